"""The app of segments."""

from django.apps import AppConfig


class SegmentsConfig(AppConfig):
    name = "lokallag.core.segments"
    label = "segments"
