"""How the pages find a gathering: through reach, or not at all."""

from django.http import Http404

from lokallag.core.access.http import ChapterRequest
from lokallag.core.gatherings.models import Gathering
from lokallag.core.gatherings.shelf import Shelf


def found(request: ChapterRequest, shelf: Shelf, pk: int) -> Gathering:
    """The gathering with what is known of it; 404 for what the visitor may not see."""
    row = (
        shelf.reach(request)
        .select_related("holding__recorded_by", "cancellation__recorded_by", "responsible", "group")
        .filter(pk=pk)
        .first()
    )
    if row is None:
        raise Http404
    return row
