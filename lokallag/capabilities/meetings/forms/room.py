"""What comes in from the meeting room."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.meetings.actions.deciding import Votes
from lokallag.capabilities.meetings.models import Decision, Floor, Presence, Speaker
from lokallag.core.people.models import Person, PersonQuerySet
from lokallag.core.ui.fields import ClockField, DayField

MOST_VOTES = 100_000


def _votes(label: Any) -> forms.IntegerField:
    widget = forms.NumberInput(attrs={"inputmode": "numeric", "min": "0"})
    return forms.IntegerField(label=label, min_value=0, max_value=MOST_VOTES, required=False, widget=widget)


class KnownPersonField(forms.CharField):
    """Somebody of those offered, written by name; the browser suggests. Gives the person, None when empty."""

    default_error_messages = {
        "nobody": _("Nobody here is called «%(name)s»."),
        "several": _("Several are called «%(name)s». Write the whole name."),
    }

    def __init__(self, **kwargs: Any) -> None:
        self.people: list[Person] = []
        super().__init__(max_length=200, **kwargs)

    def offer(self, people: list[Person], options: str) -> None:
        """Choose among these; `options` is the id of the page's list of their names."""
        self.people = people
        self.widget.attrs |= {"list": options, "autocomplete": "off"}

    def clean(self, value: Any) -> Any:
        written = " ".join(str(super().clean(value) or "").split()).casefold()
        if not written:
            return None
        exact = [one for one in self.people if one.name.casefold() == written]
        found = exact or [one for one in self.people if one.name.casefold().startswith(written)]
        found = found or [one for one in self.people if one.family_name.casefold() == written]
        if len(found) != 1:
            code = "several" if found else "nobody"
            raise forms.ValidationError(self.error_messages[code], code=code, params={"name": str(value).strip()})
        return found[0]


class OpeningForm(forms.Form):
    """Who leads the meeting and who writes."""

    chaired_by: forms.ModelChoiceField[Person] = forms.ModelChoiceField(
        label=_("Who leads the meeting"), queryset=None, required=False
    )
    written_by: forms.ModelChoiceField[Person] = forms.ModelChoiceField(
        label=_("Who writes"), queryset=None, required=False
    )

    def __init__(self, *args: Any, people: PersonQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("chaired_by", "written_by"):
            self.fields[name].queryset = people  # type: ignore[attr-defined]


class PresenceForm(forms.Form):
    """What somebody is there as, whether on the screen, from when to when."""

    part = forms.ChoiceField(label=_("There as"), choices=Presence.Part.choices)
    is_digital = forms.BooleanField(label=_("Takes part digitally"), required=False)
    came = ClockField(label=_("Came"))
    left = ClockField(label=_("Left"), required=False)


class GuestForm(forms.Form):
    """A guest by name."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    name = forms.CharField(label=_("A guest's name"), max_length=120)


class NoteForm(forms.Form):
    """A piece of notes with what the page knew of it; the words are taken as they are written, also spaces."""

    key = forms.UUIDField()
    base = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False)
    text = forms.CharField(strip=False, required=False, validators=[MaxLengthValidator(20_000)])
    is_internal = forms.BooleanField(required=False)


class DecisionForm(forms.Form):
    """What was decided, how, and with which numbers."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)
    text = forms.CharField(
        label=_("Decision"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 3, "data-key": "d", "data-key-words": _("Write a decision")}),
    )
    how = forms.ChoiceField(
        label=_("How"),
        choices=[choice for choice in Decision.How.choices if choice[0] != Decision.How.BALLOT],
        widget=forms.RadioSelect,
        initial=Decision.How.AGREED,
    )
    votes_for = _votes(_("For"))
    votes_against = _votes(_("Against"))
    votes_abstained = _votes(_("Abstained"))
    chairs_vote = forms.ChoiceField(
        label=_("The chair's vote"), choices=Decision.Side.choices, required=False, widget=forms.RadioSelect
    )

    def votes(self) -> Votes:
        """The numbers, for the action."""
        said = self.cleaned_data
        return Votes(
            votes_for=said["votes_for"],
            votes_against=said["votes_against"],
            votes_abstained=said["votes_abstained"],
            chairs_vote=said["chairs_vote"],
        )


class DissentForm(forms.Form):
    """Who disagrees, in which words."""

    person = KnownPersonField(label=_("Who disagrees"))
    words = forms.CharField(
        label=_("In their words"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class FollowUpForm(forms.Form):
    """Who does what by when."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    person = KnownPersonField(label=_("Who"), required=False)
    words = forms.CharField(label=_("Does what"), max_length=200)
    due_on = DayField(label=_("By when"), required=False)


class SpeakerForm(forms.Form):
    """Who asks for the floor, what for, on which list."""

    name = forms.CharField(label=_("Who asks for the floor"), max_length=120)
    kind = forms.ChoiceField(choices=Speaker.Kind.choices, initial=Speaker.Kind.SPEECH)
    side = forms.IntegerField(min_value=0, max_value=2, required=False)


class FloorForm(forms.ModelForm[Floor]):
    """How the floor is given."""

    class Meta:
        model = Floor
        fields = ("firsts", "alternates", "list_one", "list_two", "speech_minutes", "reply_minutes")


def moment(day: datetime.date, clock: datetime.time, zone: datetime.tzinfo) -> datetime.datetime:
    """The moment a clock shows on a day; a time well before the meeting's morning is after midnight."""
    after_midnight = clock < datetime.time(4)
    return datetime.datetime.combine(day + datetime.timedelta(days=int(after_midnight)), clock, tzinfo=zone)
