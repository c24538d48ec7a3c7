"""The tasks: whose is what, writing one down, taking, doing."""

import datetime
from dataclasses import asdict, dataclass

from django.contrib import messages
from django.core import signing
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.groups.models import Membership
from lokallag.core.measures.promises import Served, promises
from lokallag.core.tasks import actions, permissions
from lokallag.core.tasks.forms import TaskForm
from lokallag.core.tasks.models import Task
from lokallag.core.web.rendering import chapter_reverse, go, posted, render, say

_SALT = "lokallag.tasks.removed"
_ONE_DAY = 24 * 60 * 60
LATELY = datetime.timedelta(days=30)
MOST = 200


@dataclass(frozen=True)
class Row:
    """One task as a person sees it: the commitment it serves, whether they may change it, whether its day is past."""

    task: Task
    served: Served | None
    editable: bool
    late: bool


@page(may=permissions.SEE, methods=("GET",))
def task_list(request: ChapterRequest) -> HttpResponseBase:
    """Mine, my groups', nobody's, the others', and what was done lately. The same queries whatever the number."""
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
    rows: dict[str, list[Row]] = {"mine": [], "ours": [], "free": [], "others": []}
    for task in tasks:
        late = task.due_on is not None and task.due_on < today
        row = Row(task, served.get(task.promise), task.pk in editable, late)
        rows[_whose(task, request.person.pk, inside)].append(row)
    context = {"today": today, "done": done, **rows}
    return render(request, "tasks/task_list.html", context)


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
        return go(request, "tasks:list")
    undo = chapter_reverse(request, "tasks:giving_back", pk=pk)
    say(request, _("“%(task)s” is yours.") % {"task": task.title}, undo_url=undo)
    return go(request, "tasks:list")


@page(may=permissions.SEE, methods=("POST",))
def giving_back(request: ChapterRequest, pk: int) -> HttpResponseBase:
    """Let nobody have it again."""
    task = _editable(request, pk)
    actions.give_back(task=task, actor=request.person)
    say(request, _("“%(task)s” is free again.") % {"task": task.title})
    return go(request, "tasks:list")


@page(may=permissions.SEE, methods=("POST",))
def completion(request: ChapterRequest, pk: int) -> HttpResponseBase:
    """It is done."""
    task = _editable(request, pk)
    actions.finish_task(task=task, actor=request.person, today=request.chapter.today())
    undo = chapter_reverse(request, "tasks:completion_undo", pk=pk)
    say(request, _("Done: “%(task)s”.") % {"task": task.title}, undo_url=undo)
    return go(request, "tasks:list")


@page(may=permissions.SEE, methods=("POST",))
def completion_undo(request: ChapterRequest, pk: int) -> HttpResponseBase:
    """It is not done after all."""
    actions.take_back_finish(task=_editable(request, pk), actor=request.person)
    say(request, _("Taken back."))
    return go(request, "tasks:list")


@page(may=permissions.SEE, methods=("POST",))
def removal(request: ChapterRequest, pk: int) -> HttpResponseBase:
    """Take the task away; the message carries, signed, what puts it back."""
    removed = actions.remove_task(task=_editable(request, pk), actor=request.person)
    ticket = signing.dumps([request.chapter.pk, asdict(removed)], salt=_SALT, compress=True)
    undo = chapter_reverse(request, "tasks:removal_undo", ticket=ticket)
    say(request, _("“%(task)s” is taken away.") % {"task": removed.title}, undo_url=undo)
    return go(request, "tasks:list")


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
    return go(request, "tasks:list")


def _whose(task: Task, person: int, groups: set[int]) -> str:
    if task.person_id is not None:
        return "mine" if task.person_id == person else "others"
    if task.group_id is None:
        return "free"
    return "ours" if task.group_id in groups else "others"


def _editable(request: ChapterRequest, pk: int) -> Task:
    """The task, if this person may change it; else it is not found."""
    return get_object_or_404(Task.objects.editable_by(request.person, request.roles), pk=pk)
