"""The app of the plans capability."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "lokallag.capabilities.plans"
    label = "plans"
