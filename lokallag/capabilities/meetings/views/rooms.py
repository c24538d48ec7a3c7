"""The rooms of a meeting's page, as tabs over it: what it is, its agenda, the notice, the meeting itself, its minutes."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.meetings.permissions import EDIT, VIEW
from lokallag.core.access.http import ChapterRequest
from lokallag.core.access.permissions import Permission
from lokallag.core.gatherings.models import Gathering, Kind
from lokallag.core.ui.people import TabRow
from lokallag.core.web.rendering import chapter_reverse


def _always(_meeting: Gathering) -> bool:
    return True


def _stands(meeting: Gathering) -> bool:
    return not meeting.is_cancelled


def _is_annual(meeting: Gathering) -> bool:
    return meeting.kind == Kind.ANNUAL_MEETING


@dataclass(frozen=True)
class Room:
    """One tab: `url_name` takes the meeting's `pk`; `needed` is who may enter; `fits` says for which meetings it is there."""

    key: str
    label: Promise
    url_name: str
    needed: Permission = VIEW
    fits: Callable[[Gathering], bool] = _always


#: In the order they are shown. A room is one line here and a page of its own.
ROOMS: tuple[Room, ...] = (
    Room("detail", _("The meeting"), "meetings:detail"),
    Room("agenda", _("Agenda"), "meetings:agenda"),
    Room("deadlines", _("Deadlines"), "meetings:deadlines"),
    Room("papers", _("Papers"), "meetings:papers"),
    Room("notice", _("Notice"), "meetings:notice", EDIT),
    Room("room", _("In the meeting"), "meetings:room", fits=_stands),
    Room("minutes", _("Minutes"), "meetings:minutes"),
    Room("annual", _("Annual meeting"), "meetings:annual", fits=_is_annual),
)


def rooms(request: ChapterRequest, meeting: Gathering, here: str) -> list[TabRow]:
    """The tabs of a meeting as the visitor sees them; `here` is the key of the room they are in."""
    return [
        TabRow(str(room.label), chapter_reverse(request, room.url_name, pk=meeting.pk), room.key == here, None)
        for room in ROOMS
        if request.may(room.needed) and room.fits(meeting)
    ]
