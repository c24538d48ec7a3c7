"""Minutes while they are written: begun when the meeting closes, in the secretary's words, sent for comment."""

import datetime
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.actions.agenda import add_item
from lokallag.capabilities.meetings.models import (
    Body,
    Circulation,
    Item,
    Minutes,
    MinutesComment,
    Opening,
    Passage,
    Presence,
    Signer,
    digest_of,
)
from lokallag.capabilities.meetings.notices.minutes import send_draft
from lokallag.capabilities.meetings.standings.happened import bodies_of
from lokallag.capabilities.meetings.standings.minutes import drafted
from lokallag.capabilities.meetings.standings.offices import signers_of
from lokallag.core.gatherings.models import Gathering
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person


@transaction.atomic
def draft_minutes(*, meeting: Gathering, actor: Person | None, now: datetime.datetime) -> Minutes:
    """Begin the minutes of a meeting, once; called when it closes. Returns them, also where they were begun before.

    Nothing is copied: until they are approved they are made from the meeting's rows each time they are read.
    1. the minutes in the chapter's language, 2. who signs: the chair of the meeting and one more, 3. the journal.
    """
    minutes, is_new = Minutes.objects.get_or_create(
        gathering=meeting,
        defaults={"language": meeting.chapter.language, "drafted_at": now, "drafted_by": actor},
    )
    if not is_new:
        return minutes
    for place, person in enumerate(_who_signs(meeting)):
        Signer.objects.create(minutes=minutes, place=place, person=person)
    record("meetings.minutes_drafted", actor=actor, subject=minutes, gathering=meeting.pk)
    return minutes


def _who_signs(meeting: Gathering) -> list[Person]:
    """Those the meeting elected to; else its chair and secretary, or the first other with a vote who was there."""
    if elected := signers_of(meeting):
        return elected
    opening = Opening.objects.filter(gathering=meeting).select_related("chaired_by", "written_by").first()
    chosen = [person for person in (opening.chaired_by, opening.written_by) if person is not None] if opening else []
    voting = Presence.objects.filter(gathering=meeting, part__in=[Presence.Part.MEMBER, Presence.Part.DEPUTY])
    others = voting.exclude(person__in=chosen).select_related("person").order_by("arrived_at", "pk")
    chosen += [presence.person for presence in others[:2]]
    return list(dict.fromkeys(chosen))[:2]


def open_draft(minutes: Minutes) -> Minutes:
    """Return the minutes with their row locked; ValidationError when they are approved and never change."""
    locked = Minutes.objects.select_for_update(of=("self",)).select_related("gathering__chapter").get(pk=minutes.pk)
    if locked.is_approved:
        raise ValidationError(
            _("They are approved, and never change. A later meeting can correct them."), code="approved"
        )
    return locked


@transaction.atomic
def write_passage(
    *, minutes: Minutes, key: str, text: str, seen: int, actor: Person, now: datetime.datetime
) -> Passage | None:
    """Write one part of the minutes in one's own words; the words it has by itself take them back. Returns what stands.

    `seen` is the sequence the writer had before them, 0 for none. ValidationError when somebody was quicker, the part is
    not there, or the minutes are approved.
    """
    minutes = open_draft(minutes)
    section = next((s for s in drafted(minutes).readable.sections if s.key == key and s.key != "head"), None)
    if section is None or key == "signatures":
        raise ValidationError(_("This part of the minutes is no longer there."), code="gone")
    known = Passage.objects.select_for_update().filter(minutes=minutes, key=key).first()
    if (known.sequence if known else 0) != seen:
        raise ValidationError(
            _("Somebody changed this while you were writing. Look through it and save again."), code="changed"
        )
    text = text.replace("\r\n", "\n").strip()
    if text == section.own:
        if known is not None:
            known.delete()
        record("meetings.passage_made_again", actor=actor, subject=minutes, part=key)
        return None
    passage = known or Passage(minutes=minutes, key=key, item_id=section.item, sequence=0)
    passage.text, passage.base = text, section.own
    passage.written_by, passage.written_at = actor, now
    passage.sequence += 1
    passage.save()
    record("meetings.passage_written", actor=actor, subject=minutes, part=key)
    return passage


