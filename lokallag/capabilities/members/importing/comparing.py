"""What a row of the register's changes in what the chapter knows, told apart from what the chapter learned itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

#: What is compared one by one, in the order it is shown.
COMPARED = (
    "given_name", "family_name", "email", "phone", "street", "postcode", "place", "municipality_number", "birth_year",
    "language", "member_number", "joined_on", "state", "fee", "more",
)  # fmt: skip
_LOOSE = frozenset({"given_name", "family_name", "street", "place", "email"})


@dataclass(frozen=True)
class Change:
    """One field's old and new value. `asked` tells that both sides have changed it: ours is kept unless one chooses."""

    field: str
    old: Any
    new: Any
    asked: bool = False


def differences(theirs: Mapping[str, Any], ours: Mapping[str, Any], base: Mapping[str, Any] | None) -> list[Change]:
    """Return the changes a row would make.

    Args:
        theirs: what the register says now; a field it does not have is left alone, an empty one was empty in it.
        ours: what the chapter has.
        base: what the register said last time; None where it never said anything.
    """
    found = []
    for name in COMPARED:
        if name in ("fee", "more"):
            found += _added(name, theirs, ours)
            continue
        if name not in theirs:
            continue
        new, old = theirs[name], ours.get(name, "")
        last = base.get(name, "") if base is not None else ""
        ours_is_theirs = last not in ("", None) and same(name, last, old)
        if same(name, new, old):
            continue
        if new in ("", None):
            # What the register has emptied may be gone for a reason: one is asked.
            if ours_is_theirs:
                found.append(Change(name, old, "", asked=True))
            continue
        if base is not None and same(name, new, last):
            continue
        asked = old not in ("", None) and not ours_is_theirs
        if name == "state" and base is None and old not in ("resigned", "expelled"):
            # Nobody but the register knows who has paid: its first word on a state counts.
            asked = False
        found.append(Change(name, old, new, asked=asked))
    return found


def same(name: str, one: Any, other: Any) -> bool:
    """Whether two values of a field say the same: «OSLO» is «Oslo», and a space more changes no name."""
    if one == other or (one in ("", None) and other in ("", None)):
        return True
    if name in _LOOSE and isinstance(one, str) and isinstance(other, str):
        return " ".join(one.casefold().split()) == " ".join(other.casefold().split())
    return str(one) == str(other)


def _added(name: str, theirs: Mapping[str, Any], ours: Mapping[str, Any]) -> list[Change]:
    """A fee and other addresses are only ever added, never taken away."""
    if name == "fee":
        new, old = theirs.get("fee"), ours.get("fee")
        return [Change("fee", old or "", new)] if new and new != old else []
    have = set(ours.get("more", ())) | {ours.get("email"), ours.get("phone"), theirs.get("email"), theirs.get("phone")}
    new = [value for key in ("emails", "phones") for value in theirs.get(key, ()) if value not in have]
    return [Change("more", "", new)] if new else []
