"""The app of the members capability."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    name = "lokallag.capabilities.members"
    label = "members"

    def ready(self) -> None:
        from lokallag.capabilities.members.measures import (  # noqa: PLC0415 (apps must be loaded first)
            calls_to_make,
            rounds_to_end,
        )
        from lokallag.capabilities.members.models.member import IS_MEMBER_SQL, is_member  # noqa: PLC0415
        from lokallag.capabilities.members.models.voters import facts_of  # noqa: PLC0415
        from lokallag.capabilities.members.permissions import CALL, CARE, EDIT, IMPORT, VIEW  # noqa: PLC0415
        from lokallag.core.access.permissions import SEE_CHAPTER  # noqa: PLC0415
        from lokallag.core.calendar.dates import dates_from  # noqa: PLC0415
        from lokallag.core.people.facts import facts_source  # noqa: PLC0415
        from lokallag.core.people.membership import membership_source  # noqa: PLC0415
        from lokallag.core.ui import menu, phrases  # noqa: PLC0415

        dates_from(calls_to_make)
        dates_from(rounds_to_end)
        facts_source(facts_of)
        membership_source(is_member, sql=IS_MEMBER_SQL)
        item = menu.MenuItem
        for room in (
            item(
                key="members",
                label=phrases.MEMBERS,
                icon="users",
                url_name="members:list",
                order=10,
                permission=VIEW,
                bottom=3,
                prefixes=("members:",),
            ),
            item(
                key="members-care",
                label=_("What is due"),
                icon="heart",
                url_name="members:care",
                order=20,
                permission=CARE,
                prefixes=("members:care_",),
                within="members",
            ),
            item(
                key="members-rounds",
                label=_("Ring rounds"),
                icon="phone",
                url_name="members:rounds",
                order=30,
                permission=CALL,
                prefixes=("members:round_",),
                within="members",
            ),
            item(
                key="members-imports",
                label=_("Lists from the register"),
                icon="file-up",
                url_name="members:imports",
                order=70,
                permission=IMPORT,
                prefixes=("members:import_",),
                within="members",
            ),
            item(
                key="members-ambitions",
                label=_("What they want"),
                icon="heart",
                url_name="members:ambition_map",
                order=40,
                permission=VIEW,
                prefixes=("members:ambition_", "members:ask_", "members:asks"),
                within="members",
            ),
            item(
                key="members-tidying",
                label=_("Tidy up"),
                icon="git-merge",
                url_name="members:duplicates",
                order=90,
                permission=EDIT,
                prefixes=(
                    "members:distinct",
                    "members:merge",
                    "members:merge_undo",
                    "members:unpaid",
                    "members:clearing_",
                ),
                within="members",
            ),
            item(
                key="members-joining",
                label=_("Want to join"),
                icon="user-plus",
                url_name="members:applications",
                order=60,
                permission=EDIT,
                prefixes=("members:application", "members:join_settings"),
                within="members",
            ),
            item(
                key="members-recruitment",
                label=_("Recruitment"),
                icon="heart",
                url_name="members:recruitment",
                order=70,
                permission=VIEW,
                within="members",
            ),
            item(
                key="mine",
                label=_("My page"),
                icon="user",
                url_name="members:mine",
                order=40,
                section="plan",
                permission=SEE_CHAPTER,
                bottom=4,
                prefixes=("members:own_details", "members:leaving", "privacy:"),
            ),
        ):
            menu.register(room)
