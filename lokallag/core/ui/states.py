"""The seven states a commitment can be in, as people see them: word, sign, colour name."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class State:
    """How one state is shown.

    `drawing` is the path data of the sign on a 16 × 16 canvas. The signs are our own and differ in form,
    so that the state is never said by colour alone.
    """

    key: str
    word: str | Promise
    drawing: str
    dashed: bool = False


_ALL = (
    State("done", _("Done"), "M3 8.5 6.4 12 13 4.5"),
    State("on_track", _("On track"), "M2.5 8h10.5M9 4l4 4-4 4"),
    State("due_soon", _("Due soon"), "M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2M8 5v3.2l2.2 1.4"),
    State("behind", _("Behind"), "M8 2.8v6.6M8 13v.1"),
    State("missed", _("Missed"), "M4 4l8 8M12 4l-8 8"),
    State("not_started", _("Not started"), "M8 2.4a5.6 5.6 0 1 1 0 11.2A5.6 5.6 0 0 1 8 2.4", dashed=True),
    State("needs_you", _("Needs you"), "M5.5 5.7a2.6 2.6 0 1 1 4.2 2.1C8.6 8.6 8 9.1 8 10.2M8 13.1v.1"),
)

#: The states in the order in which they are always listed: what is well first, what waits for people last.
STATES: Mapping[str, State] = MappingProxyType({state.key: state for state in _ALL})


def state_of(value: object) -> State:
    """Give the state for a key (`"on_track"`, `"on-track"`), an enum member with such a value, or a State.

    An unknown key raises KeyError: a state that nobody knows must not be shown as something else.
    """
    if isinstance(value, State):
        return value
    key = str(getattr(value, "value", value)).replace("-", "_").lower()
    return STATES[key]
