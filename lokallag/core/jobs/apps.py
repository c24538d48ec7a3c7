"""The app of core jobs: finds the recurring jobs at start."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    name = "lokallag.core.jobs"
    label = "jobs"

    def ready(self) -> None:
        autodiscover_modules("jobs")
