"""What people fill in about the post."""
