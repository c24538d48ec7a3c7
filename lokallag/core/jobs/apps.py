"""The app of core jobs: finds the recurring jobs at start."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    name = "lokallag.core.jobs"
    label = "jobs"

    def ready(self) -> None:
        from lokallag.core.jobs import upkeep  # noqa: F401, PLC0415 (apps must be loaded first)

        autodiscover_modules("jobs")
