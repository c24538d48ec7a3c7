"""What lists of speakers and guests store about people."""

from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.meetings.models import Guest, Speaker
from lokallag.core.privacy.book import holds

holds(
    Speaker,
    "person",
    "guest",
    "kind",
    "side",
    "asked_at",
    "started_at",
    "ended_at",
    what=_("who asked for the floor"),
    why=_("To give the floor in the right order"),
    kept=_("Who spoke: with the meeting. Who only asked, guests and lists: until the meeting is closed"),
    export=lambda person: list(
        Speaker.objects.filter(person=person).values("item__gathering__title", "item__gathering__on", "kind")
    ),
)
holds(
    Guest,
    "name",
    what=_("guests in meetings"),
    why=_("To write in the minutes who was there"),
    kept=_("With the minutes; a guest can be taken off by hand"),
    erased=_("The name is taken off by hand: a guest is nobody in the chapter's records"),
)
