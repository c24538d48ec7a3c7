"""The plan board: how the whole plan stands, with a card for each commitment."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokallag.capabilities.plans.following import State
from lokallag.capabilities.plans.models import Version
from lokallag.capabilities.plans.permissions import VIEW
from lokallag.capabilities.plans.standings import PlanStanding, Self, Stood, self_of, stood_plans, summarise
from lokallag.capabilities.plans.views.seen import Card, StateCount, address, as_of, cards, plan_lead, shown_owner
from lokallag.capabilities.plans.words import state_word
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.web.rendering import render


@dataclass(frozen=True)
class Section:
    """An area of the plan with its cards."""

    title: str
    cards: list[Card] = field(default_factory=list)

    @property
    def meta(self) -> str:
        """How many there are, and how many are behind."""
        number = len(self.cards)
        parts = [ngettext("%(number)s commitment", "%(number)s commitments", number) % {"number": number}]
        late = sum(card.stood.state in {State.BEHIND, State.MISSED} for card in self.cards)
        if late:
            parts.append(ngettext("%(late)s behind", "%(late)s behind", late) % {"late": late})
        return " · ".join(parts)


@dataclass(frozen=True)
class Filters:
    """What the address asks for; what nobody knows is as if it had not been asked."""

    area: str
    owner: str
    state: str
    mine: bool

    @property
    def any(self) -> bool:
        """Whether anything is left out."""
        return bool(self.area or self.owner or self.state or self.mine)

    def keep(self, stood: Stood, me: Self) -> bool:
        """Tell whether a commitment is asked for."""
        return (
            (not self.area or stood.area == self.area)
            and (not self.owner or stood.owner.key == self.owner)
            and (not self.state or stood.state.value == self.state)
            and (not self.mine or me.has(stood.owner))
        )


@page(may=VIEW, methods=("GET",))
def board(request: ChapterRequest) -> HttpResponse:
    """Show how the plan in force stands, today or as of `on`."""
    today, on = request.chapter.today(), as_of(request)
    plan = stood_plans(on).get(request.chapter.pk)
    if plan is None:
        return render(request, "plans/board_empty.html", {"on": on, "today": today, **_drafts(today, on)})
    me = self_of(request.person, request.roles, today)
    owners = _owners(request, plan)
    areas = list(dict.fromkeys(stood.area for stood in plan.stoods if stood.area))
    filters = _filters(request, areas, [key for key, _name in owners])
    shown = [stood for stood in plan.stoods if filters.keep(stood, me)]
    context = {
        "plan": plan.version.plan,
        "version": plan.version,
        "plan_standing": plan,
        "lead": plan_lead(plan.version, len(plan.stoods), on),
        "summary": summarise(plan.stoods, plan.counts),
        "counts": _counts(request, plan, filters),
        "sections": _sections(cards(request, shown)),
        "filters": filters,
        "areas": [(area, area) for area in areas],
        "owners": owners,
        "states": [(state.value, state_word(state)) for state, count in plan.counts.items() if count],
        "shown": len(shown),
        "total": len(plan.stoods),
        "on": on,
        "today": today,
        "first": min(max(plan.version.plan.starts_on, plan.version.first_adopted_on), plan.version.plan.ends_on),  # type: ignore[attr-defined]
        "log_url": address(request, "logbook:new"),
        "is_over": today > plan.version.plan.ends_on,
    }
    return render(request, "plans/board.html", context)


def _drafts(today: datetime.date, on: datetime.date) -> dict[str, object]:
    """What to lead to where no plan is in force: the draft under review, or an earlier day's lack."""
    return {"draft": Version.objects.drafts().order_by("-pk").first(), "is_past": on < today}


def _filters(request: ChapterRequest, areas: list[str], owners: list[str]) -> Filters:
    area, owner, state = (request.GET.get(name, "") for name in ("area", "owner", "state"))
    return Filters(
        area=area if area in areas else "",
        owner=owner if owner in owners else "",
        state=state if state in set(State) else "",
        mine=request.GET.get("mine") == "1",
    )


def _owners(request: ChapterRequest, plan: PlanStanding) -> list[tuple[str, str]]:
    """Those who have something, in the order of their names, and nobody last."""
    found = {s.owner.key: shown_owner(request, s.owner).name for s in plan.stoods if s.owner.kind}
    named = sorted(found.items(), key=lambda pair: pair[1].casefold())
    return [*named, ("nobody", _("Nobody has it"))] if any(not s.owner.kind for s in plan.stoods) else named


def _counts(request: ChapterRequest, plan: PlanStanding, filters: Filters) -> list[StateCount]:
    """The states with their numbers; each leads to its own, the chosen one back to all."""
    found = []
    for state, count in plan.counts.items():
        if count:
            query = request.GET.copy()
            is_current = filters.state == state.value
            query.pop("state", None)
            if not is_current:
                query["state"] = state.value
            found.append(StateCount(state.value, count, "?" + query.urlencode(), is_current))
    return found


def _sections(shown: Iterable[Card]) -> list[Section]:
    """The cards by area, in the plan's order."""
    found: dict[str, Section] = {}
    for card in shown:
        found.setdefault(card.stood.area, Section(card.stood.area or _("Other"))).cards.append(card)
    return list(found.values())
