"""Made-up annual meetings: Asker's was held with eight elections, Lillehammer's comes, with its committee at work."""

import datetime
from collections.abc import Iterable

from lokallag.capabilities.meetings.models import (
    Candidate,
    Drawn,
    Elected,
    Election,
    Item,
    Lot,
    Presence,
    Proposal,
    Roll,
    RollEntry,
    Round,
    Slate,
    Succession,
    Tally,
    Turnover,
)
from lokallag.capabilities.meetings.standings.electorate import electorate_of
from lokallag.capabilities.members.actions.fees import set_fee
from lokallag.capabilities.members.models import Member
from lokallag.config.demonstration.annual_opening import decided, offices
from lokallag.config.demonstration.annual_posts import AGENDA, ASKER, LILLEHAMMER, Post
from lokallag.config.demonstration.story import TODAY, D, Story, days
from lokallag.core.gatherings.models import Attendance, Gathering, Kind
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.roles import Role

_From, _Said, _As, _How = Candidate.Source, Candidate.Consent, Candidate.CountsAs, Round.Method


def tell(story: Story) -> None:
    """Tell the annual meeting of 2021 in one chapter."""
    asker = "Eva" in story.people
    meeting = Gathering.objects.of(Kind.ANNUAL_MEETING).filter(on__year=2021).order_by("on")[0]
    items = _agenda(story, meeting)
    plain = _members_without_posts()
    posts = _posts(story, items[Item.Kind.ELECTION], ASKER if asker else LILLEHAMMER, plain, is_held=asker)
    if asker:
        _held(story, meeting, items, posts, plain)
    else:
        _coming(story, meeting, plain)


def _agenda(story: Story, meeting: Gathering) -> dict[str, Item]:
    """The items of the agenda by kind; those that are there stay."""
    there = {item.kind: item for item in meeting.items.select_related("body").in_order()}
    body = next(iter(there.values())).body if there else meeting.sittings.select_related("body")[0].body
    last = max((item.position for item in there.values()), default=0)
    for place, (kind, title, purpose) in enumerate(AGENDA, start=1):
        if kind in there:
            continue
        there[kind] = Item.objects.create(
            chapter=story.chapter,
            gathering=meeting,
            body=body,
            position=last + place,
            title=title,
            kind=kind,
            purpose=purpose,
            added_on=min(meeting.on - days(30), TODAY),
        )
    return there


def _members_without_posts() -> list[Person]:
    """Members of many years who have paid and hold no post, by name."""
    seated = Seat.objects.values("person")
    rows = Person.objects.exclude(pk__in=seated).filter(
        member__state="member", member__joined_on__lt=D(2018, 1, 1), birth_year__lt=2000
    )
    return list(rows.order_by("sort_key", "pk")[:24])


def _person(story: Story, said: str, plain: list[Person]) -> Person:
    return plain[int(said[1:]) - 1] if said.startswith("#") else story.people[said]


def _posts(
    story: Story, item: Item, posts: Iterable[Post], plain: list[Person], *, is_held: bool
) -> dict[str, tuple[Election, list[Candidate]]]:
    """The elections with those who stand."""
    found = {}
    for place, post in enumerate(posts, start=1):
        election = Election.objects.create(
            item=item, place=place, post=post.post, role=post.role, seats=post.seats, is_ordered=post.is_ordered
        )
        rows = [
            Candidate(
                election=election,
                person=_person(story, said, plain),
                source=_From.COMMITTEE if said in post.own else _From.FLOOR,
                consent=_Said.YES if is_held or number == 0 else _Said.ASKED,
                place=number + 1,
                nominated_on=TODAY - days(30),
                words="Har gjort det ett år og vil ett til." if said in story.people and said in post.own else "",
            )
            for number, said in enumerate((*post.own, *post.floor))
        ]
        Candidate.objects.bulk_create(rows)
        found[post.post] = (election, rows)
    return found


def _held(
    story: Story,
    meeting: Gathering,
    items: dict[str, Item],
    posts: dict[str, tuple[Election, list[Candidate]]],
    plain: list[Person],
) -> None:
    """Who was there, how the meeting was constituted, how each election went, and the seats that were new."""
    begun = datetime.datetime.combine(meeting.on, datetime.time(18), tzinfo=datetime.UTC)
    p = story.people
    came = list(Person.objects.filter(attendances__gathering=meeting, attendances__answer=Attendance.Answer.CAME))
    there = {person.pk: person for person in [*came, *(p[name] for name in ("Eva", "Sindre", "Farid", "Guro", "Live"))]}
    known = set(Presence.objects.filter(gathering=meeting).values_list("person", flat=True))
    _pay(p["Sindre"], meeting)
    voting = {v.person.pk for v in electorate_of(meeting, meeting.chapter).voters if v.answer.may}
    Presence.objects.bulk_create(
        [
            Presence(
                gathering=meeting,
                person=one,
                part=Presence.Part.MEMBER if one.pk in voting else Presence.Part.OBSERVER,
                is_digital=True,
                arrived_at=begun,
            )
            for one in there.values()
            if one.pk not in known
        ]
    )
    offices(
        meeting,
        {
            "a_chair": [p["Nils"]],
            "b_secretary": [p["Guro"]],
            "c_signer": [p["Oda"], p["Trym"]],
            "d_teller": plain[10:12],
        },
    )
    decided(items[Item.Kind.OPENING], begun, p["Guro"])
    Slate.objects.create(
        gathering=meeting,
        words="Komiteen har snakket med alle i styret og med elleve andre.",
        published_at=begun - days(28),
        published_by=plain[12],
    )
    _vote(meeting, items, posts, begun + datetime.timedelta(hours=1))
    _seat(meeting, posts, p["Guro"])
    Proposal.objects.create(
        gathering=meeting,
        title="Et møte i hver bydel",
        text="Laget holder minst ett møte utenfor sentrum hvert halvår.",
        grounds="Mange av oss bor langt fra sentrum.",
        by=p["Trym"],
        received_on=meeting.on - days(20),
        recommendation="Vedtas.",
    )


