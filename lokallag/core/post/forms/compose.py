"""A message to many as it is filled in: to whom, what about, block by block; and when it goes."""

import datetime
from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lokallag.core.chapters.models import Chapter
from lokallag.core.people.models import Person
from lokallag.core.post.blocks import MOST, Block, BlockKind, clean
from lokallag.core.post.models import Mailing, Setup
from lokallag.core.segments.choosing import Chosen, SegmentField
from lokallag.core.segments.writing import token_of
from lokallag.core.ui.widgets import MomentInput


class _ToPeople(forms.Form):
    """To whom, whatever else is asked."""

    people = SegmentField(label=gettext_lazy("To"), required=False)

    def _for(self, person: Person, today: datetime.date, token: str) -> None:
        field = self.fields["people"]
        if isinstance(field, SegmentField):
            field.for_person(person, today, token=token)

    def to(self) -> tuple[Sequence[Any], str]:
        """The choice of people of a valid form: its parts and its name."""
        chosen: Chosen | None = self.cleaned_data.get("people")
        return (chosen.parts, chosen.name) if chosen else ([], "")


class NewForm(_ToPeople):
    """The first step: by which way, to whom, what about."""

    channel = forms.ChoiceField(
        label=gettext_lazy("How"), choices=Mailing.Channel, widget=forms.RadioSelect, initial=Mailing.Channel.EMAIL
    )
    subject = forms.CharField(
        label=gettext_lazy("What is it about?"),
        max_length=200,
        help_text=gettext_lazy("The subject of an e-mail; of a text message only you see it."),
    )
    field_order = ["channel", "people", "subject"]

    def __init__(self, *args: Any, person: Person, today: datetime.date, token: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._for(person, today, token)


class DraftForm(_ToPeople):
    """The whole of a draft but its blocks, which `read_blocks` reads. Nothing is demanded of a draft."""

    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=200, required=False)
    is_important = forms.BooleanField(
        label=gettext_lazy("This is important"),
        required=False,
        help_text=gettext_lazy(
            "It also reaches those who want only what is important, and does not count in the week's limit."
        ),
    )
    field_order = ["people", "subject", "is_important"]

    def __init__(self, *args: Any, mailing: Mailing, person: Person, today: datetime.date, **kwargs: Any) -> None:
        kwargs["initial"] = {"subject": mailing.subject, "is_important": mailing.is_important}
        super().__init__(*args, **kwargs)
        token = token_of(mailing.parts) if mailing.parts else ""
        self._for(person, today, token)
        if token:
            self.initial["people"] = token


def read_blocks(data: Any) -> list[Block]:
    """Read the blocks of the editor's form: `block-0-kind`, `block-0-text`, … in the order of their numbers."""
    found: list[dict[str, str]] = []
    for number in range(MOST):
        kind = data.get(f"block-{number}-kind")
        if kind is None:
            break
        names = ("text", "url", "thing")
        found.append({"kind": kind, **{name: data.get(f"block-{number}-{name}", "") for name in names}})
    return clean(found)


def stepped(blocks: list[Block], step: str) -> tuple[list[Block], int | None]:
    """Do one of the editor's steps (`add:button`, `up:2`, `down:2`, `remove:2`); returns the blocks and which to look at."""
    word, _colon, value = step.partition(":")
    blocks = list(blocks)
    if word == "add" and value in BlockKind.values and len(blocks) < MOST:
        blocks += clean([{"kind": value}])
        return blocks, len(blocks) - 1
    at = int(value) if value.isascii() and value.isdigit() and len(value) < 4 else -1
    if not 0 <= at < len(blocks):
        return blocks, None
    if word == "remove":
        del blocks[at]
        return blocks, min(at, len(blocks) - 1) if blocks else None
    to = at + {"up": -1, "down": 1}.get(word, 0)
    if 0 <= to < len(blocks) and to != at:
        blocks[at], blocks[to] = blocks[to], blocks[at]
        return blocks, to
    return blocks, None


class GoForm(forms.Form):
    """When it goes: now, or at a time to come."""

    when = forms.ChoiceField(
        label=gettext_lazy("When?"),
        choices=[("now", gettext_lazy("Now")), ("later", gettext_lazy("At a time I choose"))],
        widget=forms.RadioSelect,
        initial="now",
    )
    at = forms.DateTimeField(label=gettext_lazy("Time"), required=False, widget=MomentInput)

    def __init__(self, *args: Any, chapter: Chapter, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.chapter = chapter

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("when") == "later" and "at" in data:
            at = data["at"]
            if at is None:
                self.add_error("at", _("Say when it goes."))
            elif at <= self.chapter.now():
                self.add_error("at", _("This time is past."))
            elif at > self.chapter.now() + datetime.timedelta(days=366):
                self.add_error("at", _("That is more than a year away."))
        return data

    def moment(self) -> datetime.datetime | None:
        """When a valid form lets it go; None for now."""
        at = self.cleaned_data["at"] if self.cleaned_data["when"] == "later" else None
        if at is not None and timezone.is_naive(at):
            return timezone.make_aware(at, ZoneInfo(self.chapter.time_zone))
        return at if isinstance(at, datetime.datetime) else None


class SetupForm(forms.ModelForm[Setup]):
    """How much is sent, and where answers go."""

    class Meta:
        model = Setup
        fields = ["weekly_cap", "reply_to"]
        labels = {
            "weekly_cap": gettext_lazy("How many ordinary letters may a member get in a week?"),
            "reply_to": gettext_lazy("Answers go to"),
        }
        help_texts = {
            "weekly_cap": gettext_lazy("What is important, and answers to what people do themselves, are not counted."),
            "reply_to": gettext_lazy("Leave it empty, and answers go to the address it is sent from."),
        }
