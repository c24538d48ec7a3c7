"""Writing to many: what is written and sent, a new one, the editor."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.post import actions, permissions
from lokallag.core.post.blocks import MOST, BlockKind, tidy_text
from lokallag.core.post.forms.compose import DraftForm, NewForm, read_blocks, stepped
from lokallag.core.post.merging import FIELDS
from lokallag.core.post.models import Letter, Mailing
from lokallag.core.post.sms import Length, length_of
from lokallag.core.post.sources import sources
from lokallag.core.web.keyset import piece
from lokallag.core.web.rendering import chapter_reverse, go, posted, render, say

State = Letter.State


@page(may=permissions.WRITE, methods=("GET",))
def mailing_list(request: ChapterRequest) -> HttpResponseBase:
    """What is being written, what waits in the outbox, what has gone; the same queries whatever the number."""
    written = Mailing.objects.written().select_related("made_by")
    counted = written.annotate(
        reached=Count("letters", filter=Q(letters__state__in=[State.SENT, State.DELIVERED])),
        waiting=Count("letters", filter=Q(letters__state__in=[State.QUEUED, State.SENDING])),
        bounced=Count("letters", filter=Q(letters__state__in=[State.BOUNCED, State.FAILED])),
        blocked=Count("letters", filter=Q(letters__state=State.BLOCKED)),
    )
    gone = piece(
        counted.filter(state__in=[Mailing.State.SENT, Mailing.State.STOPPED]),
        ("-pk",),
        after=request.GET.get("after", ""),
        size=30,
    )
    context = {
        "drafts": list(written.filter(state=Mailing.State.DRAFT).order_by("-changed_at", "-pk")[:50]),
        "outbox": list(counted.filter(state=Mailing.State.OUTBOX).order_by("scheduled_for", "pk")[:50]),
        "gone": gone,
        "today": request.chapter.today(),
        "after": request.GET.get("after", ""),
    }
    return render(request, "post/mailing_list.html", context)


@page(may=permissions.WRITE)
def mailing_new(request: ChapterRequest) -> HttpResponseBase:
    """By which way, to whom, what about; `?people=` chooses beforehand."""
    chapter = request.chapter
    form = NewForm(
        posted(request), person=request.person, today=chapter.today(), token=request.GET.get("people", "")[:4000]
    )
    if not form.is_valid():
        return render(request, "post/mailing_new.html", {"form": form}, status=422 if form.errors else 200)
    parts, name = form.to()
    mailing = actions.begin(
        channel=form.cleaned_data["channel"],
        subject=form.cleaned_data["subject"],
        parts=parts,
        segment_name=name,
        actor=request.person,
        now=chapter.now(),
    )
    return go(request, "post:edit", pk=mailing.pk)


@page(may=permissions.WRITE)
def mailing_edit(request: ChapterRequest, pk: int) -> HttpResponseBase:
    """The editor. Each POST keeps what is written; `step` says what else was meant (`add:button`, `up:2`, `next`)."""
    mailing = get_object_or_404(Mailing.objects.written(), pk=pk)
    if mailing.state != Mailing.State.DRAFT:
        return go(request, "post:detail", pk=pk)
    today = request.chapter.today()
    form = DraftForm(posted(request), mailing=mailing, person=request.person, today=today)
    if request.method != "POST":
        return _editor(request, mailing, form, None)
    blocks, look_at = stepped(read_blocks(request.POST), request.POST.get("step", ""))
    valid = form.is_valid()
    parts, name = form.to() if valid else (mailing.parts, mailing.segment_name)
    try:
        mailing = actions.write(
            mailing=mailing,
            subject=form.cleaned_data.get("subject", tidy_text(request.POST.get("subject", ""))),
            blocks=blocks,
            parts=parts,
            segment_name=name,
            is_important=bool(form.cleaned_data.get("is_important")),
            actor=request.person,
            now=request.chapter.now(),
        )
    except actions.NoDraft:
        say(request, _("It has been let go meanwhile, and cannot be changed."), level=messages.WARNING)
        return go(request, "post:detail", pk=pk)
    if not valid:
        return _editor(request, mailing, form, look_at, status=422)
    if request.POST.get("step") == "next":
        return _leave(request, "post:check", pk=pk)
    if request.POST.get("step") == "close":
        say(request, _("The draft is saved."))
        return _leave(request, "post:list")
    fresh = DraftForm(None, mailing=mailing, person=request.person, today=today)
    return _editor(request, mailing, fresh, look_at, saved=True)


def _leave(request: ChapterRequest, name: str, **named: int) -> HttpResponseBase:
    """Go to another page, from a form that htmx sent too."""
    if request.htmx:
        return HttpResponseClientRedirect(chapter_reverse(request, name, **named))
    return go(request, name, **named)


def _editor(
    request: ChapterRequest,
    mailing: Mailing,
    form: DraftForm,
    look_at: int | None,
    *,
    saved: bool = False,
    status: int = 200,
) -> HttpResponseBase:
    context: dict[str, Any] = {
        "mailing": mailing,
        "form": form,
        "look_at": look_at,
        "saved": saved,
        "fields": FIELDS,
        "is_mail": mailing.channel == Mailing.Channel.EMAIL,
    }
    if context["is_mail"]:
        things = _things(request, mailing)
        names = dict(BlockKind.choices)
        rows = [
            {**block, "number": number, "name": names[block["kind"]], "things": _with(things, block.get("thing", ""))}
            for number, block in enumerate(mailing.blocks)
        ]
        kinds = [(key, label) for key, label in BlockKind.choices if key != BlockKind.THING or things]
        context |= {"rows": rows, "kinds": kinds if len(rows) < MOST else [], "last": len(rows) - 1}
    else:
        context |= {"text": _text(mailing), "length": _length(mailing)}
    return render(request, "post/mailing_edit.html", context, status=status)


def _things(request: ChapterRequest, mailing: Mailing) -> list[tuple[str, str]]:
    """What can be shown in a letter: meetings and events to come."""
    today = request.chapter.today()
    return [
        (f"{source.key}:{key}", label) for source in sources() for key, label in source.choices(today)
    ] if mailing.channel == Mailing.Channel.EMAIL else []  # fmt: skip


def _with(things: list[tuple[str, str]], chosen: str) -> list[tuple[str, str]]:
    """The choices, with the one that is chosen among them though it has passed."""
    kept = [(chosen, _("What was chosen before"))] if chosen and chosen not in dict(things) else []
    return [("", _("Choose …")), *kept, *things]


def _text(mailing: Mailing) -> str:
    return "\n".join(str(block.get("text", "")) for block in mailing.blocks)


def _length(mailing: Mailing) -> Length:
    return length_of(_text(mailing))
