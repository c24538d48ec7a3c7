"""What comes in to the logbook: clean values out, nothing saved."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.logbook.models import Note
from lokallag.core.measures.promises import Served
from lokallag.core.people.models import Person
from lokallag.core.ui.fields import DayField

TODAY, YESTERDAY, OTHER = "today", "yesterday", "other"


def shortened(text: str, most: int = 90) -> str:
    """A commitment's words, at most so many characters of them."""
    return Truncator(text).chars(most)


class NoteForm(forms.Form):
    """We did something: what, when, how many, for which commitment, who, a link."""

    what = forms.CharField(
        label=_("What did we do?"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2, "autofocus": True, "enterkeyhint": "done", "autocomplete": "off"}),
    )
    day = forms.ChoiceField(
        label=_("When?"),
        choices=[(TODAY, _("Today")), (YESTERDAY, _("Yesterday")), (OTHER, _("Another day"))],
        widget=forms.RadioSelect,
        initial=TODAY,
    )
    on = DayField(label=_("Which day?"), required=False)
    amount = forms.IntegerField(label=_("How many?"), min_value=1, max_value=100_000, initial=1)
    suggested = forms.ChoiceField(label=_("For which commitment?"), required=False, widget=forms.RadioSelect)
    promise = forms.ChoiceField(label=_("Another commitment"), required=False)
    who: forms.ModelChoiceField[Person] = forms.ModelChoiceField(
        label=_("Who did it?"), queryset=None, required=False, empty_label=_("Several of us")
    )
    link = forms.URLField(
        label=_("Link"),
        max_length=400,
        required=False,
        assume_scheme="https",
        help_text=_("To a picture, an article, a post."),
    )
    receipt = forms.CharField(max_length=36, required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        offered: Sequence[Served],
        suggestions: Sequence[Served],
        person: Person,
        may_name_others: bool,
        today: datetime.date,
        note: Note | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        named = [(served.key, shortened(served.text)) for served in offered]
        if note is not None and note.promise and note.promise not in dict(named):
            named.append((note.promise, str(_("A commitment in an earlier plan"))))
        short = [(served.key, shortened(served.text)) for served in suggestions]
        self.fields["promise"].choices = [("", _("None of them")), *named]  # type: ignore[attr-defined]
        # Suggestions change while one writes, so any commitment may come back as one.
        self.fields["suggested"].choices = [("", _("None, or another one")), *named]  # type: ignore[attr-defined]
        self.shown_suggestions = short
        self.has_commitments = bool(named)
        people = Person.objects.by_name()
        mine = people.filter(pk__in={person.pk, *([note.who_id] if note is not None and note.who_id else [])})
        self.fields["who"].queryset = people if may_name_others else mine  # type: ignore[attr-defined]

    @staticmethod
    def new_receipt() -> str:
        """A number for one form on one screen."""
        return str(uuid.uuid4())

    @staticmethod
    def values_of(note: Note, offered: Sequence[Served]) -> dict[str, object]:
        """What the form starts with for a note that is written."""
        stands_ready = any(served.key == note.promise for served in offered)
        values: dict[str, object] = {name: getattr(note, name) for name in ("what", "on", "amount", "link")}
        return values | {
            "who": note.who_id,
            "day": OTHER,
            "suggested": note.promise if stands_ready else "",
            "promise": "" if stands_ready else note.promise,
        }

    def clean_what(self) -> str:
        """One line, whatever was pasted."""
        return " ".join(str(self.cleaned_data["what"]).split())

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        day = clean.get("day")
        if day == TODAY:
            clean["on"] = self.today
        elif day == YESTERDAY:
            clean["on"] = self.today - datetime.timedelta(days=1)
        elif day == OTHER and not clean.get("on") and "on" not in self.errors:
            self.add_error("on", _("Choose the day."))
        if clean.get("on") and clean["on"] > self.today:
            self.add_error("on", _("This day has not come yet."))
        return clean

    def note(self) -> dict[str, Any]:
        """The clean values as the actions take them."""
        clean = self.cleaned_data
        values = {name: clean[name] for name in ("what", "on", "amount", "link", "who")}
        return values | {"promise": clean["suggested"] or clean["promise"]}
