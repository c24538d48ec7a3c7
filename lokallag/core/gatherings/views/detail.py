"""One gathering: what it is, what to do next, who comes and who came."""

from django.db.models import Q
from django.http import HttpResponse

from lokallag.core.access.http import ChapterRequest
from lokallag.core.gatherings.forms import CancellationForm, HoldingForm
from lokallag.core.gatherings.models import Attendance, Gathering, Kind
from lokallag.core.gatherings.shelf import Shelf
from lokallag.core.gatherings.views.finding import found
from lokallag.core.gatherings.views.inviting import answers_to, asked
from lokallag.core.people.models import Person
from lokallag.core.people.roles import BOARD
from lokallag.core.web.rendering import render

#: How many names a search at the door shows.
MOST_NAMES = 20


def gathering_detail(request: ChapterRequest, shelf: Shelf, pk: int) -> HttpResponse:
    """The page of one gathering; a piece of it, asked for by HTMX, is the list of names to tap."""
    return detail_page(request, shelf, found(request, shelf, pk))


def detail_page(
    request: ChapterRequest,
    shelf: Shelf,
    row: Gathering,
    *,
    holding_form: HoldingForm | None = None,
    cancellation_form: CancellationForm | None = None,
) -> HttpResponse:
    """Show one gathering, with the forms as they were filled in where something was wrong."""
    today = request.chapter.today()
    may_edit = request.may(shelf.edit)
    has_come = row.is_held or (row.is_planned and row.on <= today)
    answers = answers_to(row)
    mine = next((each for each in answers if each.person_id == request.person.pk), None)
    query = request.GET.get("q", "").strip()[:80]
    context: dict[str, object] = {
        "shelf": shelf,
        "row": row,
        "today": today,
        "may_edit": may_edit,
        "has_come": has_come,
        "own": mine.answer if mine else "",
        "mine": mine,
        "asked": asked(row, answers),
        "coming": [each for each in answers if each.answer == Attendance.Answer.SIGNED_UP],
        "guests": range(row.guests_each + 1),
        "declined": [each.person for each in answers if each.answer == Attendance.Answer.DECLINED],
        "came": [each.person for each in answers if each.answer == Attendance.Answer.CAME],
        "holding_form": holding_form or HoldingForm(initial={"held_on": min(row.on, today)}),
        "cancellation_form": cancellation_form or CancellationForm(),
        "q": query,
    }
    if may_edit and has_come:
        context["names"] = _names(row, answers, query)
    if request.htmx and not request.htmx.boosted:
        return render(request, "gatherings/_names.html", context)
    if shelf.more is not None:
        context |= shelf.more(request, row)
    return render(request, shelf.detail_template, context)


def _names(row: Gathering, answers: list[Attendance], query: str) -> list[tuple[Person, bool, str]]:
    """The people to tap: (person, whether they came, their answer before). Those most likely to have come."""
    answered = {each.person_id: each.answer for each in answers}
    if query:
        people = list(Person.objects.named(query).by_name()[:MOST_NAMES])
    else:
        likely = Q(pk__in=answered)
        if row.group_id is not None:
            likely |= Q(pk__in=Person.objects.filter(_membership(row)).values("pk"))
        if row.kind in {Kind.BOARD_MEETING, Kind.JOINT_MEETING}:
            likely |= Q(pk__in=Person.objects.filter(_seat(row)).values("pk"))
        people = list(Person.objects.filter(likely).by_name())
    came = Attendance.Answer.CAME
    return [(person, answered.get(person.pk) == came, answered.get(person.pk, "")) for person in people]


def _membership(row: Gathering) -> Q:
    """Those in the gathering's group on its day."""
    open_end = Q(group_memberships__ends_on__isnull=True) | Q(group_memberships__ends_on__gte=row.on)
    return Q(group_memberships__group_id=row.group_id, group_memberships__starts_on__lte=row.on) & open_end


def _seat(row: Gathering) -> Q:
    """Those on the board on its day."""
    open_end = Q(seats__ends_on__isnull=True) | Q(seats__ends_on__gte=row.on)
    return Q(seats__role__in=BOARD, seats__starts_on__lte=row.on) & open_end
