"""Long lists are read, compared, brought in and undone by the worker; old ones are forgotten each night."""

import datetime
from typing import Any

from lokallag.capabilities.members.actions import imports
from lokallag.capabilities.members.models import Import
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import current_chapter, within
from lokallag.core.jobs.jobs import job
from lokallag.core.jobs.schedule import Daily, recurring

Step = Import.Step


@job()
def work_on_import(of: int) -> None:
    """Do what comes next with a list: each step once, however often it is asked for. One that is gone is left alone."""
    chapter = current_chapter()
    one = Import.objects.select_related("applied_by", "undone_by").filter(pk=of).first()
    if one is None:
        return
    moment: dict[str, Any] = {"now": chapter.now()}
    if one.step == Step.READING:
        one = imports.read_import(of=one)
    if one.step == Step.COMPARING:
        imports.compare_import(of=one, today=chapter.today())
    elif one.step == Step.APPLYING:
        imports.apply_import(of=one, actor=one.applied_by, today=chapter.today(), **moment)
    elif one.step == Step.UNDOING:
        imports.undo_import(of=one, actor=one.undone_by, **moment)


@recurring(Daily(datetime.time(3, 40)))
@job()
def forget_imports() -> None:
    """Forget in every chapter what stood in files more than thirty days ago."""
    for chapter in Chapter.objects.all():
        with within(chapter):
            imports.forget_old_imports(now=chapter.now())
