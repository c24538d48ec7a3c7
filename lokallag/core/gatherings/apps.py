"""The app of core gatherings."""

from django.apps import AppConfig


class GatheringsConfig(AppConfig):
    name = "lokallag.core.gatherings"
    label = "gatherings"

    def ready(self) -> None:
        from lokallag.core.gatherings.things import SOURCE  # noqa: PLC0415 (apps must be loaded first)
        from lokallag.core.post.sources import merge_source  # noqa: PLC0415

        merge_source(SOURCE)
