"""Long lists one piece at a time, by the last row shown: as quick on the last page as on the first."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Piece(Generic[M]):
    """Some rows of a list; `next_after` is the key that the next piece begins behind, empty at the end."""

    rows: list[M]
    next_after: str


def piece(rows: QuerySet[M], order: tuple[str, ...], *, after: str, size: int = 50) -> Piece[M]:
    """Return up to `size` rows in `order` (its last field must be `pk` or `-pk`), behind the row whose key is `after`.

    An unknown or mistyped `after` gives the first piece.
    """
    rows = rows.order_by(*order)
    names = [name.removeprefix("-") for name in order]
    last: tuple[Any, ...] | None = None
    if after.isascii() and after.isdigit() and len(after) <= 18:
        last = rows.filter(pk=int(after)).values_list(*names).first()
    if last is not None:
        rows = rows.filter(_behind(order, names, last))
    found = list(rows[: size + 1])
    more = len(found) > size
    return Piece(found[:size], str(found[size - 1].pk) if more else "")


def _behind(order: tuple[str, ...], names: list[str], last: tuple[Any, ...]) -> Q:
    """The condition "comes later than `last`" in an order of several fields.

    That the first field is not before is said once more by itself: only that leads a database straight to the place.
    """
    condition = Q()
    for place, field in enumerate(order):
        step = "lt" if field.startswith("-") else "gt"
        same = Q(**dict(zip(names[:place], last[:place], strict=True)))
        condition |= same & Q(**{f"{names[place]}__{step}": last[place]})
    reach = "lte" if order[0].startswith("-") else "gte"
    return Q(**{f"{names[0]}__{reach}": last[0]}) & condition
