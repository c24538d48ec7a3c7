"""The draft minutes from the mail, without a login: read them, and say what is not right."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.actions import minutes as actions
from lokallag.capabilities.meetings.forms.minutes import CommentForm
from lokallag.capabilities.meetings.models import Minutes
from lokallag.capabilities.meetings.notices.minutes import COMMENT
from lokallag.capabilities.meetings.standings.minutes import document_of
from lokallag.core.access.doors import public_page
from lokallag.core.people.links import open_link
from lokallag.core.people.models import Person
from lokallag.core.post.notices import language_of
from lokallag.core.web.rendering import posted, render, say

_WHY = "Who was at a meeting reads its draft minutes from the mail and comments; the link is signed, for one person"


@public_page(why=_WHY)
def minutes_link(request: HttpRequest, token: str) -> HttpResponse:
    """The draft as this person may read it, with a field for a comment. Looking changes nothing."""
    minutes, person = _opened(token)
    if minutes is None or person is None:
        return _quiet(render(request, "gatherings/rsvp_gone.html", status=404))
    with _in_language_of(request, person):
        chapter = minutes.gathering.chapter
        items = minutes.gathering.items.visible_to(person, chapter.today()).in_order()
        form = CommentForm(posted(request), items=items)
        if form.is_valid():
            data = form.cleaned_data
            try:
                actions.comment_on(
                    minutes=minutes, item=data["item"], text=data["text"], person=person, now=chapter.now()
                )
            except ValidationError as refused:
                form.add_error(None, refused)
            else:
                say(request, _("Thank you. The secretary sees it."))
                return _quiet(redirect(request.path))
        context = {
            "minutes": minutes,
            "meeting": minutes.gathering,
            "person": person,
            "form": form,
            "document": document_of(minutes).seen_by(set(items.values_list("pk", flat=True))),
            "own": minutes.comments.filter(person=person).select_related("item"),
            "sent": minutes.circulations.first(),
        }
        return _quiet(render(request, "meetings/minutes_link.html", context, status=422 if form.errors else 200))


def _opened(token: str) -> tuple[Minutes | None, Person | None]:
    """The minutes and the person of a link; nothing for one that is wrong, void, or of minutes that are gone."""
    opened = open_link(token, COMMENT)
    if opened is None or not opened.subject.isdigit() or len(opened.subject) > 18:
        return None, None
    rows = Minutes.objects.select_related("gathering__chapter", "approval__gathering", "approval__item")
    return rows.filter(pk=int(opened.subject)).first(), opened.person


@contextmanager
def _in_language_of(request: HttpRequest, person: Person) -> Iterator[None]:
    """The language the person reads, where this visitor has chosen none."""
    if settings.LANGUAGE_COOKIE_NAME in request.COOKIES:
        yield
        return
    with translation.override(language_of(person, person.chapter)):
        yield


def _quiet(answer: HttpResponse) -> HttpResponse:
    """Neither kept nor found by others: the address is a key."""
    answer["Cache-Control"] = "no-store"
    answer["X-Robots-Tag"] = "noindex"
    return answer
