"""What obligations stores about people, one file an idea."""

from lokallag.capabilities.obligations.privacy import duties, registers

__all__ = ["duties", "registers"]
