"""A gathering in a letter to many: when and where, and a yes and a no of each person's own (core.post.sources)."""

import datetime
from collections.abc import Mapping, Sequence

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lokallag.core.gatherings.letters import answer_url
from lokallag.core.gatherings.models import Gathering
from lokallag.core.people.models import Person
from lokallag.core.post.sources import Shown, Source, merge_source
from lokallag.core.web.templatetags.web import clock

MOST = 60


def _choices(today: datetime.date) -> Sequence[tuple[str, str]]:
    coming = Gathering.objects.planned().filter(on__gte=today).order_by("on", "starts_at", "pk")[:MOST]
    return [(str(row.pk), f"{formats.date_format(row.on, 'MONTH_DAY_FORMAT')}: {row.title}") for row in coming]


def _shows(key: str) -> Shown | None:
    row = Gathering.objects.standing().filter(pk=_number(key)).first()
    if row is None:
        return None
    day = formats.date_format(row.on, "l j. F")
    when = f"{day[:1].upper()}{day[1:]} {clock(row.starts_at)}".strip()
    return Shown(
        row.title, tuple(line for line in (when, row.place) if line), answers=(_("Yes, I come"), _("No, I cannot"))
    )


def _links(key: str, people: Sequence[Person]) -> Mapping[int, Sequence[str]]:
    row = Gathering.objects.select_related("chapter").filter(pk=_number(key)).first()
    if row is None:
        return {}
    found = {}
    for person in people:
        person.chapter = row.chapter
        url = answer_url(row, person)
        found[person.pk] = (f"{url}?answer=yes", f"{url}?answer=no")
    return found


def _number(key: str) -> int:
    return int(key) if key.isascii() and key.isdigit() and len(key) < 19 else 0


merge_source(
    Source(key="gathering", label=gettext_lazy("Meeting or event"), choices=_choices, shows=_shows, links=_links)
)
