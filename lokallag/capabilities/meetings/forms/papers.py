"""What comes in about papers and notices."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.meetings.models import Notice, Paper

ACCEPTED = ".pdf,.png,.jpg,.jpeg,.docx,.txt,.md"
#: How many files can be chosen at once.
MOST_FILES = 10


class _Files(forms.ClearableFileInput):
    allow_multiple_selected = True


class _FilesField(forms.FileField):
    """One file or several."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Each of the files, looked at as one."""
        files = data if isinstance(data, list | tuple) else [data] if data else []
        if not files:
            return [super().clean(None, initial)]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(_("Choose at most ten files at once."))
        return [super(_FilesField, self).clean(one, initial) for one in files]


class PapersForm(forms.Form):
    """Files to put behind an item."""

    papers = _FilesField(
        label=_("Papers"), max_length=400, allow_empty_file=True,
        widget=_Files(attrs={"accept": ACCEPTED}),
        help_text=_("PDF, pictures (PNG, JPEG), Word (.docx) or text, at most 20 MB each. You can choose several."),
    )  # fmt: skip


class PaperTitleForm(forms.ModelForm[Paper]):
    """What a paper is called."""

    class Meta:
        model = Paper
        fields = ["title"]


class PaperOrderForm(forms.Form):
    """Which way a paper moves."""

    up = forms.TypedChoiceField(choices=[("1", ""), ("0", "")], coerce=lambda value: value == "1")


class NoticeForm(forms.Form):
    """What to send, with a word of one's own."""

    kind = forms.ChoiceField(label=_("What to send"), choices=Notice.Kind.choices, widget=forms.RadioSelect)
    word = forms.CharField(
        label=_("A word from you"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    also_members = forms.BooleanField(label=_("Also to every member: the meeting is open to them"), required=False)

    def __init__(self, *args: Any, is_open: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_open:
            del self.fields["also_members"]


class ToldForm(forms.Form):
    """That somebody was told in another way, or was not."""

    told = forms.TypedChoiceField(choices=[("1", ""), ("0", "")], coerce=lambda value: value == "1")
