"""What the rows of meetings come to, one file an idea."""
