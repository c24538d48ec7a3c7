"""Who welcomes a member, and when somebody talked with them."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.actions import board_on
from lokallag.capabilities.members.models import Contact
from lokallag.core.people.models import Person
from lokallag.core.ui.fields import DayField


class ContactForm(forms.Form):
    """That somebody talked with a member, or tried to."""

    how = forms.ChoiceField(label=_("How?"), choices=Contact.How.choices, initial=Contact.How.CALL)
    on = DayField(label=_("When?"))
    note = forms.CharField(
        label=_("What was said?"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Only what they would like you to remember. They can ask to read it."),
    )
    again_on = DayField(label=_("Call again"), required=False)
    for_board = forms.BooleanField(label=_("The board must know"), required=False)
    reached = forms.TypedChoiceField(choices=[("1", ""), ("0", "")], coerce=lambda value: value == "1")


class ContactPersonForm(forms.Form):
    """Who welcomes a member."""

    contact: forms.ModelChoiceField[Person] = forms.ModelChoiceField(
        label=_("Who welcomes them?"), queryset=None, required=False, empty_label=_("Nobody yet")
    )

    def __init__(self, *args: Any, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys = [person.pk for person in board_on(today)]
        self.fields["contact"].queryset = Person.objects.filter(pk__in=keys).by_name()  # type: ignore[attr-defined]
