"""The room "Deadlines" of a meeting: what is due when and by which paragraph, who has it, what was sent, was it lawful."""

import datetime
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings import permissions
from lokallag.capabilities.meetings.actions import deadlines as owning
from lokallag.capabilities.meetings.actions import lawful as actions
from lokallag.capabilities.meetings.forms.lawful import OwnerForm, SentForm
from lokallag.capabilities.meetings.models import DeadlineTask, Notice, OutsideNotice
from lokallag.capabilities.meetings.standings.lawful import Lawfulness, lawfulness
from lokallag.capabilities.meetings.views.finding import meeting_of
from lokallag.capabilities.meetings.views.rooms import rooms
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.gatherings.models import Gathering, Kind
from lokallag.core.people.models import Person
from lokallag.core.statutes import words
from lokallag.core.statutes.deadlines import EXTRAORDINARY, Deadline
from lokallag.core.tasks.models import Task
from lokallag.core.web.rendering import chapter_reverse, go, posted, render, say


@dataclass(frozen=True)
class Row:
    """One line of the checklist."""

    deadline: Deadline
    where: str
    rule: str
    check: str
    done_on: datetime.date | None
    tag: str
    tone: str
    task: Task | None
    form: OwnerForm | None


@page(may=permissions.VIEW, methods=("GET",))
def lawful_room(request: ChapterRequest, pk: int) -> HttpResponse:
    """The checklist, the proof, the sentence for the minutes."""
    return _room(request, meeting_of(request, pk))


@page(may=permissions.EDIT, methods=("POST",))
def lawful_mark(request: ChapterRequest, pk: int) -> HttpResponse:
    """Find the notice lawful; refused, with the paragraphs, where it was not."""
    meeting = meeting_of(request, pk)
    try:
        actions.mark_lawful(meeting=meeting, actor=request.person, today=request.chapter.today())
    except actions.NotLawful as refusal:
        return _room(request, meeting, refused=refusal.reasons, status=422)
    undo = chapter_reverse(request, "meetings:lawful_undo", pk=pk)
    say(request, _("Written down: the notice was lawful."), undo_url=undo)
    return go(request, "meetings:deadlines", pk=pk)


@page(may=permissions.EDIT, methods=("POST",))
def lawful_undo(request: ChapterRequest, pk: int) -> HttpResponse:
    """Take back that the notice was found lawful."""
    actions.unmark_lawful(meeting=meeting_of(request, pk), actor=request.person)
    say(request, _("Taken back."))
    return go(request, "meetings:deadlines", pk=pk)


@page(may=permissions.EDIT, methods=("POST",))
def deadline_owner(request: ChapterRequest, pk: int, key: str) -> HttpResponse:
    """Let somebody have a deadline."""
    meeting = meeting_of(request, pk)
    form = OwnerForm(request.POST, people=_people(), prefix=key)
    if not form.is_valid():
        say(request, _("Choose somebody of the chapter."), level=messages.ERROR)
        return go(request, "meetings:deadlines", pk=pk)
    today = request.chapter.today()
    try:
        owning.give_deadline(meeting=meeting, key=key, person=form.chosen, actor=request.person, today=today)
    except owning.NoSuchDeadline:
        say(request, _("The meeting has no such deadline any more."), level=messages.ERROR)
        return go(request, "meetings:deadlines", pk=pk)
    name = form.chosen.name if form.chosen else ""
    say(request, _("%(person)s has it now.") % {"person": name} if name else _("Nobody has it now."))
    return go(request, "meetings:deadlines", pk=pk)


@page(may=permissions.EDIT, methods=("POST",))
def deadline_done(request: ChapterRequest, pk: int, key: str) -> HttpResponse:
    """Say that what a deadline asks for is done."""
    meeting = meeting_of(request, pk)
    try:
        owning.finish_deadline(meeting=meeting, key=key, actor=request.person, today=request.chapter.today())
    except owning.NoSuchDeadline:
        say(request, _("The meeting has no such deadline any more."), level=messages.ERROR)
        return go(request, "meetings:deadlines", pk=pk)
    say(request, _("Done."), undo_url=chapter_reverse(request, "meetings:deadline_open", pk=pk, key=key))
    return go(request, "meetings:deadlines", pk=pk)


@page(may=permissions.EDIT, methods=("POST",))
def deadline_open(request: ChapterRequest, pk: int, key: str) -> HttpResponse:
    """Take back that it is done."""
    meeting = meeting_of(request, pk)
    try:
        owning.reopen_deadline(meeting=meeting, key=key, actor=request.person)
    except owning.NoSuchDeadline:
        say(request, _("The meeting has no such deadline any more."), level=messages.ERROR)
    else:
        say(request, _("Taken back."))
    return go(request, "meetings:deadlines", pk=pk)


@page(may=permissions.EDIT)
def sent_outside(request: ChapterRequest, pk: int) -> HttpResponse:
    """Write down that something went out another way."""
    meeting = meeting_of(request, pk)
    today = request.chapter.today()
    form = SentForm(posted(request), today=today)
    if form.is_valid():
        row = actions.record_sent(meeting=meeting, **form.cleaned_data, actor=request.person, today=today)
        undo = chapter_reverse(request, "meetings:sent_undo", pk=pk, sent=row.pk)
        say(request, _("Written down as sent."), undo_url=undo)
        return go(request, "meetings:deadlines", pk=pk)
    context = {"meeting": meeting, "form": form, "tabs": rooms(request, meeting, "deadlines")}
    return render(request, "meetings/lawful_sent.html", context, status=422 if form.errors else 200)


