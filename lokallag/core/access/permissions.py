"""What a permission is, and the few that belong to no capability."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lokallag.core.people.roles import BOARD, EVERYONE, OBSERVERS, Role

REGISTER: dict[str, "Permission"] = {}


@dataclass(frozen=True)
class Permission:
    """Something a role may do; `roles` None means anyone who is logged in, seat or not."""

    key: str
    label: Promise | str
    roles: frozenset[Role] | None

    def __post_init__(self) -> None:
        if self.key in REGISTER:
            raise ValueError(f"The permission {self.key} is declared twice.")
        REGISTER[self.key] = self

    def allows(self, roles: Iterable[str]) -> bool:
        """Tell whether somebody who holds these posts may."""
        return self.roles is None or bool(self.roles & set(roles))


SIGNED_IN = Permission("access.signed_in", _("Use the pages of one's own login"), None)
SEE_CHAPTER = Permission("access.see_chapter", _("See the chapter's common pages"), EVERYONE)
SEE_FIGURES = Permission("access.see_figures", _("See the chapter's figures, never its people"), EVERYONE | OBSERVERS)
SEE_COUNTY = Permission("access.see_county", _("See the figures of the chapters below"), BOARD | OBSERVERS)
MANAGE_CHAPTER = Permission(
    "access.manage_chapter",
    _("Change the chapter's settings and seats"),
    frozenset({Role.CHAIR, Role.DEPUTY_CHAIR, Role.SECRETARY}),
)
