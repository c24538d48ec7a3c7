"""What comes in about elections: the post, who stands, the numbers of a round, a lot, the committee's list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.meetings.forms.people import Choosable, PersonField, fill
from lokallag.capabilities.meetings.models import Candidate, Election, Round, Tally

#: No meeting counts more.
_MOST = 100_000


class ElectionForm(forms.ModelForm[Election]):
    """A post, how many, for how long, and how votes become a result."""

    class Meta:
        model = Election
        fields = ("post", "role", "seats", "term_years", "is_ordered", "counts_blank", "most_rounds")
        help_texts = {
            "post": _("As it is read aloud: “Chair”, “Board members”, “Delegates to the county meeting”."),
            "role": _("What those elected become in the chapter. Leave it empty for auditors and delegates."),
        }


class NomineeForm(forms.Form):
    """Somebody nominated from the floor."""

    person = PersonField(label=_("Who"))
    counts_as = forms.ChoiceField(
        label=_("Counts as"),
        choices=Candidate.CountsAs.choices,
        required=False,
        help_text=_("Only what they say themselves."),
    )

    def __init__(self, *args: Any, choosable: Choosable, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self, choosable)


class RoundForm(forms.Form):
    """How a round is voted in."""

    method = forms.ChoiceField(
        choices=[choice for choice in Round.Method.choices if choice[0] != Round.Method.ACCLAMATION]
    )


class CountForm(forms.Form):
    """The numbers of a round: a field for each who stood, blank, invalid, cast, and how many could vote."""

    def __init__(self, *args: Any, voting: Round, tallies: list[Tally], seats: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tallies, self.voting = tallies, voting
        for tally in tallies:
            self.fields[self._name(tally)] = _number(tally.candidate.name)
        self.fields["blank"] = _number(_("Blank"), required=False)
        self.fields["invalid"] = _number(_("Invalid"), required=False)
        self.fields["cast"] = _number(_("Votes cast"), required=seats > 1)
        if seats == 1:
            self.fields["cast"].help_text = _("Left empty it is all of the above together.")
        self.fields["entitled"] = _number(_("Could vote"), required=False)
        self.initial.setdefault("entitled", voting.entitled)

    def rows(self) -> list[forms.BoundField]:
        """The fields of those who stood."""
        return [self[self._name(tally)] for tally in self.tallies]

    def numbers(self) -> dict[str, Any]:
        """What `count_round` takes."""
        said = self.cleaned_data
        votes = {tally.candidate_id: said[self._name(tally)] for tally in self.tallies}
        blank, invalid = said["blank"] or 0, said["invalid"] or 0
        cast = said["cast"] if said["cast"] is not None else sum(votes.values()) + blank + invalid
        entitled = said["entitled"] if said["entitled"] is not None else self.voting.entitled
        return {"votes": votes, "blank": blank, "invalid": invalid, "cast": cast, "entitled": entitled}

    @staticmethod
    def _name(tally: Tally) -> str:
        return f"votes_{tally.candidate_id}"


def _number(label: Any, *, required: bool = True) -> forms.IntegerField:
    field = forms.IntegerField(label=label, min_value=0, max_value=_MOST, required=required)
    field.widget.attrs["inputmode"] = "numeric"
    return field


class LotForm(forms.Form):
    """Whom the lot fell on: those who were drawn, and how it was done."""

    drawn = forms.MultipleChoiceField(label=_("Who was drawn?"), widget=forms.CheckboxSelectMultiple)
    how = forms.CharField(
        label=_("How was it drawn?"),
        max_length=200,
        required=False,
        help_text=_("For example: slips in a hat, drawn by the tellers."),
    )

    def __init__(self, *args: Any, tied: list[Candidate], to_draw: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.to_draw = to_draw
        self.fields["drawn"].choices = [(str(each.pk), each.name) for each in tied]  # type: ignore[attr-defined]

    def clean_drawn(self) -> list[int]:
        """As many as there are places to draw."""
        keys = [int(key) for key in self.cleaned_data["drawn"]]
        if len(keys) != self.to_draw:
            raise forms.ValidationError(_("Choose exactly as many as the lot fell on."))
        return keys


class NominationForm(forms.Form):
    """Somebody the committee thinks of: asked or not, the answer, a few words."""

    person = PersonField(label=_("Who"))
    consent = forms.ChoiceField(label=_("Asked?"), choices=Candidate.Consent.choices)
    counts_as = forms.ChoiceField(
        label=_("Counts as"),
        choices=Candidate.CountsAs.choices,
        required=False,
        help_text=_("Only what they say themselves."),
    )
    words = forms.CharField(
        label=_("A few words about them"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Read by everybody when the list is out."),
    )

    def __init__(self, *args: Any, choosable: Choosable | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if choosable is None:
            del self.fields["person"]
        else:
            fill(self, choosable)


class SlateForm(forms.Form):
    """What the committee says when it gives its list out."""

    words = forms.CharField(
        label=_("What the committee wants to say"),
        max_length=8000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("How the committee has worked. Write about people where they stand, not here."),
    )
