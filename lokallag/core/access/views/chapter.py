"""The chapter's settings, and what each post may do."""

from dataclasses import dataclass

from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from lokallag.core.access.actions import change_chapter
from lokallag.core.access.doors import page
from lokallag.core.access.forms.chapter import SettingsForm
from lokallag.core.access.http import ChapterRequest
from lokallag.core.access.permissions import MANAGE_CHAPTER, REGISTER, SEE_CHAPTER, Permission
from lokallag.core.access.views.start import PARTIES
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.municipalities import municipalities
from lokallag.core.people.roles import Role
from lokallag.core.web.rendering import go, posted, render, say


@page(may=MANAGE_CHAPTER)
def settings(request: ChapterRequest) -> HttpResponseBase:
    """Name, party, municipality, colour, language, organisation number, county."""
    chapter = request.chapter
    form = SettingsForm(posted(request), chapter=chapter, parents=_parents(chapter))
    if form.is_valid():
        change_chapter(chapter=chapter, values=form.values(), actor=request.person)
        say(request, _("The settings are saved."))
        return go(request, "access:settings")
    context = {
        "form": form,
        "municipalities": municipalities(),
        "parties": PARTIES,
        "shown_colour": chapter.colour.lstrip("#"),
    }
    return render(request, "access/settings.html", context, status=422 if form.errors else 200)


@dataclass(frozen=True)
class Line:
    """One thing that can be done, and who may."""

    permission: Permission
    roles: list[Role]
    everyone: bool


@page(may=SEE_CHAPTER, methods=("GET",))
def roles(request: ChapterRequest) -> HttpResponseBase:
    """What each post may do, as the permissions themselves say it."""
    members = set(Role) - {Role.COUNTY_OBSERVER, Role.NATIONAL_OBSERVER}
    lines = [
        Line(permission, [role for role in Role if role in permission.roles], members <= permission.roles)
        for permission in REGISTER.values()
        if permission.roles is not None
    ]
    return render(request, "access/roles.html", {"lines": lines})


def _parents(chapter: Chapter) -> list[Chapter]:
    """The county and national chapters it may lie under: never itself, nor one that lies under it."""
    if chapter.kind == Chapter.Kind.NATIONAL:
        return []
    above = (
        [Chapter.Kind.NATIONAL] if chapter.kind == Chapter.Kind.COUNTY else [Chapter.Kind.COUNTY, Chapter.Kind.NATIONAL]
    )
    return list(Chapter.objects.filter(kind__in=above).exclude(pk=chapter.pk).order_by("name"))
