"""A gathering as a thing that letters show: its facts, and two answers that each person gives by a link of their own."""

import datetime
from collections.abc import Mapping, Sequence

from django.conf import settings
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lokallag.core.gatherings.models import Gathering
from lokallag.core.people.links import link_token
from lokallag.core.people.models import Person
from lokallag.core.post.sources import Shown, Source

#: What a personal link to answer is signed for.
ANSWER = "gatherings.answer"
KEY = "gathering"
MOST = 60


def answer_url(gathering: Gathering, person: Person) -> str:
    """Return the whole address of the page where a person answers without logging in."""
    token = link_token(person, ANSWER, gathering.pk)
    return settings.SITE_URL + reverse("gatherings:rsvp", kwargs={"chapter": gathering.chapter.slug, "token": token})


def when(gathering: Gathering) -> str:
    """Say the day and the time: `Fredag 5. mars 2021 kl. 18.00-20.00`."""
    day = f"{formats.date_format(gathering.on, 'l')} {formats.date_format(gathering.on, 'DATE_FORMAT')}"
    said = day[:1].upper() + day[1:]
    if gathering.starts_at is None:
        return said
    clock = formats.time_format(gathering.starts_at, "TIME_FORMAT")
    if gathering.ends_at is not None:
        clock = f"{clock}\N{EN DASH}{formats.time_format(gathering.ends_at, 'TIME_FORMAT')}"
    return f"{said} {_('at %(time)s') % {'time': clock}}"


def shown(gathering: Gathering, *, with_answers: bool = True) -> Shown:
    """Return what everybody sees of it, in the active language."""
    lines = (when(gathering), *([gathering.place] if gathering.place else []))
    answers = (_("I am coming"), _("I cannot come")) if with_answers else ()
    return Shown(gathering.title, lines, answers=answers)


def _found(key: str) -> Gathering | None:
    if not (key.isascii() and key.isdigit()) or len(key) > 18:
        return None
    return Gathering.objects.select_related("chapter").filter(pk=int(key)).first()


def _choices(today: datetime.date) -> list[tuple[str, str]]:
    coming = Gathering.objects.planned().filter(on__gte=today).order_by("on", "pk")[:MOST]
    return [(str(row.pk), f"{row.title}, {formats.date_format(row.on, 'MONTH_DAY_FORMAT')}") for row in coming]


def _shows(key: str) -> Shown | None:
    gathering = _found(key)
    return shown(gathering) if gathering is not None and not gathering.is_cancelled else None


def _links(key: str, people: Sequence[Person]) -> Mapping[int, Sequence[str]]:
    gathering = _found(key)
    if gathering is None:
        return {}
    urls = {person.pk: answer_url(gathering, person) for person in people}
    return {key: (f"{url}?answer=yes", f"{url}?answer=no") for key, url in urls.items()}


SOURCE = Source(key=KEY, label=gettext_lazy("Meeting or event"), choices=_choices, shows=_shows, links=_links)
