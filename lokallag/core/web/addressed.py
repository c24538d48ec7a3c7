"""The chapter that the address names, fetched once a request and shared by all who ask."""

from django.http import HttpRequest
from django.urls.converters import SlugConverter

from lokallag.core.chapters.models import RESERVED_SLUGS, Chapter


class ChapterSlug(SlugConverter):
    """The first part of a chapter's addresses: any slug but those that lead elsewhere."""

    regex = rf"(?!(?:{'|'.join(sorted(RESERVED_SLUGS))})/)[-a-zA-Z0-9_]+"


_KEPT = "_addressed_chapter"


def addressed_chapter(request: HttpRequest) -> Chapter | None:
    """Return the chapter named by the first part of the path, with its parent; None where there is none."""
    if not hasattr(request, _KEPT):
        slug = request.path_info.split("/", 2)[1]
        known = slug and slug not in RESERVED_SLUGS
        chapter = Chapter.objects.select_related("parent").filter(slug=slug).first() if known else None
        setattr(request, _KEPT, chapter)
    kept: Chapter | None = getattr(request, _KEPT)
    return kept
