"""What comes in about plans."""
