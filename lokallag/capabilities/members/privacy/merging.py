"""What is stored about merges and about those who are to be erased."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.actions.merges import drop_unused_logins
from lokallag.capabilities.members.models import Clearing, ClearingRow, Distinct, Farewell, Merge
from lokallag.core.people.models import Person
from lokallag.core.privacy.book import Basis, holds


def _erase_merges(person: Person) -> int:
    """A merge tells all about both; a login that it left over goes too."""
    rows = Merge.objects.filter(Q(survivor=person) | Q(survivor_number=person.pk) | Q(gone_number=person.pk))
    logins = list(rows.filter(login__isnull=False).values_list("login", flat=True))
    how_many = int(rows.delete()[0])
    drop_unused_logins(logins)
    return how_many


def _merges_of(person: Person) -> list[dict[str, object]]:
    """What is kept of their merges: the rows that were taken away and the values that were changed, as they were."""
    return [
        {
            "gone_name": merge.gone_name,
            "merged_at": merge.merged_at,
            "removed": [step["row"]["fields"] for step in merge.steps if step["do"] == "remove"],
            "changed": [{step["field"]: step["before"]} for step in merge.steps if step["do"] == "change"],
        }
        for merge in Merge.objects.filter(survivor=person)
    ]


holds(
    Merge,
    "survivor",
    "survivor_number",
    "gone_number",
    "gone_name",
    "steps",
    "login",
    "by",
    what=_("merges of two records"),
    why=_("To undo that two records of one person were merged"),
    export=_merges_of,
    erase=_erase_merges,
    kept=_("30 days"),
)
holds(
    Distinct,
    "first",
    "second",
    "by",
    what=_("pairs that are two people"),
    why=_("To remember that two who look alike are two people"),
    export=lambda person: list(Distinct.objects.filter(Q(first=person) | Q(second=person)).values("said_at")),
)
holds(
    Farewell,
    "member",
    what=_("members who have left and will be erased"),
    why=_("To erase those who left within 24 hours"),
    basis=Basis.DUTY,
    export=lambda person: list(Farewell.objects.filter(member__person=person).values("noticed_at", "erase_at")),
)
holds(
    Clearing,
    "proposed_by",
    "approved_by",
    what=_("proposals to erase"),
    why=_("To show that two people said yes before somebody was erased"),
    basis=Basis.DUTY,
)
holds(
    ClearingRow,
    "member",
    what=_("members proposed for erasure"),
    why=_("To erase those who have not paid for half a year"),
    basis=Basis.DUTY,
    export=lambda person: list(
        ClearingRow.objects.filter(member__person=person).values("clearing__proposed_at", "clearing__erase_on")
    ),
)
