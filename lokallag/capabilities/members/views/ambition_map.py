"""The map of what the members want and can, who is not on it yet, and the list it is drawn by."""

from collections import defaultdict
from typing import Any

from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokallag.capabilities.members import actions
from lokallag.capabilities.members.forms import AmbitionsAskedForm, InterestForm, RenamedForm
from lokallag.capabilities.members.models import Interest, Member, Wish
from lokallag.capabilities.members.models.ambitions import Ambition, State, standing_so, state_of
from lokallag.capabilities.members.permissions import CONTACT, EDIT, VIEW
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.web.keyset import piece
from lokallag.core.web.rendering import chapter_reverse, go, posted, render, say


@page(may=VIEW, methods=("GET",))
def ambition_map(request: ChapterRequest) -> HttpResponse:
    """How many want, can and want to learn each thing, as bars that open the people; and how far the map reaches."""
    today = request.chapter.today()
    members = Member.objects.current_on(today)
    how_many = members.count()
    states = _counts(request)
    ticks = (
        Wish.objects.filter(ambition__person__in=members.values("person"), ambition__answered_on__isnull=False)
        .values_list("interest", "kind")
        .annotate(how_many=Count("pk"))
        .order_by()
    )
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    for interest, kind, count in ticks:
        counts[interest][kind] = count
    most = max((counts[pk].get(Wish.Kind.WANT, 0) for pk in counts), default=0)
    rows = [_bar(one, counts[one.pk], most) for one in actions.interests()]
    times = Ambition.objects.answered().filter(person__in=members.values("person"))
    by_time = dict(times.values_list("time").annotate(how_many=Count("pk")).order_by())
    context = {
        "how_many": how_many,
        "mapped": states[State.ANSWERED] + states[State.AGAIN],
        "states": [(state, state.label, states[state]) for state in State],
        "doing": [row for row in rows if row["interest"].kind == Interest.Kind.DOING],
        "fields": [row for row in rows if row["interest"].kind == Interest.Kind.FIELD],
        "times": [(value, label, by_time.get(value, 0)) for value, label in Ambition.Time.choices],
        "may_edit": request.may(EDIT),
        "may_ask": request.may(CONTACT),
    }
    return render(request, "members/ambition_map.html", context)


def _counts(request: ChapterRequest) -> dict[str, int]:
    """How many current members stand in each state, in one query a state."""
    today = request.chapter.today()
    members = Member.objects.current_on(today)
    return {state: standing_so(members, state, today).count() for state in State}


def _bar(interest: Interest, counts: dict[str, int], most: int) -> dict[str, Any]:
    want, can, learn = (counts.get(kind, 0) for kind in (Wish.Kind.WANT, Wish.Kind.CAN, Wish.Kind.LEARN))
    return {
        "interest": interest,
        "want": want,
        "can": can,
        "learn": learn,
        "total": most,
        "parts": [("met", want)],
    }


@page(may=VIEW, methods=("GET",))
def ambition_people(request: ChapterRequest) -> HttpResponse:
    """Members by name, narrowed by how it stands with their ambition, by an interest, by their time."""
    today = request.chapter.today()
    state, interest, kind, time = (request.GET.get(name, "")[:20] for name in ("state", "interest", "kind", "time"))
    members = Member.objects.current_on(today).select_related("person__ambition")
    if state in State.values:
        members = standing_so(members, state, today)
    chosen = _interest(interest)
    if chosen is not None:
        wishes = Wish.objects.filter(interest=chosen, ambition__answered_on__isnull=False)
        if kind in Wish.Kind.values:
            wishes = wishes.filter(kind=kind)
        members = members.filter(person__in=wishes.values("ambition__person"))
    if time in Ambition.Time.values:
        members = members.filter(person__ambition__time=time, person__ambition__answered_on__isnull=False)
    found = piece(members, ("person__sort_key", "pk"), after=request.GET.get("after", ""))
    ticked = _ticked([row.person_id for row in found.rows])
    counts = _counts(request)
    context = {
        "state": state if state in State.values else "",
        "states": [(each, each.label, counts[each]) for each in State],
        "all_of_them": sum(counts.values()),
        "interest": chosen,
        "interest_key": str(chosen.pk) if chosen else "",
        "interests": [(str(one.pk), one.label) for one in actions.interests()],
        "kind": kind if kind in Wish.Kind.values else "",
        "kinds": Wish.Kind.choices,
        "time": time if time in Ambition.Time.values else "",
        "times": Ambition.Time.choices,
        "rows": [(row, state_of(row, today), ticked.get(row.person_id, [])) for row in found.rows],
        "next_after": found.next_after,
        "today": today,
        "may_ask": request.may(CONTACT),
    }
    return render(request, "members/ambition_people.html", context)


