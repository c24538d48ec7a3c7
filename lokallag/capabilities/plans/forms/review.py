"""What comes in when a commitment is changed: its fields, and what somebody else changed meanwhile."""

from __future__ import annotations

import datetime
import json
from typing import Any, cast

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lokallag.capabilities.plans.actions.proposing import BELONGS, keep_what_belongs
from lokallag.capabilities.plans.following import Tracking
from lokallag.capabilities.plans.forms.owners import Choices, decode_owner, encode_owner
from lokallag.capabilities.plans.forms.wording import measure_words
from lokallag.capabilities.plans.models import Commitment
from lokallag.core.measures.book import BOOK
from lokallag.core.ui.widgets import DayInput

FIRST_DAY, LAST_DAY = datetime.date(1990, 1, 1), datetime.date(2100, 12, 31)
MOST = 100_000
MOST_LABELS = 40


def day_field(label: Any, **options: Any) -> forms.DateField:
    """Return a field for a day between 1990 and 2100."""
    said = gettext_lazy("Write a day between 1990 and 2100.")
    limits = [MinValueValidator(FIRST_DAY, said), MaxValueValidator(LAST_DAY, said)]
    return forms.DateField(label=label, widget=DayInput(), validators=limits, **options)


class CommitmentForm(forms.Form):
    """All that can be changed in a commitment; what does not belong to the chosen tracking is left out of the answer."""

    text = forms.CharField(
        label=gettext_lazy("The promise"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    tracking = forms.ChoiceField(label=gettext_lazy("How it is followed"), choices=Commitment.TrackingChoice.choices)
    target = forms.IntegerField(label=gettext_lazy("How many"), required=False, min_value=1, max_value=MOST)
    target_max = forms.IntegerField(
        label=gettext_lazy("At most"), required=False, min_value=1, max_value=MOST,
        help_text=gettext_lazy("Only where the plan says a range, such as four to five."),
    )  # fmt: skip
    comparator = forms.ChoiceField(
        label=gettext_lazy("Meant as"), required=False, choices=[("", "–"), *Commitment.Comparator.choices]
    )
    cadence = forms.ChoiceField(
        label=gettext_lazy("How often"), required=False,
        choices=[("", gettext_lazy("in the whole period")), *Commitment.CadenceChoice.choices],
    )  # fmt: skip
    excepted_months = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Not in these months"), required=False, coerce=int,
        choices=[(str(number), name) for number, name in MONTHS.items()], widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    within_days = forms.IntegerField(
        label=gettext_lazy("Within how many days"), required=False, min_value=0, max_value=3650,
        help_text=gettext_lazy("For newcomers: from joining to the first call. For what is kept up: the longest pause."),
    )  # fmt: skip
    share = forms.IntegerField(
        label=gettext_lazy("Share in per cent"), required=False, min_value=0, max_value=100,
        help_text=gettext_lazy("100 is everybody."),
    )  # fmt: skip
    labels = forms.CharField(
        label=gettext_lazy("What each is called"), required=False, max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}), help_text=gettext_lazy("One on each line, where there are several."),
    )  # fmt: skip
    due_on = day_field(gettext_lazy("Deadline"), required=False)
    measure = forms.ChoiceField(label=gettext_lazy("What counts"), required=False)
    owner = forms.ChoiceField(label=gettext_lazy("Who has it"), required=False)
    area = forms.CharField(
        label=gettext_lazy("Area"), max_length=200, required=False, widget=forms.TextInput(attrs={"list": "areas"})
    )
    starts_on = day_field(gettext_lazy("From"))
    ends_on = day_field(gettext_lazy("Until"))
    look_again_on = day_field(
        gettext_lazy("Look at it again on"), required=False,
        help_text=gettext_lazy("The first day the board should ask how it goes."),
    )  # fmt: skip
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    seen = forms.CharField(required=False, widget=forms.HiddenInput, max_length=20_000)

    def __init__(self, *args: Any, row: Commitment, owners: Choices, own_words: bool, **kwargs: Any) -> None:
        self.row = row
        values = values_of(row)
        kwargs["initial"] = {**values, "seen": json.dumps(seen_of(row)), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        tracking = str((self.data.get("tracking") if self.is_bound else None) or self.initial["tracking"])
        self.chosen = tracking if tracking in set(Tracking) else row.tracking
        self._choice("tracking").widget.attrs |= {
            "hx-get": "", "hx-trigger": "change", "hx-include": "closest form", "hx-push-url": "false",
            "hx-params": "not csrfmiddlewaretoken,seen",
        }  # fmt: skip
        self._choice("owner").choices = owners
        self._choice("measure").choices = measure_choices(self.chosen, row.measure)
        if own_words:
            self.fields["text"].required = True
        else:
            del self.fields["text"]

    def _choice(self, name: str) -> forms.ChoiceField:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type checker)
        return field

    @property
    def parameters(self) -> list[tuple[forms.BoundField, str]]:
        """The fields that belong to some trackings only, each with which."""
        names = (
            "target",
            "comparator",
            "target_max",
            "cadence",
            "excepted_months",
            "within_days",
            "share",
            "labels",
            "due_on",
        )
        return [(self[name], " ".join(t.value for t in Tracking if name in BELONGS[t])) for name in names]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        tracking = found.get("tracking")
        if tracking in set(Tracking):
            _ask_for_what_it_needs(self, Tracking(tracking), found)
        first, last = found.get("starts_on"), found.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day is before the first."))
        if first and last and (last - first).days > 20 * 366:
            self.add_error("ends_on", _("Twenty years is the longest."))
        return found

    def clean_labels(self) -> list[str]:
        """Lines, without the empty ones and repetitions."""
        lines = [line.strip()[:120] for line in self.cleaned_data["labels"].splitlines() if line.strip()]
        if len(lines) > MOST_LABELS:
            raise forms.ValidationError(_("Forty is the most."))
        return list(dict.fromkeys(lines))

    def changes(self) -> dict[str, Any]:
        """Return the fields as the action takes them."""
        found = dict(self.cleaned_data)
        for name in ("revision", "seen"):
            found.pop(name, None)
        found.update(decode_owner(found.pop("owner", "")))
        found["share"] = 100 if found.get("share") is None else found["share"]
        keep_what_belongs(found)
        return found

    def seen_before(self) -> dict[str, str]:
        """Return the words that stood on the page when it was opened; nothing where they were tampered with."""
        try:
            seen = json.loads(self.data.get("seen", "") or "{}")
        except ValueError:
            return {}
        return {str(k): str(v) for k, v in seen.items()} if isinstance(seen, dict) else {}


