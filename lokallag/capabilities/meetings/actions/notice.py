"""Call people to a meeting, keep the proof of it, and say who was told in another way."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.actions.agenda import number_items
from lokallag.capabilities.meetings.models import Edition, Notice, NoticeCopy
from lokallag.capabilities.meetings.notices import letters
from lokallag.capabilities.meetings.notices.binding import bound
from lokallag.capabilities.meetings.standings.audience import Audience, Called, called_to
from lokallag.core.gatherings.actions.inviting import note_whether_all
from lokallag.core.gatherings.actions.line import has_begun
from lokallag.core.gatherings.actions.locking import locked
from lokallag.core.gatherings.enclosing import date_for_calendars
from lokallag.core.gatherings.models import Gathering, Invitation
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person
from lokallag.core.post.enclosing import MOST, Enclosure
from lokallag.core.post.models import Letter

How = NoticeCopy.How
Kind = Notice.Kind


@dataclass(frozen=True)
class Prepared:
    """What one audience will get: the files that go along, and one that is too big to."""

    audience: Audience
    files: tuple[Enclosure, ...]
    linked: tuple[Enclosure, ...] = ()


def send_notice(
    *,
    gathering: Gathering,
    kind: str,
    word: str = "",
    also_members: bool = False,
    actor: Person,
    today: datetime.date,
    now: datetime.datetime,
) -> Notice:
    """Send an announcement, a notice with the agenda, or the papers. Returns the row that proves it.

    1. the papers are bound for each audience (a closed item only for its body), 2. the letters wait in the outbox, with the
    date for calendars, 3. an edition for each audience and a copy for each person say what went to whom, 4. they stand as
    invited, so that they can answer, 5. the journal (figures only).
    ValidationError when the meeting is called off or has begun, when there is nothing to send, or nobody to send it to.
    """
    refuse(gathering, kind, today, now)
    if kind == Kind.NOTICE:
        # What people get in their hands has its numbers; from now on they stay with their items.
        number_items(meeting=gathering, actor=actor)
    called = called_to(gathering, today, also_members=also_members)
    if not called.audiences:
        raise ValidationError(_("Nobody belongs to the body that meets, so there is nobody to call."), code="nobody")
    ready = [prepared(gathering, kind, audience, now) for audience in called.audiences]
    with transaction.atomic():
        gathering = locked(gathering)
        refuse(gathering, kind, today, now)
        notice = Notice.objects.create(
            gathering=gathering,
            kind=kind,
            word=word.strip(),
            meeting_on=gathering.on,
            sent_at=now,
            sent_on=today,
            sent_by=actor,
            people=len(called.recipients),
        )
        digests = [_send_edition(notice, number, one, word, actor, now) for number, one in enumerate(ready)]
        notice.digest = hashlib.sha256("".join(digests).encode()).hexdigest()
        notice.save(update_fields=["digest"])
        _invite(notice, called, today)
        untold = notice.copies.filter(how=How.UNTOLD).count()
        record("meetings.notice_sent", actor=actor, subject=notice, kind=kind, people=notice.people, untold=untold)
    return notice


def send_test(
    *, gathering: Gathering, kind: str, word: str = "", actor: Person, today: datetime.date, now: datetime.datetime
) -> None:
    """Send the notice to oneself alone, as one will get it. ValidationError without an address, or with nothing to send."""
    refuse(gathering, kind, today, now)
    if not actor.email:
        raise ValidationError(_("You have no e-mail address here."), code="no_address")
    called = called_to(gathering, today)
    mine = [one for one in called.audiences if actor.pk in {each.person.pk for each in one.recipients}]
    audience = mine[0] if mine else called.audiences[-1] if called.audiences else None
    if audience is None:
        raise ValidationError(_("Nobody belongs to the body that meets, so there is nobody to call."), code="nobody")
    ready = prepared(gathering, kind, audience, now)
    letters.write_notice(
        gathering,
        kind,
        [actor],
        ready.audience.items,
        word=word,
        files=ready.files,
        by_duty=True,
        test=True,
        actor=actor,
        now=now,
    )


def prepared(meeting: Gathering, kind: str, audience: Audience, now: datetime.datetime) -> Prepared:
    """Bind what an audience gets: the date for calendars, and agenda and papers as one file."""
    files = [date_for_calendars(meeting, now)]
    if kind == Kind.ANNOUNCEMENT:
        return Prepared(audience, tuple(files))
    with translation.override(meeting.chapter.language):
        one = bound(meeting, audience.items)
        name = _("%(day)s agenda and papers.pdf") % {"day": meeting.on.isoformat()}
    file = Enclosure(name, "application/pdf", one.content)
    if len(one.content) > MOST:
        return Prepared(audience, tuple(files), (file,))
    return Prepared(audience, (*files, file))


def refuse(meeting: Gathering, kind: str, today: datetime.date, now: datetime.datetime) -> None:
    """ValidationError for what cannot be sent now."""
    if kind not in Kind.values:
        raise ValidationError(_("Choose what to send."), code="kind")
    if meeting.is_cancelled:
        raise ValidationError(_("It is cancelled."), code="cancelled")
    if meeting.is_held or has_begun(meeting, today, now):
        raise ValidationError(_("It has begun or is over, so nobody can be called to it any more."), code="begun")
    if kind != Kind.ANNOUNCEMENT and not meeting.items.exists():
        raise ValidationError(_("The agenda is empty: put items on it first, or send only the date."), code="no_items")
    if kind == Kind.PAPERS and not meeting.items.filter(papers__removed_at__isnull=True, papers__isnull=False).exists():
        raise ValidationError(_("No item has papers yet."), code="no_papers")


@transaction.atomic
def set_notice_told(*, copy: NoticeCopy, told: bool, actor: Person, today: datetime.date) -> NoticeCopy:
    """Say that somebody no mail reaches was told in another way, or was not after all. Returns the copy."""
    copy = NoticeCopy.objects.select_for_update().get(pk=copy.pk)
    if told == (copy.how == How.SPOKEN):
        return copy
    copy.how, copy.told_on = (How.SPOKEN, today) if told else (How.UNTOLD, None)
    copy.save(update_fields=["how", "told_on"])
    if copy.person_id is not None:
        Invitation.objects.filter(gathering=copy.notice.gathering_id, person=copy.person_id).exclude(
            how=Invitation.How.MAIL
        ).update(how=Invitation.How.SPOKEN if told else Invitation.How.UNTOLD)
    record("meetings.notice_told" if told else "meetings.notice_untold", actor=actor, subject=copy.notice, on=today)
    return copy


def keep_outcomes(person: Person | None = None) -> int:
    """Write down what became of letters, on the copies that outlive them; of one person's alone where one is given.

    Returns how many copies were changed. Letters are kept for a year, and go with their person.
    """
    copies = NoticeCopy.objects.filter(letter__isnull=False).select_related("letter")
    if person is not None:
        copies = copies.filter(person=person)
    changed = []
    for copy in copies.iterator():
        assert copy.letter is not None  # noqa: S101 (for the type checker)
        if (copy.state, copy.handed_at) != (copy.letter.state, copy.letter.sent_at):
            copy.state, copy.handed_at = copy.letter.state, copy.letter.sent_at
            changed.append(copy)
    NoticeCopy.objects.bulk_update(changed, ["state", "handed_at"], batch_size=500)
    return len(changed)


def _send_edition(
    notice: Notice, number: int, ready: Prepared, word: str, actor: Person, now: datetime.datetime
) -> str:
    """Write to one audience, and who got what. Returns the edition's digest."""
    meeting, audience = notice.gathering, ready.audience
    mailing = letters.write_notice(
        meeting,
        notice.kind,
        [one.person for one in audience.recipients],
        audience.items,
        word=word,
        files=ready.files,
        by_duty=audience.by_duty,
        actor=actor,
        now=now,
    )
    edition = Edition.objects.create(
        notice=notice,
        place=number,
        subject=mailing.subject,
        items=len(audience.items),
        files=[*_told(ready.files), *({**one, "linked": True} for one in _told(ready.linked))],
        digest=letters.digest_of(mailing.subject, mailing.blocks, [*ready.files, *ready.linked]),
        mailing=mailing,
    )
    written = {letter.person_id: letter for letter in mailing.letters.all()}
    NoticeCopy.objects.bulk_create(
        [
            NoticeCopy(
                notice=notice,
                edition=edition,
                person=one.person,
                capacity=one.capacity,
                how=How.UNTOLD if written[one.person.pk].state == Letter.State.BLOCKED else How.MAIL,
                letter=written[one.person.pk],
                state=written[one.person.pk].state,
            )
            for one in audience.recipients
        ],
        batch_size=500,
    )
    return edition.digest


def _told(files: Sequence[Enclosure]) -> list[dict[str, object]]:
    return [{"name": file.name, "size": len(file.content), "sha256": file.digest} for file in files]


def _invite(notice: Notice, called: Called, today: datetime.date) -> None:
    """Let them stand as invited: by mail where a letter went, else as not told yet."""
    by_mail = set(notice.copies.filter(how=How.MAIL).values_list("person_id", flat=True))
    rows = Invitation.objects.filter(gathering=notice.gathering)
    known = set(rows.values_list("person_id", flat=True))
    Invitation.objects.bulk_create(
        [
            Invitation(
                gathering=notice.gathering,
                person=one.person,
                how=Invitation.How.MAIL if one.person.pk in by_mail else Invitation.How.UNTOLD,
                invited_on=today,
            )
            for one in called.recipients
            if one.person.pk not in known
        ],
        batch_size=500,
    )
    rows.filter(how=Invitation.How.UNTOLD, person__in=by_mail).update(how=Invitation.How.MAIL, invited_on=today)
    note_whether_all(notice.gathering, today)
