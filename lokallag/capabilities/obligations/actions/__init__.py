"""The verbs of obligations, one file an idea."""

from lokallag.capabilities.obligations.actions.duties import ensure_duties, hand_over, move_duty, open_duty

__all__ = ["ensure_duties", "hand_over", "move_duty", "open_duty"]
