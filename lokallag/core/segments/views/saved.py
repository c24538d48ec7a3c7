"""The saved segments: the list with how many are in each, copying, removing."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.segments import actions
from lokallag.core.segments.book import counts_of
from lokallag.core.segments.models import Segment
from lokallag.core.segments.permissions import USE
from lokallag.core.segments.saying import Speaker
from lokallag.core.web.rendering import chapter_reverse, go, render, say

#: More saved segments than this are cut off: nobody finds their way among them.
MOST = 60


@page(may=USE, methods=("GET",))
def segment_list(request: ChapterRequest) -> HttpResponse:
    """One's own segments and those that are shared, with how many are in each today."""
    today = request.chapter.today()
    segments = list(Segment.objects.usable_by(request.person).select_related("made_by").by_name()[:MOST])
    speaker = Speaker(today)
    counts = counts_of([segment.parts for segment in segments], today)
    rows = [
        {"segment": segment, "sentence": speaker.say(segment.parts), "count": count}
        for segment, count in zip(segments, counts, strict=True)
    ]
    return render(request, "segments/segment_list.html", {"rows": rows})


@page(may=USE, methods=("POST",))
def copy(request: ChapterRequest, pk: int) -> HttpResponse:
    """Copy a segment to one's own."""
    segment = get_object_or_404(Segment.objects.usable_by(request.person), pk=pk)
    copied = actions.copy_segment(segment=segment, actor=request.person, now=request.chapter.now())
    say(
        request,
        _("«%(name)s» is yours to change.") % {"name": copied.name},
        undo_url=chapter_reverse(request, "segments:removal", pk=copied.pk),
    )
    return go(request, "segments:detail", pk=copied.pk)


@page(may=USE, methods=("POST",))
def removal(request: ChapterRequest, pk: int) -> HttpResponse:
    """Remove a segment."""
    segment = get_object_or_404(Segment.objects.usable_by(request.person), pk=pk)
    actions.remove_segment(segment=segment, actor=request.person, now=request.chapter.now())
    say(
        request,
        _("«%(name)s» is removed.") % {"name": segment.name},
        undo_url=chapter_reverse(request, "segments:removal_undo", pk=pk),
    )
    return go(request, "segments:list")


@page(may=USE, methods=("POST",))
def removal_undo(request: ChapterRequest, pk: int) -> HttpResponse:
    """Take a removal back."""
    segment = get_object_or_404(Segment.objects.removed().in_reach_of(request.person), pk=pk)
    restored = actions.restore_segment(segment=segment, actor=request.person)
    say(request, _("«%(name)s» is back.") % {"name": restored.name})
    return go(request, "segments:list")
