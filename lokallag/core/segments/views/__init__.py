"""What shows of segments: the list, and building a sentence."""

from lokallag.core.segments.views.builder import segment_detail, segment_new
from lokallag.core.segments.views.saved import copy, removal, removal_undo, segment_list

__all__ = ["copy", "removal", "removal_undo", "segment_detail", "segment_list", "segment_new"]
