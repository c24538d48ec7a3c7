"""What is written to people about duties: one mail each, however many there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.obligations.models import Duty
from lokallag.capabilities.obligations.standings import title_of
from lokallag.core.chapters.models import Chapter
from lokallag.core.people.models import Person
from lokallag.core.post.notices import send_notice

#: A mail names so many; the page has the rest.
MOST_NAMED = 20


@dataclass(frozen=True)
class Line:
    """A duty in a mail, said in the language the mail is written in; `who` has it."""

    duty: Duty
    url: str
    who: str = ""

    def __str__(self) -> str:
        return title_of(self.duty)


def remind(person: Person, duties: Sequence[Duty], *, is_late: bool, chapter: Chapter) -> None:
    """Remind somebody of duties they have: soon due, or late."""
    subject = _("Late: %(first)s") if is_late else _("Coming deadline: %(first)s")
    template = "obligations/notices/late.txt" if is_late else "obligations/notices/soon.txt"
    _write(person, subject, template, duties, {}, chapter)


def tell_those_above(person: Person, duties: Sequence[Duty], who: Mapping[int, str], *, chapter: Chapter) -> None:
    """Tell the chair (or the board) of duties that are late; `who` has each, by its key."""
    _write(person, _("Not done: %(first)s"), "obligations/notices/escalation.txt", duties, who, chapter)


def _write(
    person: Person,
    subject: Promise,
    template: str,
    duties: Sequence[Duty],
    who: Mapping[int, str],
    chapter: Chapter,
) -> None:
    lines = [Line(duty, _address(chapter, duty), who.get(duty.pk, "")) for duty in duties[:MOST_NAMED]]
    context = {
        "name": person.given_name,
        "first": lines[0],
        "count": len(duties),
        "lines": lines,
        "more": max(0, len(duties) - MOST_NAMED),
    }
    send_notice(person, subject, template, context, chapter=chapter)


def _address(chapter: Chapter, duty: Duty) -> str:
    return settings.SITE_URL + reverse("obligations:detail", kwargs={"chapter": chapter.slug, "pk": duty.pk})
