"""A member as one line of a list: the name, since when, and what is worth knowing before one calls."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokallag.capabilities.members.models import WELCOME_DAYS, Member
from lokallag.core.people.phones import spoken
from lokallag.core.ui.people import PersonRow
from lokallag.core.web.templatetags.web import day

#: What `member_row` needs of a row of `values_list(…, named=True)`.
COLUMNS = ("pk", "person__given_name", "person__family_name", "person__phone", "joined_on", "left_on", "state")
WAITING_COLUMNS = (*COLUMNS[:5], "contact__given_name", "contact__family_name", "welcome__due_on", "tries")


def member_row(row: Any, base: str, today: datetime.date) -> PersonRow:
    """Return the line of a row with `COLUMNS`; `base` is the address of the list, which its page lies under."""
    tag, tone = "", ""
    if row.state in Member.GONE:
        meta = _("left %(day)s") % {"day": day(row.left_on, today)}
    else:
        meta = _("joined %(day)s") % {"day": day(row.joined_on, today)}
        if row.state == Member.State.UNPAID:
            tag, tone = _("Has not paid"), "warning"
        elif row.state == Member.State.APPLIED:
            tag, tone = _("Applied"), "info"
    return PersonRow(
        name=f"{row.person__given_name} {row.person__family_name}".strip(),
        url=f"{base}{row.pk}/",
        meta=meta,
        phone=row.person__phone,
        said=spoken(row.person__phone) if row.person__phone else "",
        tag=tag,
        tone=tone,
    )


def waiting_row(row: Any, base: str, today: datetime.date, *, may_contact: bool) -> PersonRow:
    """Return the line of a newcomer nobody has talked with, of a row with `WAITING_COLUMNS`: how late, whose, how often."""
    due_on = row.welcome__due_on or row.joined_on + datetime.timedelta(days=WELCOME_DAYS)
    tag, tone = deadline((due_on - today).days)
    meta = [_("joined %(day)s") % {"day": day(row.joined_on, today)}]
    if row.contact__given_name:
        meta.append(f"{row.contact__given_name} {row.contact__family_name}".strip())
    if row.tries:
        meta.append(ngettext("tried %(count)s time", "tried %(count)s times", row.tries) % {"count": row.tries})
    return PersonRow(
        name=f"{row.person__given_name} {row.person__family_name}".strip(),
        url=f"{base}{row.pk}/",
        meta=" · ".join(meta),
        phone=row.person__phone,
        said=spoken(row.person__phone) if row.person__phone else "",
        tag=tag,
        tone=tone,
        act=_("We called") if may_contact else "",
        act_url=f"{base}{row.pk}/contacts/new/",
    )


def deadline(days: int) -> tuple[str, str]:
    """Return how many days are left, or how late it is, and the tone to say it in."""
    if days < 0:
        return ngettext("%(count)s day late", "%(count)s days late", -days) % {"count": -days}, "danger"
    if days == 0:
        return _("today at the latest"), "warning"
    return ngettext("%(count)s day left", "%(count)s days left", days) % {"count": days}, "info"
