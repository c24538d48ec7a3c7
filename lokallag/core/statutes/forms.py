"""What is written down of one rule of the chapter's own statutes."""

import datetime
import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lokallag.core.statutes import words
from lokallag.core.statutes.counting import day_of_year
from lokallag.core.statutes.keys import Key
from lokallag.core.statutes.rule import NONE, Rule, Unit
from lokallag.core.ui.fields import DayField

_NUMBERED = frozenset(Unit) - {Unit.CHOICE, Unit.SHARE, Unit.DAY_OF_YEAR}
_MOST = {Unit.DAYS: 366, Unit.WEEKS: 52, Unit.MONTHS: 12, Unit.DAYS_AFTER_NOTICE: 366, Unit.WEEKS_BEFORE_CONGRESS: 52}
_DAY = re.compile(r"^(\d{1,2})[./ ]+(\d{1,2})\.?$")


class DayForm(forms.Form):
    """Which day's rules to show."""

    on = DayField(label=_("Date"), required=False)


class RuleForm(forms.Form):
    """Whether the statutes have the rule, its value in the rule's own units, where it stands and from when it holds."""

    has = forms.ChoiceField(
        label=_("What our statutes say"),
        choices=[("says", _("They have a rule on this")), (NONE, _("They have no rule on this"))],
        initial="says",
        widget=forms.RadioSelect,
    )
    paragraph = forms.CharField(
        label=_("Paragraph"), max_length=30, required=False, help_text=_("For instance § 4 or § 2-1.")
    )
    url = forms.URLField(
        label=_("Where it can be read"),
        max_length=300,
        required=False,
        assume_scheme="https",
        help_text=_("The address of your statutes."),
    )
    valid_from = DayField(label=_("Holds from"), help_text=_("The day the annual meeting adopted it, if not another."))
    valid_to = DayField(label=_("Until and with"), required=False)

    def __init__(self, *args: Any, key: Key, rule: Rule, today: datetime.date, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"valid_from": today, **_known(rule)})
        super().__init__(*args, **kwargs)
        self.key = key
        value = list(self._value_fields())
        self.fields = {
            name: self.fields[name] for name in ("has", *value, "paragraph", "url", "valid_from", "valid_to")
        }

    def _value_fields(self) -> list[str]:
        """Add the fields this rule's value needs; returns their names."""
        units = self.key.units
        if len(units) > 1:
            self.fields["unit"] = forms.ChoiceField(
                label=_("Counted in"), choices=[(u.value, words.UNITS[u]) for u in units], required=False
            )
        if _NUMBERED & set(units):
            self.fields["number"] = forms.IntegerField(
                label=_("How many"), min_value=0, max_value=10_000, required=False
            )
        if Unit.DAY_OF_YEAR in units:
            self.fields["day"] = forms.CharField(
                label=_("Which day"),
                max_length=10,
                required=False,
                help_text=_("Day and month, such as 31.1. The last of February is 28.2."),
            )
        if Unit.SHARE in units:
            self.fields["share"] = forms.ChoiceField(
                label=_("Which share"), choices=list(words.SHARES.items()), required=False
            )
        if Unit.CHOICE in units:
            self.fields["choice"] = forms.ChoiceField(
                label=_("What it says"),
                choices=[(c, words.CHOICES[self.key.key, c]) for c in self.key.choices],
                widget=forms.RadioSelect,
                required=False,
            )
        return [name for name in ("number", "day", "share", "choice", "unit") if name in self.fields]

    def clean_day(self) -> str:
        """Day and month as "01-31"; the last of February as "02-end"."""
        written = str(self.cleaned_data["day"]).strip()
        if not written:
            return ""
        found = _DAY.match(written)
        if found is None:
            raise forms.ValidationError(_("Write day and month, such as 31.1."))
        said = f"{int(found[2]):02}-{int(found[1]):02}"
        if said in {"02-28", "02-29"}:
            return "02-end"
        try:
            day_of_year(said, 2023)
        except ValueError:
            raise forms.ValidationError(_("There is no such day.")) from None
        return said

    def clean(self) -> dict[str, Any]:
        """The value that the unit asks for must be there, and a rule ends after it begins."""
        data = dict(super().clean() or {})
        first, last = data.get("valid_from"), data.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", _("It ends before it begins."))
        if data.get("has") == "says" and not self.errors:
            name = self._field_of(self.unit)
            if data.get(name) in {None, ""}:
                self.add_error(name, _("Write what the statutes say."))
            elif name == "number" and data[name] > _MOST.get(self.unit, 100 if "percent" in self.unit else 10_000):
                self.add_error(name, _("This is more than a year or more than all. Look at the number once more."))
            elif name == "number" and data[name] == 0 and self.unit == Unit.NUMBER:
                self.add_error(name, _("Write at least 1."))
        return data

    @property
    def unit(self) -> Unit:
        """The unit chosen, or the only one there is."""
        chosen = self.cleaned_data.get("unit")
        return Unit(chosen) if chosen else self.key.units[0]

    def values(self) -> dict[str, Any]:
        """What a valid form says, as the action takes it."""
        data = self.cleaned_data
        said = data["has"] == "says"
        return {
            "key": self.key.key,
            "value": data[self._field_of(self.unit)] if said else NONE,
            "unit": self.unit,
            "paragraph": " ".join(data["paragraph"].split()),
            "url": data["url"],
            "valid_from": data["valid_from"],
            "valid_to": data["valid_to"],
        }

    @staticmethod
    def _field_of(unit: Unit) -> str:
        return {Unit.DAY_OF_YEAR: "day", Unit.SHARE: "share", Unit.CHOICE: "choice"}.get(unit, "number")


def _known(rule: Rule) -> dict[str, Any]:
    """What holds now, as the form shows it; the day it holds from is the new rule's own."""
    if rule.value is None:
        return {}
    if rule.value == NONE:
        return {"has": NONE}
    value = str(rule.value)
    month, _dash, day = value.partition("-")
    return {
        "unit": rule.unit.value,
        "number": rule.number,
        "share": value,
        "choice": value,
        "day": f"{28 if day == 'end' and month == '02' else day}.{int(month)}."
        if rule.unit == Unit.DAY_OF_YEAR
        else "",
        "paragraph": rule.paragraph if rule.owner == "own" else "",
        "url": rule.url if rule.owner == "own" else "",
    }
