"""What comes in about where promises begin and end, and about the goals."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lokallag.capabilities.plans.models import Version


class SplitForm(forms.Form):
    """Where a promise is cut in two: one of the suggested places, or after some words one writes."""

    at = forms.TypedChoiceField(
        label=gettext_lazy("Where?"), widget=forms.RadioSelect, required=False, coerce=int, empty_value=None
    )
    first = forms.CharField(
        label=gettext_lazy("Or write how the first one ends"), required=False, max_length=2000,
        help_text=gettext_lazy("Some words from the promise; it is cut right after them."),
    )  # fmt: skip
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, text: str, places: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text = text
        field = self.fields["at"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type checker)
        field.choices = [(place, f"{text[:place].strip()} ✂ {text[place:].strip()}") for place in places]
        if places:
            self.initial.setdefault("at", places[0])
        else:
            del self.fields["at"]
            self.fields["first"].label = _("Write how the first one ends")

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        words = " ".join((found.get("first") or "").split()).casefold()
        if words:
            place = self.text.casefold().find(words)
            if place < 0:
                self.add_error("first", _("These words do not stand in the promise."))
            found["at"] = place + len(words)
        if not found.get("at") and not self.errors:
            raise forms.ValidationError(_("Say where it is to be cut."))
        return found


class AdditionForm(forms.Form):
    """A promise that was not found: words of the text, or of one's own."""

    text = forms.CharField(
        label=gettext_lazy("The promise"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Paste the words from the plan, or write your own."),
    )  # fmt: skip
    start = forms.IntegerField(required=False, min_value=0, max_value=10_000_000, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, min_value=0, max_value=10_000_000, widget=forms.HiddenInput)


class GoalsForm(forms.Form):
    """Goals and priorities, each a line."""

    main_goals = forms.CharField(
        label=gettext_lazy("Main goals"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("One on each line."),
    )  # fmt: skip
    priorities = forms.CharField(
        label=gettext_lazy("Political priorities"), required=False, max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}), help_text=gettext_lazy("One on each line."),
    )  # fmt: skip
    seen = forms.CharField(required=False, widget=forms.HiddenInput, max_length=100_000)

    def __init__(self, *args: Any, version: Version, **kwargs: Any) -> None:
        self.version = version
        shown = {"main_goals": "\n".join(version.main_goals), "priorities": "\n".join(version.priorities)}
        kwargs["initial"] = {**shown, "seen": json.dumps(list(shown.values()))}
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        now = json.dumps(["\n".join(self.version.main_goals), "\n".join(self.version.priorities)])
        if found.get("seen") and found["seen"] != now:
            told = _("Somebody changed the goals while you wrote. What you wrote stands below; save again to keep it.")
            self.data = {**self.data.dict(), "seen": now} if hasattr(self.data, "dict") else self.data
            raise forms.ValidationError(told)
        return found

    def lines(self, name: str) -> list[str]:
        """Return a field's lines."""
        return [line.strip() for line in self.cleaned_data[name].splitlines() if line.strip()]
