"""What several of the pages need: the day they are seen from, and a commitment as a card with its next step."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from django.urls import NoReverseMatch, resolve
from django.utils import formats
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lokallag.capabilities.plans import permissions
from lokallag.capabilities.plans.following import Picture, Quote, State, Tracking
from lokallag.capabilities.plans.models import Version
from lokallag.capabilities.plans.standings import Owner, PlanStanding, Stood
from lokallag.capabilities.plans.views.drawn import draw
from lokallag.core.access.http import ChapterRequest
from lokallag.core.access.permissions import SEE_CHAPTER, Permission
from lokallag.core.calendar.year import next_election
from lokallag.core.measures.book import BOOK
from lokallag.core.web.rendering import chapter_reverse

ELECTION_NEAR_DAYS = 400
# The step that makes the next row of a measure, by the beginning of its key: what the link says, and where it leads.
STEPS: tuple[tuple[str, str | Promise, str], ...] = (
    ("meetings.", gettext_lazy("Plan a meeting"), "meetings:new"),
    ("events.", gettext_lazy("Plan one"), "events:new"),
    ("groups.", gettext_lazy("Set up the group"), "groups:new"),
    ("members.", gettext_lazy("See the members"), "members:list"),
)
WELCOMED = "members.welcomed"


def day_in(text: str | None) -> datetime.date | None:
    """Return the day an address names (2021-02-15), None for anything else."""
    try:
        return datetime.date.fromisoformat(text) if text else None
    except ValueError:
        return None


def as_of(request: ChapterRequest) -> datetime.date:
    """Return the day the page is seen from: `on` in the address, never after today, else today."""
    today = request.chapter.today()
    asked = day_in(request.GET.get("on"))
    return min(asked, today) if asked and asked.year >= 1900 else today


def address(request: ChapterRequest, name: str, *, query: str = "", **kwargs: object) -> str:
    """Return the address of a page in the chapter, empty where there is none or the visitor may not enter."""
    if not name:
        return ""
    try:
        found = chapter_reverse(request, name, **kwargs)
    except NoReverseMatch:
        return ""
    needed = _permission(name, found)
    return found + query if needed is None or request.may(needed) else ""


_NEEDED: dict[str, Permission | None] = {}


def _permission(name: str, found: str) -> Permission | None:
    """What the page of this name asks for; looked up once, since a board has a hundred links."""
    if name not in _NEEDED:
        _NEEDED[name] = getattr(resolve(found).func, "permission", None)
    return _NEEDED[name]


@dataclass(frozen=True)
class Card:
    """A commitment on the board: how it stands, who has it, and the next step that fits."""

    stood: Stood
    url: str
    owner: Owner
    next: str = ""
    next_url: str = ""

    @property
    def state(self) -> str:
        """The state's key."""
        return self.stood.state.value

    @property
    def title(self) -> str:
        """The promise in the plan's words."""
        return self.stood.commitment.title

    @cached_property
    def sentence(self) -> str:
        """Why it stands so."""
        return self.stood.sentence

    @property
    def picture(self) -> Picture:
        """The small picture that fits its tracking."""
        return self.stood.picture

    @property
    def html(self) -> SafeString:
        """The card as it is drawn."""
        return draw(
            state=self.state,
            title=self.title,
            url=self.url,
            sentence=self.sentence,
            owner=self.owner.name,
            step=self.next,
            step_url=self.next_url,
            picture=self.picture,
        )


def cards(request: ChapterRequest, stoods: Iterable[Stood]) -> list[Card]:
    """Return commitments as cards. Observers see figures, never people."""
    return [card(request, stood) for stood in stoods]


def card(request: ChapterRequest, stood: Stood) -> Card:
    """Return one commitment as a card."""
    stood = nameless(request, stood)
    url = address(request, "plans:commitment", promise=stood.promise, query=_kept_day(request))
    label, leads_to = next_step(request, stood, url)
    return Card(stood, url, shown_owner(request, stood.owner), label, leads_to)


def shown_owner(request: ChapterRequest, owner: Owner) -> Owner:
    """Return the owner as the visitor may see it: a person has no name for those who only see figures."""
    if owner.kind == "person" and not request.may(SEE_CHAPTER):
        return replace(owner, name=_("A person in the chapter"))
    return owner


