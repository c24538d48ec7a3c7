"""What members writes to people, one file an idea."""
