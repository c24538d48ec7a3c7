"""What is asked before people are taken out as a file, and which posts may."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.exports import COLUMNS, USUAL
from lokallag.capabilities.members.permissions import EXPORT
from lokallag.core.people.models import Person
from lokallag.core.people.roles import Role
from lokallag.core.segments.choosing import SegmentField

CONTACT, OTHER = "contact", "other"
XLSX, CSV = "xlsx", "csv"


class ExportForm(forms.Form):
    """Who, what for, which fields, which kind of file."""

    people = SegmentField(label=_("Who"))
    purpose = forms.ChoiceField(
        label=_("What for?"),
        choices=[
            (CONTACT, _("To contact them")),
            (OTHER, _("Something else, such as a list of those who may vote")),
        ],
        widget=forms.RadioSelect,
        initial=CONTACT,
    )
    columns = forms.MultipleChoiceField(
        label=_("Which fields?"),
        choices=[(key, column.label) for key, column in COLUMNS.items()],
        widget=forms.CheckboxSelectMultiple,
        initial=USUAL,
        error_messages={"required": _("Choose at least one field.")},
    )
    form = forms.ChoiceField(
        label=_("What kind of file?"),
        choices=[
            (XLSX, _("Excel: everything stays as it is, also the first zero of a postcode")),
            (CSV, _("CSV for other programs: phone numbers come in groups, and an apostrophe stops formulas")),
        ],
        widget=forms.RadioSelect,
        initial=XLSX,
    )

    def __init__(self, *args: Any, person: Person, today: datetime.date, token: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["people"]
        if isinstance(field, SegmentField):
            field.for_person(person, today, token=token)
        columns = self.fields["columns"]
        if isinstance(columns, forms.MultipleChoiceField):
            columns.choices = [(key, str(column.label).capitalize()) for key, column in COLUMNS.items()]


class ExportRolesForm(forms.Form):
    """Which posts may export."""

    roles = forms.MultipleChoiceField(
        label=_("Posts that may take members out as a file"),
        choices=[(role.value, role.label) for role in Role if role in (EXPORT.roles or ())],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
