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
from lokallag.capabilities.members.forms.register import (
    FeeForm,
    MemberForm,
    RegistrationForm,
    RemarkForm,
    StateForm,
)

__all__ = [
    "AmbitionForm",
    "AmbitionsAskedForm",
    "AskForm",
    "ContactForm",
    "ContactPersonForm",
    "ExportForm",
    "ExportRolesForm",
    "FeeForm",
    "InterestForm",
    "InterestsForm",
    "MemberForm",
    "RegistrationForm",
    "RemarkForm",
    "RenamedForm",
    "StateForm",
    "TheirAmbitionForm",
    "YesNoForm",
]
