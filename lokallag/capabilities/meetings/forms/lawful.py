"""What is said of a meeting's deadlines: who has one, and what was sent another way."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.meetings.models import OutsideNotice
from lokallag.core.people.models import Person
from lokallag.core.ui.fields import DayField


class OwnerForm(forms.Form):
    """Who has a deadline."""

    person = forms.ChoiceField(label=_("Who has it?"), required=False)

    def __init__(self, *args: Any, people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        field = self.fields["person"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Nobody yet")), *((key, person.name) for key, person in self.people.items())]

    @property
    def chosen(self) -> Person | None:
        """The person chosen, None for nobody."""
        return self.people.get(self.cleaned_data["person"])


class SentForm(forms.Form):
    """That the notice or the papers went out another way than from here."""

    kind = forms.ChoiceField(label=_("What was sent"), choices=OutsideNotice.Kind.choices)
    sent_on = DayField(label=_("The day it was sent"))
    how = forms.CharField(
        label=_("How"), max_length=200, help_text=_("For instance by the party's own system, or by post.")
    )
    people = forms.IntegerField(label=_("To how many"), min_value=0, max_value=1_000_000, required=False)
    meeting_on = DayField(
        label=_("The day it said the meeting is"),
        required=False,
        help_text=_("Only if it said another day than the meeting has now."),
    )

    def __init__(self, *args: Any, today: datetime.date, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"sent_on": today})
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_sent_on(self) -> datetime.date:
        """What is not sent yet is no proof."""
        day: datetime.date = self.cleaned_data["sent_on"]
        if day > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return day
