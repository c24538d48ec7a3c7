"""The app of core chapters."""

from django.apps import AppConfig


class ChaptersConfig(AppConfig):
    name = "lokallag.core.chapters"
    label = "chapters"
