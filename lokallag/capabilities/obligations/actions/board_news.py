"""A new board: open what must be told to whom, and tick off who has been told, with what shows it."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.db.models import Max, Q

from lokallag.capabilities.obligations.actions.duties import open_duty
from lokallag.capabilities.obligations.actions.evidence import give_evidence, take_evidence_back
from lokallag.capabilities.obligations.models import BoardNews, Telling
from lokallag.capabilities.obligations.registers import without_identity_numbers
from lokallag.capabilities.obligations.words.receivers import days_for
from lokallag.core.gatherings.models import Gathering
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.roles import BOARD, Role

#: The key of the rule behind telling Brønnøysund.
REGISTER_DUTY = "board_register"


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


def close_news(*, news: BoardNews, actor: Person) -> None:
    """Take back that a new board was opened, with its ticks."""
    with transaction.atomic():
        key = news.pk
        news.delete()
        record("obligations.board_news_taken_back", actor=actor, news=key)


def tell(*, telling: Telling, on: datetime.date, evidence: str, actor: Person) -> Telling:
    """Tick off that a receiver was told, with what shows it. Raises NoEvidence when nothing does.

    What looks like a national identity number in it is taken out.
    """
    said = " ".join(without_identity_numbers(evidence).split())[:200]
    if not said:
        raise NoEvidence
    with transaction.atomic():
        telling.told_on, telling.evidence, telling.told_by = on, said, actor
        telling.save(update_fields=["told_on", "evidence", "told_by"])
        record("obligations.board_told", actor=actor, subject=telling, receiver=telling.receiver, on=on)
    return telling


def untell(*, telling: Telling, actor: Person) -> Telling:
    """Take the tick back: it is open again."""
    with transaction.atomic():
        telling.told_on, telling.evidence, telling.told_by = None, "", None
        telling.save(update_fields=["told_on", "evidence", "told_by"])
        record("obligations.board_untold", actor=actor, subject=telling, receiver=telling.receiver)
    return telling


def changed_since(today: datetime.date) -> datetime.date | None:
    """Return the last day the board changed that no opened news covers; None when all are. Two queries.

    A chapter that has never opened one is not asked about boards of long ago: only the last year counts.
    """
    since = today - datetime.timedelta(days=365)
    last: datetime.date = BoardNews.objects.aggregate(last=Max("elected_on"))["last"] or since
    seats = Seat.objects.filter(role__in=[*BOARD, Role.DEPUTY_MEMBER])
    found = seats.aggregate(
        begun=Max("starts_on", filter=Q(starts_on__gt=last, starts_on__lte=today)),
        ended=Max("ends_on", filter=Q(ends_on__gt=last, ends_on__lt=today)),
    )
    days = [day for day in found.values() if day is not None]
    return max(days) if days else None
