"""Who is perhaps written down twice: the pairs, one merge with its preview, the way back."""

from dataclasses import dataclass

from django.contrib.messages import WARNING
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lokallag.capabilities.members.actions import merges
from lokallag.capabilities.members.actions.duplicates import find_duplicates, say_distinct, undo_distinct
from lokallag.capabilities.members.actions.retention import to_tidy
from lokallag.capabilities.members.forms.merges import MergeForm, UndoMergeForm
from lokallag.capabilities.members.matching.duplicates import Pair
from lokallag.capabilities.members.models import UNDO_DAYS, Distinct, Merge
from lokallag.capabilities.members.permissions import EDIT
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.people.models import Person
from lokallag.core.privacy.book import BOOK
from lokallag.core.web.rendering import chapter_reverse, go, render, say

#: How many pairs one page shows; those are gone through first.
MOST = 30
_WHYS = {
    "name": gettext_lazy("Same name"),
    "like_name": gettext_lazy("Almost the same name"),
    "other_name": gettext_lazy("Same name among other names"),
    "part_name": gettext_lazy("Part of the name is the same"),
    "email": gettext_lazy("Same e-mail"),
    "phone": gettext_lazy("Same phone"),
    "born": gettext_lazy("Born the same year"),
    "address": gettext_lazy("Same address"),
    "postcode": gettext_lazy("Same postcode"),
    "born_near": gettext_lazy("Years of birth that look alike"),
    "born_apart": gettext_lazy("Born in different years"),
    "numbers_differ": gettext_lazy("Different member numbers"),
    "names_differ": gettext_lazy("Different first names"),
}
_AGAINST = {"born_near", "born_apart", "numbers_differ", "names_differ"}


@dataclass(frozen=True)
class Row:
    """A pair as the page shows it; the one to keep stands first."""

    people: tuple[Person, Person]
    score: int
    sure: str
    fors: list[str]
    againsts: list[str]


@page(may=EDIT, methods=("GET",))
def duplicates(request: ChapterRequest) -> HttpResponse:
    """The pairs, the surest first, and what was merged lately."""
    pairs = find_duplicates()
    keys = {key for pair in pairs[:MOST] for key in (pair.first, pair.second)}
    people = Person.objects.select_related("member").in_bulk(keys)
    now = request.chapter.now()
    context = {
        "rows": [_row(pair, people) for pair in pairs[:MOST] if {pair.first, pair.second} <= set(people)],
        "counts": {"duplicates": len(pairs), "unpaid": to_tidy(request.chapter.today())},
        "most": MOST,
        "merged": Merge.objects.undoable_at(now).select_related("survivor", "by").order_by("-pk")[:20],
        "today": request.chapter.today(),
    }
    return render(request, "members/duplicates.html", context)


def _row(pair: Pair, people: dict[int, Person]) -> Row:
    one, other = sorted((people[pair.first], people[pair.second]), key=_worth, reverse=True)
    return Row(
        (one, other),
        pair.score,
        _("Almost certainly") if pair.score >= 80 else _("Likely") if pair.score >= 60 else _("Possibly"),
        [str(_WHYS[why.kind]) for why in pair.whys if why.kind not in _AGAINST],
        [str(_WHYS[why.kind]) for why in pair.whys if why.kind in _AGAINST],
    )


def _worth(person: Person) -> tuple[bool, bool, int]:
    """Which of two to keep where nobody says: the one who logs in, the member, the one known longest."""
    return person.user_id is not None, hasattr(person, "member"), -person.pk


@page(may=EDIT, methods=("POST",))
def distinct(request: ChapterRequest, pk: int, other: int) -> HttpResponse:
    """Two who look alike are two people."""
    first, second = _two(pk, other)
    row = say_distinct(first=first, second=second, actor=request.person, now=request.chapter.now())
    undo = chapter_reverse(request, "members:distinct_undo", pk=row.pk)
    say(request, _("They are two people. You are not asked about them again."), undo_url=undo)
    return go(request, "members:duplicates")


@page(may=EDIT, methods=("POST",))
def distinct_undo(request: ChapterRequest, pk: int) -> HttpResponse:
    """They may be one person after all."""
    undo_distinct(distinct=get_object_or_404(Distinct, pk=pk), actor=request.person)
    say(request, _("Taken back."))
    return go(request, "members:duplicates")


@page(may=EDIT)
def merge(request: ChapterRequest, pk: int, other: int) -> HttpResponse:
    """Two records side by side: choose what to keep, see what comes along, merge."""
    survivor, gone = _two(pk, other)
    form = MergeForm(request.POST if request.method == "POST" else None, survivor=survivor, gone=gone)
    if form.is_valid():
        try:
            done = merges.merge_people(
                survivor=survivor, gone=gone, taken=form.taken(), actor=request.person, now=request.chapter.now()
            )
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            say(
                request,
                _("%(name)s is one person now.") % {"name": done.survivor.name},
                undo_url=chapter_reverse(request, "members:merge_undo", pk=done.pk),
            )
            return go(request, "members:duplicates")
    context = {
        "form": form,
        "survivor": survivor,
        "gone": gone,
        "along": [(_called(model), count) for model, count in merges.coming_along(gone)],
        "logins": bool(survivor.user_id and gone.user_id),
        "today": request.chapter.today(),
        "undo_days": UNDO_DAYS,
    }
    return render(request, "members/merge.html", context, status=422 if form.errors else 200)


@page(may=EDIT)
def merge_undo(request: ChapterRequest, pk: int) -> HttpResponse:
    """Two of them again; where something was changed since, the newer value stays unless the old one is chosen."""
    done = get_object_or_404(Merge.objects.select_related("survivor", "by"), pk=pk)
    changed = merges.changed_since(done)
    form = UndoMergeForm(request.POST if request.method == "POST" else None, conflicts=changed)
    if form.is_valid():
        try:
            left = merges.undo_merge(
                merge=done,
                restore=form.cleaned_data.get("restore", []),
                actor=request.person,
                now=request.chapter.now(),
            )
        except ValidationError as refused:
            say(request, " ".join(refused.messages), level=WARNING)
            return go(request, "members:duplicates")
        text = _("They are two again.")
        if left.rows:
            text += " " + _("What was deleted or given to somebody else since is left as it is.")
        say(request, text)
        return go(request, "members:duplicates")
    context = {"form": form, "merge": done, "changed": changed, "blocked": merges.later_than(done)}
    return render(request, "members/merge_undo.html", context, status=422 if form.errors else 200)


def _called(model: type[Model]) -> str:
    holding = BOOK.holdings.get(model._meta.label_lower)
    return holding.called if holding else str(model._meta.verbose_name_plural)


def _two(pk: int, other: int) -> tuple[Person, Person]:
    """Two people of the chapter; 404 for one and the same."""
    people = Person.objects.select_related("user", "member").in_bulk([pk, other])
    if pk == other or len(people) != 2:
        raise Http404
    return people[pk], people[other]
