"""What sets one capability's gatherings apart from another's: its kinds, its addresses, who may see and change them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from lokallag.core.access.http import ChapterRequest
from lokallag.core.access.permissions import Permission
from lokallag.core.gatherings.forms import ChangeForm, GatheringForm, PlanForm
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
    #: A page of one of them that shows more than the core knows, and what it shows besides.
    detail_template: str = "gatherings/detail.html"
    more: Callable[[ChapterRequest, Gathering], dict[str, object]] | None = None
    #: Forms that ask for more than the core knows; what they ask for is stored by `saved`, in the same transaction.
    plan_form: type[PlanForm] = PlanForm
    change_form: type[ChangeForm] = ChangeForm
    form_template: str = "gatherings/form.html"
    saved: Callable[[ChapterRequest, GatheringForm, list[Gathering]], None] | None = None
    #: What the form of a new one and of a known one begins with besides.
    initial: Callable[[ChapterRequest, Gathering | None], dict[str, object]] | None = None

    def reach(self, request: ChapterRequest) -> GatheringQuerySet:
        """Those the visitor may see; to everybody else they do not exist."""
        return Gathering.objects.of(*self.kinds).visible_to(request.person, sees_all=request.may(self.see_all))

    def page(self, name: str) -> str:
        """The name of one of the shelf's addresses."""
        return f"{self.namespace}:{name}"
