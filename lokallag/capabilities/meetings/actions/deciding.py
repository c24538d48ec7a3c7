"""What is decided, with the numbers of a show of hands; who wants their dissent in the minutes."""

import datetime
import uuid
from typing import TypedDict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokallag.capabilities.meetings.actions.rolls import take_roll
from lokallag.capabilities.meetings.actions.room_doors import locked_meeting, refuse_when_over
from lokallag.capabilities.meetings.models import Body, Decision, Dissent, Item
from lokallag.capabilities.meetings.standings.voters import majority_of, may_chair_break_ties, voters_of
from lokallag.capabilities.meetings.voting.hands import Outcome, outcome, too_many
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person


class Votes(TypedDict, total=False):
    """The numbers of a show of hands, and the chair's vote where it breaks a tie."""

    votes_for: int | None
    votes_against: int | None
    votes_abstained: int | None
    chairs_vote: str


@transaction.atomic
def decide(
    *,
    item: Item,
    text: str,
    how: str = Decision.How.AGREED,
    votes: Votes | None = None,
    key: uuid.UUID | None = None,
    promise: str | None = None,
    actor: Person,
    today: datetime.date,
    now: datetime.datetime,
) -> Decision:
    """Write down what was decided on an item; whether it is carried follows from the numbers. Returns the row.

    How many with a vote are there is kept with it. `promise` is the item's unless another is said; the same `key` sent twice
    is one decision. ValidationError: more hands than people with a vote, a tie nobody has broken, a meeting that is closed.
    """
    meeting = locked_meeting(item.gathering_id or 0)
    key = key or uuid.uuid4()
    if (known := Decision.with_removed.filter(key=key).first()) is not None:
        return known
    refuse_when_over(meeting)
    voters = voters_of(item).number
    result = _counted(item, how, votes or {}, voters)
    place = Decision.with_removed.filter(item=item).count()
    decision = Decision.objects.create(
        item=item,
        key=key,
        place=place,
        text=text,
        how=how,
        voters=voters or None,
        on=today,
        decided_at=now,
        written_by=actor,
        promise=item.promise if promise is None else promise,
        **result,
    )
    if how != Decision.How.AGREED and item.body.kind == Body.Kind.MEMBERS:
        take_roll(meeting=meeting, item=item, what=text, chapter=meeting.chapter, actor=actor, now=now)
    record("meetings.decided", actor=actor, subject=decision, item=item.pk, how=how)
    return decision


@transaction.atomic
def change_decision(
    *, decision: Decision, text: str, how: str, votes: Votes | None = None, seen: int, actor: Person
) -> Decision:
    """Correct a decision's words or numbers, until the meeting is closed; the number with a vote stays as it was then.

    `seen` is the sequence the writer had before them. ValidationError as for `decide`, and when somebody was quicker.
    """
    meeting = locked_meeting(decision.item.gathering_id or 0)
    refuse_when_over(meeting)
    row = Decision.objects.select_related("item__body").get(pk=decision.pk)
    if row.sequence != seen:
        raise ValidationError(
            _("Somebody changed this while you were writing. Look through it and save again."), code="changed"
        )
    new = {"text": text, "how": how, **_counted(row.item, how, votes or {}, row.voters or 0)}
    changed = sorted(name for name, value in new.items() if getattr(row, name) != value)
    if changed:
        for name in changed:
            setattr(row, name, new[name])
        row.sequence += 1
        row.save()
        record("meetings.decision_changed", actor=actor, subject=row, fields=changed)
    return row


@transaction.atomic
def remove_decision(*, decision: Decision, actor: Person, now: datetime.datetime) -> None:
    """Take a decision away, as if it was never made; until the meeting is closed it can be put back."""
    meeting = locked_meeting(decision.item.gathering_id or 0)
    refuse_when_over(meeting)
    if Decision.objects.filter(pk=decision.pk).update(removed_at=now):
        record("meetings.decision_removed", actor=actor, subject=decision)


@transaction.atomic
def put_decision_back(*, decision: Decision, actor: Person) -> None:
    """Put a decision that was taken away back."""
    meeting = locked_meeting(decision.item.gathering_id or 0)
    refuse_when_over(meeting)
    if Decision.with_removed.filter(pk=decision.pk, removed_at__isnull=False).update(removed_at=None):
        record("meetings.decision_put_back", actor=actor, subject=decision)


@transaction.atomic
def dissent(*, decision: Decision, person: Person, words: str = "", actor: Person) -> Dissent:
    """Write down that somebody disagrees, in their own words if they give any. Said again, the words are changed."""
    refuse_when_over(locked_meeting(decision.item.gathering_id or 0))
    row, _made = Dissent.objects.update_or_create(decision=decision, person=person, defaults={"words": words})
    record("meetings.dissent", actor=actor, subject=decision, person=person.pk)
    return row


@transaction.atomic
def take_back_dissent(*, dissent: Dissent, actor: Person) -> None:
    """Take back that somebody disagrees."""
    refuse_when_over(locked_meeting(dissent.decision.item.gathering_id or 0))
    if Dissent.objects.filter(pk=dissent.pk).delete()[0]:
        record("meetings.dissent_undone", actor=actor, subject=dissent.decision, person=dissent.person_id)


def _counted(item: Item, how: str, votes: Votes, voters: int) -> dict[str, object]:
    """The fields of the vote: as counted for a show of hands, empty where nobody counted."""
    nothing: dict[str, object] = {
        "votes_for": None,
        "votes_against": None,
        "votes_abstained": None,
        "chairs_vote": "",
        "is_carried": True,
    }
    if how != Decision.How.HANDS:
        return nothing
    ayes, noes = votes.get("votes_for"), votes.get("votes_against")
    if ayes is None or noes is None:
        raise ValidationError({"votes_for": _("Say how many were for and how many against.")})
    abstained = votes.get("votes_abstained") or 0
    if too_many(ayes, noes, abstained, voters):
        raise ValidationError({"votes_for": _too_many(ayes + noes + abstained, voters)})
    may_break = may_chair_break_ties(item)
    chairs_vote = votes.get("chairs_vote", "") if may_break and ayes == noes else ""
    result = outcome(ayes, noes, chairs_vote=chairs_vote, needs=majority_of(item))
    if result == Outcome.TIE and may_break and ayes:
        raise ValidationError(
            {
                "chairs_vote": ValidationError(
                    _("As many for as against: the chair's vote decides. How did the chair vote?"), code="tie"
                )
            }
        )
    return {
        "votes_for": ayes,
        "votes_against": noes,
        "votes_abstained": abstained,
        "chairs_vote": chairs_vote,
        "is_carried": result == Outcome.CARRIED,
    }


def _too_many(hands: int, voters: int) -> str:
    here = ngettext("%(count)s person with a vote is here", "%(count)s people with a vote are here", voters)
    said = ngettext("That is %(hands)s vote, but %(here)s.", "That is %(hands)s votes, but %(here)s.", hands)
    return said % {"hands": hands, "here": here % {"count": voters}}
