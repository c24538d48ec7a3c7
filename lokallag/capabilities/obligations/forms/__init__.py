"""What comes in from the pages of obligations, one file an idea."""
