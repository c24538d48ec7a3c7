"""Choosing who holds a meeting: the board, the members, the council group, groups, alone or jointly."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lokallag.capabilities.meetings.actions.bodies import kind_of
from lokallag.capabilities.meetings.models import Body
from lokallag.core.gatherings.actions import Details
from lokallag.core.gatherings.forms import ChangeForm, PlanForm
from lokallag.core.gatherings.forms.planning import GatheringForm
from lokallag.core.gatherings.models import Kind
from lokallag.core.groups.models import Group

_GROUP = "group-"
_OWN_GROUPS = (Group.Kind.BOARD, Group.Kind.COUNCIL)


def body_choices(today: datetime.date | None = None) -> list[tuple[str, str]]:
    """Return whom a meeting can be held by, as (key, name). The board first: where several hold one, the first leads."""
    names = {body.kind: body.name for body in Body.objects.exclude(kind=Body.Kind.GROUP)}
    own = [(kind, names.get(kind, str(Body.Kind(kind).label))) for kind in _ORDER]
    groups = Group.objects.filter(dissolved_on__isnull=True).exclude(kind__in=_OWN_GROUPS).by_name()
    if today is not None:
        groups = groups.existing_on(today)
    return [*own, *((f"{_GROUP}{group.pk}", group.name) for group in groups)]


_ORDER = (Body.Kind.BOARD, Body.Kind.MEMBERS, Body.Kind.COUNCIL)


def key_of(body: Body) -> str:
    """Return a body's key among the choices."""
    return f"{_GROUP}{body.group_id}" if body.kind == Body.Kind.GROUP else str(body.kind)


def kinds_of(keys: list[str]) -> list[str]:
    """Return the kinds of the chosen bodies."""
    return [Body.Kind.GROUP if key.startswith(_GROUP) else key for key in keys]


def group_key(key: str) -> int | None:
    """Return the key of the group that was chosen, None for the board, the members and the council group."""
    return int(key.removeprefix(_GROUP)) if key.startswith(_GROUP) else None


class BodiesField(forms.MultipleChoiceField):
    """Who holds it. Clean values are keys of `body_choices`, in their order."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", gettext_lazy("Who holds it?"))
        kwargs.setdefault("help_text", gettext_lazy("Several hold a joint meeting; the first of them leads it."))
        super().__init__(widget=forms.CheckboxSelectMultiple, **kwargs)

    def clean(self, value: Any) -> list[str]:
        chosen = set(super().clean(value))
        return [key for key, _name in self.choices if key in chosen]  # type: ignore[misc,union-attr]


class _Bodies(GatheringForm):
    """What kind of meeting it is follows from who holds it."""

    kind = forms.ChoiceField(required=False)
    bodies = BodiesField(required=False)
    is_annual = forms.BooleanField(label=gettext_lazy("It is the annual meeting"), required=False)

    def __init__(self, *args: Any, kinds: Any, **kwargs: Any) -> None:
        super().__init__(*args, kinds=kinds, **kwargs)
        self.fields["bodies"].choices = body_choices()  # type: ignore[attr-defined]
        # A group's own meeting carries its group; who else belongs to a meeting is said by its bodies.
        del self.fields["group"]

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        keys, annual = clean.get("bodies") or [], bool(clean.get("is_annual"))
        if keys:
            clean["kind"] = kind_of(kinds_of(keys), is_annual=annual)
        elif clean.get("kind") in ("", None, Kind.GROUP_MEETING):
            self.add_error("bodies", ValidationError(_("Choose who holds it."), code="required"))
        return clean

    def details(self) -> Details:
        """The clean values as the actions take them, the group only where it is one group's own meeting."""
        clean = self.cleaned_data
        self.cleaned_data = {**clean, "group": None}
        details = super().details()
        self.cleaned_data = clean
        keys = clean.get("bodies") or []
        only = group_key(keys[0]) if len(keys) == 1 else None
        if only is not None:
            details["group"] = Group.objects.filter(pk=only).first()
        else:
            del details["group"]
        return details


class PlanMeetingForm(_Bodies, PlanForm):
    """A new meeting, or several that repeat."""


class ChangeMeetingForm(_Bodies, ChangeForm):
    """The same for one that is in the calendar."""
