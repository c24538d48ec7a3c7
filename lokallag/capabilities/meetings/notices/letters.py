"""What people are written when they are called to a meeting: the announcement, the notice with the agenda, the papers."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.models import Item, Notice
from lokallag.core.gatherings.models import Gathering
from lokallag.core.gatherings.things import KEY, answer_url
from lokallag.core.people.models import Person
from lokallag.core.post.enclosing import Enclosure
from lokallag.core.post.letters import write_to
from lokallag.core.post.merging import plain
from lokallag.core.post.models import Mailing

Blocks = list[Mapping[str, Any]]
Kind = Notice.Kind


def said(
    meeting: Gathering, kind: str, items: Sequence[Item], *, word: str, files: Sequence[Enclosure], test: bool = False
) -> tuple[str, Blocks]:
    """Return the subject and the blocks of a notice for an audience, in the active language."""
    subject = _SUBJECTS[kind]() % {
        "title": plain(meeting.title),
        "day": formats.date_format(meeting.on, "MONTH_DAY_FORMAT"),
    }
    blocks: Blocks = [_text(_("Hello {given_name}!"), _OPENINGS[kind]())]
    if word.strip():
        blocks.append(_text(plain(word)))
    blocks.append({"kind": "thing", "thing": f"{KEY}:{meeting.pk}"})
    if items and kind != Kind.ANNOUNCEMENT:
        blocks += [
            {"kind": "heading", "text": _("Agenda")},
            {"kind": "list", "text": "\n".join(_line(item) for item in items)},
        ]
        blocks.append({"kind": "button", "text": _("Open the agenda and the papers"), "url": "{answer_url}"})
        if any(file.name.endswith(".pdf") for file in files):
            blocks.append(_text(_("The same is attached as one file, with the papers.")))
    if meeting.about.strip():
        blocks.append(_text(plain(meeting.about)))
    blocks.append(
        _text(_("The links are yours alone and need no login. You can change your answer with the same link."))
    )
    return (_("Test: %(subject)s") % {"subject": subject} if test else subject), blocks


def write_notice(
    meeting: Gathering,
    kind: str,
    people: Sequence[Person],
    items: Sequence[Item],
    *,
    word: str,
    files: Sequence[Enclosure],
    by_duty: bool,
    test: bool = False,
    actor: Person,
    now: datetime.datetime,
) -> Mailing:
    """Write a notice to those of one audience. Returns the mailing; its letters say who gets it and who does not.

    Who belongs to the body that meets is called whatever they want to hear; the annual meeting's notice reaches every member.
    """
    mailing, _queued = write_to(
        people,
        kind="meetings.notice_test" if test else f"meetings.{kind}",
        says=lambda: said(meeting, kind, items, word=word, files=files, test=test),
        values={person.pk: {"answer_url": answer_url(meeting, person)} for person in people},
        important=meeting.concerns_all,
        statutory=meeting.is_statutory,
        transactional=by_duty or test,
        enclosed=files,
        actor=actor,
        now=now,
    )
    return mailing


def digest_of(subject: str, blocks: Blocks, files: Sequence[Enclosure]) -> str:
    """SHA-256 of what an audience got: the words and the digests of the files."""
    told = [subject, [dict(block) for block in blocks], [[file.name, file.digest] for file in files]]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


_SUBJECTS: dict[str, Callable[[], str]] = {
    Kind.ANNOUNCEMENT: lambda: _("Keep the day free: %(title)s, %(day)s"),
    Kind.NOTICE: lambda: _("Notice: %(title)s, %(day)s"),
    Kind.PAPERS: lambda: _("Papers: %(title)s, %(day)s"),
}
_OPENINGS: dict[str, Callable[[], str]] = {
    Kind.ANNOUNCEMENT: lambda: _("The date of this meeting is set by {chapter}. The agenda comes later."),
    Kind.NOTICE: lambda: _("You are called to this meeting by {chapter}."),
    Kind.PAPERS: lambda: _("Here are the papers for this meeting."),
}


def _line(item: Item) -> str:
    return plain(f"{item.name} {item.title} ({item.get_purpose_display().lower()})".strip().replace("\n", " "))


def _text(*paragraphs: str) -> Mapping[str, Any]:
    return {"kind": "text", "text": "\n\n".join(paragraphs)}
