"""The app of core groups: puts them in the menu."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GroupsConfig(AppConfig):
    name = "lokallag.core.groups"
    label = "groups"

    def ready(self) -> None:
        from lokallag.core.groups.permissions import SEE  # noqa: PLC0415 (apps must be loaded first)
        from lokallag.core.ui.menu import MenuItem, register  # noqa: PLC0415

        register(
            MenuItem(
                "groups", _("Groups"), "messages-square", "groups:list", order=40, permission=SEE, prefixes=("groups:",)
            )
        )
