"""What comes in about members: clean values out, nothing saved."""

from lokallag.capabilities.members.forms.ambitions import (
    AmbitionForm,
    AmbitionsAskedForm,
    InterestForm,
    RenamedForm,
    TheirAmbitionForm,
)
from lokallag.capabilities.members.forms.asks import AskForm, InterestsForm, YesNoForm
from lokallag.capabilities.members.forms.contact import ContactForm, ContactPersonForm
from lokallag.capabilities.members.forms.exporting import ExportForm, ExportRolesForm
from lokallag.capabilities.members.forms.register import DepartureForm, MemberForm, RegistrationForm

__all__ = [
    "AmbitionForm",
    "AmbitionsAskedForm",
    "AskForm",
    "ContactForm",
    "ContactPersonForm",
    "DepartureForm",
    "ExportForm",
    "ExportRolesForm",
    "InterestForm",
    "InterestsForm",
    "MemberForm",
    "RegistrationForm",
    "RenamedForm",
    "TheirAmbitionForm",
    "YesNoForm",
]
