"""Asking in a template what the visitor may, by a permission's name: for links to another part's pages."""

from typing import Any

from django import template

from lokallag.core.access.permissions import REGISTER

register = template.Library()


@register.simple_tag(takes_context=True)
def may(context: template.Context, key: str) -> bool:
    """Whether the visitor may what the permission of this name says: `{% may "members.ask" as may_ask %}`."""
    permission = REGISTER.get(key)
    request: Any = context.get("request")
    return permission is not None and request is not None and bool(request.may(permission))


@register.filter
def yours(owner: int | None, person: Any) -> bool:
    """Whether what belongs to the person of this number is the visitor's own: `{{ row.responsible_id|yours:request.person }}`."""
    return owner is not None and owner == getattr(person, "pk", None)
