"""Elections and the last day for the lists, for the year wheel, the brief and calendar feeds."""

import datetime

from django.utils.translation import gettext as _

from lokallag.core.calendar.dates import Dated, dates_from
from lokallag.core.calendar.year import ELECTIONS
from lokallag.core.chapters.models import Chapter


@dates_from
def elections(_chapter: Chapter, first: datetime.date, last: datetime.date, _today: datetime.date) -> list[Dated]:
    """Election days, and the days their lists are due, the same for every chapter."""
    found = []
    for election in ELECTIONS:
        local = election.kind == "local"
        detail = "" if election.certain else _("Expected: the day is set by the King in Council.")
        if first <= election.on <= last:
            title = _("Municipal and county elections") if local else _("Storting election")
            found.append(
                Dated(
                    key=f"election-{election.on.year}",
                    on=election.on,
                    title=title,
                    ring="deadlines",
                    mark="election",
                    detail=detail,
                )
            )
        if first <= election.lists_due_on <= last:
            found.append(
                Dated(
                    key=f"lists-{election.on.year}",
                    on=election.lists_due_on,
                    title=_("Last day for the election lists"),
                    ring="deadlines",
                    mark="deadline",
                    detail=detail,
                )
            )
    return found
