"""The electoral roll of a meeting: who may vote and who not and why; the door, where one taps who is here; rolls taken before."""

from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from lokallag.capabilities.meetings.actions.presence import arrive, leave
from lokallag.capabilities.meetings.actions.rolls import note_age
from lokallag.capabilities.meetings.models import Presence, Roll
from lokallag.capabilities.meetings.permissions import EDIT
from lokallag.capabilities.meetings.standings.electorate import Electorate, Voter, electorate_of, reasons_against
from lokallag.capabilities.meetings.views.annual import annual_of
from lokallag.capabilities.meetings.views.rooms import rooms
from lokallag.capabilities.meetings.words.voting import short_reason
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.gatherings.models import Gathering
from lokallag.core.people.models import Person
from lokallag.core.people.sorting import sort_key
from lokallag.core.web.rendering import chapter_reverse, render, say

#: So many names are shown before one must search.
MOST_NAMES = 300


@page(may=EDIT, methods=("GET",))
def roll(request: ChapterRequest, pk: int) -> HttpResponse:
    """Who may vote at the meeting; its fragment `door` is the list to tap."""
    meeting = annual_of(request, pk)
    return _roll_page(request, meeting)


def _roll_page(request: ChapterRequest, meeting: Gathering) -> HttpResponse:
    found = electorate_of(meeting, request.chapter)
    query = request.GET.get("q", "").strip()[:80]
    voters = _matching(found, query)
    context = {
        "meeting": meeting,
        "tabs": rooms(request, meeting, "annual"),
        "found": found,
        "voters": voters[:MOST_NAMES],
        "more": max(0, len(voters) - MOST_NAMES),
        "q": query,
        "may": sum(voter.answer.may is True for voter in found.voters),
        "ask": [voter for voter in found.voters if voter.answer.may is None],
        "asked": [voter for voter in found.voters if voter.was_asked],
        "against": reasons_against(found.voters),
        "here": len(found.here),
        "with_vote": found.entitled(),
        "on_accounts": found.entitled("accounts"),
        "bars_board": bool(found.rules.board_no_vote_on),
        "age_unknown": sum(voter.person.birth_year is None for voter in found.voters) if found.rules.least_age else 0,
        "taken": list(Roll.objects.filter(gathering=meeting).order_by("-taken_at", "-pk")[:60]),
        "can_tap": meeting.is_planned and meeting.on <= request.chapter.today(),
        "rules": _rules(found),
        "today": request.chapter.today(),
    }
    return render(request, "meetings/roll.html", context, fragment="door")


def _matching(found: Electorate, query: str) -> list[Voter]:
    words = [sort_key(word) for word in query.split()[:8]]
    return [voter for voter in found.voters if all(word in voter.person.sort_key for word in words)]


def _rules(found: Electorate) -> list[tuple[str, str]]:
    """The rules behind the roll with their paragraphs, for the small print."""
    sources = [found.sources[key] for key in ("vote_age", "vote_fee", "vote_waiting_days", "board_votes_on_accounts")]
    return list(dict.fromkeys((" ".join(filter(None, [r.source, r.paragraph])), r.url) for r in sources if r.is_found))


@page(may=EDIT, methods=("POST",))
def roll_arrival(request: ChapterRequest, pk: int) -> HttpResponse:
    """Somebody is at the door, or leaves. Who has no vote is let in with the right to speak."""
    meeting = annual_of(request, pk)
    person = get_object_or_404(Person, pk=_key(request.POST.get("person", "")))
    now = request.chapter.now()
    presence = Presence.objects.filter(gathering=meeting, person=person, left_at__isnull=True).first()
    try:
        if presence is None:
            found = electorate_of(meeting, request.chapter)
            voter = next((each for each in found.voters if each.person.pk == person.pk), None)
            votes = voter is not None and voter.answer.may is True
            part = Presence.Part.MEMBER if votes else Presence.Part.OBSERVER
            arrive(meeting=meeting, person=person, part=part, actor=request.person, now=now)
        else:
            leave(presence=presence, actor=request.person, now=now)
    except ValidationError as refused:
        say(request, refused.messages[0])
    if request.htmx:
        return _roll_page(request, meeting)
    return _back(request, pk)


@page(may=EDIT, methods=("POST",))
def roll_age(request: ChapterRequest, pk: int) -> HttpResponse:
    """Somebody who reaches the voting age this year was asked."""
    meeting = annual_of(request, pk)
    person = get_object_or_404(Person, pk=_key(request.POST.get("person", "")))
    answers = {"yes": True, "no": False, "take_back": None}
    said = request.POST.get("answer", "")
    if said not in answers:
        raise Http404
    note_age(meeting=meeting, person=person, is_old_enough=answers[said], actor=request.person)
    return _back(request, pk)


@page(may=EDIT, methods=("GET",))
def roll_taken(request: ChapterRequest, pk: int, roll: int) -> HttpResponse:
    """A roll as it was when a vote began."""
    meeting = annual_of(request, pk)
    taken = get_object_or_404(Roll.objects.select_related("item", "taken_by"), gathering=meeting, pk=roll)
    entries = list(taken.entries.select_related("person").order_by("person__sort_key", "pk"))
    rows = [(entry.person, entry.may, short_reason(entry.why)) for entry in entries]
    context = {
        "meeting": meeting,
        "tabs": rooms(request, meeting, "annual"),
        "taken": taken,
        "rows": rows,
        "with_vote": sum(entry.may is True for entry in entries),
    }
    return render(request, "meetings/roll_taken.html", context)


def _key(said: str) -> int:
    return int(said) if said.isascii() and said.isdigit() and len(said) < 12 else 0


def _back(request: ChapterRequest, pk: int) -> HttpResponse:
    """Back to the roll, with what was searched for."""
    query = request.POST.get("q", "")[:80]
    address = chapter_reverse(request, "meetings:roll", pk=pk)
    return redirect(f"{address}?{urlencode({'q': query})}" if query else address)
