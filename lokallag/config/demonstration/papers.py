"""Made-up papers behind the next board meeting's items, and the notices that were sent, with who got them and when."""

import datetime
import hashlib
import json

import typst

from lokallag.capabilities.meetings.actions.papers import add_paper
from lokallag.capabilities.meetings.models import Edition, Item, Notice, NoticeCopy
from lokallag.capabilities.meetings.notices.binding import FONTS
from lokallag.capabilities.meetings.notices.letters import digest_of, said
from lokallag.capabilities.meetings.standings.audience import Audience, called_to
from lokallag.config.demonstration.story import TODAY, Story, days
from lokallag.core.gatherings.models import Gathering, Invitation, Kind
from lokallag.core.people.membership import is_member_on
from lokallag.core.people.models import Person
from lokallag.core.post.models import Letter, Mailing

How = NoticeCopy.How
BUDGET = (("Kontingent", "18 000"), ("Partistøtte", "64 500"), ("Stands og trykk", "-41 000"), ("Møter", "-12 500"))
NOTE = """Notat om valgkampen

Vi har hatt to stands siden sist, og elleve nye har meldt seg til å gå på dører.

Det som trengs nå:
- noen som kan bestille trykk innen 1. mars
- en som tar ansvar for bilen
"""
# What was sent before the annual meeting, and how many days ahead.
AHEAD = ((Notice.Kind.ANNOUNCEMENT, 42), (Notice.Kind.NOTICE, 29))


def tell(story: Story) -> None:
    """Put papers on the next board meeting's agenda; call people to it, to the annual meeting and to the last ones held."""
    by = next(person for name, person in story.people.items() if name in ("Silje", "Guro"))
    boards = Gathering.objects.of(Kind.BOARD_MEETING)
    coming = boards.planned().filter(on__gt=TODAY, items__isnull=False).order_by("on", "pk").first()
    if coming is not None:
        items = coming.items.filter(is_closed=False).exclude(kind__in=[Item.Kind.OPENING, Item.Kind.MINUTES]).in_order()
        own = items.exclude(recommendation="").first() or items.first()
        money = items.filter(title__in=["Økonomi", "Budsjett", "Regnskap"]).first() or own
        for item, name, data in ((money, "Budsjett.pdf", _budget()), (own, "Notat om valgkampen.txt", NOTE.encode())):
            if item is not None:
                add_paper(item=item, filename=name, data=data, actor=by, today=TODAY)
        _send(coming, Notice.Kind.NOTICE, TODAY - days(1), by)
    for meeting in boards.held().order_by("-on")[:3]:
        _send(meeting, Notice.Kind.NOTICE, meeting.on - days(7), by)
    for meeting in Gathering.objects.of(Kind.ANNUAL_MEETING).filter(on__year=TODAY.year):
        for kind, ahead in AHEAD:
            if meeting.on - days(ahead) <= TODAY:
                _send(meeting, kind, meeting.on - days(ahead), by)


def _budget() -> bytes:
    """A small budget as a PDF, as somebody else's program would have made it."""
    source = """#let rows = json(bytes(sys.inputs.rows))
#set page(paper: "a5")
#set text(font: "Inter", lang: "nb")
= Budsjett 2021
#table(columns: 2, ..rows.flatten().map(cell => [#cell]))
"""
    return bytes(
        typst.compile(  # type: ignore[call-overload]
            source.encode(),
            format="pdf",
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
            timestamp=datetime.datetime.combine(TODAY, datetime.time(9), tzinfo=datetime.UTC),
            sys_inputs={"rows": json.dumps(BUDGET, ensure_ascii=False)},
        )
    )


def _send(meeting: Gathering, kind: str, on: datetime.date, by: Person) -> None:
    """Write down that a notice went out in the evening of a day, and that the mail server took each letter."""
    at = datetime.datetime.combine(on, datetime.time(18, 30), tzinfo=datetime.UTC)
    called = called_to(meeting, on)
    if not called.audiences:
        return
    notice = Notice.objects.create(
        gathering=meeting,
        kind=kind,
        meeting_on=meeting.on,
        sent_at=at,
        sent_on=on,
        sent_by=by,
        people=len(called.recipients),
    )
    digests = [_edition(notice, number, audience) for number, audience in enumerate(called.audiences)]
    notice.digest = hashlib.sha256("".join(digests).encode()).hexdigest()
    notice.save(update_fields=["digest"])
    invited = set(Invitation.objects.filter(gathering=meeting).values_list("person_id", flat=True))
    Invitation.objects.bulk_create(
        Invitation(gathering=meeting, person_id=copy.person_id, how=copy.how, invited_on=on)
        for copy in notice.copies.all()
        if copy.person_id is not None and copy.person_id not in invited
    )


def _edition(notice: Notice, number: int, audience: Audience) -> str:
    """What one audience got, letter by letter. Returns its digest."""
    subject, blocks = said(notice.gathering, notice.kind, audience.items, word="", files=[])
    mailing = Mailing.objects.create(
        kind=f"meetings.{notice.kind}",
        state=Mailing.State.SENT,
        subject=subject[:200],
        blocks=[dict(block) for block in blocks],
        is_statutory=notice.gathering.is_statutory,
        is_transactional=audience.by_duty,
        made_by=notice.sent_by,
        made_at=notice.sent_at,
        changed_at=notice.sent_at,
        sent_at=notice.sent_at,
    )
    people = [one.person for one in audience.recipients]
    members = set(Person.objects.filter(is_member_on(notice.sent_on)).values_list("pk", flat=True))
    letters = Letter.objects.bulk_create(
        Letter(
            mailing=mailing,
            person=person,
            address=person.email,
            state=Letter.State.SENT if person.email else Letter.State.BLOCKED,
            why="" if person.email else Letter.Why.NO_ADDRESS,
            basis=(Letter.Basis.MEMBER if person.pk in members else Letter.Basis.OWN) if person.email else "",
            queued_at=notice.sent_at,
            next_try_at=notice.sent_at,
            sent_at=notice.sent_at + datetime.timedelta(minutes=1) if person.email else None,
            settled_at=notice.sent_at,
        )
        for person in people
    )
    edition = Edition.objects.create(
        notice=notice,
        place=number,
        subject=mailing.subject,
        items=len(audience.items),
        digest=digest_of(mailing.subject, blocks, []),
        mailing=mailing,
    )
    NoticeCopy.objects.bulk_create(
        NoticeCopy(
            notice=notice,
            edition=edition,
            person=one.person,
            capacity=one.capacity,
            how=How.MAIL if letter.address else How.UNTOLD,
            letter=letter,
            state=letter.state,
        )
        for one, letter in zip(audience.recipients, letters, strict=True)
    )
    return edition.digest
