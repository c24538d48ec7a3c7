"""What shows of plans."""
