"""The app of core jobs."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "lokallag.core.jobs"
    label = "jobs"
