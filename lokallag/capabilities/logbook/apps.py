"""The app of the logbook capability."""

from django.apps import AppConfig


class LogbookConfig(AppConfig):
    name = "lokallag.capabilities.logbook"
    label = "logbook"
