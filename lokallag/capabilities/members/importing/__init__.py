"""Reads lists of members from any system: pure, without database and without web.

`open_table` gives rows, `layout_of` what the columns are, `Reader` what a row says, `Book` whom it is about and
`differences` what it changes.
"""

from lokallag.capabilities.members.importing.comparing import COMPARED, Change, differences, same
from lokallag.capabilities.members.importing.entries import Entry, Note, Reader
from lokallag.capabilities.members.importing.fields import FIELDS
from lokallag.capabilities.members.importing.layout import Column, Layout, layout_of
from lokallag.capabilities.members.importing.limits import MAX_BYTES, MAX_ROWS, CannotRead
from lokallag.capabilities.members.importing.names import name_key
from lokallag.capabilities.members.importing.packing import pack, scrubbed, stored_rows, unpack
from lokallag.capabilities.members.importing.recognising import Book, Known, Verdict
from lokallag.capabilities.members.importing.tables import Table, open_table

__all__ = [
    "COMPARED",
    "FIELDS",
    "MAX_BYTES",
    "MAX_ROWS",
    "Book",
    "CannotRead",
    "Change",
    "Column",
    "Entry",
    "Known",
    "Layout",
    "Note",
    "Reader",
    "Table",
    "Verdict",
    "differences",
    "layout_of",
    "name_key",
    "open_table",
    "pack",
    "same",
    "scrubbed",
    "stored_rows",
    "unpack",
]