def _pay(person: Person, meeting: Gathering) -> None:
    """Who stands for election has paid."""
    member = Member.objects.get(person=person)
    if member.fees.filter(year=2020, paid_on__isnull=True).exists():
        paid_on = meeting.on - days(14)
        set_fee(member=member, year=2020, due_on=D(2020, 12, 31), paid_on=paid_on, actor=None, today=TODAY)


def _vote(
    meeting: Gathering,
    items: dict[str, Item],
    posts: dict[str, tuple[Election, list[Candidate]]],
    at: datetime.datetime,
) -> None:
    """Two ballots for the deputy chair, a lot for the campaign manager, acclamation for the rest."""
    found = electorate_of(meeting, meeting.chapter)
    entitled = found.entitled()
    numbers = {
        # Votes by candidate for each round; what is left of those who could vote is blank.
        "Nestleder": ((0.42, 0.36, 0.2), (0.55, 0.42)),
        "Valgkampleder": ((0.5, 0.5),),
    }
    for place, (post, (election, candidates)) in enumerate(posts.items()):
        when = at + datetime.timedelta(minutes=6 * place)
        rounds = numbers.get(post, ())
        for number, shares in enumerate(rounds, start=1):
            votes = [int(share * (entitled // 2 * 2)) for share in shares]
            roll = Roll.objects.create(
                gathering=meeting, item=items[Item.Kind.ELECTION], what=f"{post}, omgang {number}", taken_at=when
            )
            RollEntry.objects.bulk_create(
                [RollEntry(roll=roll, person=v.person, may=v.answer.may, why=v.answer.why) for v in found.here]
            )
            cast = max(sum(votes), entitled - 1) if len(shares) > 2 else sum(votes)
            voting = _round(election, number, _How.BALLOT, when, roll=roll, entitled=entitled, cast=cast, votes=votes)
            Tally.objects.bulk_create(
                [Tally(round=voting, candidate=one, votes=n) for one, n in zip(candidates, votes, strict=False)]
            )
            if post == "Valgkampleder":
                lot = Lot.objects.create(
                    round=voting, drawn_at=when, how="Lapper i en kaffekopp, trukket av tellekorpset"
                )
                Drawn.objects.bulk_create([Drawn(lot=lot, candidate=one, place=n) for n, one in enumerate(candidates)])
        if not rounds:
            voting = _round(election, 1, _How.ACCLAMATION, when)
            Tally.objects.bulk_create([Tally(round=voting, candidate=one) for one in candidates])
        Elected.objects.bulk_create(
            [
                Elected(election=election, candidate=one, place=n, elected_at=when)
                for n, one in enumerate(candidates[: election.seats])
            ]
        )


def _seat(meeting: Gathering, posts: dict[str, tuple[Election, list[Candidate]]], by: Person) -> None:
    """The result is made into posts: the board goes on, deputies and the committee are new."""
    starts_on = meeting.on + days(1)
    at = datetime.datetime.combine(meeting.on, datetime.time(21), tzinfo=datetime.UTC)
    made = Succession.objects.create(gathering=meeting, starts_on=starts_on, made_at=at, made_by=by)
    rows = []
    for election, candidates in posts.values():
        for candidate in candidates[: election.seats] if election.role else ():
            if candidate.person is None:
                continue
            seat = Seat.objects.held_on(starts_on).filter(person=candidate.person, role=election.role).first()
            did = Turnover.Did.KEPT if seat is not None else Turnover.Did.GAVE
            seat = seat or Seat.objects.create(person=candidate.person, role=election.role, starts_on=starts_on)
            rows.append(Turnover(succession=made, seat=seat, did=did))
    Turnover.objects.bulk_create(rows)


def _round(
    election: Election,
    number: int,
    method: str,
    at: datetime.datetime,
    *,
    roll: Roll | None = None,
    entitled: int | None = None,
    cast: int = 0,
    votes: list[int] | None = None,
) -> Round:
    return Round.objects.create(
        election=election,
        number=number,
        method=method,
        roll=roll,
        entitled=entitled,
        cast=cast,
        blank=cast - sum(votes or []),
        is_last=number > 1 or election.post == "Valgkampleder",
        opened_at=at,
        counted_at=at,
    )


def _coming(story: Story, meeting: Gathering, plain: list[Person]) -> None:
    """The committee at work, and two texts sent in, one of them late."""
    for number in (20, 21, 22):
        Seat.objects.create(person=plain[number], role=Role.NOMINATING_COMMITTEE, starts_on=D(2020, 1, 29))
    Slate.objects.create(gathering=meeting)
    Candidate.objects.filter(person=plain[0]).update(consent=_Said.NO)
    Proposal.objects.create(
        gathering=meeting,
        title="Egen studiesirkel om boligpolitikk",
        text="Laget setter i gang en studiesirkel om boligpolitikk i høst, åpen for alle medlemmer.",
        grounds="Det var det vi ble spurt mest om på standene.",
        by=story.people["Amina"],
        received_on=D(2021, 2, 8),
        recommendation="Vedtas.",
    )
    Proposal.objects.create(
        gathering=meeting,
        title="Lavere kontingent for studenter",
        text="Årsmøtet ber sentralstyret vurdere lavere kontingent for studenter.",
        by=plain[5],
        received_on=D(2021, 2, 13),
    )
