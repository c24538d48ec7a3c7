"""Plans and commitments for tests: a short text in our own words, and single rows."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone

from lokallag.capabilities.plans.actions.adopting import adopt
from lokallag.capabilities.plans.actions.intake import read_text_into_plan
from lokallag.capabilities.plans.actions.reviewing import accept_sure
from lokallag.capabilities.plans.models import Commitment, Plan, Version
from lokallag.core.people.models import Person

DAY = datetime.date(2021, 2, 15)
NOW = datetime.datetime(2021, 2, 15, 11, tzinfo=datetime.UTC)

TEXT = """Arbeidsplan for Fjellvik lokallag 2021

Hovedmål

Vi vil bli flere og synes mer.

Medlemmer

Vi skal:

- Ringe alle nye medlemmer og ønske dem velkommen.
- Ha minst tre medlemsmøter i løpet av året.
- Styret skal holde kontakten med kommunestyregruppa.

Utadrettet

Vi skal:

- Stå på stand minst to ganger.
- Vedta en mediestrategi innen 31. mars 2021.
- Skrive leserbrev og lage innhold til sosiale medier.
"""


def a_plan_read(person: Person | None = None, text: str = TEXT, **options: Any) -> Version:
    """A plan read from a text, under review."""
    return read_text_into_plan(text=text, actor=person, today=DAY, now=NOW, **options)


def a_plan_by_rows(count: int, person: Person | None = None, *, adopted: bool = False, **options: Any) -> Version:
    """A plan of 2021 with so many plain commitments, open unless adopted."""
    year = {"starts_on": datetime.date(2021, 1, 1), "ends_on": datetime.date(2021, 12, 31)}
    plan = Plan.objects.create(title="Arbeidsplan 2021", created_on=DAY, created_by=person, **year)
    version = Version.objects.create(
        plan=plan, number=1, origin=Version.Origin.WRITTEN, created_on=DAY, created_by=person
    )
    Commitment.objects.bulk_create(
        Commitment(
            version=version,
            position=place,
            text=f"Gjøre ting nummer {place}",
            area=f"Område {place % 3}",
            tracking="pulse",
            measure="logbook.entries",
            confidence=0.95,
            **year,
            **options,
        )
        for place in range(1, count + 1)
    )
    return adopted_plan(version, person) if adopted else version


def adopted_plan(version: Version, person: Person | None = None, on: datetime.date = DAY) -> Version:
    """The same version with everything confirmed and adopted by the annual meeting."""
    accept_sure(version=version, actor=person, now=NOW, floor=0)
    adopt(version=version, adopted_on=on, meeting="Årsmøtet", actor=person, today=max(on, DAY), now=timezone.now())
    return Version.objects.get(pk=version.pk)
