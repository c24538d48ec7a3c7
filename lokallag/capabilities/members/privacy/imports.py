"""What imports store about people: rows of the file for thirty days, and what the register said last time."""

import json

from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.importing import Layout, name_key, pack, scrubbed, unpack
from lokallag.capabilities.members.models import Import, Imported, ImportPiece, ImportRow
from lokallag.core.people.models import Person
from lokallag.core.privacy.book import holds


def _forget_rows(person: Person) -> int:
    """Take what may be about a person out of the rows of every file that is kept; returns how many rows went."""
    addresses = {person.email, person.phone, *person.alternatives.values_list("value", flat=True)} - {""}
    gone, named = ImportRow.objects.filter(person=person).delete()[0], ImportRow.objects.all()
    for key in filter(None, (person.member_number, *addresses)):
        gone += ImportRow.objects.filter(data__contains=f'"{key}"').delete()[0]
    for key, value in (("given_name", person.given_name), ("family_name", person.family_name)):
        named = named.filter(data__contains=f'"{key}":{json.dumps(value, ensure_ascii=False)}')
    gone += named.delete()[0]
    name = name_key(person.given_name, person.family_name)
    for piece in ImportPiece.objects.iterator():
        rows = unpack(bytes(piece.cells))
        left = scrubbed(rows, name=name, addresses=addresses, number=person.member_number)
        if len(left) < len(rows):
            gone += len(rows) - len(left)
            piece.cells = pack(left)
            piece.save(update_fields=["cells"])
    for one in Import.objects.exclude(layout={}):
        one.layout = Layout.of_json(one.layout).without_samples().as_json()
        one.save(update_fields=["layout"])
    # A file that waits to be read goes whole: nobody can look into it here.
    waiting = Import.objects.exclude(content=b"")
    gone += waiting.update(content=b"", step=Import.Step.FAILED, problem={"code": "erased_meanwhile"})
    return gone


holds(
    Import,
    "made_by",
    "applied_by",
    "undone_by",
    "layout",
    what=_("imported lists"),
    why=_("To know who brought a list of members in, and show a few of its values while its columns are looked at"),
)
holds(
    ImportRow,
    "person",
    "data",
    "choice",
    "kept",
    what=_("rows of imported lists"),
    why=_("To show what a list would change before it does, and to undo it for thirty days"),
    export=lambda person: [row.said for row in ImportRow.objects.filter(person=person)],
    erase=_forget_rows,
)
holds(
    ImportPiece,
    "cells",
    what=_("pieces of imported lists"),
    why=_("To read a list of members anew when its columns are corrected, for thirty days"),
)
holds(
    Imported,
    "person",
    "values",
    what=_("what an import brought"),
    why=_("To tell what the party's register said from what the chapter learned itself"),
    export=lambda person: [row.said for row in Imported.objects.filter(person=person)],
)
