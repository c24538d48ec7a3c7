"""Made-up minutes: what was said and decided at the meetings that were held, approved at the next, signed; one out for comment."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

from lokallag.capabilities.meetings.actions.approving import approve_minutes, sign_minutes, sign_on_paper
from lokallag.capabilities.meetings.actions.minutes import draft_minutes, write_passage
from lokallag.capabilities.meetings.exports.minutes import minutes_pdf
from lokallag.capabilities.meetings.models import (
    Approval,
    Circulation,
    Closing,
    Decision,
    Dissent,
    FollowUp,
    Item,
    Minutes,
    MinutesComment,
    Note,
    Opening,
    Presence,
    Stretch,
)
from lokallag.capabilities.meetings.standings.minutes import approved_document, key_of
from lokallag.config.demonstration.minutes_words import DECIDED, NOTED, USUAL
from lokallag.config.demonstration.story import Story, days
from lokallag.core.gatherings.models import Gathering, Kind
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.roles import BOARD, Role
from lokallag.core.people.searching import search_key
from lokallag.core.tasks.models import Completion, Task

_MINUTE = datetime.timedelta(minutes=1)
_KINDS = (Kind.BOARD_MEETING, Kind.JOINT_MEETING)


def tell(story: Story) -> None:
    """Let the meetings that were held have been held: opened, noted, decided, closed. Then their minutes, in order of time."""
    rows = Gathering.objects.of(*_KINDS).held().select_related("chapter").order_by("on", "pk")
    board = list(Person.objects.filter(seats__role__in=BOARD).distinct().order_by("pk"))
    for place, meeting in enumerate(rows.filter(opening__isnull=True)):
        _happened(story, meeting, board, place)
    for kind in _KINDS:
        closed = list(rows.filter(kind=kind, closing__isnull=False).select_related("opening", "closing"))
        for meeting, later in zip(closed, [*closed[1:], None][: len(closed)], strict=True):
            _minutes(story, meeting, later)


def _happened(story: Story, meeting: Gathering, board: list[Person], place: int) -> None:
    """One meeting: who came, what was written on each item, what was decided and what followed."""
    zone = ZoneInfo(meeting.chapter.time_zone)
    at = datetime.datetime.combine(meeting.on, meeting.starts_at or datetime.time(19), tzinfo=zone)
    chair, secretary = _post(Role.CHAIR, board), _post(Role.SECRETARY, board)
    Opening.objects.create(gathering=meeting, opened_at=at, chaired_by=chair, written_by=secretary)
    away = {board[2 + place % (len(board) - 2)].pk} - {chair.pk, secretary.pk} if place % 3 == 1 else set()
    early = board[-1] if place % 5 == 2 else None
    items = list(Item.objects.filter(gathering=meeting).select_related("body").in_order())
    end = at + 12 * _MINUTE * len(items) + 3 * _MINUTE
    Presence.objects.bulk_create(
        Presence(
            gathering=meeting,
            person=person,
            is_digital=meeting.place == "Digitalt",
            arrived_at=at,
            left_at=end - 20 * _MINUTE if person == early else end,
        )
        for person in board
        if person.pk not in away
    )
    for number, item in enumerate(items):
        _item(story, meeting, item, at + 12 * _MINUTE * number, secretary)
    Closing.objects.create(gathering=meeting, closed_at=end, closed_by=chair)


def _item(story: Story, meeting: Gathering, item: Item, at: datetime.datetime, by: Person) -> None:
    """One item: twelve minutes, a note, a decision where it is for one, and the tasks that followed."""
    Stretch.objects.create(item=item, started_at=at, ended_at=at + 12 * _MINUTE)
    if note := NOTED.get(item.title):
        Note.objects.create(item=item, text=note, author=by, written_at=at)
    told = DECIDED.get(item.title) or (USUAL.get(Item.Kind(item.kind)) if item.kind != Item.Kind.ORDINARY else None)
    if told is None:
        return
    decision = Decision.objects.create(
        item=item,
        text=told.text,
        how=Decision.How.HANDS if told.votes else Decision.How.AGREED,
        votes_for=told.votes[0] if told.votes else None,
        votes_against=told.votes[1] if told.votes else None,
        votes_abstained=0 if told.votes else None,
        is_carried=told.votes[0] > told.votes[1] if told.votes else True,
        on=meeting.on,
        decided_at=at,
        written_by=by,
        promise=item.promise,
        folded=search_key(f"{item.title} {told.text}"),
    )
    if told.votes and told.dissent in story.people:
        Dissent.objects.create(decision=decision, person=story.people[told.dissent], words=told.words)
    for what, who, after, is_done in told.tasks:
        due = meeting.on + days(after)
        task = Task.objects.create(
            title=what, person=story.people.get(who), due_on=due, promise=item.promise, created_on=meeting.on
        )
        FollowUp.objects.create(item=item, decision=decision, task=task, words=what)
        if is_done:
            Completion.objects.create(task=task, done_on=due - days(2), done_by=task.person)


def _minutes(story: Story, meeting: Gathering, later: Gathering | None) -> None:
    """The minutes of one meeting: approved at the next of its kind, signed a day after; the last ones out for comment."""
    closed_at = meeting.closing.closed_at
    secretary = meeting.opening.written_by or _post(Role.SECRETARY, [])
    minutes = draft_minutes(meeting=meeting, actor=secretary, now=closed_at)
    if minutes.is_approved:
        return
    sent_at = closed_at + days(1)
    Circulation.objects.create(
        minutes=minutes,
        sent_at=sent_at,
        sent_by=secretary,
        answers_by=meeting.on + days(14),
        people=Presence.objects.filter(gathering=meeting).exclude(person=secretary).count(),
    )
    if later is None:
        _commented(meeting, minutes, secretary, sent_at)
        return
    item = Item.objects.filter(gathering=later, kind=Item.Kind.MINUTES).in_order().first()
    Minutes.objects.filter(pk=minutes.pk).update(approval_item=item)
    approved_at = later.opening.opened_at + 20 * _MINUTE
    approval = approve_minutes(
        minutes=minutes,
        how=Approval.How.MEETING,
        approved_on=later.on,
        gathering=later,
        item=item,
        actor=secretary,
        today=later.on,
        now=approved_at,
    )
    signers = list(minutes.signers.select_related("person", "minutes"))
    day, at = later.on + days(1), approved_at + days(1)
    if not Approval.objects.exclude(pk=approval.pk).exists():
        # The first ones were signed on paper.
        scan = minutes_pdf(approved_document(approval.minutes), state="")
        sign_on_paper(minutes=minutes, signers=signers, scan=scan, actor=secretary, today=day, now=at)
        return
    # Those of the last meeting wait for the chair.
    waits = later.on > story.chapter.today() - days(21)
    for signer in signers[1:] if waits else signers:
        if signer.person is not None:
            sign_minutes(signer=signer, seen=approval.digest, actor=signer.person, today=day, now=at)


def _commented(meeting: Gathering, minutes: Minutes, secretary: Person, at: datetime.datetime) -> None:
    """Two have said something about the draft; one part is in the secretary's own words."""
    items = list(Item.objects.filter(gathering=meeting, is_closed=False).in_order())
    others = Presence.objects.filter(gathering=meeting).exclude(person=secretary).select_related("person")[:2]
    texts = ("Det var 4 000 kroner vi ble enige om, ikke 3 000.", "Fint referat!")
    for presence, text, item in zip(others, texts, (items[3] if len(items) > 3 else None, None), strict=False):
        MinutesComment.objects.create(
            minutes=minutes, item=item, person=presence.person, text=text, written_at=at + days(2)
        )
    if len(items) > 2:
        write_passage(
            minutes=minutes,
            key=key_of(items[2]),
            text="Styret gikk gjennom arbeidsplanen, punkt for punkt. Det som haster, står under.",
            seen=0,
            actor=secretary,
            now=at,
        )


def _post(role: str, board: list[Person]) -> Person:
    """Who holds a post; the first of the board where nobody does."""
    seat = Seat.objects.filter(role=role).select_related("person").order_by("pk").first()
    return seat.person if seat is not None else board[0]
