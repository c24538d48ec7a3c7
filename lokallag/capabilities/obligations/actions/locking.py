"""A duty to write on, in the order everybody locks in: the chapter first, then the duty."""

from lokallag.capabilities.obligations.models import Duty
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import current_chapter


def locked(duty: Duty) -> Duty:
    """Return the duty as it is now, locked until the transaction ends."""
    Chapter.objects.select_for_update().only("pk").get(pk=current_chapter().pk)
    return Duty.objects.select_for_update().get(pk=duty.pk)
