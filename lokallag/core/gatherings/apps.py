"""The app of core gatherings."""

from django.apps import AppConfig


class GatheringsConfig(AppConfig):
    name = "lokallag.core.gatherings"
    label = "gatherings"

    def ready(self) -> None:
        from lokallag.core.gatherings import shown  # noqa: F401, PLC0415 (apps must be loaded first)
