"""The nouns of obligations, one file an idea."""
