"""What meetings write to people, one file an idea."""
