"""The app of segments: reads every app's clauses at start."""

from django.apps import AppConfig


class SegmentsConfig(AppConfig):
    name = "lokallag.core.segments"
    label = "segments"

    def ready(self) -> None:
        from lokallag.core.segments.book import discover  # noqa: PLC0415 (apps must be loaded first)

        discover()
