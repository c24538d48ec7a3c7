"""The verbs of obligations, one file an idea."""
