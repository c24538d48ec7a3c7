"""What people are written about a gathering: the invitation, a place that came free, that it is moved or called off."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lokallag.core.gatherings.models import Attendance, Gathering
from lokallag.core.people.links import link_token
from lokallag.core.people.models import Person
from lokallag.core.post.notices import send_notice

#: What a personal link to answer is signed for.
ANSWER = "gatherings.answer"


def answer_url(gathering: Gathering, person: Person) -> str:
    """Return the whole address of the page where a person answers without logging in."""
    token = link_token(person, ANSWER, gathering.pk)
    return settings.SITE_URL + reverse("gatherings:rsvp", kwargs={"chapter": gathering.chapter.slug, "token": token})


def send_invitations(gathering: Gathering, people: Iterable[Person], *, word: str = "", again: bool = False) -> None:
    """Ask people whether they come; `again` to those who were asked before and have not answered."""
    subject = _("Can you come? %(title)s") if again else _("Invitation: %(title)s")
    for person in people:
        _write(gathering, person, subject, "invitation", word=word, again=again)


def send_reminder(gathering: Gathering, answer: Attendance) -> None:
    """Remind somebody who has said that they come."""
    _write(gathering, answer.person, _("Reminder: %(title)s"), "reminder", guests=answer.guests)


def tell_of_place(gathering: Gathering, answer: Attendance) -> None:
    """Tell somebody who waited that there is a place."""
    _write(gathering, answer.person, _("There is a place for you: %(title)s"), "place", guests=answer.guests)


def tell_of_cancellation(gathering: Gathering, people: Iterable[Person], reason: str) -> None:
    """Tell those who said that they come that it is called off."""
    for person in people:
        _write(gathering, person, _("Cancelled: %(title)s"), "called_off", reason=reason)


def tell_it_is_on(gathering: Gathering, people: Iterable[Person]) -> None:
    """Tell those who were told that it is called off that it will be held after all."""
    for person in people:
        _write(gathering, person, _("It will be held after all: %(title)s"), "on_again")


def tell_of_change(gathering: Gathering, people: Iterable[Person]) -> None:
    """Tell those who said that they come that the time or the place is another."""
    for person in people:
        _write(gathering, person, _("New time or place: %(title)s"), "moved")


def _write(gathering: Gathering, person: Person, subject: Promise, template: str, **more: object) -> None:
    url = answer_url(gathering, person)
    context: dict[str, object] = {
        "title": gathering.title,
        "name": person.given_name,
        "row": gathering,
        "url": url,
        "yes_url": f"{url}?answer=yes",
        "no_url": f"{url}?answer=no",
        **more,
    }
    send_notice(person, subject, f"gatherings/notices/{template}.txt", context, chapter=gathering.chapter)
