"""The app of the meetings capability."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "lokallag.capabilities.meetings"
    label = "meetings"
