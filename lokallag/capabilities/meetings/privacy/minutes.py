"""What minutes store about people."""

from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.meetings.models import (
    Approval,
    Circulation,
    Correction,
    Minutes,
    MinutesComment,
    MinutesName,
    Passage,
    Signature,
    SignedPaper,
    Signer,
)
from lokallag.core.people.models import Person
from lokallag.core.privacy.book import holds


def _take_out(person: Person) -> int:
    """Take somebody's name out of approved minutes, but where they stand in it by a post they held."""
    return MinutesName.objects.filter(person=person, is_post=False).update(name="", salt="", person=None)


holds(Minutes, "drafted_by", what=_("minutes"), why=_("To know who made the minutes"))
holds(Passage, "written_by", what=_("passages of minutes"), why=_("To know who wrote a part of the minutes"))
holds(Circulation, "sent_by", what=_("minutes sent for comment"), why=_("To know who sent minutes for comment"))
holds(
    MinutesComment,
    "person",
    "text",
    "settled_by",
    what=_("comments on minutes"),
    why=_("To hear those who were there before the minutes are approved"),
    export=lambda person: list(
        MinutesComment.objects.filter(person=person).values("minutes__gathering__on", "text", "settled")
    ),
)
holds(Approval, "recorded_by", what=_("approvals of minutes"), why=_("To know who recorded that minutes were approved"))
holds(
    MinutesName,
    "person",
    "name",
    what=_("names in approved minutes"),
    why=_("To show who led, wrote, was elected, presented or wanted their dissent recorded"),
    export=lambda person: list(
        MinutesName.objects.filter(person=person).values("approval__minutes__gathering__on", "name", "is_post")
    ),
    erase=_take_out,
    kept=_("As long as the minutes, for the posts they held; else 24 hours after they left"),
    erased=_("Taken out of the minutes, whose digest still fits; names stay where they stand by a post that was held"),
)
holds(Signer, "person", what=_("those who sign minutes"), why=_("To know who is to sign minutes"))
holds(Signature, "recorded_by", what=_("signatures"), why=_("To know who recorded a signature"))
holds(SignedPaper, "added_by", what=_("signed minutes on paper"), why=_("To know who put a signed paper in"))
holds(Correction, "recorded_by", what=_("corrections of minutes"), why=_("To know who recorded a correction"))
