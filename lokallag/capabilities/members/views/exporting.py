"""Taking people out as a file: who, what for, which fields; streamed, in the journal, nothing kept on disk."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.text import slugify
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from lokallag.capabilities.members import actions, exports
from lokallag.capabilities.members.forms.exporting import CONTACT, CSV, OTHER, ExportForm, ExportRolesForm
from lokallag.capabilities.members.models.exporting import exporting_roles
from lokallag.capabilities.members.permissions import EXPORT
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.access.permissions import MANAGE_CHAPTER
from lokallag.core.chapters.scopes import within
from lokallag.core.people.models import Person, PersonQuerySet
from lokallag.core.segments.choosing import Chosen, chosen_from
from lokallag.core.segments.writing import written_part
from lokallag.core.web.rendering import go, posted, render, say
from lokallag.core.web.sheets import csv_file, xlsx_file

_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@page(may=EXPORT)
def export(request: ChapterRequest) -> HttpResponseBase:
    """Choose who and what, and get the file."""
    today = request.chapter.today()
    if not exporting_roles() & request.roles:
        if request.method == "POST":
            raise PermissionDenied
        return render(request, "members/export_closed.html", {"may_open": request.may(MANAGE_CHAPTER)})
    token = request.GET.get("people", "")[:4000]
    form = ExportForm(posted(request), person=request.person, today=today, token=token)
    if form.is_valid():
        return _file(request, form)
    shown = (request.POST if request.method == "POST" else request.GET).get("people", "")[:4000]
    context = {
        "form": form,
        "told": _told(request, chosen_from(shown, person=request.person, today=today) if shown else None),
        "may_choose_roles": request.may(MANAGE_CHAPTER),
    }
    return render(request, "members/export.html", context, status=422 if form.errors else 200)


def _told(request: ChapterRequest, chosen: Chosen | None) -> dict[str, Any] | None:
    """How many would be in the file, and how many do not want to be contacted."""
    if chosen is None:
        return None
    today = request.chapter.today()
    people = chosen.people(today)
    silent = people.filter(wants=Person.Wants.NOTHING).count()
    count = people.count()
    return {
        "sentence": chosen.sentence(today),
        "count": count,
        "silent": silent,
        "left": count - silent,
        "is_contact": request.GET.get("purpose", CONTACT) != OTHER,
    }


def _file(request: ChapterRequest, form: ExportForm) -> StreamingHttpResponse:
    """The file, with a line in the journal before its first row."""
    data = form.cleaned_data
    chosen: Chosen = data["people"]
    keys = list(data["columns"])
    people = chosen.people(request.chapter.today())
    if data["purpose"] == CONTACT:
        people = people.exclude(wants=Person.Wants.NOTHING)
    elif "wants" not in keys:
        # Whoever gets the list must see whom not to contact.
        keys.append("wants")
    actions.record_export(
        people=people.count(),
        columns=keys,
        sentence=[written_part(part) for part in chosen.parts],
        purpose=data["purpose"],
        form=data["form"],
        actor=request.person,
    )
    name = f"{request.chapter.slug}-{slugify(chosen.name)[:40] or 'export'}-{request.chapter.today()}.{data['form']}"
    pieces = _pieces(request, people, keys, data["form"], get_language() or "nb")
    response = StreamingHttpResponse(pieces, content_type=_TYPES[data["form"]])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response


def _pieces(
    request: ChapterRequest, people: PersonQuerySet, keys: list[str], form: str, language: str
) -> Iterator[bytes]:
    """The file piece by piece. It is written after the view has answered, so it sets scope and language itself."""
    with within(request.chapter), override(language):
        rows = exports.rows(people, keys, request.chapter.today())
        if form == CSV:
            yield from csv_file(exports.head(keys), rows, exports.kinds(keys))
        else:
            yield from xlsx_file(exports.head(keys), rows, title=_("Members"))


@page(may=MANAGE_CHAPTER)
def export_roles(request: ChapterRequest) -> HttpResponse:
    """Say which posts may export."""
    form = ExportRolesForm(posted(request), initial={"roles": sorted(exporting_roles())})
    if form.is_valid():
        actions.set_export_roles(roles=form.cleaned_data["roles"], actor=request.person)
        say(request, _("Saved."))
        return go(request, "members:export")
    return render(request, "members/export_roles.html", {"form": form}, status=422 if form.errors else 200)
