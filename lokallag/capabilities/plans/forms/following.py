"""What comes in on a commitment's page: who has it, how many is enough, what is counted, how it goes."""

import datetime
from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lokallag.capabilities.plans.following import Tracking
from lokallag.capabilities.plans.models import Judgement
from lokallag.capabilities.plans.standings import Stood
from lokallag.capabilities.plans.words import tracking_word
from lokallag.core.groups.models import Group
from lokallag.core.measures.book import BOOK
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.roles import EVERYONE, Role

MOST = 100_000
ALL = 100
FURTHEST = datetime.date(2100, 12, 31)


class _Noted(forms.Form):
    """A decision with a word on why."""

    note = forms.CharField(label=gettext_lazy("Why"), max_length=300, required=False)


class OwnerForm(_Noted):
    """Who has it: a person with a seat, a post, a group, or nobody."""

    who = forms.ChoiceField(label=gettext_lazy("Who has it"))

    field_order = ("who", "note")

    def __init__(self, *args: Any, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seated = Seat.objects.held_on(today).filter(role__in=EVERYONE).values("person_id")
        self.people = {f"person-{p.pk}": p for p in Person.objects.filter(pk__in=seated).by_name()}
        self.groups = {f"group-{g.pk}": g for g in Group.objects.filter(dissolved_on__isnull=True).by_name()}
        roles = [(f"role-{role.value}", role.label) for role in Role if role in EVERYONE and role != Role.MEMBER]
        groups = [(key, group.name) for key, group in self.groups.items()]
        people = [(key, person.name) for key, person in self.people.items()]
        choices = [("nobody", _("Nobody")), (_("Groups"), groups), (_("People"), people), (_("Posts"), roles)]
        self.fields["who"] = forms.ChoiceField(label=self.fields["who"].label, choices=choices)
        self.order_fields(self.field_order)

    def owner(self) -> dict[str, Any]:
        """Return the chosen owner as the action wants it."""
        chosen = self.cleaned_data["who"]
        if chosen in self.people:
            return {"person": self.people[chosen]}
        if chosen in self.groups:
            return {"group": self.groups[chosen]}
        return {"role": chosen.removeprefix("role-")} if chosen.startswith("role-") else {}


class TargetForm(_Noted):
    """How many is enough, and how soon where each case has a time."""

    target = forms.IntegerField(label=gettext_lazy("How many is enough?"), min_value=1, max_value=MOST)
    within_days = forms.IntegerField(
        label=gettext_lazy("Within how many days"), min_value=1, max_value=3660, required=False
    )

    field_order = ("target", "within_days", "note")

    def __init__(self, *args: Any, stood: Stood, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        terms = stood.terms
        self.is_share = terms.tracking == Tracking.COVERAGE
        if self.is_share:
            self.fields["target"].label = _("How large a share is enough, in per cent?")
        if terms.tracking == Tracking.PULSE:
            del self.fields["target"]
            self.fields["within_days"].label = _("The longest silence that is fine, in days")
            self.fields["within_days"].required = True
        elif not self.is_share:
            del self.fields["within_days"]
        self.initial.setdefault("target", (terms.share or None) if self.is_share else terms.target)
        self.initial.setdefault("within_days", terms.within_days)

    def clean_target(self) -> int:
        """A share is at most all of them."""
        target: int = self.cleaned_data["target"]
        if self.is_share and target > ALL:
            raise forms.ValidationError(_("A share is at most 100 per cent."))
        return target


def _measures() -> list[tuple[Any, Any]]:
    """What can be counted, for each way to follow a promise."""
    found: list[tuple[Any, Any]] = []
    for tracking in Tracking:
        served = [(f"{tracking.value}:{m.key}", str(m.label)) for m in BOOK.serving(tracking.value)]
        if tracking == Tracking.JUDGEMENT:
            found.append((f"{tracking.value}:", tracking_word(tracking)))
        elif served:
            found.append((tracking_word(tracking), served))
    return found


class MeasureForm(_Noted):
    """How it is followed, and what is counted."""

    measure = forms.ChoiceField(label=gettext_lazy("What is counted"), choices=lazy(_measures, list))

    field_order = ("measure", "note")

    def chosen(self) -> tuple[str, str]:
        """Return the way to follow it and the measure's key."""
        tracking, _colon, measure = self.cleaned_data["measure"].partition(":")
        return tracking, measure


class JudgementForm(forms.Form):
    """How it goes, in the people's word."""

    verdict = forms.ChoiceField(
        label=gettext_lazy("How does it go?"), choices=Judgement.Verdict.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=gettext_lazy("In a few words"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class LookAgainForm(_Noted):
    """When to look at it again."""

    look_again_on = forms.DateField(
        label=gettext_lazy("Look at it again on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    field_order = ("look_again_on", "note")

    def __init__(self, *args: Any, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_look_again_on(self) -> datetime.date:
        """A day ahead."""
        day: datetime.date = self.cleaned_data["look_again_on"]
        if day <= self.today:
            raise forms.ValidationError(_("Choose a day that is still ahead."))
        if day > FURTHEST:
            raise forms.ValidationError(_("That is too far ahead."))
        return day
