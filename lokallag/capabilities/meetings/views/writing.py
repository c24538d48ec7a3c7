"""Who may write in a meeting, and how its pages find what they write on."""

from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from lokallag.capabilities.meetings.models import Body, Decision, FollowUp, Item, Note, Opening, Presence, Speaker
from lokallag.capabilities.meetings.permissions import EDIT
from lokallag.capabilities.meetings.views.finding import item_of, items_of, meeting_of
from lokallag.core.access.http import ChapterRequest
from lokallag.core.gatherings.models import Gathering


def opening_of(meeting: Gathering) -> Opening | None:
    """That it was opened, with all that hangs on it: who leads and writes, its end, the floor, how many are `here`."""
    there = Count("gathering__presences", filter=Q(gathering__presences__left_at__isnull=True))
    rows = Opening.objects.select_related(
        "chaired_by", "written_by", "gathering__closing__closed_by", "gathering__floor"
    )
    return rows.filter(gathering=meeting).annotate(here=there).first()


def may_write(request: ChapterRequest, meeting: Gathering, opening: Opening | None = None) -> bool:
    """Whether the visitor writes in the meeting: they lead one of its bodies, or were chosen to lead it or to write."""
    opening = opening or Opening.objects.filter(gathering=meeting).first()
    if opening is not None and request.person.pk in (opening.chaired_by_id, opening.written_by_id):
        return True
    sittings = meeting.sittings.all()
    if Body.objects.led_by(request.person, request.roles).filter(pk__in=sittings.values("body")).exists():
        return True
    return request.may(EDIT) and not sittings.exists()


def written_meeting(request: ChapterRequest, pk: int) -> Gathering:
    """The meeting, for those who write in it; for all others it is not found."""
    meeting = meeting_of(request, pk)
    if not may_write(request, meeting):
        raise Http404
    return meeting


def written_item(request: ChapterRequest, pk: int, item: int) -> Item:
    """An item of a meeting one writes in, with the meeting."""
    meeting = written_meeting(request, pk)
    found = item_of(request, meeting, item)
    found.gathering = meeting
    return found


def presence_of(request: ChapterRequest, pk: int, presence: int) -> Presence:
    """Somebody's presence in a meeting one writes in."""
    meeting = written_meeting(request, pk)
    return get_object_or_404(Presence.objects.select_related("person").filter(gathering=meeting), pk=presence)


def note_of(request: ChapterRequest, pk: int, note: int) -> Note:
    """A piece of notes of an item one may see."""
    meeting = written_meeting(request, pk)
    rows = Note.objects.select_related("item__body", "item__gathering", "author")
    return get_object_or_404(rows.filter(item__in=items_of(request, meeting).values("pk")), pk=note)


def decision_of(request: ChapterRequest, pk: int, decision: int, *, removed: bool = False) -> Decision:
    """A decision on an item one may see; with `removed`, one that was taken away."""
    meeting = written_meeting(request, pk)
    rows = (Decision.with_removed if removed else Decision.objects).select_related("item__body", "item__gathering")
    return get_object_or_404(rows.filter(item__in=items_of(request, meeting).values("pk")), pk=decision)


def follow_up_of(request: ChapterRequest, pk: int, follow_up: int) -> FollowUp:
    """A follow-up of an item one may see."""
    meeting = written_meeting(request, pk)
    rows = FollowUp.objects.select_related("item__gathering", "task")
    return get_object_or_404(rows.filter(item__in=items_of(request, meeting).values("pk")), pk=follow_up)


def speaker_of(request: ChapterRequest, pk: int, speaker: int) -> Speaker:
    """Somebody on the list of an item one may see."""
    meeting = written_meeting(request, pk)
    rows = Speaker.objects.select_related("item__gathering", "item__body", "person")
    return get_object_or_404(rows.filter(item__in=items_of(request, meeting).values("pk")), pk=speaker)
