"""What comes in about minutes: a part in one's own words, a day for comments, a comment, who signs, a scan."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import formats
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.meetings.models import Approval, Item, ItemQuerySet, MinutesComment, Signer
from lokallag.core.gatherings.models import GatheringQuerySet
from lokallag.core.people.models import Person, PersonQuerySet
from lokallag.core.ui.fields import DayField


class PassageForm(forms.Form):
    """One part of the minutes."""

    text = forms.CharField(
        label=_("Text"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 14})
    )
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class CirculationForm(forms.Form):
    """Until when people may comment."""

    answers_by = DayField(label=_("Comments by"))


class CommentForm(forms.Form):
    """What somebody says about the draft, and on which item they may see."""

    item: forms.ModelChoiceField[Item] = forms.ModelChoiceField(
        label=_("About"), queryset=None, required=False, empty_label=_("All of it")
    )
    text = forms.CharField(label=_("Your comment"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, items: ItemQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = items  # type: ignore[attr-defined]


class SettledForm(forms.Form):
    """What was done about a comment."""

    settled = forms.ChoiceField(choices=MinutesComment.Settled.choices)


class _MeetingChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        """The meeting with its day: there are many of one name."""

        return f"{obj.title}, {formats.date_format(obj.on, 'DATE_FORMAT')}"


class ApprovalForm(forms.Form):
    """Who approved the minutes, and when."""

    how = forms.ChoiceField(label=_("Approved"), choices=Approval.How.choices, widget=forms.RadioSelect)
    gathering = _MeetingChoice(label=_("Meeting"), queryset=None, required=False)
    approved_on = DayField(label=_("Date"))

    def __init__(self, *args: Any, meetings: GatheringQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gathering"].queryset = meetings  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A meeting that approves them has its own day."""
        data = super().clean() or {}
        if data.get("how") == Approval.How.SIGNERS:
            data["gathering"] = None
        elif data.get("gathering") is None and "gathering" not in self.errors:
            self.add_error("gathering", _("Say which meeting approved them."))
        elif data.get("gathering") is not None:
            data["approved_on"] = data["gathering"].on
            self.errors.pop("approved_on", None)
        return data


class SignersForm(forms.Form):
    """Who is to sign."""

    people: forms.ModelMultipleChoiceField[Person] = forms.ModelMultipleChoiceField(
        label=_("To sign the minutes"), queryset=None, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, people: PersonQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = people  # type: ignore[attr-defined]


class SignatureForm(forms.Form):
    """The words they had before them."""

    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)


class PaperForm(forms.Form):
    """The scan, and who signed it."""

    scan = forms.FileField(label=_("The signed paper"), help_text=_("PDF, JPEG or PNG, at most 8 MB."))
    signers: forms.ModelMultipleChoiceField[Signer] = forms.ModelMultipleChoiceField(
        label=_("Who signed on it"), queryset=None, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, signers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["signers"]
        field.queryset = signers
        field.label_from_instance = lambda signer: signer.person.name if signer.person else "…"
        self.initial.setdefault("signers", [signer.pk for signer in signers])


class CorrectionForm(forms.Form):
    """What a later meeting adopted."""

    text = forms.CharField(label=_("What is corrected"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5}))
    gathering = _MeetingChoice(label=_("Meeting"), queryset=None)

    def __init__(self, *args: Any, meetings: GatheringQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gathering"].queryset = meetings  # type: ignore[attr-defined]
