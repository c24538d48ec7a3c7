"""The app of the meetings capability."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    name = "lokallag.capabilities.meetings"
    label = "meetings"

    def ready(self) -> None:
        from lokallag.capabilities.meetings.dates import (  # noqa: PLC0415 (apps must be loaded first)
            delegations_due,
            meeting_deadlines,
        )
        from lokallag.capabilities.meetings.dates.bodies import PART  # noqa: PLC0415
        from lokallag.capabilities.meetings.models import guards, sat_by  # noqa: PLC0415 (apps must be loaded first)
        from lokallag.capabilities.meetings.permissions import SEE_ALL, VIEW  # noqa: PLC0415
        from lokallag.capabilities.meetings.standings import invited  # noqa: PLC0415
        from lokallag.core.calendar.dates import dates_from  # noqa: PLC0415
        from lokallag.core.calendar.parts import calendar_part  # noqa: PLC0415
        from lokallag.core.gatherings.additions import add_to_invitation  # noqa: PLC0415
        from lokallag.core.gatherings.dates import give_dates  # noqa: PLC0415
        from lokallag.core.gatherings.models import MEETINGS  # noqa: PLC0415
        from lokallag.core.gatherings.reach import reached_by  # noqa: PLC0415
        from lokallag.core.ui import menu  # noqa: PLC0415

        pre_migrate.connect(guards.take_down, sender=self)
        post_migrate.connect(guards.put_up, sender=self)
        reached_by(sat_by)
        dates_from(delegations_due)
        dates_from(meeting_deadlines)
        calendar_part(PART)
        add_to_invitation(invited.TEMPLATE, invited.agenda_for)
        give_dates(MEETINGS, "meetings:detail", SEE_ALL)
        menu.register(
            menu.MenuItem(
                key="meetings",
                label=_("Meetings"),
                icon="gavel",
                url_name="meetings:list",
                order=20,
                permission=VIEW,
                prefixes=("meetings:",),
            )
        )
        menu.register(
            menu.MenuItem(
                key="decisions",
                label=_("Decisions"),
                icon="scale",
                url_name="meetings:decisions",
                order=22,
                permission=VIEW,
                prefixes=("meetings:decision",),
                within="meetings",
            )
        )
        menu.register(
            menu.MenuItem(
                key="delegations",
                label=_("Delegations"),
                icon="users",
                url_name="meetings:delegations",
                order=24,
                permission=VIEW,
                prefixes=("meetings:delegation_", "meetings:delegate_", "meetings:delegates_", "meetings:delegation"),
                within="meetings",
            )
        )
