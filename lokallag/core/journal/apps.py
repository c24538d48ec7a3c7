"""The app of core journal."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "lokallag.core.journal"
    label = "journal"
