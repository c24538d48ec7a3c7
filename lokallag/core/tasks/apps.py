"""The app of core tasks."""

from django.apps import AppConfig


class TasksConfig(AppConfig):
    name = "lokallag.core.tasks"
    label = "tasks"
