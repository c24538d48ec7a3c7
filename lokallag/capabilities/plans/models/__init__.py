"""A plan, its versions, its commitments, and what people have said about them."""

from lokallag.capabilities.plans.models.commitment import AdoptedIsFixed, Commitment, CommitmentQuerySet
from lokallag.capabilities.plans.models.plan import Adoption, Plan, PlanQuerySet, SourceText, Version, VersionQuerySet
from lokallag.capabilities.plans.models.steering import Adjustment, Judgement, Settlement

__all__ = [
    "AdoptedIsFixed",
    "Adjustment",
    "Adoption",
    "Commitment",
    "CommitmentQuerySet",
    "Judgement",
    "Plan",
    "PlanQuerySet",
    "Settlement",
    "SourceText",
    "Version",
    "VersionQuerySet",
]
