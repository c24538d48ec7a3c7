"""The app of the events capability."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "lokallag.capabilities.events"
    label = "events"

    def ready(self) -> None:
        from lokallag.capabilities.events.permissions import VIEW  # noqa: PLC0415 (apps must be loaded first)
        from lokallag.core.gatherings.dates import give_dates  # noqa: PLC0415
        from lokallag.core.gatherings.models import EVENTS  # noqa: PLC0415
        from lokallag.core.ui import menu  # noqa: PLC0415

        give_dates(EVENTS, "events:detail", VIEW)
        menu.register(
            menu.MenuItem(
                key="events",
                label=_("Events"),
                icon="party-popper",
                url_name="events:list",
                order=30,
                permission=VIEW,
                prefixes=("events:",),
            )
        )
