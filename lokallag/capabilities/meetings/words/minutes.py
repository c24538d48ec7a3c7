"""The words minutes are made with, in the language that is active: what `minuting` asks for by key."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import Any

from django.utils import formats
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

#: What stands where a name was taken out.
ERASED = "[…]"


def say(key: str, **values: Any) -> str:
    """Say a thing of `minuting.Say` in the active language."""
    return _SAYINGS[key](**values)


def day(on: datetime.date) -> str:
    """A day in full: 2 March 2021, and not the American way."""
    return formats.date_format(on, "j F Y" if get_language() == "en" else "DATE_FORMAT")


def clock(at: datetime.time) -> str:
    """A time of day as minutes write it: 19.00."""
    return formats.time_format(at, "H.i")


def joined(names: Sequence[str]) -> str:
    """«Ada, Bo and Cecilie»."""
    if len(names) < 2:
        return "".join(names)
    return _("%(names)s and %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}


def spaced(number: str) -> str:
    """An organisation number as people read it, 974 760 673."""
    return f"{number[:3]} {number[3:6]} {number[6:]}" if len(number) == 9 else number


def _foot(chapter: str, number: str) -> str:
    if not number:
        return chapter
    return _("%(chapter)s, org. no. %(number)s") % {"chapter": chapter, "number": spaced(number)}


def _span(on: datetime.date, opened: datetime.time | None, closed: datetime.time | None) -> str:
    said = f"{formats.date_format(on, 'l')} {day(on)}"
    said = said[:1].upper() + said[1:]
    if opened is None:
        return said
    times = clock(opened) if closed is None else f"{clock(opened)}\N{EN DASH}{clock(closed)}"
    return _("%(day)s at %(time)s") % {"day": said, "time": times}


def _chore(title: str, who: str, due_on: datetime.date | None) -> str:
    if who and due_on:
        return _("%(what)s (%(who)s, by %(day)s)") % {"what": title, "who": who, "day": day(due_on)}
    if due_on:
        return _("%(what)s (by %(day)s)") % {"what": title, "day": day(due_on)}
    return f"{title} ({who})" if who else title


def _opened(chair: str, at: datetime.time) -> str:
    return _("%(name)s opened the meeting at %(time)s.") % {"name": chair, "time": clock(at)}


def _voting(here: int, all: int) -> str:  # noqa: A002 — the words' own name for it
    return _("%(here)s of %(all)s with a vote were there.") % {"here": here, "all": all}


def _approved(meeting: str, on: datetime.date, item: str) -> str:
    if item:
        return _("Approved at %(meeting)s, %(day)s, item %(item)s.") % {
            "meeting": meeting,
            "day": day(on),
            "item": item,
        }
    return _("Approved at %(meeting)s, %(day)s.") % {"meeting": meeting, "day": day(on)}


def _elected(post: str, names: str, years: int) -> str:
    return ngettext(
        "%(post)s: %(names)s elected for %(n)s year.", "%(post)s: %(names)s elected for %(n)s years.", years
    ) % {"post": post, "names": names, "n": years}  # fmt: skip


def _counted(number: int, votes: str, cast: int, blank: int, invalid: int) -> str:
    said = _("Votes: %(votes)s. Cast: %(cast)s, blank: %(blank)s, invalid: %(invalid)s.") % {
        "votes": votes,
        "cast": cast,
        "blank": blank,
        "invalid": invalid,
    }
    return f"{_('Round %(n)s.') % {'n': number}} {said}" if number else said


def _carried_by(inside: int, against: int) -> str:
    return ngettext(
        "Adopted by %(inside)s to %(n)s vote.", "Adopted by %(inside)s to %(n)s votes.", against
    ) % {"inside": inside, "n": against}  # fmt: skip


def _fell_by(inside: int, against: int) -> str:
    return ngettext(
        "Not adopted, by %(inside)s to %(n)s vote.", "Not adopted, by %(inside)s to %(n)s votes.", against
    ) % {"inside": inside, "n": against}  # fmt: skip


_SAYINGS: dict[str, Callable[..., str]] = {
    "title": lambda meeting, on: _("Minutes: %(meeting)s, %(day)s") % {"meeting": meeting, "day": day(on)},
    "foot": _foot,
    "and": lambda names: joined(list(names)),
    "spaced": spaced,
    "span": _span,
    "chapter": lambda: _("Chapter"),
    "number": lambda: _("Organisation number"),
    "body": lambda n: _("Body") if n == 1 else _("Bodies"),
    "when": lambda: _("When"),
    "where": lambda: _("Where"),
    "present": lambda: _("Present"),
    "also_there": lambda: _("Also there"),
    "digitally": lambda: _("Took part digitally"),
    "apologies": lambda: _("Sent apologies"),
    "absent": lambda: _("Absent"),
    "chair": lambda: _("Chair of the meeting"),
    "secretary": lambda: _("Minutes written by"),
    "deputy": lambda: pgettext("in minutes", "deputy"),
    "for_whom": lambda name: _("deputy for %(name)s") % {"name": name},
    "observer": lambda: pgettext("in minutes", "observer"),
    "guest": lambda: pgettext("in minutes", "guest"),
    "digital": lambda: pgettext("in minutes", "digitally"),
    "count_member": lambda n: ngettext("%(n)s with a vote", "%(n)s with a vote", n) % {"n": n},
    "count_deputy": lambda n: ngettext("%(n)s deputy", "%(n)s deputies", n) % {"n": n},
    "count_observer": lambda n: (
        ngettext("%(n)s with the right to speak", "%(n)s with the right to speak", n) % {"n": n}
    ),
    "count_guest": lambda n: ngettext("%(n)s guest", "%(n)s guests", n) % {"n": n},
    "opening": lambda: _("Opening"),
    "opened": _opened,
    "voting": _voting,
    "voting_in": lambda body, here, all: f"{body}: {_voting(here, all)}",  # noqa: A006 — the words' own name for it
    "quorum": lambda: _("That is enough to make decisions."),
    "no_quorum": lambda: _("That is too few to make decisions."),
    "chairs_vote_for": lambda: _("The chair's vote decided, for."),
    "chairs_vote_against": lambda: _("The chair's vote decided, against."),
    "to_sign": lambda names: _("To sign the minutes: %(names)s.") % {"names": joined(list(names))},
    "tellers": lambda names: _("Tellers: %(names)s.") % {"names": joined(list(names))},
    "closing": lambda: _("Closing"),
    "closed_at": lambda at: _("The meeting was closed at %(time)s.") % {"time": clock(at)},
    "item": lambda name, title: _("Item %(name)s %(title)s") % {"name": name, "title": title} if name else title,
    "closed_item": lambda name: _("Item %(name)s: closed, minuted apart") % {"name": name},
    "closed_item_unnumbered": lambda: _("A closed item, minuted apart"),
    "nothing": lambda: _("Nothing was decided."),
    "decided_by": lambda body: _("Decided by: %(body)s") % {"body": body},
    "presented_by": lambda name: _("Presented by %(name)s.") % {"name": name},
    "recommended": lambda text: _("Recommendation: %(text)s") % {"text": text},
    "decision": lambda: _("Decision"),
    "proposal": lambda: _("Proposal that was not adopted"),
    "dissent": lambda name, words: _("Dissent from %(name)s: %(words)s") % {"name": name, "words": words},
    "dissent_without": lambda name: _("%(name)s wants it in the minutes that they disagree.") % {"name": name},
    "carried_agreed": lambda: _("Adopted without a vote."),
    "carried_hands": lambda: _("Adopted by show of hands."),
    "carried_ballot": lambda: _("Adopted by ballot."),
    "carried_all": lambda n: (
        ngettext("Adopted unanimously (%(n)s vote).", "Adopted unanimously (%(n)s votes).", n) % {"n": n}
    ),
    "carried_against": lambda n: ngettext("Adopted against %(n)s vote.", "Adopted against %(n)s votes.", n) % {"n": n},
    "carried_by": _carried_by,
    "fell_agreed": lambda: _("Not adopted."),
    "fell_hands": lambda: _("Not adopted, by show of hands."),
    "fell_ballot": lambda: _("Not adopted, by ballot."),
    "fell_against": lambda n: (
        ngettext("Not adopted, against %(n)s vote.", "Not adopted, against %(n)s votes.", n) % {"n": n}
    ),
    "fell_by": _fell_by,
    "abstained": lambda n: ngettext("%(n)s abstained.", "%(n)s abstained.", n) % {"n": n},
    "by_ballot": lambda: _("By ballot."),
    "chores": lambda: _("To be done"),
    "chore": _chore,
    "came_before": lambda name: _("%(name)s came before this item.") % {"name": name},
    "came_during": lambda name: _("%(name)s came during this item.") % {"name": name},
    "left_before": lambda name: _("%(name)s left before this item.") % {"name": name},
    "left_during": lambda name: _("%(name)s left during this item.") % {"name": name},
    "nominated": lambda post, names: _("%(post)s. Nominated: %(names)s.") % {"post": post, "names": names},
    "elected": _elected,
    "nobody_elected": lambda post: _("%(post)s: nobody was elected.") % {"post": post},
    "by_acclamation": lambda: _("Elected by acclamation."),
    "counted": _counted,
    "by_lot": lambda names, how: _("Equal votes; order by lot: %(names)s. %(how)s") % {"names": names, "how": how},
    "approval": lambda: _("Approval"),
    "approved_by_meeting": _approved,
    "approved_by_signers": lambda on: _("Approved by those elected to sign, %(day)s.") % {"day": day(on)},
    "corrections": lambda: _("Corrections"),
    "correction": lambda on, text: _("Adopted %(day)s: %(text)s") % {"day": day(on), "text": text},
    "signed": lambda on: _("signed %(day)s") % {"day": day(on)},
    "signed_paper": lambda on: _("signed on paper %(day)s") % {"day": day(on)},
    "state_draft": lambda: _("Draft"),
    "state_comment": lambda: _("Draft for comment"),
    "state_approved": lambda on: _("Approved %(day)s") % {"day": day(on)},
    "signatures": lambda: _("Signatures"),
}
