"""What the pages of gatherings need: the addresses of the shelf they show."""

from django import template
from django.template import Context
from django.urls import reverse

from lokallag.core.gatherings.shelf import Shelf

register = template.Library()


@register.simple_tag(takes_context=True)
def shelf_url(context: Context, shelf: Shelf, name: str, pk: int | None = None) -> str:
    """The address of one of a shelf's pages in the current chapter."""
    own = {"pk": pk} if pk is not None else {}
    return reverse(shelf.page(name), kwargs={"chapter": context["request"].chapter.slug, **own})
