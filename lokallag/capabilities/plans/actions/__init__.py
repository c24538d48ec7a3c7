"""The verbs of plans: reading one in, reviewing, adopting, following up."""
