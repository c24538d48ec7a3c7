"""What the work plan may measure of the statutory year."""

from typing import Any

from django.db.models import Case, CharField, F, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce, ExtractYear, Replace
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.obligations.models import Duty
from lokallag.capabilities.obligations.permissions import VIEW
from lokallag.capabilities.obligations.words import WORDS
from lokallag.core.measures.book import measure


class _Said(Value):
    """A text put into the reader's language when the database is asked."""

    def __init__(self, words: Promise | str) -> None:
        super().__init__(words, output_field=CharField())

    def as_sql(self, _compiler: Any, _connection: Any) -> tuple[str, tuple[str | int, ...]]:
        return "%s", (str(self.value),)


_YEAR = Cast(ExtractYear("due_on"), CharField())
_ABOUT = Coalesce(Cast("about", CharField()), _YEAR)
_TITLE = Case(*(When(rule=key, then=_Said(words.title)) for key, words in WORDS.items()), default=F("rule"))
_NAME = Replace(
    Replace(_TITLE, Value("%(about)s"), _ABOUT),  # type: ignore[arg-type]  # the stubs know only plain values
    Value("%(year)s"),
    _YEAR,  # type: ignore[arg-type]
)


@measure(
    "obligations.met",
    _("Duties to law, registers and party done in time"),
    serves=("coverage",),
    opened="due_on",
    met="fulfilment__on",
    waived="waiver__on",
    name=_NAME,
    link="obligations:detail",
    shown_to=VIEW,
)
def duties() -> QuerySet[Duty]:
    """A case opens on the duty's day and is met by its evidence: within 0 days is in time. Own rules are left out."""
    return Duty.objects.must().filter(own__isnull=True)