@transaction.atomic
def send_for_comment(
    *, minutes: Minutes, answers_by: datetime.date, actor: Person, today: datetime.date, now: datetime.datetime
) -> Circulation:
    """Send the draft to those who were there and to the body, and put it on the next meeting's agenda where it is asked for.

    1. that it was sent, 2. a letter to each, with a link of their own, 3. the item of the next meeting that approves
    minutes, where there is one, 4. the journal. ValidationError for a day that is past, or minutes that are approved.
    """
    minutes = open_draft(minutes)
    if answers_by < today:
        raise ValidationError(_("The day is past."), code="past")
    people = readers_of(minutes)
    row = Circulation.objects.create(
        minutes=minutes,
        sent_at=now,
        sent_by=actor,
        answers_by=answers_by,
        digest=digest_of(drafted(minutes).readable.plain()),
    )
    row.people = send_draft(minutes, [p for p in people if p != actor], answers_by=answers_by, actor=actor, now=now)
    row.save(update_fields=["people"])
    if minutes.approval_item_id is None:
        minutes.approval_item = asking_item(minutes)
        minutes.save(update_fields=["approval_item"])
    record("meetings.minutes_sent", actor=actor, subject=minutes, people=row.people, until=answers_by)
    return row


def readers_of(minutes: Minutes) -> list[Person]:
    """Return those a draft is sent to: who was there but as a guest, and who belongs to a body that is named."""
    meeting = minutes.gathering
    there = Presence.objects.filter(gathering=meeting).exclude(part=Presence.Part.GUEST).values("person")
    people = {person.pk: person for person in Person.objects.filter(pk__in=there)}
    for body in bodies_of(meeting):
        if body.kind != Body.Kind.MEMBERS:
            people |= {p.pk: p for p in Person.objects.filter(body.people_on(meeting.on)).distinct()}
    return sorted(people.values(), key=lambda person: (person.sort_key, person.pk))


def next_meeting_of(minutes: Minutes) -> Gathering | None:
    """Return the next planned meeting of the body that leads, after the one these minutes are of."""
    bodies = bodies_of(minutes.gathering)
    if not bodies:
        return None
    later = Gathering.objects.planned().filter(on__gte=minutes.gathering.on).exclude(pk=minutes.gathering_id)
    seated = later.filter(sittings__body=bodies[0]).order_by("on", "pk").first()
    return seated or later.filter(kind=minutes.gathering.kind).order_by("on", "pk").first()


def asking_item(minutes: Minutes) -> Item | None:
    """Return the item of the next meeting that asks for the approval of minutes, where its agenda has one."""
    meeting = next_meeting_of(minutes)
    if meeting is None:
        return None
    return Item.objects.filter(gathering=meeting, kind=Item.Kind.MINUTES).in_order().first()


@transaction.atomic
def ask_for_approval(*, minutes: Minutes, actor: Person, today: datetime.date) -> Item:
    """Put the approval on the next meeting's agenda: the item it has for that, else a new one. Returns it."""
    minutes = open_draft(minutes)
    meeting = next_meeting_of(minutes)
    bodies = bodies_of(minutes.gathering)
    if meeting is None or not bodies:
        raise ValidationError(_("No later meeting is planned yet."), code="no_meeting")
    item = asking_item(minutes)
    if item is None:
        item = add_item(
            meeting=meeting,
            title=str(Item.Kind.MINUTES.label),
            body=bodies[0],
            kind=Item.Kind.MINUTES,
            purpose=Item.Purpose.DECISION,
            actor=actor,
            today=today,
        )
    minutes.approval_item = item
    minutes.save(update_fields=["approval_item"])
    record("meetings.minutes_on_agenda", actor=actor, subject=minutes, gathering=meeting.pk)
    return item


@transaction.atomic
def comment_on(
    *, minutes: Minutes, item: Item | None, text: str, person: Person, now: datetime.datetime
) -> MinutesComment:
    """Say something about the draft, on an item or on all of it. Returns it; the same words twice are one."""
    minutes = open_draft(minutes)
    row, is_new = MinutesComment.objects.get_or_create(
        minutes=minutes, item=item, person=person, text=text.strip(), defaults={"written_at": now}
    )
    if is_new:
        record("meetings.minutes_commented", actor=person, subject=minutes, comment=row.pk)
    return row


@transaction.atomic
def settle_comment(*, comment: MinutesComment, settled: str, actor: Person, now: datetime.datetime) -> MinutesComment:
    """Say what was done about a comment: taken in, or not; or open it again. Returns it."""
    comment.settled = settled
    is_open = settled == MinutesComment.Settled.OPEN
    comment.settled_at, comment.settled_by = (None, None) if is_open else (now, actor)
    comment.save()
    record("meetings.comment_settled", actor=actor, subject=comment, settled=settled)
    return comment


@transaction.atomic
def choose_signers(*, minutes: Minutes, people: Sequence[Person], actor: Person) -> list[Signer]:
    """Say who signs, in order. ValidationError when the minutes are approved: then it stands."""
    minutes = open_draft(minutes)
    minutes.signers.all().delete()
    rows = [
        Signer.objects.create(minutes=minutes, place=place, person=person)
        for place, person in enumerate(dict.fromkeys(people))
    ]
    record("meetings.signers_chosen", actor=actor, subject=minutes, people=[row.person_id for row in rows])
    return rows
