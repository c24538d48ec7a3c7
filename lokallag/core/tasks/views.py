"""The tasks: whose is what, writing one down, taking, doing."""

import datetime
from dataclasses import asdict, dataclass
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from lokallag.core.access.doors import page, public_page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.groups.models import Membership
from lokallag.core.measures.promises import Served, promises
from lokallag.core.people.links import open_link
from lokallag.core.people.models import Person
from lokallag.core.people.roles import BOARD
from lokallag.core.tasks import actions, permissions
from lokallag.core.tasks.forms import QuickTaskForm, TaskForm
from lokallag.core.tasks.models import Quiet, Task
from lokallag.core.web.rendering import chapter_reverse, go, posted, render, say

_SALT = "lokallag.tasks.removed"
_ONE_DAY = 24 * 60 * 60
LATELY = datetime.timedelta(days=30)
MOST = 200


MINE, OURS, FREE, ALL, DONE = "mine", "ours", "free", "all", "done"
SHOWN = (MINE, OURS, FREE, ALL, DONE)


@dataclass(frozen=True)
class Row:
    """One task as a person sees it: the commitment it serves, whether they may change it, whether its day is past."""

    task: Task
    served: Served | None
    editable: bool
    late: bool
    # Nobody has it, and the visitor may look for somebody who would.
    findable: bool


@page(may=permissions.SEE, methods=("GET",))
def task_list(request: ChapterRequest) -> HttpResponseBase:
    """The board: mine, my groups', nobody's, all, done lately; the latest first. The filter stands in the address."""
    return board(request)


def board(request: ChapterRequest, *, quick: QuickTaskForm | None = None) -> HttpResponseBase:
    """Show the board, with the line for a new task as it was filled in where something was wrong."""
    today = request.chapter.today()
    inside = set(Membership.objects.held_on(today).filter(person=request.person).values_list("group_id", flat=True))
    tasks = list(Task.objects.open().select_related("person", "group").order_by("due_on", "pk")[:MOST])
    tasks.sort(key=lambda task: (task.due_on is None, task.due_on or today, task.pk))
    done = (
        Task.objects.filter(completion__done_on__gte=today - LATELY)
        .select_related("completion__done_by")
        .order_by("-completion__done_on", "-pk")[:30]
    )
    editable = set(Task.objects.open().editable_by(request.person, request.roles).values_list("pk", flat=True))
    served = {one.key: one for one in promises(request.chapter)}
    on_board = bool(BOARD & request.roles)
    rows: dict[str, list[Row]] = {MINE: [], OURS: [], FREE: [], ALL: [], "others": []}
    for task in tasks:
        late = task.due_on is not None and task.due_on < today
        leads = task.group is not None and task.group.leader_id == request.person.pk
        row = Row(
            task, served.get(task.promise), task.pk in editable, late, task.person_id is None and (on_board or leads)
        )
        rows[_whose(task, request.person.pk, inside)].append(row)
        rows[ALL].append(row)
    asked = _shown(request)
    show = asked or next((part for part in (MINE, FREE, OURS) if rows[part]), ALL)
    context = {
        "today": today,
        "done": list(done),
        "show": show,
        "shown": rows.get(show, []),
        "late": sum(row.late for row in rows[MINE]),
        "quick": quick or QuickTaskForm(initial={"mine": show != FREE}),
        "reminded": not Quiet.objects.filter(person=request.person).exists(),
        **rows,
    }
    return render(request, "tasks/task_list.html", context, status=422 if quick else 200)


@page(may=permissions.ADD, methods=("POST",))
def quick_new(request: ChapterRequest) -> HttpResponseBase:
    """Write a task down in one line, without leaving the board."""
    form = QuickTaskForm(request.POST)
    if not form.is_valid():
        return board(request, quick=form)
    task = actions.add_task(
        title=form.cleaned_data["title"],
        due_on=form.cleaned_data["due_on"],
        person=request.person if form.cleaned_data["mine"] else None,
        actor=request.person,
        today=request.chapter.today(),
    )
    undo = chapter_reverse(request, "tasks:removal", pk=task.pk)
    say(request, _("“%(task)s” is written down.") % {"task": task.title}, undo_url=undo)
    return _back(request, MINE if form.cleaned_data["mine"] else FREE)


@page(may=permissions.ADD)
def task_new(request: ChapterRequest) -> HttpResponseBase:
    """Write down a task; `?promise=` and `?group=` choose beforehand."""
    group = request.GET.get("group", "")
    chosen = {
        "promise": request.GET.get("promise", ""),
        "who": f"group-{group}" if group else f"person-{request.person.pk}",
    }
    form = TaskForm(posted(request), served=promises(request.chapter), initial=chosen)
    if form.is_valid():
        task = actions.add_task(**form.values(), actor=request.person, today=request.chapter.today())
        say(request, _("“%(task)s” is written down.") % {"task": task.title})
        return go(request, "tasks:list")
    return render(request, "tasks/task_form.html", {"form": form}, status=422 if form.errors else 200)


@page(may=permissions.SEE)
def task_edit(request: ChapterRequest, pk: int) -> HttpResponseBase:
    """Change a task."""
    task = _editable(request, pk)
    form = TaskForm(posted(request), served=promises(request.chapter), task=task)
    if form.is_valid():
        actions.change_task(task=task, values=form.values(), actor=request.person)
        say(request, _("The task is changed."))
        return go(request, "tasks:list")
    return render(request, "tasks/task_form.html", {"form": form, "task": task}, status=422 if form.errors else 200)


