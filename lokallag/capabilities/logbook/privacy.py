"""What the logbook stores about people."""

from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.logbook.models import Note, Removal
from lokallag.core.privacy.book import holds

holds(
    Note,
    "who",
    "written_by",
    what=_("notes in the logbook"),
    why=_("To know who did it and who wrote it down"),
    export=lambda person: list(Note.objects.filter(who=person).values("what", "on", "amount")),
)
holds(Removal, "removed_by", what=_("notes taken away"), why=_("To know who took a note away"))
