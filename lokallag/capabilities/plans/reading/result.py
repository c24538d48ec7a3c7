"""What a reading holds: the plan's frame, its proposals and the segments that account for every character."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Window = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Proposal:
    """One promise the reader proposes; `start` and `end` are character offsets and `text` is exactly that slice."""

    text: str
    start: int
    end: int
    area: str | None = None
    kind: str = "continuous_duty"
    count: int | None = None
    count_max: int | None = None
    comparator: str | None = None
    cadence: str | None = None
    deadline: str | None = None
    window: Window | None = None
    responsible: str | None = None
    measurable: bool = False
    hedged: bool = False
    coverage: str | None = None
    tracking: str = "pulse"
    measure: str | None = None
    confidence: float = 0.5
    exceptions: tuple[int, ...] = ()
    period_days: int | None = None
    per: str | None = None
    labels: tuple[str, ...] = ()
    why: dict[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Return the proposal as PLAN-JSON.md prints it, with what else was found."""
        return {
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "area": self.area,
            "kind": self.kind,
            "count": self.count,
            "count_max": self.count_max,
            "comparator": self.comparator,
            "cadence": self.cadence,
            "deadline": self.deadline,
            "window": list(self.window) if self.window else None,
            "responsible": self.responsible,
            "measurable": self.measurable,
            "hedged": self.hedged,
            "coverage": self.coverage,
            "tracking": self.tracking,
            "measure": self.measure,
            "confidence": self.confidence,
            "exceptions": list(self.exceptions),
            "period_days": self.period_days,
            "per": self.per,
            "labels": list(self.labels),
            "why": dict(self.why),
        }


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the plan and the part it plays: heading, commitment, goal, priority, context or noise."""

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole plan as read; dates may be a bare year."""

    title: str | None
    organisation: str | None
    language: str
    period_start: str | None
    period_end: str | None
    areas: list[str]
    main_goals: list[str]
    priorities: list[str]
    proposals: list[Proposal]
    segments: list[Segment]

    def as_json(self) -> dict[str, Any]:
        """Return the reading as one JSON object after PLAN-JSON.md."""
        return {
            "title": self.title,
            "organisation": self.organisation,
            "language": self.language,
            "period": {"start": self.period_start, "end": self.period_end},
            "areas": list(self.areas),
            "main_goals": list(self.main_goals),
            "priorities": list(self.priorities),
            "commitments": [p.as_json() for p in self.proposals],
            "segments": [{"start": s.start, "end": s.end, "role": s.role} for s in self.segments],
        }