def _ask_for_what_it_needs(form: CommitmentForm, tracking: Tracking, found: dict[str, Any]) -> None:
    """Add an error for each thing a tracking cannot do without."""
    if tracking == Tracking.COUNT and not found.get("target") and "target" not in form.errors:
        form.add_error("target", _("How many is it?"))
    if tracking == Tracking.RHYTHM and not found.get("cadence") and "cadence" not in form.errors:
        form.add_error("cadence", _("How often is it?"))
    low, high = found.get("target"), found.get("target_max")
    if low and high and high < low and "target_max" in BELONGS[tracking]:
        form.add_error("target_max", _("The highest number is below the lowest."))
    if tracking == Tracking.JUDGEMENT or "measure" in form.errors:
        return
    known = BOOK.get(found.get("measure") or "")
    if known is None or tracking.value not in known.serves:
        form.add_error("measure", _("Choose what counts for it."))


def measure_choices(tracking: str, kept: str = "") -> list[tuple[str, str]]:
    """Return the measures that serve a tracking, in words; what was chosen before stays among them."""
    choices = [(m.key, str(m.label)) for m in BOOK.serving(tracking)]
    if kept and kept not in dict(choices):
        choices.append((kept, measure_words(kept)))
    return [("", _("Nothing is counted")), *choices]


def values_of(row: Commitment) -> dict[str, Any]:
    """Return a commitment's fields as the form shows them."""
    values = {name: getattr(row, name) for name in CommitmentForm.base_fields if hasattr(row, name)}
    values["labels"] = "\n".join(row.labels)
    values["excepted_months"] = [str(month) for month in row.excepted_months]
    values["owner"] = encode_owner(row)
    return values


def seen_of(row: Commitment) -> dict[str, str]:
    """Return what the form shows, as short texts to compare with later."""
    return {
        name: json.dumps(value, default=str)
        for name, value in values_of(row).items()
        if name not in {"revision", "text"}
    }


def changed_meanwhile(seen: dict[str, str], now: Commitment, owners: Choices) -> list[tuple[str, str]]:
    """Return what somebody else changed since: pairs (the field's label, its value now), in words."""
    current = seen_of(now)
    form = CommitmentForm(row=now, owners=owners, own_words=False)
    changed = []
    for name, value in current.items():
        if name in seen and seen[name] != value and name in form.fields:
            changed.append((str(form.fields[name].label), _shown(form, name)))
    return changed


def _shown(form: CommitmentForm, name: str) -> str:
    """Say a field's value: the words of a choice, otherwise the value itself."""
    field, value = form.fields[name], form.initial.get(name)
    if isinstance(field, forms.MultipleChoiceField):
        return ", ".join(str(MONTHS[int(key)]) for key in value or []) or "–"
    if isinstance(field, forms.ChoiceField):
        flat: dict[str, str] = {}
        for key, label in cast("Choices", field.choices):
            flat.update({str(k): str(v) for k, v in label} if isinstance(label, list) else {str(key): str(label)})
        return flat.get(str(value or ""), "–")
    return str(value) if value not in (None, "") else "–"
