"""The app of statutes: what a party's and a chapter's own rules say, as dated data."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StatutesConfig(AppConfig):
    name = "lokallag.core.statutes"
    label = "statutes"

    def ready(self) -> None:
        from lokallag.core.statutes.permissions import SEE  # noqa: PLC0415 (apps must be loaded first)
        from lokallag.core.ui.menu import MenuItem, register  # noqa: PLC0415

        register(
            MenuItem(
                "statutes",
                _("The statutes"),
                "book-open",
                "statutes:list",
                order=90,
                permission=SEE,
                prefixes=("statutes:",),
                within="meetings",
            )
        )
