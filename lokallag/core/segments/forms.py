"""What comes in when a sentence is built and saved: clean values out, nothing saved."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lokallag.core.segments.book import BOOK, CHOICE, CHOICES, DAY, NOTHING, NUMBER, TEXT, YEAR, Part, values_of
from lokallag.core.segments.saying import Speaker
from lokallag.core.ui.widgets import DayInput

_LABELS = {
    DAY: _("Day"),
    NUMBER: _("How many"),
    YEAR: _("Year"),
    CHOICE: _("Which"),
    CHOICES: _("Which; several mean one of them"),
    TEXT: _("What"),
}


class PartForm(forms.Form):
    """The part that is open: how it is said or denied, and its value. Bound to what stands in the sentence."""

    def __init__(self, part: Part, speaker: Speaker, problem: str = "") -> None:
        super().__init__()
        clause = BOOK.clauses[part["clause"]]
        self.fields["negated"] = forms.ChoiceField(
            label=_("Those who"),
            choices=[(key, speaker.part({**part, "value": "", "negated": key == "1"})) for key in ("0", "1")],
            widget=forms.RadioSelect,
            initial="1" if part["negated"] else "0",
        )
        if clause.asks != NOTHING:
            field = self._value(part, speaker)
            field.label, field.help_text = str(_LABELS[clause.asks]), str(clause.help)
            if problem:
                field.widget.attrs |= {"aria-invalid": "true", "aria-describedby": "part-problem"}
            self.fields["value"] = field
        self.fields["value" if "value" in self.fields else "negated"].widget.attrs["data-focus"] = ""

    @property
    def can_fill(self) -> bool:
        """Whether there is something to fill in: a chapter without groups has none to choose."""
        field = self.fields.get("value")
        return field is not None and (
            not isinstance(field.widget, forms.Select | forms.CheckboxSelectMultiple) or bool([*field.widget.choices])
        )

    @staticmethod
    def _value(part: Part, speaker: Speaker) -> forms.Field:
        """The field for a clause's value."""
        clause = BOOK.clauses[part["clause"]]
        if clause.asks in (CHOICE, CHOICES):
            chosen = values_of(part["value"])
            names = list(speaker.names(clause).items())
            if clause.asks == CHOICE:
                return forms.ChoiceField(choices=names, initial=chosen[0] if chosen else None)
            return forms.MultipleChoiceField(choices=names, initial=chosen, widget=forms.CheckboxSelectMultiple)
        widgets: dict[str, forms.Widget] = {
            DAY: DayInput(),
            NUMBER: forms.NumberInput(attrs={"inputmode": "numeric", "min": clause.least, "max": clause.most}),
            YEAR: forms.NumberInput(attrs={"inputmode": "numeric", "min": 1900, "max": 2100}),
            TEXT: forms.TextInput(attrs={"autocomplete": "off"}),
        }
        return forms.CharField(widget=widgets[clause.asks], initial=part["value"].replace(",", ", "))


class SaveForm(forms.Form):
    """A sentence's name, and whether the others may use it."""

    name = forms.CharField(label=_("Name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    is_shared = forms.BooleanField(label=_("The others on the board may use it too"), required=False, initial=True)

    def clean_name(self) -> str:
        """One line, and something to read in it."""
        name = " ".join(str(self.cleaned_data["name"]).replace("\x00", " ").split())
        if not name:
            raise forms.ValidationError(_("Give it a name."))
        return name

    def values(self) -> dict[str, Any]:
        """What a valid form says, as the actions take it."""
        return dict(self.cleaned_data)
