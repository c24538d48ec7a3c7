"""What obligations stores about people, one file an idea."""
