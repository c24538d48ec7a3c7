"""The app of core web."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "lokallag.core.web"
    label = "web"
