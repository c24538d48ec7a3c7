"""How the pages find a gathering: through reach, or not at all."""

from django.http import Http404, HttpResponse

from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.access.permissions import SEE_CHAPTER
from lokallag.core.gatherings.dates import PAGES
from lokallag.core.gatherings.models import Gathering
from lokallag.core.gatherings.shelf import Shelf
from lokallag.core.web.rendering import go


def found(request: ChapterRequest, shelf: Shelf, pk: int) -> Gathering:
    """The gathering with what is known of it; 404 for what the visitor may not see."""
    row = (
        shelf.reach(request)
        .select_related("holding__recorded_by", "cancellation__recorded_by", "responsible", "group", "chapter")
        .filter(pk=pk)
        .first()
    )
    if row is None:
        raise Http404
    return row


@page(may=SEE_CHAPTER, methods=("GET",))
def gathering_page(request: ChapterRequest, pk: int) -> HttpResponse:
    """Send on to the gathering's own page, whichever capability shows it."""
    row = Gathering.objects.filter(pk=pk).first()
    place = PAGES.get(row.kind) if row is not None else None
    if row is None or place is None:
        raise Http404
    sees_all = request.may(place.see_all)
    if not Gathering.objects.visible_to(request.person, sees_all=sees_all).filter(pk=pk).exists():
        raise Http404
    return go(request, place.page, pk=pk)
