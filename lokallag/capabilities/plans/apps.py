"""The app of the plans capability: its places in the menu, what can be logged for it, and its dates."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlansConfig(AppConfig):
    name = "lokallag.capabilities.plans"
    label = "plans"

    def ready(self) -> None:
        # Apps must be loaded before their models.
        from lokallag.capabilities.plans import permissions  # noqa: PLC0415
        from lokallag.capabilities.plans.standings.dates import deadlines, served  # noqa: PLC0415
        from lokallag.core.access.permissions import SEE_FIGURES  # noqa: PLC0415
        from lokallag.core.calendar.dates import dates_from  # noqa: PLC0415
        from lokallag.core.measures.promises import offers  # noqa: PLC0415
        from lokallag.core.ui import menu, phrases  # noqa: PLC0415

        offers(served)
        dates_from(deadlines)
        menu.register(
            menu.MenuItem(
                "home",
                phrases.HOME,
                "house",
                "plans:home",
                order=10,
                section="plan",
                permission=SEE_FIGURES,
                bottom=1,
                prefixes=("plans:county",),
            )
        )
        menu.register(
            menu.MenuItem(
                "plan",
                phrases.PLAN,
                "clipboard-list",
                "plans:board",
                order=20,
                section="plan",
                permission=permissions.VIEW,
                bottom=2,
                prefixes=(
                    "plans:commitment",
                    "plans:overview",
                    "plans:brief",
                    "plans:settlement",
                    "plans:list",
                    "plans:new",
                    "plans:version",
                    "plans:review",
                    "plans:review_one",
                    "plans:change",
                    "plans:split",
                    "plans:addition",
                    "plans:goals",
                    "plans:frame",
                    "plans:adopt",
                    "plans:discard",
                    "plans:reading",
                ),
            )
        )
        menu.register(
            menu.MenuItem(
                "wheel",
                _("The year wheel"),
                "chart-pie",
                "plans:wheel",
                order=30,
                section="plan",
                permission=permissions.VIEW,
            )
        )
