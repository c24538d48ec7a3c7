"""Final figures: a standing kept as plain JSON when a period closes, and read back as it was."""

import datetime
from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from lokallag.capabilities.plans.following import (
    Bar,
    Bars,
    Boxes,
    Cell,
    Flag,
    Months,
    Picture,
    Pips,
    Quote,
    Reason,
    Standing,
    State,
)
from lokallag.capabilities.plans.models import Commitment, Settlement

_PICTURES: dict[str, type[Any]] = {c.__name__.lower(): c for c in (Pips, Months, Bar, Flag, Boxes, Bars, Quote)}


def kept(standing: Standing) -> dict[str, Any]:
    """Return the fields of a `Settlement` that keep this standing."""
    picture = standing.picture
    return {
        "state": standing.state.value,
        "done": standing.done,
        "expected": standing.expected,
        "reason_code": standing.reason.code,
        "reason_params": _plain(dict(standing.reason.params) | {"settled_last_on": standing.last_on}),
        "picture": {
            "kind": type(picture).__name__.lower(),
            **{f.name: _plain(getattr(picture, f.name)) for f in fields(picture)},
        },
    }


def read_settlements(commitments: Iterable[Commitment], today: datetime.date) -> dict[int, Standing]:
    """Return the final standings of those commitments whose period was settled by the day, by their id. One query."""
    ids = {c.version_id for c in commitments}
    if not ids:
        return {}
    rows = Settlement.objects.filter(commitment__version__in=ids, settled_on__lte=today)
    return {row.commitment_id: _standing(row) for row in rows}


def _standing(row: Settlement) -> Standing:
    params = {name: _back(value) for name, value in row.reason_params.items()}
    last_on = params.pop("settled_last_on", None)
    params.setdefault("today", row.settled_on)
    return Standing(
        state=State(row.state),
        reason=Reason(row.reason_code, params),
        done=row.done,
        planned=0,
        expected=row.expected,
        next_on=None,
        due_on=None,
        last_on=last_on,
        picture=_picture(dict(row.picture)),
    )


def _picture(stored: dict[str, Any]) -> Picture:
    """The picture as it was; an unknown one is an empty count, never an error."""
    kind = _PICTURES.get(str(stored.pop("kind", "")))
    if kind is None:
        return Pips(0, 0, 0)
    values = {name: _back(value) for name, value in stored.items()}
    if kind is Months:
        values["cells"] = tuple(Cell(month, mark) for month, mark in values["cells"])
    picture: Picture = kind(**values)
    return picture


def _plain(value: Any) -> Any:
    """A value as JSON can hold it; days are marked as such."""
    if isinstance(value, datetime.date):
        return {"day": value.isoformat()}
    if isinstance(value, Cell):
        return [_plain(value.month), value.mark]
    if isinstance(value, dict):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(each) for each in value]
    return getattr(value, "value", value)


def _back(value: Any) -> Any:
    if isinstance(value, dict) and set(value) == {"day"}:
        return datetime.date.fromisoformat(value["day"])
    if isinstance(value, list):
        return tuple(_back(each) for each in value)
    return value
