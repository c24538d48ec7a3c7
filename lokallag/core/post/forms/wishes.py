"""What somebody wants to hear, and in which language."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from lokallag.core.people.models import Person


class WishesForm(forms.Form):
    """Three answers to one question, and a language."""

    wants = forms.ChoiceField(
        label=_("What do you want to hear from us?"),
        widget=forms.RadioSelect,
        choices=[
            (Person.Wants.EVERYTHING, _("Everything")),
            (Person.Wants.IMPORTANT, _("Only what is important")),
            (Person.Wants.NOTHING, _("Nothing: do not contact me")),
        ],
    )
    language = forms.ChoiceField(
        label=_("Language"),
        widget=forms.RadioSelect,
        required=False,
        choices=[("", _("The chapter's language")), *settings.LANGUAGES],
    )
