"""What somebody wants, can and has time for; and the chapter's own list to say it by."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.actions.ambitions import Said
from lokallag.capabilities.members.models import Ambition, Interest, Member
from lokallag.core.people.models import Person, PersonQuerySet
from lokallag.core.segments.choosing import SegmentField
from lokallag.core.ui.fields import DayField


class AmbitionForm(forms.Form):
    """One page, big choices; only the time is asked of everybody."""

    words = forms.CharField(
        label=_("What do you want from your membership?"),
        help_text=_("In your own words, as short as you like."),
        max_length=1500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    want = forms.MultipleChoiceField(
        label=_("What would you like to do?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    field = forms.MultipleChoiceField(
        label=_("What do you care about?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    time = forms.ChoiceField(
        label=_("How much time do you have?"), choices=Ambition.Time.choices, widget=forms.RadioSelect
    )
    when = forms.MultipleChoiceField(
        label=_("When does it suit you?"),
        required=False,
        choices=Ambition.When.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    can = forms.MultipleChoiceField(
        label=_("What are you good at?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    learn = forms.MultipleChoiceField(
        label=_("What would you like to learn?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    notes = forms.CharField(
        label=_("Anything else we should know?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self, *args: Any, offered: list[Interest], ambition: Ambition | None = None, theirs: bool = False, **kwargs: Any
    ) -> None:
        if ambition is not None and ambition.answered_on is not None:
            kwargs.setdefault("initial", values_of(ambition))
        super().__init__(*args, **kwargs)
        self.offered = {str(one.pk): one for one in offered}
        doing = [(key, one.label) for key, one in self.offered.items() if one.kind == Interest.Kind.DOING]
        fields = [(key, one.label) for key, one in self.offered.items() if one.kind == Interest.Kind.FIELD]
        for name, choices in (("want", doing), ("field", fields), ("can", doing), ("learn", [*doing, *fields])):
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        if theirs:
            self._about_them()

    def _about_them(self) -> None:
        """The same questions when somebody else writes down what the member says."""
        labels = {
            "words": _("What do they want from their membership?"),
            "want": _("What would they like to do?"),
            "field": _("What do they care about?"),
            "time": _("How much time do they have?"),
            "when": _("When does it suit them?"),
            "can": _("What are they good at?"),
            "learn": _("What would they like to learn?"),
            "notes": _("Anything else we should know?"),
        }
        for name, label in labels.items():
            self.fields[name].label = label
        self.fields["words"].help_text = _("In their own words. They can read all of it themselves.")

    @property
    def says_more(self) -> bool:
        """Whether something stands in the part that is folded away."""
        return any(self[name].value() or self[name].errors for name in ("when", "can", "learn", "notes"))

    def said(self) -> Said:
        """The clean values as the action takes them."""
        clean = self.cleaned_data
        return Said(
            words=clean["words"],
            time=clean["time"],
            when=clean["when"],
            notes=clean["notes"],
            want=[self.offered[key] for key in (*clean["want"], *clean["field"])],
            can=[self.offered[key] for key in clean["can"]],
            learn=[self.offered[key] for key in clean["learn"]],
            ask_again_on=clean.get("ask_again_on"),
        )


class TheirAmbitionForm(AmbitionForm):
    """The same, written down by somebody in the chapter, who also says when to ask again."""

    ask_again_on = DayField(label=_("Ask again on"), required=False, help_text=_("Empty: in a year."))

    def __init__(self, *args: Any, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, theirs=True, **kwargs)
        self.today = today

    def clean_ask_again_on(self) -> datetime.date | None:
        """A day to come."""
        day: datetime.date | None = self.cleaned_data["ask_again_on"]
        if day is not None and day <= self.today:
            raise forms.ValidationError(_("Choose a day to come."))
        return day


def values_of(ambition: Ambition) -> dict[str, object]:
    """What the form starts with for what somebody said before."""
    ticked: dict[str, list[str]] = {"want": [], "can": [], "learn": []}
    fields: list[str] = []
    for wish in ambition.wishes.select_related("interest"):
        of_field = wish.kind == "want" and wish.interest.kind == Interest.Kind.FIELD
        (fields if of_field else ticked[wish.kind]).append(str(wish.interest_id))
    return {
        "words": ambition.words,
        "time": ambition.time,
        "when": ambition.when,
        "notes": ambition.notes,
        "field": fields,
        **ticked,
    }


class InterestForm(forms.Form):
    """A new line of the list."""

    name = forms.CharField(label=_("What is it called?"), max_length=60, help_text=_("Such as “Sing in the choir”."))
    kind = forms.ChoiceField(label=_("What is it?"), choices=Interest.Kind.choices, initial=Interest.Kind.DOING)
    keywords = forms.CharField(
        label=_("Words that point to it"),
        max_length=300,
        required=False,
        help_text=_("With commas between. A task with one of them in its name is taken to be about it."),
    )

    def clean_name(self) -> str:
        """On one line."""
        return " ".join(str(self.cleaned_data["name"]).split())


class RenamedForm(InterestForm):
    """What a line of the list is called, and the words that point to it."""

    kind = None  # type: ignore[assignment]


class AmbitionsAskedForm(forms.Form):
    """Who gets the link."""

    people = SegmentField(label=_("Who gets it?"))
    again = forms.BooleanField(
        label=_("Also those who have answered already"),
        required=False,
        help_text=_("Without a tick it goes to those who have not answered, and those it is time to ask again."),
    )

    def __init__(self, *args: Any, person: Person, today: datetime.date, token: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["people"]
        if isinstance(field, SegmentField):
            field.for_person(person, today, token=token)

    def people_on(self, today: datetime.date) -> PersonQuerySet:
        """The chosen people, without those whose answer still stands unless they too were ticked."""
        members = Member.objects.current_on(today)
        people: PersonQuerySet = self.cleaned_data["people"].people(today)
        chosen = people.filter(member__in=members).select_related("user")
        if self.cleaned_data["again"]:
            return chosen
        fresh = Ambition.objects.answered().filter(ask_again_on__gt=today)
        return chosen.exclude(pk__in=fresh.values("person"))
