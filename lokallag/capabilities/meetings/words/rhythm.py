"""How a rhythm is said: "First Tuesday of the month at 19.00, not in July"."""

import datetime
from collections.abc import Iterable

from django.utils import formats
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

#: Which one of its weekday in the month.
WHICH = {
    1: gettext_lazy("First"),
    2: gettext_lazy("Second"),
    3: gettext_lazy("Third"),
    4: gettext_lazy("Fourth"),
    -1: gettext_lazy("Last"),
}


def said(pattern: str, weekday: int, number: int, not_in: Iterable[int], starts_at: datetime.time | None) -> str:
    """Say a rhythm in a sentence without its full stop."""
    day = str(WEEKDAYS[weekday])
    if pattern == "monthly":
        text = _("%(which)s %(weekday)s of the month") % {"which": WHICH.get(number, ""), "weekday": day}
    elif pattern == "fortnightly":
        text = _("Every other %(weekday)s") % {"weekday": day}
    else:
        text = _("Every %(weekday)s") % {"weekday": day}
    if starts_at is not None:
        text += " " + _("at %(time)s") % {"time": formats.time_format(starts_at, "TIME_FORMAT")}
    months = [str(MONTHS[month]) for month in not_in]
    if months:
        text += _(", not in %(months)s") % {"months": get_text_list(months, _("and"))}
    return text
