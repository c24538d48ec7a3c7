"""The app of the members capability."""

from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "lokallag.capabilities.members"
    label = "members"
