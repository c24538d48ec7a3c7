"""How the plan stands: joins commitments, the book of measures and the pure rules of `following`. Reads only."""

from lokallag.capabilities.plans.standings.evidence import Proof
from lokallag.capabilities.plans.standings.force import in_force, version_in_force
from lokallag.capabilities.plans.standings.owners import Owner, Self, self_of
from lokallag.capabilities.plans.standings.stand import PlanStanding, Stood, proof_of, stand, standings, stood_plans
from lokallag.capabilities.plans.standings.summary import Summary, summarise

__all__ = [
    "Owner",
    "PlanStanding",
    "Proof",
    "Self",
    "Stood",
    "Summary",
    "in_force",
    "proof_of",
    "self_of",
    "stand",
    "standings",
    "stood_plans",
    "summarise",
    "version_in_force",
]
