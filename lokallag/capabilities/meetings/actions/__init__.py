"""The verbs of meetings, one file an idea."""
