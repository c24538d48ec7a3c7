"""The app of the members capability."""

from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "lokallag.capabilities.members"
    label = "members"

    def ready(self) -> None:
        from lokallag.capabilities.members.measures import calls_to_make  # noqa: PLC0415 (apps must be loaded first)
        from lokallag.capabilities.members.models.member import IS_MEMBER_SQL, is_member  # noqa: PLC0415
        from lokallag.capabilities.members.permissions import VIEW  # noqa: PLC0415
        from lokallag.core.calendar.dates import dates_from  # noqa: PLC0415
        from lokallag.core.people.membership import membership_source  # noqa: PLC0415
        from lokallag.core.ui import menu, phrases  # noqa: PLC0415

        dates_from(calls_to_make)
        membership_source(is_member, sql=IS_MEMBER_SQL)
        menu.register(
            menu.MenuItem(
                key="members",
                label=phrases.MEMBERS,
                icon="users",
                url_name="members:list",
                order=10,
                permission=VIEW,
                bottom=3,
                prefixes=("members:",),
            )
        )
