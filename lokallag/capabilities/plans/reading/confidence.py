"""How sure the reader is of a proposal, from how it was found; the figures are checked against the annotated plans."""

from __future__ import annotations

from lokallag.capabilities.plans.reading.drafts import Draft


def confidence_of(draft: Draft, *, counted: bool, dated: bool) -> float:
    """Return a figure between 0.3 and 0.98: the share of proposals found this way that a person would keep."""
    base = {"bare": 0.88, "modal": 0.84, "dated": 0.9, "noun": 0.72, "present": 0.66, "ordinal": 0.78}.get(
        draft.form, 0.6
    )
    if draft.kind.weight >= 8:
        base += 0.05
    elif draft.kind.weight == 0:
        base -= 0.08
    if counted:
        base += 0.05
    if dated:
        base += 0.03
    if draft.setting.lead_force:
        base += 0.04
    if draft.force == "intended":
        base -= 0.08
    elif draft.force == "hedged":
        base -= 0.04
    if draft.pieces > 1:
        base -= 0.06
    if draft.setting.mode in ("background", "goals"):
        base -= 0.15
    if draft.setting.preamble:
        base -= 0.06
    if draft.subject_kind == "thing" and not counted:
        base -= 0.05
    if "weak" in draft.notes:
        base -= 0.15
    return round(min(0.98, max(0.3, base)), 2)
