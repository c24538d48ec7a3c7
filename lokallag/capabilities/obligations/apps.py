"""The app of the obligations capability."""

from django.apps import AppConfig


class ObligationsConfig(AppConfig):
    name = "lokallag.capabilities.obligations"
    label = "obligations"
