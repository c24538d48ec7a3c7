"""The app of the obligations capability."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ObligationsConfig(AppConfig):
    name = "lokallag.capabilities.obligations"
    label = "obligations"

    def ready(self) -> None:
        from lokallag.capabilities.obligations.dates import (  # noqa: PLC0415 (apps must be loaded first)
            duties_due,
            duties_that_press,
        )
        from lokallag.capabilities.obligations.permissions import VIEW  # noqa: PLC0415
        from lokallag.core.calendar.dates import dates_from  # noqa: PLC0415
        from lokallag.core.calendar.pressing import pressing_from  # noqa: PLC0415
        from lokallag.core.ui import menu  # noqa: PLC0415

        dates_from(duties_due)
        pressing_from(VIEW, duties_that_press)
        menu.register(
            menu.MenuItem(
                key="obligations",
                label=_("Deadlines and duties"),
                icon="calendar-check",
                url_name="obligations:list",
                order=25,
                permission=VIEW,
                prefixes=("obligations:",),
            )
        )
