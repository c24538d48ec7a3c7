"""The app of core calendar."""

from django.apps import AppConfig


class CalendarConfig(AppConfig):
    name = "lokallag.core.calendar"
    label = "calendar"
