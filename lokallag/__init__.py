"""Lokallag: a local party chapter’s work plan, followed from what really happens."""
