"""Tell those who welcome newcomers whom they have got: one mail each, however many there are."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.models import Member
from lokallag.core.chapters.models import Chapter
from lokallag.core.people.models import Person
from lokallag.core.post.notices import send_notice

#: A mail names so many; the list has the rest.
MOST_NAMED = 20


def tell_contacts(members: Iterable[Member], *, actor: Person | None, chapter: Chapter) -> None:
    """Write to each member's contact, once for all of theirs; who registered them and takes them alone knows already."""
    by_contact: dict[int, list[Member]] = {}
    for member in members:
        if member.contact_id is not None:
            by_contact.setdefault(member.contact_id, []).append(member)
    people = Person.objects.select_related("user").in_bulk(by_contact)
    for key, theirs in by_contact.items():
        if actor is not None and key == actor.pk and len(theirs) == 1:
            continue
        url = settings.SITE_URL + reverse("members:list", kwargs={"chapter": chapter.slug}) + "?show=waiting"
        send_notice(
            people[key],
            _("A new member to welcome") if len(theirs) == 1 else _("%(count)s new members to welcome"),
            "members/notices/newcomers.txt",
            {
                "count": len(theirs),
                "name": people[key].given_name,
                "names": [member.person.name for member in theirs[:MOST_NAMED]],
                "more": max(0, len(theirs) - MOST_NAMED),
                "url": url,
            },
            chapter=chapter,
        )