@page(may=permissions.EDIT, methods=("POST",))
def sent_undo(request: ChapterRequest, pk: int, sent: int) -> HttpResponse:
    """Take back that something went out another way."""
    meeting = meeting_of(request, pk)
    row = get_object_or_404(OutsideNotice.objects.select_related("gathering"), pk=sent, gathering=meeting)
    actions.forget_sent(row=row, actor=request.person)
    say(request, _("Taken back."))
    return go(request, "meetings:deadlines", pk=pk)


@page(may=permissions.EDIT, methods=("POST",))
def extraordinary(request: ChapterRequest, pk: int) -> HttpResponse:
    """Say that an annual meeting is an extraordinary one, or not."""
    meeting = meeting_of(request, pk)
    if meeting.kind != Kind.ANNUAL_MEETING:
        say(request, _("Only an annual meeting can be an extraordinary one."), level=messages.ERROR)
        return go(request, "meetings:deadlines", pk=pk)
    wanted = request.POST.get("is_extraordinary") == "yes"
    actions.say_extraordinary(
        meeting=meeting, is_extraordinary=wanted, actor=request.person, today=request.chapter.today()
    )
    say(request, _("The rules of an extraordinary annual meeting hold.") if wanted else _("It is an ordinary one."))
    return go(request, "meetings:deadlines", pk=pk)


@page(may=permissions.EDIT, methods=("GET",))
def lawful_proof(request: ChapterRequest, pk: int) -> HttpResponse:
    """What was sent to whom and when, to print."""
    meeting = meeting_of(request, pk)
    context = {"meeting": meeting, "found": lawfulness(meeting), **_sent(meeting, with_copies=True)}
    return render(request, "meetings/lawful_proof.html", context)


def _room(
    request: ChapterRequest, meeting: Gathering, *, refused: tuple[str, ...] = (), status: int = 200
) -> HttpResponse:
    today = request.chapter.today()
    found = lawfulness(meeting, today=today)
    may_edit = request.may(permissions.EDIT)
    rows = _rows(meeting, found, today, may_edit=may_edit)
    context = {
        "meeting": meeting,
        "tabs": rooms(request, meeting, "deadlines"),
        "found": found,
        "rows": rows,
        "checks": list(dict.fromkeys(row.check for row in rows if row.check)),
        "missing": [(rule, str(words.LABELS[rule.key])) for rule in found.missing],
        "refused": refused,
        "today": today,
        "may_edit": may_edit,
        "is_extraordinary": found.kind == EXTRAORDINARY,
        "can_be_extraordinary": meeting.kind == Kind.ANNUAL_MEETING,
        "late_in_year": _late_in_year(meeting, found),
        **_sent(meeting),
    }
    return render(request, "meetings/lawful_room.html", context, status=status)


def _rows(meeting: Gathering, found: Lawfulness, today: datetime.date, *, may_edit: bool) -> list[Row]:
    """The checklist: each deadline with who has it and what became of it."""
    tasks = {
        row.key: row.task
        for row in DeadlineTask.objects.filter(gathering=meeting).select_related("task__person", "task__completion")
    }
    sent = {step.deadline.key: step for step in found.steps}
    people = _people() if may_edit else []
    rows = []
    for deadline in found.deadlines:
        task = tasks.get(deadline.key)
        step = sent.get(deadline.key)
        by_task = task.completion.done_on if task is not None and hasattr(task, "completion") else None
        done_on = (step.sent.on if step.sent else None) if step is not None else by_task
        late = done_on is not None and done_on > deadline.due_on
        tag, tone = _tag(deadline, done_on, late=late, today=today)
        initial = {"person": str(task.person_id or "")} if task is not None else {}
        is_open = may_edit and done_on is None and deadline.key in owning.TO_DO
        form = OwnerForm(people=people, prefix=deadline.key, initial=initial) if is_open else None
        rule = deadline.rule
        rows.append(
            Row(
                deadline,
                capfirst(words.place(rule)),
                words.sentence(rule),
                words.check_said(rule, today),
                done_on,
                tag,
                tone,
                task,
                form,
            )
        )
    return rows


def _tag(deadline: Deadline, done_on: datetime.date | None, *, late: bool, today: datetime.date) -> tuple[str, str]:
    """What became of a deadline in a word, and its colour."""
    left = (deadline.due_on - today).days
    if late:
        return _("Done too late"), "danger"
    if done_on is not None:
        return _("Done"), "success"
    if deadline.key in {"proposals", "vote_from"}:
        return (_("Past"), "") if left < 0 else (_("To come"), "outline")
    if left < 0:
        return _("Not done"), "danger"
    return (_("Last days"), "warning") if left <= 7 else (_("To come"), "outline")


def _sent(meeting: Gathering, *, with_copies: bool = False) -> dict[str, object]:
    """What was sent, from here and another way, the last first."""
    notices = Notice.objects.filter(gathering=meeting).select_related("sent_by").newest_first()
    if with_copies:
        notices = notices.prefetch_related("editions", "copies__person", "copies__letter")
    outside = OutsideNotice.objects.filter(gathering=meeting).select_related("written_by").order_by("-sent_on", "-pk")
    return {"notices": list(notices), "outside": list(outside)}


def _late_in_year(meeting: Gathering, found: Lawfulness) -> datetime.date | None:
    """The last day for the annual meeting in its year, when this one lies after it."""
    if meeting.kind != Kind.ANNUAL_MEETING or found.kind == EXTRAORDINARY:
        return None
    last = found.rules.annual_meeting_by(meeting.on.year)
    return last if last is not None and meeting.on > last else None


def _people() -> list[Person]:
    return list(Person.objects.by_name())
