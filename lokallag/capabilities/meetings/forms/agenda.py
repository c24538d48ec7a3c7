"""What comes in about an item: a title in a line, or all that can be said; where it is moved to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.meetings.models import Body, Item
from lokallag.core.measures.promises import Served
from lokallag.core.people.models import Person

_SHOWN = 90
_KINDS = (
    Item.Kind.ORDINARY,
    Item.Kind.OPENING,
    Item.Kind.MINUTES,
    Item.Kind.ANNUAL_REPORT,
    Item.Kind.ACCOUNTS,
    Item.Kind.WORK_PLAN,
    Item.Kind.BUDGET,
    Item.Kind.PROPOSAL,
    Item.Kind.STATUTES,
    Item.Kind.ELECTION,
    Item.Kind.ANY_OTHER,
)


class _OneLine(forms.Form):
    title = forms.CharField(label=_("What is the item?"), max_length=200)

    def clean_title(self) -> str:
        """On one line."""
        return " ".join(str(self.cleaned_data["title"]).split())


class QuickItemForm(_OneLine):
    """An item in a line; `bodies` are those it may be for."""

    body = forms.TypedChoiceField(label=_("Who decides?"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, bodies: Sequence[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = {body.pk: body for body in bodies}
        self.fields["body"].choices = [(body.pk, body.name) for body in bodies]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Body | None:
        """The body that was chosen, else the first."""
        return self.bodies.get(self.cleaned_data["body"]) or next(iter(self.bodies.values()), None)


class ItemForm(_OneLine):
    """All that can be said about an item; `sequence` is the one the writer saw."""

    purpose = forms.ChoiceField(label=_("What is it for?"), choices=Item.Purpose, widget=forms.RadioSelect)
    presenter: forms.ModelChoiceField[Person] = forms.ModelChoiceField(
        label=_("Who presents it?"), queryset=None, required=False, empty_label=_("Nobody yet")
    )
    minutes_allotted = forms.IntegerField(label=_("Minutes allotted"), required=False, min_value=1, max_value=600)
    background = forms.CharField(
        label=_("What it is about"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 6})
    )
    recommendation = forms.CharField(
        label=_("The recommendation"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What is proposed to be decided, in the words it could be decided in."),
    )
    promise = forms.ChoiceField(label=_("Which commitment in the plan does it serve?"), required=False)
    body = forms.TypedChoiceField(label=_("Who decides?"), coerce=int)
    is_closed = forms.BooleanField(
        label=_("Only for the body that decides"),
        required=False,
        help_text=_("Nobody else sees it: not in lists, papers, minutes or calendars."),
    )
    kind = forms.ChoiceField(label=_("What kind of item is it?"), choices=[(k.value, k.label) for k in _KINDS])
    sequence = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2_000_000_000)

    def __init__(
        self,
        *args: Any,
        item: Item,
        served: Sequence[Served],
        bodies: Sequence[Body],
        may_close: set[int],
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("initial", self.values_of(item))
        super().__init__(*args, **kwargs)
        self.bodies = {body.pk: body for body in bodies}
        self.may_close = may_close
        self.fields["presenter"].queryset = Person.objects.by_name()  # type: ignore[attr-defined]
        self.fields["body"].choices = [(body.pk, body.name) for body in bodies]  # type: ignore[attr-defined]
        known = {one.key for one in served}
        kept = (
            [(item.promise, _("A commitment that is no longer in the plan"))]
            if item.promise not in known | {""}
            else []
        )
        self.fields["promise"].choices = [  # type: ignore[attr-defined]
            ("", _("None of them")),
            *kept,
            *((one.key, one.text[:_SHOWN]) for one in served),
        ]
        if not may_close:
            del self.fields["is_closed"]

    @staticmethod
    def values_of(item: Item) -> dict[str, object]:
        """What the form starts with."""
        names = ("title", "purpose", "minutes_allotted", "background", "recommendation", "promise", "is_closed", "kind")
        values: dict[str, object] = {name: getattr(item, name) for name in names}
        return values | {"presenter": item.presenter_id, "body": item.body_id, "sequence": item.sequence}

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        if clean.get("is_closed") and clean.get("body") not in self.may_close:
            self.add_error("is_closed", _("You are not in the body that decides it, so you would not see it yourself."))
        return clean

    def details(self) -> dict[str, Any]:
        """The clean values as the actions take them."""
        clean = {name: value for name, value in self.cleaned_data.items() if name != "sequence"}
        return clean | {"body": self.bodies[clean["body"]]}


class MoveForm(forms.Form):
    """Before which item; empty is last."""

    before = forms.IntegerField(required=False, min_value=1, max_value=2_000_000_000_000)
