"""What agendas, those present, notes and decisions store about people."""

from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.meetings.models import (
    Closing,
    Decision,
    Dissent,
    Item,
    Note,
    NoteVersion,
    Opening,
    Presence,
)
from lokallag.core.privacy.book import holds

holds(
    Item,
    "presenter",
    what=_("items on agendas"),
    why=_("To know who presents an item"),
    export=lambda person: list(Item.objects.filter(presenter=person).values("title", "gathering__on")),
)
holds(Opening, "chaired_by", "written_by", what=_("meetings opened"), why=_("To know who led a meeting and who wrote"))
holds(Closing, "closed_by", what=_("meetings closed"), why=_("To know who closed a meeting"))
holds(
    Presence,
    "person",
    "part",
    "stands_in_for",
    "is_digital",
    "arrived_at",
    "left_at",
    what=_("who was in a meeting"),
    why=_("To know whether a meeting had a quorum, and who could vote"),
    export=lambda person: list(
        Presence.objects.filter(person=person).values("gathering__title", "gathering__on", "part", "is_digital")
    ),
)
holds(Note, "author", what=_("notes in meetings"), why=_("To know who wrote what, so that nobody's words are lost"))
holds(
    NoteVersion,
    "author",
    what=_("earlier words of notes"),
    why=_("To know who wrote what, so that nobody's words are lost"),
)
holds(Decision, "written_by", what=_("decisions"), why=_("To know who wrote a decision down"))
holds(
    Dissent,
    "person",
    "words",
    what=_("dissents in the minutes"),
    why=_("To record that somebody disagreed, at their own wish"),
    export=lambda person: list(Dissent.objects.filter(person=person).values("decision__text", "words")),
)
