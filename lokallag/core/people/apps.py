"""The app of core people: reads at start what every app can tell of a person."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "lokallag.core.people"
    label = "people"

    def ready(self) -> None:
        from lokallag.core.people.path import discover  # noqa: PLC0415 (apps must be loaded first)

        discover()
