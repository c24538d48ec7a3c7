"""The app of core gatherings."""

from django.apps import AppConfig


class GatheringsConfig(AppConfig):
    name = "lokallag.core.gatherings"
    label = "gatherings"
