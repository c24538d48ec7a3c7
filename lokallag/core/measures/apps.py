"""The app of core measures: fills its book at start."""

from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "lokallag.core.measures"
    label = "measures"

    def ready(self) -> None:
        from lokallag.core.measures.book import discover  # noqa: PLC0415 (apps must be loaded first)

        discover()
