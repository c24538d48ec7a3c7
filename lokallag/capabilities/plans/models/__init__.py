"""A plan, its versions, its commitments, and what people have said about them."""

from lokallag.capabilities.plans.models.commitment import Commitment, CommitmentQuerySet
from lokallag.capabilities.plans.models.fixed import AdoptedIsFixed
from lokallag.capabilities.plans.models.plan import (
    Adoption,
    Plan,
    PlanQuerySet,
    SourceText,
    Version,
    VersionQuerySet,
)
from lokallag.capabilities.plans.models.steering import Adjustment, Judgement, Settlement
from lokallag.capabilities.plans.models.upload import Upload

__all__ = [
    "Adjustment",
    "AdoptedIsFixed",
    "Adoption",
    "Commitment",
    "CommitmentQuerySet",
    "Judgement",
    "Plan",
    "PlanQuerySet",
    "Settlement",
    "SourceText",
    "Upload",
    "Version",
    "VersionQuerySet",
]
