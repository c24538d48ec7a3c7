"""Which members to propose for erasure, which to keep after all."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.models import Member, MemberQuerySet
from lokallag.core.ui.fields import RowsField


class ProposalForm(forms.Form):
    """Some of those who have not paid for half a year."""

    members: RowsField = RowsField(
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        label=_("Who is to be erased?"),
        error_messages={"required": _("Choose at least one.")},
    )

    def __init__(self, *args: Any, waiting: MemberQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["members"].queryset = waiting  # type: ignore[attr-defined]


class ReturnForm(forms.Form):
    """One of a proposal, or, without one, all."""

    member: forms.ModelChoiceField[Member] = forms.ModelChoiceField(queryset=None, required=False)

    def __init__(self, *args: Any, proposed: MemberQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = proposed  # type: ignore[attr-defined]
