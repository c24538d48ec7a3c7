"""What meetings say in words, one file an idea."""
