"""The app of the logbook capability."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LogbookConfig(AppConfig):
    name = "lokallag.capabilities.logbook"
    label = "logbook"

    def ready(self) -> None:
        from lokallag.capabilities.logbook.permissions import WRITE  # noqa: PLC0415 (apps must be loaded first)
        from lokallag.core.ui import menu, phrases  # noqa: PLC0415

        menu.register(
            menu.MenuItem(
                key="logbook",
                label=_("Logbook"),
                icon="notebook-pen",
                url_name="logbook:list",
                order=40,
                section="plan",
                permission=WRITE,
                prefixes=("logbook:",),
            )
        )
        menu.register(
            menu.MenuItem(
                key="logbook.new",
                label=phrases.WE_DID_SOMETHING,
                icon="plus",
                url_name="logbook:new",
                section="plan",
                permission=WRITE,
                is_act=True,
            )
        )
