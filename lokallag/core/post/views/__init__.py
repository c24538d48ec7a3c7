"""The pages of the post."""

from lokallag.core.post.views.wishes import wishes

__all__ = ["wishes"]
