"""The app of core groups."""

from django.apps import AppConfig


class GroupsConfig(AppConfig):
    name = "lokallag.core.groups"
    label = "groups"
