"""The meetings' own shelf: what it asks for when one is planned, and what its page shows besides."""

from dataclasses import dataclass

from django.urls import NoReverseMatch
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lokallag.capabilities.meetings import permissions
from lokallag.capabilities.meetings.actions.bodies import BY_KIND, bodies_named, bodies_of, seat_bodies
from lokallag.capabilities.meetings.actions.carrying import next_meeting
from lokallag.capabilities.meetings.actions.series import adopt_series
from lokallag.capabilities.meetings.forms.bodies import (
    ChangeMeetingForm,
    PlanMeetingForm,
    group_key,
    key_of,
    kinds_of,
)
from lokallag.capabilities.meetings.models import Body, Item, Series
from lokallag.capabilities.meetings.standings.agenda import time_plan, unfinished
from lokallag.capabilities.meetings.standings.life import Next, life_of, next_step
from lokallag.capabilities.meetings.views.rooms import rooms
from lokallag.core.access.http import ChapterRequest
from lokallag.core.gatherings.forms import GatheringForm
from lokallag.core.gatherings.models import Gathering, Kind
from lokallag.core.gatherings.shelf import Shelf
from lokallag.core.groups.models import Group
from lokallag.core.web.rendering import chapter_reverse


@dataclass(frozen=True)
class Step:
    """The one thing to do next: what it is, why, and where; `url` is empty where there is nothing to press."""

    key: str
    title: str
    text: str
    action: str = ""
    url: str = ""


def page_url(request: ChapterRequest, name: str, pk: int) -> str:
    """The address of one of a meeting's rooms; empty while there is none of that name."""
    try:
        return chapter_reverse(request, name, pk=pk)
    except NoReverseMatch:
        return ""


def chosen_bodies(form_keys: list[str]) -> list[Body]:
    """The bodies behind the keys that were chosen, in their order, made where they are missing."""
    groups = {group.pk: group for group in Group.objects.filter(pk__in=[group_key(key) or 0 for key in form_keys])}
    found = []
    for key, kind in zip(form_keys, kinds_of(form_keys), strict=True):
        pk = group_key(key)
        if pk is None:
            found += bodies_named(kinds=[kind])
        elif pk in groups:
            found += bodies_named(kinds=[], groups=[groups[pk]])
    return found


def _begins(request: ChapterRequest, row: Gathering | None) -> dict[str, object]:
    """Who holds a meeting that is in the calendar, or one of the kind that is asked for."""
    if row is None:
        kind = request.GET.get("kind", "")
        return {"bodies": list(BY_KIND.get(kind, ())), "is_annual": kind == Kind.ANNUAL_MEETING}
    return {"bodies": [key_of(body) for body in bodies_of(row)], "is_annual": row.kind == Kind.ANNUAL_MEETING}


def _saved(request: ChapterRequest, form: GatheringForm, rows: list[Gathering]) -> None:
    """Say who holds them; several that repeat are a series."""
    bodies = chosen_bodies(form.cleaned_data.get("bodies") or [])
    for row in rows:
        seat_bodies(meeting=row, bodies=bodies, actor=request.person)
    if form.cleaned_data.get("repeat"):
        adopt_series(
            meetings=rows,
            pattern=form.cleaned_data["repeat"],
            not_in=form.cleaned_data["not_in"],
            actor=request.person,
            today=request.chapter.today(),
        )


def _more(request: ChapterRequest, row: Gathering) -> dict[str, object]:
    """What the page of a meeting shows besides: the agenda in short, who decides, what to do next, what is not finished."""
    today = request.chapter.today()
    bodies = bodies_of(row)
    keys = [body.pk for body in bodies]
    mine = Body.objects.filter(pk__in=keys).led_by(request.person, request.roles)
    led: set[int | None] = set(mine.values_list("pk", flat=True))
    led |= {None for body in bodies if not body.pk and body.is_led_by_post(request.roles)}
    leads = bool(bodies) and bodies[0].pk in led
    items = list(row.items.visible_to(request.person, today).in_order().select_related("body", "presenter"))
    life = life_of(row)
    step = next_step(row, life, today, has_items=bool(items))
    left: list[Item] = []
    if led and (life.closed_at is not None or row.is_held):
        rows = unfinished(row).visible_to(request.person, today).select_related("body")
        left = [item for item in rows if leads or item.body_id in led]
    series = Series.objects.filter(key=row.series).first() if row.series else None
    return {
        "tabs": rooms(request, row, "detail"),
        "meeting": row,
        "bodies": bodies,
        "is_joint": len(bodies) > 1,
        "plan": time_plan(row, items),
        "life": life,
        "may_make": bool(led),
        "step": _said(request, row, step) if led else None,
        "unfinished": left,
        "goal": next_meeting(row) if left else None,
        "series": series,
    }


def _said(request: ChapterRequest, row: Gathering, step: Next) -> Step | None:
    """The next step in words, with its address; None when nothing is to be done or its room is not there."""
    words = {
        Next.AGENDA: (
            _("What is the meeting about?"),
            _("The agenda is empty. Begin with what usually stands on it, and add what is new."),
            _("Make the agenda"),
            "meetings:agenda",
        ),
        Next.NOTICE: (
            _("The agenda is there. Nobody has got it yet."),
            _("Look through it, and send it to those who are to come."),
            _("Send the notice"),
            "meetings:notice",
        ),
        Next.WAIT: (
            _("Everything is ready."),
            _("The notice is sent. On the day you open the meeting here."),
            _("See who has got it"),
            "meetings:notice",
        ),
        Next.OPEN: (
            _("The meeting is today.") if row.on == request.chapter.today() else _("The day has come."),
            _("Open it, and the minutes write themselves while you talk."),
            _("Open the meeting"),
            "meetings:room",
        ),
        Next.ROOM: (_("The meeting is open."), "", _("Go into the meeting"), "meetings:room"),
        Next.MINUTES: (
            _("The meeting is closed."),
            _("The minutes are made of what was written. Read through them, and send them for comment."),
            _("Read through the minutes"),
            "meetings:minutes",
        ),
    }
    if step not in words:
        return None
    title, text, action, name = words[step]
    url = page_url(request, name, row.pk)
    return Step(str(step), title, text, action, url) if url else None


SHELF = Shelf(
    namespace="meetings",
    kinds=(
        Kind.BOARD_MEETING,
        Kind.MEMBER_MEETING,
        Kind.ANNUAL_MEETING,
        Kind.JOINT_MEETING,
        Kind.COUNCIL_GROUP_MEETING,
        Kind.GROUP_MEETING,
    ),
    edit=permissions.EDIT,
    see_all=permissions.SEE_ALL,
    icon="gavel",
    title=gettext_lazy("Meetings"),
    lead=gettext_lazy("Board, member and annual meetings, and those held together with the council group."),
    new=gettext_lazy("Plan a meeting"),
    empty=gettext_lazy("No meetings are planned."),
    detail_template="meetings/detail.html",
    more=_more,
    plan_form=PlanMeetingForm,
    change_form=ChangeMeetingForm,
    form_template="meetings/form.html",
    saved=_saved,
    initial=_begins,
)
