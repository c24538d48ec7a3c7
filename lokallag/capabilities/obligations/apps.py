"""The app of the obligations capability."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ObligationsConfig(AppConfig):
    name = "lokallag.capabilities.obligations"
    label = "obligations"

    def ready(self) -> None:
        from lokallag.capabilities.obligations.actions.board_news import (  # noqa: PLC0415 (apps must be loaded first)
            board_was_elected,
        )
        from lokallag.capabilities.obligations.dates import (  # noqa: PLC0415
            duties_due,
            duties_that_press,
            tellings_due,
            tellings_that_press,
        )
        from lokallag.capabilities.obligations.permissions import VIEW  # noqa: PLC0415
        from lokallag.core.calendar.dates import dates_from  # noqa: PLC0415
        from lokallag.core.calendar.pressing import pressing_from  # noqa: PLC0415
        from lokallag.core.people.elected import on_new_board  # noqa: PLC0415
        from lokallag.core.ui import menu  # noqa: PLC0415

        on_new_board(board_was_elected)
        dates_from(duties_due)
        dates_from(tellings_due)
        pressing_from(VIEW, duties_that_press)
        pressing_from(VIEW, tellings_that_press)
        item = menu.MenuItem
        for room in (
            item(
                key="obligations",
                label=_("Deadlines and duties"),
                icon="calendar-check",
                url_name="obligations:list",
                order=25,
                permission=VIEW,
                prefixes=("obligations:",),
            ),
            item(
                key="obligations-registers",
                label=_("The registers"),
                icon="landmark",
                url_name="obligations:registers",
                order=60,
                permission=VIEW,
                prefixes=("obligations:register_",),
                within="obligations",
            ),
            item(
                key="obligations-board",
                label=_("A new board"),
                icon="users",
                url_name="obligations:new_board",
                order=70,
                permission=VIEW,
                prefixes=("obligations:new_board", "obligations:board_", "obligations:telling"),
                within="obligations",
            ),
        ):
            menu.register(room)
