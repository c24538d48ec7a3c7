"""What shows of meetings, one file an idea."""
