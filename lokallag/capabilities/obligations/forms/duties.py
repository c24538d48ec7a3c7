"""What comes in about a duty: evidence, who has it, another day, that it is left out."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.obligations.actions import Handed
from lokallag.capabilities.obligations.models import Duty
from lokallag.capabilities.obligations.standings import Holders
from lokallag.core.people.models import Person
from lokallag.core.people.roles import BOARD, Role
from lokallag.core.ui.fields import DayField

MAX_BYTES = 8_000_000
#: What a file may be, by the end of its name; it is given back as this and nothing else.
TYPES = {
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".txt": "text/plain",
    ".eml": "message/rfc822",
}


def type_of(name: str) -> str:
    """Return what a file is by the end of its name, empty for what is not taken in."""
    return next((kind for end, kind in TYPES.items() if name.lower().endswith(end)), "")


class EvidenceForm(forms.Form):
    """What shows that it was done: a day and at least one of words, a reference and a file."""

    on = DayField(label=_("Done on"))
    reference = forms.CharField(label=_("Reference number"), max_length=80, required=False)
    words = forms.CharField(
        label=_("What was done"),
        max_length=300,
        required=False,
        help_text=_("In a few words. No names, no numbers of people."),
    )
    file = forms.FileField(
        label=_("Receipt as a file"),
        required=False,
        max_length=200,
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(TYPES)}),
        help_text=_("PDF, picture, document or e-mail, at most 8 MB."),
    )

    def __init__(self, *args: Any, today: datetime.date, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"on": today})
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_on(self) -> datetime.date:
        """Refuse a day that has not come."""
        on: datetime.date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return on

    def clean_file(self) -> UploadedFile[bytes] | None:
        """Refuse what is too large, or of a kind that is not taken in."""
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file is not None and (file.size or 0) > MAX_BYTES:
            raise forms.ValidationError(_("The file is too large: at most 8 MB."))
        if file is not None and not type_of(file.name or ""):
            raise forms.ValidationError(_("Only PDF, pictures, documents and e-mails can be kept here."))
        return file

    def clean(self) -> dict[str, Any]:
        """Something must be said, or shown."""
        found = super().clean() or self.cleaned_data
        if not self.errors and not any(found.get(name) for name in ("reference", "words", "file")):
            self.add_error("words", _("Write what shows that it was done: a reference, a few words or a file."))
        return found

    def handed(self) -> Handed | None:
        """Return the file as it came, of a valid form."""
        file: UploadedFile[bytes] | None = self.cleaned_data.get("file")
        if file is None:
            return None
        name = file.name or "file"
        return Handed(name=name, content_type=type_of(name), data=file.read())


class OwnerForm(forms.Form):
    """Who has it: whoever holds a post, or somebody of the board by name."""

    who = forms.ChoiceField(label=_("Who has it?"))

    def __init__(self, *args: Any, holders: Holders, person: Person | None, role: str, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"who": f"person-{person.pk}" if person else f"role-{role}"})
        super().__init__(*args, **kwargs)
        self.people = {f"person-{one.pk}": one for one in holders.of(BOARD)}
        if person is not None:
            self.people.setdefault(f"person-{person.pk}", person)
        self.roles = {f"role-{one.value}": one for one in Role if one in BOARD}
        held = {key: ", ".join(p.name for p in holders.of({one})) for key, one in self.roles.items()}
        field = self.fields["who"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [
                (
                    _("Whoever holds the post"),
                    [
                        (key, f"{one.label} ({held[key]})" if held[key] else one.label)
                        for key, one in self.roles.items()
                    ],
                ),
                (_("Somebody of the board"), [(key, one.name) for key, one in self.people.items()]),
            ]

    def owner(self, default: str) -> tuple[Person | None, str]:
        """Return the person (or none) and the post, of a valid form."""
        said = self.cleaned_data["who"]
        person = self.people.get(said)
        return person, default if person else self.roles[said].value


class DayForm(forms.Form):
    """The day that others have set."""

    due_on = DayField(label=_("By"))


class LeaveOutForm(forms.Form):
    """That a duty is left out, why, and for how long."""

    ONCE, ALWAYS = "once", "always"
    why = forms.CharField(label=_("Why?"), max_length=300)
    scope = forms.ChoiceField(
        label=_("For how long?"),
        choices=((ONCE, _("Only this time")), (ALWAYS, _("This is never for us"))),
        widget=forms.RadioSelect,
        initial=ONCE,
    )

    def __init__(self, *args: Any, duty: Duty, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if duty.own_id:
            del self.fields["scope"]

    @property
    def is_for_good(self) -> bool:
        """Whether the rule is never for the chapter, of a valid form."""
        return bool(self.cleaned_data.get("scope") == self.ALWAYS)
