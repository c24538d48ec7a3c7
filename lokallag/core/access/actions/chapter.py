"""Change what the chapter is called and how it looks."""

from django.db import transaction

from lokallag.core.chapters.models import Chapter
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person

_MAY_CHANGE = ("name", "party", "colour", "language", "municipality_number", "organisation_number", "parent")


def change_chapter(*, chapter: Chapter, values: dict[str, object], actor: Person) -> Chapter:
    """Change the chapter's settings; `values` holds some of name, party, colour, language, municipality_number,
    organisation_number and parent. Its address stays: links that people have kept go on working.
    """
    changed = [name for name in _MAY_CHANGE if name in values and getattr(chapter, name) != values[name]]
    if not changed:
        return chapter
    with transaction.atomic():
        before = {name: str(getattr(chapter, name) or "") for name in changed}
        for name in changed:
            setattr(chapter, name, values[name])
        chapter.save(update_fields=changed)
        record("access.chapter_changed", actor=actor, subject=chapter, before=before)
    return chapter
