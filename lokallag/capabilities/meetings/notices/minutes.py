"""What people are written about minutes: the draft to comment on, by a link of each one's own."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.models import Minutes
from lokallag.capabilities.meetings.words.minutes import day
from lokallag.core.people.links import link_token
from lokallag.core.people.models import Person
from lokallag.core.post.letters import write_to
from lokallag.core.post.merging import plain

#: What a personal link to read and comment on a draft is signed for.
COMMENT = "meetings.minutes"


def comment_url(minutes: Minutes, person: Person) -> str:
    """Return the whole address where a person reads the draft and comments on it without logging in."""
    token = link_token(person, COMMENT, minutes.pk)
    chapter = minutes.gathering.chapter.slug
    return settings.SITE_URL + reverse("meetings:minutes_link", kwargs={"chapter": chapter, "token": token})


def send_draft(
    minutes: Minutes,
    people: Sequence[Person],
    *,
    answers_by: datetime.date,
    actor: Person,
    now: datetime.datetime,
) -> int:
    """Send the draft for comment. Nothing of any item stands in the letter. Returns how many it goes to."""
    meeting = minutes.gathering

    def says() -> tuple[str, list[Mapping[str, Any]]]:
        title = plain(meeting.title)
        about = {"meeting": title, "day": day(meeting.on), "until": day(answers_by)}
        hello = _("Hello {given_name}!")
        told = _(
            "The minutes of %(meeting)s, %(day)s, are written. Read them, and say by %(until)s if something is not right."
        )
        closing = _(
            "The link is yours alone and needs no login. Without comments they go to the next meeting as they are."
        )
        return _("Minutes for comment: %(meeting)s, %(day)s") % about, [
            {"kind": "text", "text": f"{hello}\n\n{told % about}"},
            {"kind": "button", "text": _("Read the minutes"), "url": "{minutes_url}"},
            {"kind": "text", "text": closing},
        ]

    if not people:
        return 0
    values = {person.pk: {"minutes_url": comment_url(minutes, person)} for person in people}
    _mailing, queued = write_to(
        people, kind="meetings.minutes", says=says, values=values, important=True, actor=actor, now=now
    )
    return queued.queued
