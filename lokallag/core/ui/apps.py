"""Tells Django that the kit is an app, so that its templates, tags and static files are found."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """The kit; it has no tables."""

    name = "lokallag.core.ui"
    label = "ui"
    verbose_name = "UI kit"
