"""What comes in about who comes, who came and who is invited."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lokallag.core.gatherings.models import Gathering
from lokallag.core.people.models import Person
from lokallag.core.segments.choosing import SegmentField


class AnswerForm(forms.Form):
    """One's own answer, with guests where they are allowed."""

    answer = forms.ChoiceField(choices=[("signed_up", ""), ("declined", ""), ("none", "")])
    guests = forms.IntegerField(label=_("Guests with me"), required=False, min_value=0, max_value=20)


class CheckInForm(forms.Form):
    """Who came, or did not come after all."""

    person: forms.ModelChoiceField[Person] = forms.ModelChoiceField(queryset=None)
    came = forms.TypedChoiceField(choices=[("1", ""), ("0", "")], coerce=lambda value: value == "1")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = Person.objects.all()  # type: ignore[attr-defined]


class RsvpForm(forms.Form):
    """The answer from the mail: yes or no, guests where they are allowed, a word to the organisers."""

    answer = forms.ChoiceField(choices=[("yes", ""), ("no", "")], error_messages={"required": _("Choose one.")})
    guests = forms.IntegerField(label=_("Guests with me"), required=False, min_value=0)
    word = forms.CharField(label=_("A word to the organisers"), max_length=400, required=False)
    all = forms.BooleanField(label=_("The same for the dates that follow"), required=False)

    def __init__(self, *args: Any, gathering: Gathering, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        most = gathering.guests_each
        self.fields["guests"] = forms.TypedChoiceField(
            label=_("Guests with me"),
            required=False,
            coerce=int,
            empty_value="0",
            choices=[(number, str(number)) for number in range(most + 1)],
        )


class InviteForm(forms.Form):
    """Whom to invite, with what words, and what happens by itself afterwards."""

    people = SegmentField(label=_("Whom do you invite?"))
    word = forms.CharField(
        label=_("A word in the invitation"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    asks_again = forms.BooleanField(
        label=_("Ask those who have not answered once more, a week before"), required=False, initial=True
    )
    invites_newcomers = forms.BooleanField(label=_("Invite those too who become members until then"), required=False)

    def __init__(self, *args: Any, person: Person, today: datetime.date, chosen: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["people"]
        if isinstance(field, SegmentField):
            field.for_person(person, today, token=chosen)


class OneForm(forms.Form):
    """One person: to invite, or to say of that they were told."""

    person: forms.ModelChoiceField[Person] = forms.ModelChoiceField(queryset=None)
    told = forms.TypedChoiceField(
        choices=[("1", ""), ("0", "")], coerce=lambda value: value == "1", required=False, empty_value="1"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = Person.objects.select_related("user")  # type: ignore[attr-defined]
