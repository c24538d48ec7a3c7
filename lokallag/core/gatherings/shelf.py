"""What sets one capability's gatherings apart from another's: its kinds, its addresses, who may see and change them."""

from dataclasses import dataclass

from django.utils.functional import Promise

from lokallag.core.access.http import ChapterRequest
from lokallag.core.access.permissions import Permission
from lokallag.core.gatherings.models import Gathering, GatheringQuerySet, Kind


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """A capability's own gatherings: the `namespace` of its URLs, its kinds, its permissions and its words."""

    namespace: str
    kinds: tuple[Kind, ...]
    edit: Permission
    see_all: Permission
    icon: str
    title: Promise
    lead: Promise
    new: Promise
    empty: Promise

    def reach(self, request: ChapterRequest) -> GatheringQuerySet:
        """Those the visitor may see; to everybody else they do not exist."""
        return Gathering.objects.of(*self.kinds).visible_to(request.person, sees_all=request.may(self.see_all))

    def page(self, name: str) -> str:
        """The name of one of the shelf's addresses."""
        return f"{self.namespace}:{name}"
