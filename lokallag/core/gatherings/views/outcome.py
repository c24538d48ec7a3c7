"""Saying that it was held or called off, and taking that back."""

from contextlib import suppress

from django.contrib.messages import WARNING
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext as _

from lokallag.core.access.http import ChapterRequest
from lokallag.core.gatherings import actions
from lokallag.core.gatherings.forms import CancellationForm, HoldingForm
from lokallag.core.gatherings.shelf import Shelf
from lokallag.core.gatherings.views.detail import detail_page
from lokallag.core.gatherings.views.finding import found
from lokallag.core.web.rendering import chapter_reverse, go, say


def holding(request: ChapterRequest, shelf: Shelf, pk: int) -> HttpResponse:
    """It was held."""
    row = found(request, shelf, pk)
    form = HoldingForm(request.POST)
    if form.is_valid():
        try:
            actions.hold_gathering(
                gathering=row, **form.cleaned_data, actor=request.person, today=request.chapter.today()
            )
        except ValidationError as refused:
            if getattr(refused, "code", "") == "already_held":
                say(request, " ".join(refused.messages), level=WARNING)
                return go(request, shelf.page("detail"), pk=pk)
            form.add_error(None, refused)
        else:
            say(
                request,
                _("%(title)s was held.") % {"title": row.title},
                undo_url=chapter_reverse(request, shelf.page("holding_undo"), pk=pk),
            )
            return go(request, shelf.page("detail"), pk=pk)
    return detail_page(request, shelf, row, holding_form=form)


def holding_undo(request: ChapterRequest, shelf: Shelf, pk: int) -> HttpResponse:
    """It was not held after all."""
    row = found(request, shelf, pk)
    with suppress(ValidationError):
        actions.undo_holding(gathering=row, actor=request.person)
        say(request, _("%(title)s stands as planned again.") % {"title": row.title})
    return go(request, shelf.page("detail"), pk=pk)


def cancellation(request: ChapterRequest, shelf: Shelf, pk: int) -> HttpResponse:
    """It is called off."""
    row = found(request, shelf, pk)
    form = CancellationForm(request.POST)
    if form.is_valid():
        try:
            actions.cancel_gathering(
                gathering=row, reason=form.cleaned_data["reason"], actor=request.person, today=request.chapter.today()
            )
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            say(
                request,
                _("%(title)s is cancelled.") % {"title": row.title},
                undo_url=chapter_reverse(request, shelf.page("cancellation_undo"), pk=pk),
            )
            return go(request, shelf.page("detail"), pk=pk)
    return detail_page(request, shelf, row, cancellation_form=form)


def cancellation_undo(request: ChapterRequest, shelf: Shelf, pk: int) -> HttpResponse:
    """It will be held after all."""
    row = found(request, shelf, pk)
    with suppress(ValidationError):
        actions.undo_cancellation(gathering=row, actor=request.person, today=request.chapter.today())
        say(request, _("%(title)s stands as planned again.") % {"title": row.title})
    return go(request, shelf.page("detail"), pk=pk)
