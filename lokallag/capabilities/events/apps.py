"""The app of the events capability."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "lokallag.capabilities.events"
    label = "events"
