"""The app of core access."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "lokallag.core.access"
    label = "access"