def _interest(key: str) -> Interest | None:
    if not key.isascii() or not key.isdigit() or len(key) > 18:
        return None
    return Interest.objects.filter(pk=int(key)).first()


def _ticked(people: list[int]) -> dict[int, list[str]]:
    """What each of the people wants to do, in the list's order."""
    wishes = Wish.objects.filter(ambition__person__in=people, kind=Wish.Kind.WANT, interest__retired_on__isnull=True)
    found: dict[int, list[str]] = defaultdict(list)
    for wish in wishes.select_related("interest", "ambition").order_by("interest__place", "interest"):
        found[wish.ambition.person_id].append(wish.interest.label)
    return found


@page(may=CONTACT)
def ambition_sending(request: ChapterRequest) -> HttpResponse:
    """Send the link to many at once."""
    today = request.chapter.today()
    form = AmbitionsAskedForm(
        posted(request), person=request.person, today=today, token=request.GET.get("people", "")[:4000]
    )
    if form.is_valid():
        people = form.people_on(today)
        asked, left_out = actions.ask_for_ambitions(
            people=people, actor=request.person, chapter=request.chapter, today=today
        )
        text = ngettext("%(asked)s gets an e-mail with a link.", "%(asked)s get an e-mail with a link.", asked)
        if left_out:
            text += " " + ngettext(
                "%(left)s was left out: no e-mail, wants no mail, or asked today.",
                "%(left)s were left out: no e-mail, want no mail, or asked today.",
                left_out,
            )
        say(request, text % {"asked": asked, "left": left_out})
        return go(request, "members:ambition_map")
    return render(request, "members/ambition_sending.html", {"form": form}, status=422 if form.errors else 200)


@page(may=EDIT)
def ambition_interests(request: ChapterRequest) -> HttpResponse:
    """The chapter's own list: add, order, put away."""
    form = InterestForm(posted(request))
    if form.is_valid():
        made = actions.add_interest(**form.cleaned_data, actor=request.person)
        say(request, _("“%(name)s” stands on the list.") % {"name": made.label})
        return go(request, "members:ambition_interests")
    offered = actions.interests()
    context = {
        "form": form,
        "doing": [one for one in offered if one.kind == Interest.Kind.DOING],
        "fields": [one for one in offered if one.kind == Interest.Kind.FIELD],
        "retired": list(Interest.objects.filter(retired_on__isnull=False).order_by("place", "pk")),
    }
    return render(request, "members/ambition_interests.html", context, status=422 if form.errors else 200)


@page(may=EDIT)
def ambition_interest(request: ChapterRequest, pk: int) -> HttpResponse:
    """One line of the list: what it is called, and the words that point to it."""
    interest = get_object_or_404(Interest, pk=pk)
    initial = {"name": interest.label, "keywords": interest.keywords}
    form = RenamedForm(posted(request), initial=initial)
    if form.is_valid():
        actions.change_interest(interest=interest, **form.cleaned_data, actor=request.person)
        say(request, _("Saved."))
        return go(request, "members:ambition_interests")
    context = {"form": form, "interest": interest}
    return render(request, "members/ambition_interest.html", context, status=422 if form.errors else 200)


@page(may=EDIT, methods=("POST",))
def ambition_interest_move(request: ChapterRequest, pk: int) -> HttpResponse:
    """Up or down by one."""
    interest = get_object_or_404(Interest, pk=pk)
    if request.POST.get("to") not in {"up", "down"}:
        raise Http404
    actions.move_interest(interest=interest, up=request.POST["to"] == "up", actor=request.person)
    return go(request, "members:ambition_interests")


@page(may=EDIT, methods=("POST",))
def ambition_interest_retire(request: ChapterRequest, pk: int) -> HttpResponse:
    """Ask nobody about it any more."""
    interest = get_object_or_404(Interest, pk=pk)
    actions.retire_interest(interest=interest, actor=request.person, today=request.chapter.today())
    undo = chapter_reverse(request, "members:ambition_interest_restore", pk=pk)
    say(request, _("“%(name)s” is put away.") % {"name": interest.label}, undo_url=undo)
    return go(request, "members:ambition_interests")


@page(may=EDIT, methods=("POST",))
def ambition_interest_restore(request: ChapterRequest, pk: int) -> HttpResponse:
    """Ask about it again."""
    interest = get_object_or_404(Interest, pk=pk)
    actions.restore_interest(interest=interest, actor=request.person)
    say(request, _("“%(name)s” stands on the list.") % {"name": interest.label})
    return go(request, "members:ambition_interests")
