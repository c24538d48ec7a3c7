"""Ask somebody to call in a ring round."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.models import Round
from lokallag.core.chapters.models import Chapter
from lokallag.core.people.models import Person
from lokallag.core.post.notices import send_notice


def ask_to_call(ring_round: Round, person: Person, *, asked_by: Person, chapter: Chapter) -> None:
    """Write to one of the callers, with the way to the first call."""
    send_notice(
        person,
        _("Will you call a few members?"),
        "members/notices/caller.txt",
        {
            "name": person.given_name,
            "asker": asked_by.name,
            "round": ring_round.name,
            "until": ring_round.until,
            "url": settings.SITE_URL
            + reverse("members:round_call", kwargs={"chapter": chapter.slug, "pk": ring_round.pk}),
        },
        chapter=chapter,
    )
