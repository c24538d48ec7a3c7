"""What the pages of gatherings need: the shelf's addresses, the month a list is parted by."""

import datetime

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.formats import date_format

from lokallag.core.gatherings.shelf import Shelf

register = template.Library()


@register.simple_tag(takes_context=True)
def shelf_url(context: Context, shelf: Shelf, name: str, pk: int | None = None) -> str:
    """The address of one of a shelf's pages in the current chapter."""
    own = {"pk": pk} if pk is not None else {}
    return reverse(shelf.page(name), kwargs={"chapter": context["request"].chapter.slug, **own})


@register.filter
def month_key(value: datetime.date) -> str:
    """The month and year a day is in: `mars 2021`."""
    return date_format(value, "F Y")
