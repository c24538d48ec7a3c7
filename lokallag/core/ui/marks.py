"""What a cell or box in one of the small pictures can say, whatever word a capability has for it."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_SAME: Mapping[str, str] = MappingProxyType(
    {
        "done": "done",
        "held": "done",
        "met": "done",
        "reached": "done",
        "true": "done",
        "planned": "planned",
        "missed": "missed",
        "late": "missed",
        "behind": "missed",
        "excepted": "excepted",
        "exempt": "excepted",
        "except": "excepted",
        "open": "open",
        "future": "open",
        "empty": "open",
        "missing": "open",
        "outside": "excepted",
        "false": "open",
        "none": "open",
    }
)

WORDS: Mapping[str, str | Promise] = MappingProxyType(
    {
        "done": _("done"),
        "planned": _("planned"),
        "missed": _("did not happen"),
        "excepted": _("excepted"),
        "open": _("not yet"),
    }
)


def mark_of(value: object) -> str:
    """The mark for a word, a truth value or an enum member; unknown words are open."""
    word = str(getattr(value, "value", value)).lower().replace("-", "_")
    return _SAME.get(word, "open")
