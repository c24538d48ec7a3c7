"""What those who want to join are written, and those who take them in."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.models import Application
from lokallag.core.chapters.models import Chapter
from lokallag.core.people.models import Person
from lokallag.core.post.notices import send_notice


def ask_to_confirm(application: Application, *, chapter: Chapter) -> None:
    """Write to the address that was typed; only who owns it can go on."""
    token = f"{application.pk}.{application.key}"
    url = settings.SITE_URL + reverse("members:join_confirm", kwargs={"chapter": chapter.slug, "token": token})
    send_notice(
        application.email,
        _("Do you want to be a member of %(chapter)s?"),
        "members/notices/join_confirm.txt",
        {"chapter": chapter.name, "name": application.given_name, "url": url},
        chapter=chapter,
        language=application.language,
    )


def tell_officers(officers: list[Person], *, chapter: Chapter) -> None:
    """Tell those who take people in that somebody waits; no name stands in a mail."""
    url = settings.SITE_URL + reverse("members:applications", kwargs={"chapter": chapter.slug})
    for officer in officers:
        send_notice(
            officer,
            _("Somebody wants to join %(chapter)s"),
            "members/notices/join_waiting.txt",
            {"chapter": chapter.name, "name": officer.given_name, "url": url},
            chapter=chapter,
        )


def tell_accepted(application: Application, *, contact: Person | None, chapter: Chapter) -> None:
    """Welcome a new member."""
    send_notice(
        application.email,
        _("Welcome to %(chapter)s"),
        "members/notices/join_welcome.txt",
        {
            "chapter": chapter.name,
            "name": application.given_name,
            "contact": contact.name if contact else "",
            "url": settings.SITE_URL + reverse("members:mine", kwargs={"chapter": chapter.slug}),
            "email": application.email,
        },
        chapter=chapter,
        language=application.language,
    )


def tell_declined(application: Application, *, chapter: Chapter) -> None:
    """Say no, with the reason in the chapter's own words."""
    send_notice(
        application.email,
        _("Your wish to join %(chapter)s"),
        "members/notices/join_declined.txt",
        {"chapter": chapter.name, "name": application.given_name, "reason": application.reason},
        chapter=chapter,
        language=application.language,
    )
