"""What the pages of members need: days as a plain number, phone numbers as people say them."""

from django import template

from lokallag.core.people.phones import spoken

register = template.Library()


@register.filter
def positive(number: int) -> int:
    """The number without its sign."""
    return abs(number)


register.filter(spoken)
