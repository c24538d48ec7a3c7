"""Give every newcomer a named contact and a day, by the rules of the chapter."""

from __future__ import annotations

import datetime
import heapq
from collections import Counter
from collections.abc import Callable, Iterable

from django.db import transaction
from django.db.models import Count, Max

from lokallag.capabilities.members.actions.travelling import begin_by_rule
from lokallag.capabilities.members.models import Member
from lokallag.capabilities.members.models.care import CareArea, CareRules, Welcome
from lokallag.capabilities.members.notices.care import tell_contacts
from lokallag.core.chapters.scopes import current_chapter
from lokallag.core.groups.models import Membership
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.roles import BOARD

# So many keys in one question, whatever the database.
_AT_ONCE = 1000

Chooser = Callable[[Member], Person | None]


@transaction.atomic
def welcome(members: Iterable[Member], *, actor: Person | None, today: datetime.date, now: datetime.datetime) -> int:
    """Give each newcomer among the members a contact and a day to be called by; returns how many got either.

    A newcomer is a member who joined within the last half year and nobody has talked with. One who has a contact who
    may be one, keeps them; one who has a day keeps it. The day is counted from when the chapter came to know: an
    import does not make people late. The members passed in learn of their contact. Each contact gets one mail for all that are new to them, in this transaction.
    """
    asked = list(members)
    keys = [member.pk for member in asked]
    newcomers: list[Member] = []
    for start in range(0, len(keys), _AT_ONCE):
        part = Member.objects.to_welcome_on(today).filter(pk__in=keys[start : start + _AT_ONCE])
        newcomers.extend(part.select_related("person", "contact", "welcome").select_for_update(of=("self",)))
    rules = CareRules.here()
    takers = takers_on(today, rules)
    possible = possible_contacts(takers, today)
    undated = [member for member in newcomers if not hasattr(member, "welcome")]
    homeless = [member for member in newcomers if not _is_held(member, possible)]
    given = _give_contacts(homeless, rules, takers, today)
    Welcome.objects.bulk_create(
        [
            Welcome(
                member=member,
                registered_at=now,
                due_on=max(member.joined_on, today) + datetime.timedelta(days=rules.days),
            )
            for member in undated
        ],
        batch_size=_AT_ONCE,
    )
    begin_by_rule(today=today)
    told = {member.pk: member for member in [*given, *(m for m in undated if m.contact is not None)]}
    if not told and not undated:
        return 0
    tell_contacts(told.values(), actor=actor, chapter=current_chapter())
    for member in asked:
        if member.pk in told:
            member.contact = told[member.pk].contact
    counts = Counter(member.contact_id for member in told.values())
    record("members.welcomed", actor=actor, dated=len(undated), given={str(key): n for key, n in counts.items()})
    return len({member.pk for member in [*undated, *given]})


def takers_on(day: datetime.date, rules: CareRules) -> list[Person]:
    """Return who welcomes newcomers on a day, by name: the chosen group, or the board where it has nobody."""
    if rules.group_id is not None:
        inside = Membership.objects.held_on(day).filter(group=rules.group_id, group__dissolved_on__isnull=True)
        seated = Seat.objects.held_on(day).filter(person__in=inside.values("person"))
        people = list(Person.objects.filter(pk__in=seated.values("person")).by_name())
        if people:
            return people
    board = Seat.objects.held_on(day).filter(role__in=BOARD)
    return list(Person.objects.filter(pk__in=board.values("person")).by_name())


def possible_contacts(takers: list[Person], day: datetime.date) -> set[int]:
    """Return the keys of those who may be a contact: who take part, and the board, from which one may be chosen by hand."""
    board = Seat.objects.held_on(day).filter(role__in=BOARD)
    return {person.pk for person in takers} | set(board.values_list("person", flat=True))


def _is_held(member: Member, possible: set[int]) -> bool:
    """Whether the member has a contact who can be one: somebody who takes part and is not the member."""
    return member.contact_id in possible and member.contact_id != member.person_id


def _give_contacts(members: list[Member], rules: CareRules, takers: list[Person], today: datetime.date) -> list[Member]:
    """Choose a contact for each by the rules and store it; returns those who got one."""
    if not members or not takers:
        return []
    choose = _chooser(rules, takers, today)
    by_contact: dict[int, list[int]] = {}
    given = []
    for member in members:
        contact = choose(member)
        if contact is None:
            continue
        member.contact = contact
        by_contact.setdefault(contact.pk, []).append(member.pk)
        given.append(member)
    for contact_key, keys in by_contact.items():
        for start in range(0, len(keys), _AT_ONCE):
            Member.objects.filter(pk__in=keys[start : start + _AT_ONCE]).update(contact=contact_key)
    return given


def _chooser(rules: CareRules, takers: list[Person], today: datetime.date) -> Chooser:
    """Return the function that chooses one newcomer's contact, and remembers whom it chose."""
    if rules.share == CareRules.Share.LOAD:
        return _fewest_first(takers, _open_cases(takers, today))
    if rules.share == CareRules.Share.AREA:
        return _nearest(takers, _fewest_first(takers, _open_cases(takers, today)))
    last = dict(
        Welcome.objects.filter(member__contact__in=takers)
        .values("member__contact")
        .annotate(last=Max("pk"))
        .values_list("member__contact", "last")
    )
    # Whose last one is longest ago is next: a running number later than all of them makes it go round.
    return _fewest_first(takers, last, step=max(last.values(), default=0) + 1)


def _fewest_first(takers: list[Person], weights: dict[int, int], step: int = 0) -> Chooser:
    """Choose the one with the least weight each time; each newcomer weighs one, or with `step` puts one last in the row."""
    heap = [(weights.get(person.pk, 0), place, person) for place, person in enumerate(takers)]
    heapq.heapify(heap)
    turn = step

    def choose(member: Member) -> Person | None:
        nonlocal turn
        aside = []
        chosen = None
        while heap and chosen is None:
            weight, place, person = heapq.heappop(heap)
            if person.pk == member.person_id:
                aside.append((weight, place, person))
                continue
            chosen = person
            turn += 1
            heapq.heappush(heap, (turn if step else weight + 1, place, person))
        for row in aside:
            heapq.heappush(heap, row)
        return chosen

    return choose


def _nearest(takers: list[Person], otherwise: Chooser) -> Chooser:
    """Choose whose area fits the address best; where none does, whoever has fewest."""
    areas = list(CareArea.objects.filter(person__in=takers).select_related("person").order_by("pk"))

    def choose(member: Member) -> Person | None:
        fits = [(area.fits(member.person), area.person) for area in areas if area.person_id != member.person_id]
        best = max(fits, key=lambda fit: fit[0], default=(0, None))
        return best[1] if best[0] else otherwise(member)

    return choose


def _open_cases(takers: list[Person], today: datetime.date) -> dict[int, int]:
    """How many newcomers wait for each."""
    waiting = Welcome.objects.waiting_on(today).order_by().filter(member__contact__in=takers)
    return dict(waiting.values("member__contact").annotate(n=Count("pk")).values_list("member__contact", "n"))
