"""How the pages of a meeting find it and its items: through reach, or not at all."""

from dataclasses import dataclass

from django.http import Http404

from lokallag.capabilities.meetings.actions.bodies import bodies_of, seat_bodies
from lokallag.capabilities.meetings.models import Body, Closing, Item, ItemQuerySet
from lokallag.capabilities.meetings.views.shelf import SHELF
from lokallag.core.access.http import ChapterRequest
from lokallag.core.gatherings.models import Gathering
from lokallag.core.gatherings.views.finding import found


def meeting_of(request: ChapterRequest, pk: int) -> Gathering:
    """The meeting with what became of it; 404 for what the visitor may not see."""
    return found(request, SHELF, pk)


def items_of(request: ChapterRequest, meeting: Gathering) -> ItemQuerySet:
    """The items of a meeting (already found through `meeting_of`) that the visitor may see, in order."""
    return meeting.items.visible_to(request.person, request.chapter.today()).in_order()


def item_of(request: ChapterRequest, meeting: Gathering, pk: int) -> Item:
    """One item of a meeting; 404 for one that is not there or not for the visitor."""
    item = items_of(request, meeting).select_related("body", "presenter").filter(pk=pk).first()
    if item is None:
        raise Http404
    return item


@dataclass(frozen=True)
class Agenda:
    """A meeting's agenda as the visitor meets it: what they see, which bodies hold it, what they may do."""

    meeting: Gathering
    bodies: list[Body]
    items: list[Item]
    #: Keys of the bodies whose agenda the visitor makes, and of those they belong to.
    led: frozenset[int | None]
    own: frozenset[int]
    is_closed: bool

    @property
    def leads(self) -> bool:
        """Whether the visitor leads the body that leads the meeting: then all of its open items are theirs to arrange."""
        return bool(self.bodies) and self.bodies[0].pk in self.led

    @property
    def may_edit(self) -> bool:
        """Whether the visitor may put something on the agenda."""
        return not self.is_closed and any(body.pk in self.led for body in self.bodies)

    def may_change(self, item: Item) -> bool:
        """Whether the visitor may change an item they see: their own body's, and in a meeting they lead also the others'."""
        return self.may_edit and (item.body_id in self.led or self.leads)

    @property
    def for_bodies(self) -> list[Body]:
        """The bodies the visitor may put an item for."""
        return self.bodies if self.leads else [body for body in self.bodies if body.pk in self.led]


def agenda_of(request: ChapterRequest, pk: int) -> Agenda:
    """The agenda of a meeting; 404 for a meeting the visitor may not see."""
    meeting = meeting_of(request, pk)
    today = request.chapter.today()
    bodies = bodies_of(meeting)
    keys = [body.pk for body in bodies]
    led: set[int | None] = set(
        Body.objects.filter(pk__in=keys).led_by(request.person, request.roles).values_list("pk", flat=True)
    )
    # Bodies that are not made yet are led by post.
    led |= {None for body in bodies if not body.pk and body.is_led_by_post(request.roles)}
    own = Body.objects.filter(pk__in=keys).joined_by(request.person, today).values_list("pk", flat=True)
    items = items_of(request, meeting).select_related("body", "presenter")
    closed = Closing.objects.filter(gathering=meeting).exists()
    return Agenda(meeting, bodies, list(items), frozenset(led), frozenset(own), closed)


def editable_agenda(request: ChapterRequest, pk: int) -> Agenda:
    """The agenda of a meeting that the visitor is about to change; 404 for any other. Who holds it is said from here on."""
    agenda = agenda_of(request, pk)
    if not agenda.may_edit:
        raise Http404
    if not agenda.meeting.sittings.exists():
        seat_bodies(meeting=agenda.meeting, actor=request.person)
        return agenda_of(request, pk)
    return agenda


def editable_item(agenda: Agenda, pk: int) -> Item:
    """One item that the visitor may change; 404 for any other."""
    for item in agenda.items:
        if item.pk == pk and agenda.may_change(item):
            item.gathering = agenda.meeting
            return item
    raise Http404
