"""Template tags of gatherings."""
