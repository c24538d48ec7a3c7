"""The app of core calendar: fills the book of dates with the elections."""

from django.apps import AppConfig


class CalendarConfig(AppConfig):
    name = "lokallag.core.calendar"
    label = "calendar"

    def ready(self) -> None:
        from lokallag.core.calendar import elections  # noqa: F401, PLC0415 (apps must be loaded first)
