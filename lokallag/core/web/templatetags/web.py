"""Template tags every page may use: addresses inside the chapter, dates the way people say them."""

import datetime
from functools import lru_cache
from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

register = template.Library()


@register.simple_tag(takes_context=True)
def chapter_url(context: Context, name: str, *args: Any, **kwargs: Any) -> str:
    """Return the address of a page in the current chapter: `{% chapter_url 'meetings:detail' pk=7 %}`."""
    if args:
        kwargs["pk"] = args[0]
    return reverse(name, kwargs={"chapter": context["request"].chapter.slug, **kwargs})


@register.simple_tag(takes_context=True)
def with_query(context: Context, **changes: Any) -> str:
    """Return the current query string with some values changed (None removes), for filters that survive reload."""
    query = context["request"].GET.copy()
    for key, value in changes.items():
        if value in (None, ""):
            query.pop(key, None)
        else:
            query[key] = str(value)
    return f"?{query.urlencode()}"


@register.filter
def day(value: datetime.date | datetime.datetime | None, today: datetime.date | None = None) -> str:
    """Say a day: `12. juni`, with the year unless it is this one's."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        value = timezone.localtime(value).date()
    now = today or timezone.localdate()
    return _said(value, "MONTH_DAY_FORMAT" if value.year == now.year else "DATE_FORMAT", get_language() or "")


@lru_cache(maxsize=20_000)
def _said(value: datetime.date, form: str, language: str) -> str:  # noqa: ARG001 (another language says it otherwise)
    """Said once: a list has fifty days, and formatting one costs as much as reading it from the database."""
    return formats.date_format(value, form)


@register.filter
def clock(value: datetime.time | None) -> str:
    """Say a time: `kl. 18.00` in Norwegian."""
    return _("at %(time)s") % {"time": formats.time_format(value, "TIME_FORMAT")} if value else ""
