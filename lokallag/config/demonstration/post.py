"""The chapter's letters: one that was sent, with what became of it, one half written, one that waits in the outbox."""

import datetime

from lokallag.config.demonstration.story import D, Story, days
from lokallag.core.gatherings.models import Gathering
from lokallag.core.people.models import Person
from lokallag.core.post.models import Letter, Mailing, Suppression

State, Why = Letter.State, Letter.Why
_ALL = [{"clause": "members.current", "value": "", "negated": False}]
_NEW = [{"clause": "members.new", "value": "", "negated": False}]


def tell(story: Story) -> None:
    """Write the three, and an address that came back too often."""
    by = story.people.get("Ola") or next(iter(story.people.values()))
    today = story.chapter.today()
    at = datetime.datetime.combine(today - days(6), datetime.time(17, 30), tzinfo=datetime.UTC)
    sent = Mailing.objects.create(
        state=Mailing.State.SENT,
        subject="Årsmøtet er over: dette ble vedtatt",
        blocks=[
            {
                "kind": "text",
                "text": "Hei {fornavn|venn}!\n\nTakk til alle som var med på årsmøtet. Vi har et nytt styre og en ny arbeidsplan.",
            },
            {"kind": "heading", "text": "Dette tar vi fatt på nå"},
            {"kind": "list", "text": "Ringe alle nye medlemmer\nTo stands før sommeren\nEt åpent møte om skolen"},
            {"kind": "button", "text": "Les arbeidsplanen", "url": "https://example.org/arbeidsplan"},
            {"kind": "text", "text": "Har du lyst til å være med på noe? Svar på denne e-posten.\n\nHilsen styret"},
        ],
        parts=_ALL,
        segment_name="Alle medlemmer",
        made_by=by,
        made_at=at,
        changed_at=at,
        scheduled_for=at,
        sent_at=at,
    )
    people = [member.person for member in story.members if member.joined_on <= today - days(6)]
    Letter.objects.bulk_create([_letter(story, sent, person, at) for person in people], batch_size=500)
    broken = next((person for person in people if story.chance.random() < 0.2), None)
    if broken is not None:
        Suppression.objects.create(address=broken.email, why=Suppression.Why.BOUNCES, since=at)
    _draft(by, today)
    _waiting(by, today)


def _letter(story: Story, mailing: Mailing, person: Person, at: datetime.datetime) -> Letter:
    """One person's letter: most arrive, a few come back, a few are not sent."""
    chance = story.chance.random()
    state, why, said = State.DELIVERED, "", ""
    if person.wants == Person.Wants.IMPORTANT:
        state, why = State.BLOCKED, Why.ONLY_IMPORTANT
    elif person.wants == Person.Wants.NOTHING:
        state, why = State.BLOCKED, Why.NOTHING
    elif not person.email:
        state, why = State.BLOCKED, Why.NO_ADDRESS
    elif chance < 0.03:
        state, why, said = State.BOUNCED, Why.CAME_BACK, "550 5.1.1 Mailbox does not exist"
    elif chance < 0.25:
        state = State.SENT
    went = None if state == State.BLOCKED else at + datetime.timedelta(seconds=story.chance.randrange(40))
    return Letter(
        mailing=mailing,
        person=person,
        address=person.email,
        state=state,
        why=why,
        said=said,
        basis="" if state == State.BLOCKED else Letter.Basis.MEMBER,
        queued_at=at,
        next_try_at=at,
        sent_at=went,
        settled_at=went or at,
    )


def _draft(by: Person, today: D) -> None:
    at = datetime.datetime.combine(today - days(1), datetime.time(19), tzinfo=datetime.UTC)
    coming = Gathering.objects.planned().filter(on__gt=today).order_by("on", "pk").first()
    blocks = [
        {"kind": "heading", "text": "Velkommen til oss, {fornavn|du nye}"},
        {"kind": "text", "text": "Så fint at du er blitt medlem. Kom gjerne på det neste vi finner på:"},
        *([{"kind": "thing", "thing": f"gathering:{coming.pk}"}] if coming else []),
        {"kind": "text", "text": ""},
    ]
    Mailing.objects.create(
        subject="Velkommen som ny", blocks=blocks, parts=_NEW, segment_name="Nye medlemmer", made_by=by,
        made_at=at, changed_at=at,
    )  # fmt: skip


def _waiting(by: Person, today: D) -> None:
    at = datetime.datetime.combine(today, datetime.time(9), tzinfo=datetime.UTC)
    Mailing.objects.create(
        state=Mailing.State.OUTBOX,
        subject="Bli med på stand før påske",
        blocks=[
            {"kind": "text", "text": "Hei {fornavn|venn}!\n\nVi står på torget lørdag formiddag, og trenger noen til. To timer er nok."},
            {"kind": "button", "text": "Ja, jeg kan", "url": "https://example.org/stand"},
        ],
        parts=_ALL,
        segment_name="Alle medlemmer",
        made_by=by,
        made_at=at,
        changed_at=at,
        scheduled_for=at + days(4),
    )  # fmt: skip
