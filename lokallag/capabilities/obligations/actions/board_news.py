"""A new board: open what must be told to whom, and tick off who has been told, with what shows it."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.db.models import Max, Q, QuerySet

from lokallag.capabilities.obligations.actions.duties import open_duty
from lokallag.capabilities.obligations.actions.evidence import give_evidence, take_evidence_back
from lokallag.capabilities.obligations.models import BoardNews, Duty, Evidence, Telling
from lokallag.capabilities.obligations.registers import without_identity_numbers
from lokallag.capabilities.obligations.words.receivers import days_for
from lokallag.core.gatherings.models import Gathering
from lokallag.core.journal.models import record
from lokallag.core.people.elected import NewBoard
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.roles import BOARD, Role

#: The key of the rule behind telling Brønnøysund.
REGISTER_DUTY = "board_register"
_ON_BOARD = frozenset({*BOARD, Role.DEPUTY_MEMBER})


class NoEvidence(Exception):
    """Nothing was said that shows it: it stays open."""


def open_news(
    *, elected_on: datetime.date, actor: Person | None, today: datetime.date, gathering: Gathering | None = None
) -> BoardNews:
    """Open a new board of a day: 1. it, 2. a telling a receiver, each with its day, 3. the duty by law, 4. the journal.

    Opened already, it is given back as it is. ValidationError for a day that has not come.
    """
    with transaction.atomic():
        news, new = BoardNews.objects.get_or_create(
            elected_on=elected_on, defaults={"gathering": gathering, "opened_on": today, "opened_by": actor}
        )
        if not new:
            return news
        Telling.objects.bulk_create(
            [
                Telling(chapter=news.chapter, news=news, receiver=receiver, due_on=elected_on + days_for(receiver))
                for receiver in Telling.Receiver
            ]
        )
        # Brønnøysund is a duty by law, too: on the year wheel, in the brief and on home with all others.
        open_duty(key=REGISTER_DUTY, happened_on=elected_on, actor=actor, today=today)
        record("obligations.board_news_opened", actor=actor, subject=news, elected_on=elected_on)
    return news


def board_was_elected(board: NewBoard) -> None:
    """Open the news of a board that a meeting elected, or take it back with the election while nobody was told.

    Listens to `core/people/elected.py`; other posts than the board's concern nobody outside.
    """
    if not any(seat.role in _ON_BOARD for seat in (*board.given, *board.ended)):
        return
    meeting = Gathering.objects.select_related("holding").filter(pk=board.gathering).first()
    on = board.starts_on if meeting is None else meeting.holding.held_on if meeting.is_held else meeting.on
    if not board.is_undone:
        open_news(elected_on=min(on, board.today), actor=board.actor, today=board.today, gathering=meeting)
        return
    for news in BoardNews.objects.filter(gathering=meeting).exclude(tellings__told_on__isnull=False):
        close_news(news=news, actor=board.actor)


def close_news(*, news: BoardNews, actor: Person | None) -> None:
    """Take back that a new board was opened, with its ticks, and the duty if nothing shows that it was done."""
    with transaction.atomic():
        key = news.pk
        _duties(news).filter(evidence__isnull=True).delete()
        news.delete()
        record("obligations.board_news_taken_back", actor=actor, news=key)


def tell(
    *, telling: Telling, on: datetime.date, evidence: str, actor: Person, today: datetime.date, now: datetime.datetime
) -> Telling:
    """Tick off that a receiver was told, with what shows it. Raises NoEvidence when nothing does.

    What looks like a national identity number in it is taken out.
    """
    said = " ".join(without_identity_numbers(evidence).split())[:200]
    if not said:
        raise NoEvidence
    with transaction.atomic():
        telling.told_on, telling.evidence, telling.told_by = on, said, actor
        telling.save(update_fields=["told_on", "evidence", "told_by"])
        if telling.receiver == Telling.Receiver.REGISTER:
            for duty in _duties(telling.news).filter(evidence__isnull=True):
                give_evidence(duty=duty, on=on, words=said, actor=actor, today=today, now=now)
        record("obligations.board_told", actor=actor, subject=telling, receiver=telling.receiver, on=on)
    return telling


def untell(*, telling: Telling, actor: Person) -> Telling:
    """Take the tick back: it is open again, and so is the duty that it was the evidence of."""
    with transaction.atomic():
        if telling.receiver == Telling.Receiver.REGISTER:
            for row in Evidence.objects.filter(duty__in=_duties(telling.news), words=telling.evidence):
                take_evidence_back(evidence=row, actor=actor)
        telling.told_on, telling.evidence, telling.told_by = None, "", None
        telling.save(update_fields=["told_on", "evidence", "told_by"])
        record("obligations.board_untold", actor=actor, subject=telling, receiver=telling.receiver)
    return telling


def _duties(news: BoardNews) -> QuerySet[Duty]:
    """The duty by law that the news opened."""
    return Duty.objects.filter(rule=REGISTER_DUTY, happened_on=news.elected_on)


def changed_since(today: datetime.date) -> datetime.date | None:
    """Return the last day the board changed that no opened news covers; None when all are. Two queries.

    A chapter that has never opened one is not asked about boards of long ago: only the last year counts.
    """
    since = today - datetime.timedelta(days=365)
    last: datetime.date = BoardNews.objects.aggregate(last=Max("elected_on"))["last"] or since
    seats = Seat.objects.filter(role__in=_ON_BOARD)
    found = seats.aggregate(
        begun=Max("starts_on", filter=Q(starts_on__gt=last, starts_on__lte=today)),
        ended=Max("ends_on", filter=Q(ends_on__gt=last, ends_on__lt=today)),
    )
    days = [day for day in found.values() if day is not None]
    return max(days) if days else None
