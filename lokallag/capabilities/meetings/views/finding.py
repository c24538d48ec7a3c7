"""How the pages of a meeting find it and its items: through reach, or not at all."""

from django.http import Http404

from lokallag.capabilities.meetings.models import Item, ItemQuerySet
from lokallag.capabilities.meetings.views.gathering import SHELF
from lokallag.core.access.http import ChapterRequest
from lokallag.core.gatherings.models import Gathering
from lokallag.core.gatherings.views.finding import found


def meeting_of(request: ChapterRequest, pk: int) -> Gathering:
    """The meeting with what became of it; 404 for what the visitor may not see."""
    return found(request, SHELF, pk)


def items_of(request: ChapterRequest, meeting: Gathering) -> ItemQuerySet:
    """The items of a meeting (already found through `meeting_of`) that the visitor may see, in order."""
    return meeting.items.visible_to(request.person, request.chapter.today()).in_order()


def item_of(request: ChapterRequest, meeting: Gathering, pk: int) -> Item:
    """One item of a meeting; 404 for one that is not there or not for the visitor."""
    item = items_of(request, meeting).select_related("body", "presenter").filter(pk=pk).first()
    if item is None:
        raise Http404
    return item