@page(may=permissions.SEE, methods=("POST",))
def taking(request: ChapterRequest, pk: int) -> HttpResponseBase:
    """“I take it”: anybody may take what nobody has, and what their group has."""
    task = _editable(request, pk)
    try:
        actions.take_task(task=task, actor=request.person)
    except actions.Taken:
        say(request, _("Somebody was quicker: the task is taken."), level=messages.WARNING)
        return _back(request)
    undo = _undo(request, "tasks:giving_back", pk=pk)
    say(request, _("“%(task)s” is yours.") % {"task": task.title}, undo_url=undo)
    return _back(request)


@page(may=permissions.SEE, methods=("POST",))
def giving_back(request: ChapterRequest, pk: int) -> HttpResponseBase:
    """Let nobody have it again."""
    task = _editable(request, pk)
    actions.give_back(task=task, actor=request.person)
    say(request, _("“%(task)s” is free again.") % {"task": task.title})
    return _back(request)


@page(may=permissions.SEE, methods=("POST",))
def completion(request: ChapterRequest, pk: int) -> HttpResponseBase:
    """It is done."""
    task = _editable(request, pk)
    actions.finish_task(task=task, actor=request.person, today=request.chapter.today())
    undo = _undo(request, "tasks:completion_undo", pk=pk)
    say(request, _("Done: “%(task)s”.") % {"task": task.title}, undo_url=undo)
    return _back(request)


@page(may=permissions.SEE, methods=("POST",))
def completion_undo(request: ChapterRequest, pk: int) -> HttpResponseBase:
    """It is not done after all."""
    actions.take_back_finish(task=_editable(request, pk), actor=request.person)
    say(request, _("Taken back."))
    return _back(request)


@page(may=permissions.SEE, methods=("POST",))
def removal(request: ChapterRequest, pk: int) -> HttpResponseBase:
    """Take the task away; the message carries, signed, what puts it back."""
    removed = actions.remove_task(task=_editable(request, pk), actor=request.person)
    ticket = signing.dumps([request.chapter.pk, asdict(removed)], salt=_SALT, compress=True)
    undo = _undo(request, "tasks:removal_undo", ticket=ticket)
    say(request, _("“%(task)s” is taken away.") % {"task": removed.title}, undo_url=undo)
    return _back(request)


@page(may=permissions.SEE, methods=("POST",))
def removal_undo(request: ChapterRequest, ticket: str) -> HttpResponseBase:
    """Put it back; the ticket works for a day and in its own chapter only."""
    try:
        chapter, values = signing.loads(ticket, salt=_SALT, max_age=_ONE_DAY)
    except signing.BadSignature:
        raise Http404 from None
    if chapter != request.chapter.pk:
        raise Http404
    actions.put_back(removed=actions.Removed(**values), actor=request.person)
    say(request, _("Taken back."))
    return _back(request)


@page(may=permissions.SEE, methods=("POST",))
def reminders_own(request: ChapterRequest) -> HttpResponseBase:
    """One's own reminders, on or off."""
    _turn(request.person, on=request.POST.get("on") == "1", today=request.chapter.today())
    say(request, _("You are reminded of your tasks.") if request.POST.get("on") == "1" else _("No more reminders."))
    return _back(request)


@public_page(why="Somebody turns off reminders of tasks from a mail, by a personal link")
def reminders(request: HttpRequest, token: str) -> HttpResponseBase:
    """The same from a mail, without logging in; looking changes nothing."""
    opened = open_link(token, actions.PURPOSE)
    if opened is None:
        raise Http404
    chapter = request.chapter  # type: ignore[attr-defined]
    if request.method == "POST":
        _turn(opened.person, on=request.POST.get("on") == "1", today=chapter.today())
        return redirect(chapter_reverse(request, "tasks:reminders", token=token))
    reminded = not Quiet.objects.filter(person=opened.person).exists()
    context = {"reminded": reminded, "person": opened.person, "chapter": chapter}
    return render(request, "tasks/reminders.html", context)


def _turn(person: Person, *, on: bool, today: datetime.date) -> None:
    if on:
        actions.want_reminders(person=person)
    else:
        actions.want_no_reminders(person=person, today=today)


def _shown(request: ChapterRequest) -> str:
    """Which part of the board the visitor looks at, as a form or an address says; empty when neither does."""
    asked = request.POST.get("show", "") or request.GET.get("show", "")
    return asked if asked in SHOWN else ""


def _back(request: ChapterRequest, show: str = "") -> HttpResponseBase:
    """Back to the part of the board one came from."""
    show = _shown(request) or show
    return redirect(chapter_reverse(request, "tasks:list") + (f"?show={show}" if show else ""))


def _undo(request: ChapterRequest, name: str, **kwargs: Any) -> str:
    """Where a button of a message takes something back, and to which part of the board it returns."""
    show = _shown(request)
    return chapter_reverse(request, name, **kwargs) + (f"?show={show}" if show else "")


def _whose(task: Task, person: int, groups: set[int]) -> str:
    if task.person_id is not None:
        return "mine" if task.person_id == person else "others"
    if task.group_id is None:
        return "free"
    return "ours" if task.group_id in groups else "others"


def _editable(request: ChapterRequest, pk: int) -> Task:
    """The task, if this person may change it; else it is not found."""
    return get_object_or_404(Task.objects.editable_by(request.person, request.roles), pk=pk)
