"""Which value to keep where two records of one person differ, and which to put back when they are two again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lokallag.capabilities.members.actions.merges import TOGETHER, differing, preselected
from lokallag.capabilities.members.actions.walking_back import Conflict
from lokallag.core.people.models import Person

KEEP, TAKE = "keep", "take"
#: What several fields together are called.
_CALLED = {"street": gettext_lazy("address"), "state": gettext_lazy("membership")}


class MergeForm(forms.Form):
    """One choice for each field where the two differ: the survivor's value or the other's."""

    def __init__(self, *args: Any, survivor: Person, gone: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field, one, other in differing(survivor, gone):
            label = str(_CALLED.get(field.name, field.verbose_name))
            self.fields[name] = forms.ChoiceField(
                label=label[:1].upper() + label[1:],
                choices=[(KEEP, said(one, field)), (TAKE, said(other, field))],
                initial=TAKE if preselected(name, one, other) else KEEP,
                widget=forms.RadioSelect,
            )

    def taken(self) -> set[str]:
        """The fields where the other's value is kept."""
        return {name for name, value in self.cleaned_data.items() if value == TAKE}


class UndoMergeForm(forms.Form):
    """Which fields that were changed since the merge get their old value back all the same."""

    restore = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Put the old value back for"),
        help_text=gettext_lazy("What you leave open keeps the newer value."),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, conflicts: Sequence[Conflict], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["restore"]
        if isinstance(field, forms.TypedMultipleChoiceField):
            field.choices = [(one.step, self._words(one)) for one in conflicts]
        if not conflicts:
            del self.fields["restore"]

    @staticmethod
    def _words(conflict: Conflict) -> str:
        return _("%(field)s: now «%(now)s», before the merge «%(before)s»") % {
            "field": str(conflict.field.verbose_name),
            "now": shown(conflict.field, conflict.now),
            "before": shown(conflict.field, conflict.before),
        }


def said(row: models.Model, field: models.Field[Any, Any]) -> str:
    """A field of a row as people write it; fields that say one thing together in one line."""
    names = TOGETHER.get(field.name, (field.name,))
    if field.name == "state":
        names = ("state",)
    values = [shown(part, getattr(row, part.attname)) for part in map(row._meta.get_field, names[:3])]  # type: ignore[arg-type, union-attr]
    return ", ".join(value for value in values if value) or _("Not known")


def shown(field: models.Field[Any, Any], value: Any) -> str:
    """A value as people write it; empty for nothing."""
    if value in (None, ""):
        return ""
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, models.ForeignKey):
        found = Person.objects.filter(pk=value).first() if field.related_model is Person else None
        return found.name if found else str(_("Chosen"))
    if isinstance(field, models.DateField):
        return date_format(value, "DATE_FORMAT")
    return str(value)
