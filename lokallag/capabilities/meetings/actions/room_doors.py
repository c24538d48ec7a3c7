"""What every action in the meeting room asks first: whether the meeting is still going on."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.models import Closing
from lokallag.core.gatherings.models import Cancellation, Gathering


def locked_meeting(meeting: Gathering | int) -> Gathering:
    """The meeting's row, locked until the transaction ends, so that two presses come one after the other."""
    pk = meeting if isinstance(meeting, int) else meeting.pk
    return Gathering.objects.select_for_update(of=("self",)).select_related("chapter").get(pk=pk)


def refuse_when_over(meeting: Gathering) -> None:
    """ValidationError when the meeting is closed or cancelled: then what was written stands."""
    if Closing.objects.filter(gathering=meeting).exists():
        raise ValidationError(_("The meeting is closed. Open it again to change anything."), code="closed")
    if Cancellation.objects.filter(gathering=meeting).exists():
        raise ValidationError(_("The meeting is cancelled."), code="cancelled")
