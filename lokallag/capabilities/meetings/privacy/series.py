"""What series of meetings store about people."""

from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.meetings.models import Series
from lokallag.core.privacy.book import holds

holds(
    Series,
    "responsible",
    what=_("series of meetings one has"),
    why=_("To know who has a series of meetings"),
    export=lambda person: list(Series.objects.filter(responsible=person).values("title")),
)
