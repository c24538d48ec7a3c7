"""What is said of a group, and of who is in it."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lokallag.core.groups.models import Group
from lokallag.core.people.models import Person
from lokallag.core.ui.fields import DayField

PLANNED, SET_UP = "planned", "set_up"


class GroupForm(forms.Form):
    """Kind, name, mandate, leader and the day it should be set up by."""

    name = forms.CharField(label=_("Name"), max_length=120, help_text=_("For instance “Communications group”."))
    kind = forms.ChoiceField(label=_("Kind"), choices=Group.Kind.choices, initial=Group.Kind.WORKING)
    leader = forms.ChoiceField(label=_("Leader"), required=False)
    mandate = forms.CharField(
        label=_("Mandate"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What the group is to do, in a few sentences."),
    )
    planned_for = DayField(label=_("To be set up by"), required=False)

    def __init__(self, *args: Any, group: Group | None = None, **kwargs: Any) -> None:
        if group is not None:
            kwargs["initial"] = {
                "name": group.name,
                "kind": group.kind,
                "leader": str(group.leader_id or ""),
                "mandate": group.mandate,
                "planned_for": group.planned_for,
            }
        super().__init__(*args, **kwargs)
        self.group = group
        self.people = {str(person.pk): person for person in Person.objects.by_name()}
        field = self.fields["leader"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Nobody yet")), *((key, person.name) for key, person in self.people.items())]

    def clean_name(self) -> str:
        """One line; each group of a chapter has a name of its own."""
        name = " ".join(str(self.cleaned_data["name"]).split())
        others = Group.objects.exclude(pk=self.group.pk) if self.group else Group.objects.all()
        if others.filter(name=name).exists():
            raise forms.ValidationError(_("There is a group with this name already."))
        return name

    def values(self) -> dict[str, Any]:
        """What a valid form says, as the actions take it."""
        data = dict(self.cleaned_data)
        return {
            "kind": data["kind"],
            "name": data["name"],
            "mandate": data["mandate"].strip(),
            "leader": self.people.get(data["leader"]),
            "planned_for": data["planned_for"],
        }


class NewGroupForm(GroupForm):
    """A group that exists already, or one that is planned."""

    exists = forms.ChoiceField(
        label=_("Does it exist?"),
        choices=[(SET_UP, _("Yes, it is set up")), (PLANNED, _("Not yet, it is planned"))],
        initial=SET_UP,
        widget=forms.RadioSelect,
    )
    established_on = DayField(label=_("Set up on"), required=False)

    def __init__(self, *args: Any, today: datetime.date, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {}).setdefault("established_on", today)
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self) -> dict[str, Any]:
        """A group that exists has a day; that day is not to come."""
        data = super().clean() or {}
        if data.get("exists") == PLANNED:
            data["established_on"] = None
        elif "established_on" not in self.errors:
            data["established_on"] = data.get("established_on") or self.today
            if data["established_on"] > self.today:
                self.add_error("established_on", _("This day is still to come. Choose “planned” instead."))
        return data

    def values(self) -> dict[str, Any]:
        """What a valid form says, as `make_group` takes it."""
        return {**super().values(), "established_on": self.cleaned_data["established_on"]}


class EstablishForm(forms.Form):
    """The day a planned group was set up."""

    on = DayField(label=_("Set up on"), required=False)

    def __init__(self, *args: Any, today: datetime.date, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {}).setdefault("on", today)
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_on(self) -> datetime.date:
        """Today where nothing is said; never a day to come."""
        day: datetime.date = self.cleaned_data["on"] or self.today
        if day > self.today:
            raise forms.ValidationError(_("This day is still to come."))
        return day


class MemberForm(forms.Form):
    """Somebody to put in the group."""

    person = forms.ChoiceField(label=_("Who"))
    starts_on = DayField(label=_("From"), required=False)

    def __init__(self, *args: Any, group: Group, today: datetime.date, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {}).setdefault("starts_on", today)
        super().__init__(*args, **kwargs)
        self.today = today
        inside = group.memberships.filter(ends_on__isnull=True).values("person")
        self.people = {str(person.pk): person for person in Person.objects.exclude(pk__in=inside).by_name()}
        field = self.fields["person"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Choose")), *((key, person.name) for key, person in self.people.items())]

    @property
    def chosen(self) -> Person:
        """The person a valid form names."""
        return self.people[self.cleaned_data["person"]]

    def clean_starts_on(self) -> datetime.date:
        """Today where nothing is said."""
        day: datetime.date = self.cleaned_data["starts_on"] or self.today
        return day
