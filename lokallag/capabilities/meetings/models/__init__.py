"""The nouns of meetings: which bodies hold one, its agenda, who was there, what was written and decided."""

from lokallag.capabilities.meetings.models.agenda import Item, ItemQuerySet
from lokallag.capabilities.meetings.models.annual import AgeSeen, Office, Proposal, ProposalQuerySet, Roll, RollEntry
from lokallag.capabilities.meetings.models.approved import (
    Approval,
    Correction,
    MinutesName,
    NeverChanges,
    Signature,
    SignedPaper,
    Signer,
    digest_of,
)
from lokallag.capabilities.meetings.models.bodies import Body, BodyQuerySet, Sitting, sat_by
from lokallag.capabilities.meetings.models.decisions import Decision, DecisionQuerySet, Dissent, FollowUp
from lokallag.capabilities.meetings.models.delegations import (
    Delegate,
    DelegateQuerySet,
    Delegation,
    DelegationQuerySet,
    DelegationReport,
)
from lokallag.capabilities.meetings.models.elections import (
    Candidate,
    CandidateQuerySet,
    Drawn,
    Elected,
    Election,
    Lot,
    Round,
    Slate,
    Tally,
)
from lokallag.capabilities.meetings.models.lawful import DeadlineTask, Extraordinary, LawfulMark, OutsideNotice
from lokallag.capabilities.meetings.models.minutes import Circulation, Minutes, MinutesComment, MinutesQuerySet, Passage
from lokallag.capabilities.meetings.models.notice import (
    Edition,
    Notice,
    NoticeCopy,
    NoticeCopyQuerySet,
    NoticeQuerySet,
)
from lokallag.capabilities.meetings.models.papers import Paper, PaperContent, PaperQuerySet
from lokallag.capabilities.meetings.models.room import Closing, Note, NoteVersion, Opening, Presence, Stretch
from lokallag.capabilities.meetings.models.series import Host, Series, SeriesQuerySet, StandingItem
from lokallag.capabilities.meetings.models.speaking import Floor, Guest, LastCall, Speaker, SpeakerQuerySet
from lokallag.capabilities.meetings.models.succession import Succession, Turnover

__all__ = [
    "AgeSeen",
    "Approval",
    "Body",
    "BodyQuerySet",
    "Candidate",
    "CandidateQuerySet",
    "Circulation",
    "Closing",
    "Correction",
    "DeadlineTask",
    "Decision",
    "DecisionQuerySet",
    "Delegate",
    "DelegateQuerySet",
    "Delegation",
    "DelegationQuerySet",
    "DelegationReport",
    "Dissent",
    "Drawn",
    "Edition",
    "Elected",
    "Election",
    "Extraordinary",
    "Floor",
    "FollowUp",
    "Guest",
    "Host",
    "Item",
    "ItemQuerySet",
    "LastCall",
    "LawfulMark",
    "Lot",
    "Minutes",
    "MinutesComment",
    "MinutesName",
    "MinutesQuerySet",
    "NeverChanges",
    "Note",
    "NoteVersion",
    "Notice",
    "NoticeCopy",
    "NoticeCopyQuerySet",
    "NoticeQuerySet",
    "Office",
    "Opening",
    "OutsideNotice",
    "Paper",
    "PaperContent",
    "PaperQuerySet",
    "Passage",
    "Presence",
    "Proposal",
    "ProposalQuerySet",
    "Roll",
    "RollEntry",
    "Round",
    "Series",
    "SeriesQuerySet",
    "Signature",
    "SignedPaper",
    "Signer",
    "Sitting",
    "Slate",
    "Speaker",
    "SpeakerQuerySet",
    "StandingItem",
    "Stretch",
    "Succession",
    "Tally",
    "Turnover",
    "digest_of",
    "sat_by",
]
