"""Form fields for what people write every day: a day, a time of day."""

import datetime
from typing import Any

import phonenumbers
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from lokallag.core.ui.widgets import ClockInput, DayInput

#: Days outside these years are slips of the finger.
FIRST_DAY = datetime.date(1900, 1, 1)
LAST_DAY = datetime.date(2100, 12, 31)


class DayField(forms.DateField):
    """A day, as browsers send it (2021-03-12) and as people write it (12.3.2021, 12.3.21)."""

    widget = DayInput
    default_error_messages = {"invalid": _("Write a date, such as 12.3.2021.")}

    def __init__(self, **kwargs: Any) -> None:
        unlikely = _("Look at the year once more.")
        kwargs.setdefault("input_formats", ["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y", "%d/%m/%Y"])
        super().__init__(**kwargs)
        self.validators += [MinValueValidator(FIRST_DAY, unlikely), MaxValueValidator(LAST_DAY, unlikely)]


class ClockField(forms.TimeField):
    """A time of day, as browsers send it (18:00) and as people write it (18.00, 18)."""

    widget = ClockInput
    default_error_messages = {"invalid": _("Write a time, such as 18.00.")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", ["%H:%M", "%H.%M", "%H:%M:%S", "%H"])
        super().__init__(**kwargs)


class PhoneField(forms.CharField):
    """A phone number as people write it, given on in E.164 (+4791234567). Without a country code it is Norwegian."""

    widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "off", "inputmode": "tel"})

    def clean(self, value: Any) -> str:
        written = str(super().clean(value) or "")
        if not written:
            return ""
        try:
            number = phonenumbers.parse(written, "NO")
        except phonenumbers.NumberParseException:
            number = None
        if number is None or not phonenumbers.is_valid_number(number):
            raise forms.ValidationError(_("This is no phone number. Norwegian ones have eight digits."))
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


class RowsField(forms.ModelMultipleChoiceField[Any]):
    """Several rows by their keys; a number too large for any database is one that is not there."""

    def clean(self, value: Any) -> Any:
        try:
            return super().clean(value)
        except OverflowError:
            message = self.error_messages["invalid_choice"] % {"value": _("a number too large")}
            raise forms.ValidationError(message, code="invalid_choice") from None
