"""What comes in about members: clean values out, nothing saved."""

from lokallag.capabilities.members.forms.contact import ContactForm, ContactPersonForm
from lokallag.capabilities.members.forms.register import DepartureForm, MemberForm, RegistrationForm

__all__ = ["ContactForm", "ContactPersonForm", "DepartureForm", "MemberForm", "RegistrationForm"]
