"""Finding the people for a thing, asking one of them, and their answer, given with one click and no login."""

from django.contrib.messages import WARNING
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from lokallag.capabilities.members import actions
from lokallag.capabilities.members.actions.asks import PURPOSE
from lokallag.capabilities.members.forms import AskForm, InterestsForm, YesNoForm
from lokallag.capabilities.members.models import Ask, Member
from lokallag.capabilities.members.permissions import ASK, VIEW
from lokallag.capabilities.members.views.reasons import reasons, sentence
from lokallag.core.access.doors import page, public_page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.gatherings.models import MEETINGS, Gathering
from lokallag.core.groups.models import Group
from lokallag.core.people.links import open_link
from lokallag.core.tasks.models import Task
from lokallag.core.web.rendering import chapter_reverse, go, posted, render, say

#: How many earlier asks the list tells of.
MOST_ASKS = 100


def _thing(request: ChapterRequest, kind: str, key: str) -> actions.About:
    """The thing, if the visitor may find people for it; else it is not found."""
    thing = actions.about(kind, key, request.chapter)
    if thing is None:
        raise Http404
    if request.may(VIEW):
        return thing
    row, person = thing.row, request.person
    if isinstance(row, Task):
        theirs = row.group is not None and row.group.leader_id == person.pk
    elif isinstance(row, Group):
        theirs = row.leader_id == person.pk
    elif isinstance(row, Gathering):
        theirs = person.pk in {row.responsible_id, row.group.leader_id if row.group else None}
    else:
        theirs = False
    if not theirs:
        raise Http404
    return thing


@page(may=ASK, methods=("GET",))
def ask_find(request: ChapterRequest, kind: str, key: str) -> HttpResponse:
    """The three to ten who fit a thing best, each with why; `?about=` chooses by hand what it is about."""
    return _found(request, _thing(request, kind, key))


def _found(request: ChapterRequest, thing: actions.About, *, wrong: AskForm | None = None) -> HttpResponse:
    today = request.chapter.today()
    offered = {one.pk: one for one in actions.interests()}
    by_words = actions.interests_of(thing)
    chosen_by_hand = "about" in request.GET
    chosen = InterestsForm(
        {"about": [key for key in request.GET.getlist("about") if key]} if chosen_by_hand else None,
        offered=list(offered.values()),
        initial={"about": [str(pk) for pk in sorted(by_words)]},
    )
    interests = by_words
    if chosen_by_hand and chosen.is_valid():
        interests = frozenset(int(key) for key in chosen.cleaned_data["about"])
    found = actions.find_people(thing, interests, today)
    asked = wrong["person"].value() if wrong else request.GET.get("ask", "")
    asked = int(asked) if str(asked).isascii() and str(asked).isdigit() else 0
    asks = Ask.objects.about(thing.kind, thing.key).select_related("person", "asked_by").order_by("-pk")
    context = {
        "thing": thing,
        "back": _page_of(request, thing),
        "interests": [offered[pk].label for pk in offered if pk in interests],
        "chosen": chosen,
        "rows": [
            (person, sentence(reasons(fit, offered, nature=thing.nature)), fit.is_grounded) for person, fit in found
        ],
        "asks": list(asks[:20]),
        "wrong": wrong,
        "asked": asked,
        "ask_form": wrong or AskForm(initial={"person": asked}),
        "today": today,
        "may_ask": thing.is_open,
    }
    return render(request, "members/ask_find.html", context, status=422 if wrong else 200)


def _page_of(request: ChapterRequest, thing: actions.About) -> str:
    """Where the thing itself is shown."""
    if isinstance(thing.row, Task):
        return f"{chapter_reverse(request, 'tasks:list')}?show=all#task-{thing.key}"
    if isinstance(thing.row, Gathering):
        place = "meetings:detail" if thing.row.kind in MEETINGS else "events:detail"
        return chapter_reverse(request, place, pk=thing.row.pk)
    if isinstance(thing.row, Group):
        return chapter_reverse(request, "groups:detail", pk=thing.row.pk)
    return thing.row.url