def nameless(request: ChapterRequest, stood: Stood) -> Stood:
    """Return the standing as the visitor may see it: whose word it is, and what they wrote, is for the chapter itself."""
    if request.may(SEE_CHAPTER):
        return stood
    standing = stood.standing
    reason = replace(standing.reason, params=dict(standing.reason.params) | {"by": "", "note": ""})
    picture = Quote("", "", standing.picture.on) if isinstance(standing.picture, Quote) else standing.picture
    return replace(stood, standing=replace(standing, reason=reason, picture=picture))


def next_step(request: ChapterRequest, stood: Stood, url: str) -> tuple[str, str]:
    """Return what to do next with a commitment, and where: the words alone where there is no page for it."""
    standing = stood.standing
    if stood.state == State.DONE:
        return "", ""
    if standing.next_on is not None and stood.state != State.NEEDS_YOU and stood.terms.tracking != Tracking.JUDGEMENT:
        return _short(standing.next_on), _planned_url(request, stood) or url
    if not request.may(permissions.FOLLOW):
        return "", ""
    if stood.state == State.NEEDS_YOU:
        return _answer(stood), f"{url}#answer"
    overdue = int(str(standing.reason.params.get("overdue") or 0))
    if overdue and stood.measure == WELCOMED:
        said = ngettext("%(number)s to call", "%(number)s to call", overdue) % {"number": overdue}
        return said, address(request, "members:list", query="?show=waiting") or url
    if stood.terms.tracking == Tracking.JUDGEMENT:
        return (_short(standing.due_on) if standing.due_on else ""), f"{url}#answer"
    for prefix, label, name in STEPS:
        if stood.measure.startswith(prefix) and (leads_to := address(request, name, query=_kind(stood))):
            return str(label), leads_to
    return _("Log it"), address(request, "logbook:new", query=f"?promise={stood.promise}") or url


def _answer(stood: Stood) -> str:
    """What is asked of people."""
    if stood.terms.tracking == Tracking.JUDGEMENT:
        return _("Answer")
    return _("Choose what to count") if not stood.is_measured else _("Set a goal")


def _kind(stood: Stood) -> str:
    """The kind of gathering to plan, as the form for a new one takes it."""
    name = stood.measure.partition(".")[2].removesuffix("_held").removesuffix("s")
    known = {"board", "member", "annual", "joint", "council_group"}
    if stood.measure.startswith("meetings.") and name in known:
        return f"?kind={name}_meeting"
    return f"?kind={name}" if stood.measure.startswith("events.") and name != "held" else ""


def _planned_url(request: ChapterRequest, stood: Stood) -> str:
    """Where the next planned row has its page."""
    coming = next((row for row in stood.proof.planned if row.on >= stood.today), None)
    measure = BOOK.get(coming.measure) if coming else None
    return address(request, measure.page_for(request.may), pk=coming.pk) if coming and measure else ""


def _short(day: datetime.date) -> str:
    return str(formats.date_format(day, "MONTH_DAY_FORMAT"))


def _kept_day(request: ChapterRequest) -> str:
    """The day the board is seen from goes along to the commitment's page."""
    asked = day_in(request.GET.get("on"))
    return f"?on={asked.isoformat()}" if asked and asked < request.chapter.today() else ""


@dataclass(frozen=True)
class StateCount:
    """A state with its number, as the summary's bar and chips want it."""

    state: str
    count: int
    url: str = ""
    is_current: bool = False


def state_counts(plan: PlanStanding) -> list[StateCount]:
    """Return the states that occur, in their order."""
    return [StateCount(state.value, count) for state, count in plan.counts.items() if count]


def plan_lead(version: Version, number: int, today: datetime.date) -> str:
    """Say when the plan was adopted, how large it is, and how far it is to the election."""
    parts = [
        _("Adopted by %(meeting)s, %(day)s")
        % {"meeting": version.adoption.meeting, "day": formats.date_format(version.adoption.adopted_on, "DATE_FORMAT")},
        ngettext("%(number)s commitment", "%(number)s commitments", number) % {"number": number},
    ]
    if said := countdown(today):
        parts.append(said)
    return " · ".join(parts)


def countdown(today: datetime.date) -> str:
    """Say how far it is to the next election, empty when that is more than 400 days."""
    election = next_election(today)
    if election is None or (days := (election.on - today).days) > ELECTION_NEAR_DAYS:
        return ""
    if days == 0:
        return _("it is election day")
    return ngettext("%(days)s day to the election", "%(days)s days to the election", days) % {"days": days}
