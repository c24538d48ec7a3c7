"""When somebody who left is erased, for the page that shows them."""

import datetime
from typing import Any

from django import template
from django.template import Context

from lokallag.capabilities.members.actions.retention import erase_from, gone_on
from lokallag.capabilities.members.models import Member

register = template.Library()


@register.simple_tag(takes_context=True)
def erased_from(context: Context, member: Member) -> datetime.datetime | None:
    """From when a member who left is erased; None for one who is kept (expelled, or with a yes to the archive)."""
    request: Any = context["request"]
    if not gone_on(request.chapter.today()).filter(pk=member.pk).exists():
        return None
    return erase_from(member, request.chapter.now())
