"""The app of segments: reads every app's clauses at start, and stands among the rooms of the members."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SegmentsConfig(AppConfig):
    name = "lokallag.core.segments"
    label = "segments"

    def ready(self) -> None:
        from lokallag.core.segments.book import discover  # noqa: PLC0415 (apps must be loaded first)
        from lokallag.core.segments.permissions import USE  # noqa: PLC0415
        from lokallag.core.ui.menu import MenuItem, register  # noqa: PLC0415

        discover()
        register(
            MenuItem(
                "segments",
                _("Segments"),
                "funnel",
                "segments:list",
                order=40,
                permission=USE,
                prefixes=("segments:", "members:export", "members:export_"),
                within="members",
            )
        )
