"""What papers and notices store about people: who put it there, who was called. Erased people leave the proof without them."""

from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.meetings.actions.notice import keep_outcomes
from lokallag.capabilities.meetings.models import Notice, NoticeCopy, Paper
from lokallag.core.privacy.book import holds

holds(Paper, "added_by", what=_("papers of items"), why=_("To know who put a paper on the agenda"))
holds(Notice, "sent_by", what=_("notices of meetings"), why=_("To know who called a meeting"))
holds(
    NoticeCopy,
    "person",
    "letter",
    what=_("who was called to a meeting"),
    why=_("To prove that a meeting was lawfully called"),
    export=lambda person: list(
        NoticeCopy.objects.filter(person=person).values(
            "notice__gathering__title", "notice__kind", "notice__sent_at", "how", "capacity", "state", "handed_at"
        )
    ),
    erase=keep_outcomes,
    erased=_("The row stays, without who it was: that one more was called, when and how"),
)
