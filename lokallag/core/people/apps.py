"""The app of core people."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "lokallag.core.people"
    label = "people"
