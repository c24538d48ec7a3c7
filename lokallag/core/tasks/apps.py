"""The app of core tasks: puts them in the menu and their days in the calendar."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TasksConfig(AppConfig):
    name = "lokallag.core.tasks"
    label = "tasks"

    def ready(self) -> None:
        from lokallag.core.tasks import dates  # noqa: F401, PLC0415 (apps must be loaded first)
        from lokallag.core.tasks.permissions import SEE  # noqa: PLC0415
        from lokallag.core.ui.menu import MenuItem, register  # noqa: PLC0415

        register(
            MenuItem("tasks", _("Tasks"), "list-checks", "tasks:list", order=10, permission=SEE, prefixes=("tasks:",))
        )
