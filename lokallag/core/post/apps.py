"""The app of core post."""

from django.apps import AppConfig


class PostConfig(AppConfig):
    name = "lokallag.core.post"
    label = "post"
