"""The app of core access: puts the chapter's settings and posts in the menu."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccessConfig(AppConfig):
    name = "lokallag.core.access"
    label = "access"

    def ready(self) -> None:
        from lokallag.core.access.permissions import MANAGE_CHAPTER, SEE_CHAPTER  # noqa: PLC0415 (apps must be loaded first)
        from lokallag.core.ui.menu import MenuItem, register  # noqa: PLC0415

        register(
            MenuItem(
                "seats",
                _("Posts"),
                "user-check",
                "access:seats",
                order=80,
                section="more",
                permission=SEE_CHAPTER,
                prefixes=("access:seat_new", "access:roles", "access:invitation"),
            )
        )
        register(
            MenuItem(
                "settings",
                _("The chapter"),
                "settings",
                "access:settings",
                order=90,
                section="more",
                permission=MANAGE_CHAPTER,
            )
        )
