"""What plans stores about people."""

from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.plans.models import Adjustment, Adoption, Commitment, Judgement, Plan, Upload, Version
from lokallag.core.privacy.book import holds

holds(Plan, "created_by", what=_("plans"), why=_("To know who began it"))
holds(Version, "created_by", what=_("versions of plans"), why=_("To know who began it"))
holds(Adoption, "recorded_by", what=_("decisions to adopt a plan"), why=_("To know who recorded the decision"))
holds(
    Commitment,
    "owner_person",
    "reviewed_by",
    what=_("commitments"),
    why=_("To know who has a commitment and who confirmed it"),
    export=lambda person: list(Commitment.objects.filter(owner_person=person).values("text")),
)
holds(
    Adjustment,
    "owner_person",
    "by",
    what=_("changes to a commitment"),
    why=_("To know who has a commitment from a day on"),
)
holds(
    Judgement,
    "by",
    "note",
    what=_("judgements of the board"),
    why=_("To know whose word it is"),
    export=lambda person: list(Judgement.objects.filter(by=person).values("on", "verdict", "note")),
)
holds(Upload, "uploaded_by", what=_("documents being read"), why=_("To know whose document is being read"))
