"""The nouns of members, one file an idea."""

from lokallag.capabilities.members.models.ambitions import Ambition, Interest, Telling, Wish
from lokallag.capabilities.members.models.asks import Ask
from lokallag.capabilities.members.models.care import CareArea, CareRules, Welcome
from lokallag.capabilities.members.models.contact import Contact
from lokallag.capabilities.members.models.exporting import MAY_EXPORT, ExportRules, exporting_roles
from lokallag.capabilities.members.models.imports import KEPT_DAYS, Import, Imported, ImportPiece, ImportRow
from lokallag.capabilities.members.models.joining import (
    DECLINED_DAYS,
    LEAST_AGE,
    UNCONFIRMED_DAYS,
    Application,
    JoinPage,
    Knock,
)
from lokallag.capabilities.members.models.journeys import Journey, JourneyStep, StepMark, Travel
from lokallag.capabilities.members.models.member import NEW_DAYS, WELCOME_DAYS, Member, MemberQuerySet
from lokallag.capabilities.members.models.merges import UNDO_DAYS, Distinct, Merge
from lokallag.capabilities.members.models.retention import (
    GRACE_HOURS,
    TAKE_BACK_DAYS,
    UNPAID_MONTHS,
    Clearing,
    ClearingRow,
    Farewell,
)
from lokallag.capabilities.members.models.rounds import Answer, Ring, Round, RoundCaller, RoundQuerySet
from lokallag.capabilities.members.models.standing import Fee, Remark, Standing

__all__ = [
    "DECLINED_DAYS",
    "GRACE_HOURS",
    "KEPT_DAYS",
    "LEAST_AGE",
    "MAY_EXPORT",
    "NEW_DAYS",
    "TAKE_BACK_DAYS",
    "UNCONFIRMED_DAYS",
    "UNDO_DAYS",
    "UNPAID_MONTHS",
    "WELCOME_DAYS",
    "Ambition",
    "Answer",
    "Application",
    "Ask",
    "CareArea",
    "CareRules",
    "Clearing",
    "ClearingRow",
    "Contact",
    "Distinct",
    "ExportRules",
    "Farewell",
    "Fee",
    "Import",
    "ImportPiece",
    "ImportRow",
    "Imported",
    "Interest",
    "JoinPage",
    "Journey",
    "JourneyStep",
    "Knock",
    "Member",
    "MemberQuerySet",
    "Merge",
    "Remark",
    "Ring",
    "Round",
    "RoundCaller",
    "RoundQuerySet",
    "Standing",
    "StepMark",
    "Telling",
    "Travel",
    "Welcome",
    "Wish",
    "exporting_roles",
]
