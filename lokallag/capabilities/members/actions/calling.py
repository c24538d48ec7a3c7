"""The calls of a ring round: take the next one, say what came of it, pause, take back."""

import datetime
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lokallag.capabilities.members.actions.ambitions import Said, tell_ambition
from lokallag.capabilities.members.actions.travelling import mark_calls
from lokallag.capabilities.members.models import Ambition, Answer, Contact, Interest, Member, Ring, Round, Wish
from lokallag.capabilities.members.models.rounds import LEASE, MOST_TRIES
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person

#: Where somebody was reached: it counts as a conversation. «Call again» is a promise of one.
TALKED = frozenset({Ring.Outcome.TALKED, Ring.Outcome.NO_CALLS, Ring.Outcome.LEAVING})


class TakenOver(Exception):
    """The caller was away so long that somebody else has the person now."""


@transaction.atomic
def take_next(*, ring_round: Round, caller: Person, today: datetime.date, now: datetime.datetime) -> Ring | None:
    """Give the caller somebody to call, theirs alone for a while; the one they have, where they have one.

    No two callers get the same person: the row is locked, and one that another is just taking is passed over. None when
    nobody is left for today.
    """
    held = ring_round.rings.held_by(caller).select_for_update().first()
    if held is None:
        free = ring_round.rings.free_at(now, today).exclude(member__person=caller).in_turn()
        held = free.select_for_update(skip_locked=True, of=("self",)).first()
    if held is None:
        return None
    held.holder, held.held_until = caller, now + LEASE
    held.save(update_fields=["holder", "held_until"])
    return held


@transaction.atomic
def pause(*, ring_round: Round, caller: Person) -> None:
    """Give back whom the caller has at hand."""
    ring_round.rings.held_by(caller).update(holder=None, held_until=None)


@transaction.atomic
def answer(
    *,
    ring_round: Round,
    ring: int,
    caller: Person,
    outcome: str,
    again_on: datetime.date | None = None,
    note: str = "",
    for_board: bool = False,
    wants: str = "",
    wishes: Iterable[Interest] | None = None,
    today: datetime.date,
    now: datetime.datetime,
) -> Answer:
    """Write down what came of a call to the person at hand (the key of their ring).

    `again_on` is for «call again» and must be a day to come; `wants` for «does not want calls»: what they want to hear
    from now on; `wishes` is what they would like to do, None where nobody asked (it stays when the answer is taken back).
    TakenOver where the caller does not have them any more; the same answer sent twice is one.
    """
    row = Ring.objects.select_for_update(of=("self",)).filter(pk=ring, round=ring_round).first()
    if row is None or row.holder_id != caller.pk:
        return _same_again(ring_round, ring, caller, outcome)
    if outcome == Ring.Outcome.AGAIN and (again_on is None or again_on <= today):
        raise ValidationError({"again_on": _("Choose a day to come.")})
    member = Member.objects.select_related("person").get(pk=row.member_id)
    contact = Contact.objects.create(
        member=member,
        on=today,
        how=Contact.How.CALL,
        reached=outcome in TALKED,
        note=note,
        again_on=again_on if outcome == Ring.Outcome.AGAIN else None,
        for_board=for_board or outcome == Ring.Outcome.LEAVING,
        by=caller,
    )
    written = Answer.objects.create(
        ring=row,
        outcome=outcome,
        contact=contact,
        by=caller,
        at=now,
        wanted_before=_ask_less(member.person, wants) if outcome == Ring.Outcome.NO_CALLS else "",
        again_before=row.again_on,
        promised_before=row.is_promised,
    )
    _move_on(row, outcome, again_on, today)
    mark_calls(contact=contact, actor=caller)
    if wishes is not None and outcome == Ring.Outcome.TALKED:
        _wish(member.person, list(wishes), caller=caller, today=today)
    record(
        "members.rung", actor=caller, subject=member, round=ring_round.pk, outcome=outcome, for_board=contact.for_board
    )
    return written


@transaction.atomic
def undo_answer(*, answer: Answer, caller: Person, now: datetime.datetime) -> Ring:
    """Take an answer back: the caller has the person at hand again, and gives back whom they had taken since."""
    ring = Ring.objects.select_for_update(of=("self",)).get(pk=answer.ring_id)
    Ring.objects.filter(round=ring.round_id).held_by(caller).exclude(pk=ring.pk).update(holder=None, held_until=None)
    member = Member.objects.select_related("person").get(pk=ring.member_id)
    if answer.wanted_before:
        member.person.wants = answer.wanted_before
        member.person.save(update_fields=["wants"])
    ring.outcome, ring.tries = "", max(0, ring.tries - 1)
    ring.again_on, ring.is_promised = answer.again_before, answer.promised_before
    ring.holder, ring.held_until = caller, now + LEASE
    ring.save()
    answer.contact.delete()
    record("members.ring_undone", actor=caller, subject=member)
    return ring


def _move_on(ring: Ring, outcome: str, again_on: datetime.date | None, today: datetime.date) -> None:
    """Leave them in the queue for another day, or be done with them; either way nobody has them at hand."""
    ring.tries += 1
    ring.holder, ring.held_until = None, None
    if outcome == Ring.Outcome.AGAIN:
        ring.again_on, ring.is_promised = again_on, True
    elif outcome == Ring.Outcome.NO_ANSWER and ring.tries < MOST_TRIES:
        ring.again_on = today + datetime.timedelta(days=1)
    else:
        ring.outcome = outcome
    ring.save()


def _ask_less(person: Person, wants: str) -> str:
    """Store what they want to hear from now on; returns what they wanted before. ValidationError for what is none."""
    if wants not in {Person.Wants.IMPORTANT, Person.Wants.NOTHING}:
        raise ValidationError({"wants": _("Say what they want to hear.")})
    before = person.wants
    person.wants = wants
    person.save(update_fields=["wants"])
    return before


def _wish(person: Person, wishes: list[Interest], *, caller: Person, today: datetime.date) -> None:
    """Write down what they would like to do, where it is something else than before; the rest they have said stays."""
    ambition = Ambition.objects.filter(person=person).prefetch_related("wishes__interest").first()
    ticked = list(ambition.wishes.all()) if ambition is not None else []
    before = {wish.interest_id for wish in ticked if wish.kind == Wish.Kind.WANT}
    if before == {wish.pk for wish in wishes}:
        return
    said: Said = {"want": wishes}
    if ambition is not None:
        said |= {"words": ambition.words, "time": ambition.time, "when": ambition.when, "notes": ambition.notes}
        said |= {
            "can": [wish.interest for wish in ticked if wish.kind == Wish.Kind.CAN],
            "learn": [wish.interest for wish in ticked if wish.kind == Wish.Kind.LEARN],
        }
    tell_ambition(person=person, said=said, how=Ambition.How.CALL, by=caller, actor=caller, today=today)


def _same_again(ring_round: Round, ring: int, caller: Person, outcome: str) -> Answer:
    """The answer a caller has given just now, when an impatient finger sends it twice."""
    last = Answer.objects.filter(by=caller, ring__round=ring_round).order_by("-at", "-pk").first()
    if last is None or last.ring_id != ring or last.outcome != outcome:
        raise TakenOver
    return last