@page(may=ASK, methods=("POST",))
def ask_new(request: ChapterRequest, kind: str, key: str) -> HttpResponse:
    """Ask one of them: one click, with or without a few words."""
    thing = _thing(request, kind, key)
    form = AskForm(request.POST)
    if not form.is_valid():
        return _found(request, thing, wrong=form)
    today = request.chapter.today()
    members = Member.objects.current_on(today).select_related("person__user")
    person = get_object_or_404(members, person=form.cleaned_data["person"]).person
    try:
        ask = actions.ask_person(
            person=person,
            thing=thing,
            words=form.cleaned_data["words"],
            actor=request.person,
            chapter=request.chapter,
            today=today,
        )
    except ValidationError as refused:
        say(request, " ".join(refused.messages), level=WARNING)
    else:
        undo = chapter_reverse(request, "members:ask_withdrawal", pk=ask.pk)
        say(request, _("%(name)s is asked.") % {"name": person.name}, undo_url=undo)
    return go(request, "members:ask_find", kind=kind, key=key)


@page(may=ASK, methods=("GET",))
def asks(request: ChapterRequest) -> HttpResponse:
    """Who was asked for what and what they answered, those that wait first; a leader sees their own."""
    today = request.chapter.today()
    rows = (
        Ask.objects.readable_by(request.person, all_of_them=request.may(VIEW))
        .select_related("person", "asked_by")
        .order_by("-asked_on", "-pk")[:MOST_ASKS]
    )
    waiting: list[Ask] = []
    over: list[Ask] = []
    for ask in rows:
        (waiting if ask.answer == Ask.Answer.OPEN and ask.expires_on >= today else over).append(ask)
    context = {"waiting": waiting, "over": over, "today": today}
    return render(request, "members/asks.html", context)


@page(may=ASK, methods=("POST",))
def ask_withdrawal(request: ChapterRequest, pk: int) -> HttpResponse:
    """Take a question back before it is answered."""
    mine = Ask.objects.readable_by(request.person, all_of_them=request.may(VIEW))
    ask = get_object_or_404(mine.select_related("person"), pk=pk)
    ask = actions.withdraw_ask(ask=ask, actor=request.person, today=request.chapter.today())
    if ask.answer == Ask.Answer.WITHDRAWN:
        say(request, _("%(name)s is not asked after all.") % {"name": ask.person.name})
    else:
        say(request, _("%(name)s has answered already.") % {"name": ask.person.name}, level=WARNING)
    return go(request, "members:ask_find", kind=ask.kind, key=ask.key)


@public_page(why="A member answers yes or no to what they were asked in a mail, from a personal link")
def ask_answer(request: HttpRequest, token: str) -> HttpResponse:
    """The question with one button for yes and one for no; looking changes nothing, whoever follows the link."""
    ask = _asked(token)
    chapter = request.chapter  # type: ignore[attr-defined]
    today = chapter.today()
    form = YesNoForm(posted(request))
    late = False
    if form.is_valid():
        answer = form.cleaned_data["answer"]
        try:
            if answer == "yes":
                actions.say_yes(ask=ask, chapter=chapter, today=today)
            elif answer == "no":
                said = {"reason": form.cleaned_data["reason"], "later": form.cleaned_data["later"]}
                actions.say_no(ask=ask, **said, chapter=chapter, today=today)
            else:
                actions.take_back_answer(ask=ask, chapter=chapter, today=today)
        except actions.TooLate:
            late = True
        else:
            return redirect(chapter_reverse(request, "members:ask_answer", token=token))
        ask.refresh_from_db()
    thing = actions.about(ask.kind, ask.key, chapter)
    waits = ask.answer == Ask.Answer.OPEN and ask.expires_on >= today
    wanted = thing is not None and (thing.is_open or ask.person_id in thing.inside(today))
    context = {
        "ask": ask,
        "person": ask.person,
        "thing": thing,
        "chapter": chapter,
        "form": form if form.errors else YesNoForm(),
        "leans": request.GET.get("answer", ""),
        "state": ask.answer if not waits or wanted else "gone",
        "waits": waits and wanted,
        "late": late,
        "may_undo": ask.answer in {Ask.Answer.YES, Ask.Answer.NO} and ask.expires_on >= today,
        "today": today,
    }
    return render(request, "members/ask_answer.html", context, status=409 if late else 422 if form.errors else 200)


def _asked(token: str) -> Ask:
    """The ask behind a personal link; 404 for a link that is wrong, void or somebody else's."""
    opened = open_link(token, PURPOSE)
    if opened is None or not opened.subject.isdigit() or len(opened.subject) > 18:
        raise Http404
    asked = Ask.objects.filter(person=opened.person).select_related("person", "asked_by__user")
    return get_object_or_404(asked, pk=int(opened.subject))
