"""What leaves meetings as a file, one file an idea."""
