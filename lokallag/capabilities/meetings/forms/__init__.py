"""What comes in from the pages of meetings, one file an idea."""
