"""What is due in care: newcomers to call, steps of journeys, calls somebody asked for; each as one row of a list."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from lokallag.capabilities.members.models import Contact, JourneyStep, Member, Travel, Welcome
from lokallag.capabilities.members.models.journeys import due_on, open_steps
from lokallag.core.access.http import ChapterRequest
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.roles import Role
from lokallag.core.web.rendering import chapter_reverse

#: How far ahead the page looks.
AHEAD = datetime.timedelta(days=14)
MOST = 200


@dataclass(frozen=True)
class Due:
    """One thing to do for a member by a day. `days` is how many are left, less than none when it is late."""

    on: datetime.date
    days: int
    member: Member
    what: str
    who: str
    mine: bool
    done_url: str
    done_word: str
    icon: str = "check"
    #: The chair was told of it.
    escalated: bool = False


def everything_due(request: ChapterRequest, *, mine_only: bool) -> list[Due]:
    """Everything due in the next fortnight and everything late, first what is late longest. Five queries."""
    today = request.chapter.today()
    posts = posts_on(today)
    welcomes = list(_welcomes(request, today))
    waiting = {due.member.pk for due in welcomes}
    found = [*welcomes, *_repeats(request, today), *_steps(request, today, posts, waiting)]
    if mine_only:
        found = [due for due in found if due.mine]
    return sorted(found, key=lambda due: (due.on, due.member.pk))[:MOST]


def _welcomes(request: ChapterRequest, today: datetime.date) -> Iterable[Due]:
    rows = Welcome.objects.waiting_on(today).filter(due_on__lte=today + AHEAD)
    for row in rows.select_related("member__person", "member__contact")[:MOST]:
        yield Due(
            on=row.due_on,
            days=(row.due_on - today).days,
            member=row.member,
            what=_("First call"),
            who=row.member.contact.name if row.member.contact else "",
            mine=row.member.contact_id == request.person.pk,
            done_url=chapter_reverse(request, "members:care_call", pk=row.member_id),
            done_word=_("We called"),
            escalated=row.escalated_on is not None,
        )


def _repeats(request: ChapterRequest, today: datetime.date) -> Iterable[Due]:
    rows = Contact.objects.to_repeat_by(today + AHEAD)
    for row in rows.select_related("member__person", "by")[:MOST]:
        again_on = row.again_on or today
        yield Due(
            on=again_on,
            days=(again_on - today).days,
            member=row.member,
            what=_("Asked us to call again"),
            who=row.by.name if row.by else "",
            mine=row.by_id == request.person.pk,
            done_url=chapter_reverse(request, "members:care_call", pk=row.member_id),
            done_word=_("We called"),
        )


def _steps(request: ChapterRequest, today: datetime.date, posts: dict[str, Person], waiting: set[int]) -> list[Due]:
    """The steps of journeys; the call to a newcomer who waits for the first one stands in the list already."""
    steps = list(open_steps().select_related("journey"))
    travels = Travel.objects.select_related("member__person", "member__contact").in_bulk(
        {step.travel_id for step in steps}  # type: ignore[attr-defined]
    )
    found = []
    for step in steps:
        travel = travels[step.travel_id]  # type: ignore[attr-defined]
        on = due_on(travel.began_on, step)
        if on > today + AHEAD or (step.what == JourneyStep.What.CALL and travel.member_id in waiting):
            continue
        doer = doer_of(step, travel.member, posts)
        found.append(
            Due(
                on=on,
                days=(on - today).days,
                member=travel.member,
                what=str(step),
                who=doer.name if doer else "",
                mine=doer is not None and doer.pk == request.person.pk,
                done_url=chapter_reverse(request, "members:care_steps", pk=travel.member_id) + f"#travel-{travel.pk}",
                done_word=_("Open"),
                icon="arrow-right",
            )
        )
    return found


def doer_of(step: JourneyStep, member: Member, posts: dict[str, Person]) -> Person | None:
    """Who is to do a step for a member: their contact, or who holds the post; None where nobody does."""
    chair = posts.get(Role.CHAIR)
    if step.who == JourneyStep.Who.CONTACT:
        return member.contact or posts.get(Role.MEMBERSHIP_OFFICER) or chair
    if step.who == JourneyStep.Who.OFFICER:
        return posts.get(Role.MEMBERSHIP_OFFICER) or chair
    return chair if step.who == JourneyStep.Who.CHAIR else member.person


def posts_on(today: datetime.date) -> dict[str, Person]:
    """The chair and the membership officer of a day, by post. One query."""
    held = Seat.objects.held_on(today).filter(role__in=[Role.CHAIR, Role.MEMBERSHIP_OFFICER])
    return {seat.role: seat.person for seat in held.select_related("person").order_by("-pk")}
