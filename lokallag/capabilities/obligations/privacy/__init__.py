"""What obligations stores about people, one file an idea."""

from lokallag.capabilities.obligations.privacy import duties

__all__ = ["duties"]
