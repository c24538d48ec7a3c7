"""After an election: who must be told of the new board, each with what to copy, open until there is evidence."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from lokallag.capabilities.obligations.actions import board_news as actions
from lokallag.capabilities.obligations.forms.board_news import ElectedForm, TellingForm
from lokallag.capabilities.obligations.models import BoardNews, Telling
from lokallag.capabilities.obligations.permissions import EDIT, VIEW
from lokallag.capabilities.obligations.standings.board_news import to_tell
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.web.rendering import chapter_reverse, go, posted, render, say


@page(may=VIEW, methods=("GET",))
def new_board(request: ChapterRequest) -> HttpResponse:
    """The newest election with its receivers, and those before it."""
    return _shown(request, BoardNews.objects.newest_first().first())


@page(may=VIEW, methods=("GET",))
def board_news(request: ChapterRequest, pk: int) -> HttpResponse:
    """One election with its receivers."""
    return _shown(request, get_object_or_404(BoardNews, pk=pk))


def _shown(request: ChapterRequest, news: BoardNews | None) -> HttpResponse:
    today = request.chapter.today()
    rows = []
    if news is not None:
        tellings = list(news.tellings.select_related("told_by"))
        rows = to_tell(chapter=request.chapter, news=news, tellings=tellings)
    told = sum(row.telling.is_told for row in rows)
    context = {
        "news": news,
        "today": today,
        "rows": rows,
        "boxes": [(row.telling.get_receiver_display(), "done" if row.telling.is_told else "open") for row in rows],
        "told": told,
        "left": len(rows) - told,
        "others": BoardNews.objects.newest_first().exclude(pk=news.pk if news else 0)[:10],
        "changed_on": actions.changed_since(today),
        "may_edit": request.may(EDIT),
    }
    return render(request, "obligations/new_board.html", context)


@page(may=EDIT)
def opening(request: ChapterRequest) -> HttpResponse:
    """Say that a board was elected, or changed, on a day."""
    today = request.chapter.today()
    form = ElectedForm(posted(request), today=today, changed_on=actions.changed_since(today))
    if form.is_valid():
        news = actions.open_news(**form.cleaned_data, actor=request.person, today=today)
        undo = chapter_reverse(request, "obligations:board_news_undo", pk=news.pk)
        say(request, _("Here is what must be told to whom."), undo_url=undo)
        return go(request, "obligations:board_news", pk=news.pk)
    return render(request, "obligations/new_board_form.html", {"form": form}, status=422 if form.errors else 200)


@page(may=EDIT, methods=("POST",))
def board_news_undo(request: ChapterRequest, pk: int) -> HttpResponse:
    """There was no new board that day after all."""
    actions.close_news(news=get_object_or_404(BoardNews, pk=pk), actor=request.person)
    say(request, _("Taken back."))
    return go(request, "obligations:new_board")


@page(may=EDIT)
def telling(request: ChapterRequest, pk: int) -> HttpResponse:
    """Tick off that a receiver was told."""
    row = get_object_or_404(Telling.objects.select_related("news"), pk=pk)
    form = TellingForm(posted(request), today=request.chapter.today())
    if form.is_valid():
        actions.tell(
            telling=row,
            **form.cleaned_data,
            actor=request.person,
            today=request.chapter.today(),
            now=request.chapter.now(),
        )
        undo = chapter_reverse(request, "obligations:telling_undo", pk=pk)
        say(request, _("%(receiver)s is told.") % {"receiver": row.get_receiver_display()}, undo_url=undo)
        return go(request, "obligations:board_news", pk=row.news_id)
    context = {"form": form, "row": row, "today": request.chapter.today()}
    return render(request, "obligations/telling.html", context, status=422 if form.errors else 200)


@page(may=EDIT, methods=("POST",))
def telling_undo(request: ChapterRequest, pk: int) -> HttpResponse:
    """They were not told after all."""
    row = get_object_or_404(Telling, pk=pk)
    actions.untell(telling=row, actor=request.person)
    say(request, _("Taken back."))
    return go(request, "obligations:board_news", pk=row.news_id)
