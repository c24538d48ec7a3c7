"""What a clean row says to the register, and how it is kept between looking through and bringing in.

The data of a row is compact JSON: `values` what the file says, `changes` as [field, old, new, asked], `notes` and
`refused` as [field, code, text], `cells` of a refused row, `perhaps` the people it may be about, and, once it is brought
in, `did`: what undoing needs.
"""

from __future__ import annotations

from typing import Any

from lokallag.capabilities.members.importing import Entry
from lokallag.capabilities.members.models import Import, ImportRow, Member
from lokallag.core.people.places import place_of

#: Cells that may be empty in the register on purpose.
_EMPTIED = ("email", "phone", "street")
_NOT_KEPT = frozenset({"paid", "paid_on", "fee_year", "left_on"})


def complete(entry: Entry, mapped: frozenset[str]) -> None:
    """Add what follows from the row's own values: the fee in one word, the place of a postcode, emptied cells."""
    values = entry.values
    if "paid" in values:
        values["fee"] = f"{values['fee_year']} {'paid' if values['paid'] else 'unpaid'}"
    if (postcode := values.get("postcode")) and (place := place_of(postcode)) is not None:
        values.setdefault("place", place.name)
        values.setdefault("municipality_number", place.municipality_number)
    noted = {note.field for note in entry.notes}
    for name in _EMPTIED:
        if name in mapped and name not in noted:
            values.setdefault(name, "")


def with_fee(values: dict[str, Any], ours: dict[str, Any]) -> dict[str, Any]:
    """Return what the chapter has, with the fee of the year that the row speaks of."""
    fees, year = ours.get("fees", {}), values.get("fee_year")
    if year not in fees:
        return ours
    said = f"{year} {'paid' if fees[year] else 'unpaid'}"
    # A fee that somebody here has seen paid stays paid.
    return ours | {"fee": values.get("fee", said) if fees[year] and not values.get("paid") else said}


def register_values(values: dict[str, Any]) -> dict[str, Any]:
    """Return the part of a row's values that is remembered as the register's last word."""
    return {name: value for name, value in values.items() if name not in _NOT_KEPT}


def row_of(of: Import, entry: Entry, kind: str, **data: Any) -> ImportRow:
    """Return, not saved, the row of the import for an entry."""
    notes = [[note.field, note.code, note.text] for note in entry.notes]
    row = ImportRow(of=of, number=entry.row, kind=kind, noted=bool(notes))
    row.say({"values": entry.values, **({"notes": notes} if notes else {}), **data})
    return row


def chosen_changes(row: ImportRow, of: Import) -> list[list[Any]]:
    """Return the changes of a row that are to be made, by what was chosen for it, for its field, or for nothing."""
    if row.choice == "ours":
        return []
    by_field = of.choices.get("fields", {})
    return [
        change
        for change in row.said.get("changes", ())
        if not change[3] or row.choice == "theirs" or by_field.get(change[0]) == "theirs"
    ]


#: States that say that somebody is no longer a member.
GONE = frozenset(str(state) for state in Member.GONE)
