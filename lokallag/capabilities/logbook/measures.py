"""What the work plan may count of the logbook: notes written for a commitment."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.logbook.models import Note
from lokallag.core.measures.book import measure
from lokallag.core.measures.deeds import deeds_from


@measure(
    "logbook.entries",
    _("What is logged for this commitment"),
    serves=("count", "rhythm", "milestone", "pulse"),
    dated="on",
    amount="amount",
    name="what",
    promise="promise",
    link="logbook:detail",
)
def entries() -> QuerySet[Note]:
    """Notes that name a commitment and were not taken away."""
    return Note.objects.standing().exclude(promise="")


@deeds_from("logbook.notes", person="who", dated="on")
def deeds() -> QuerySet[Note]:
    """What the logbook says somebody did."""
    return Note.objects.standing()
