"""What shows of obligations, one file an idea."""
