"""A delegation, somebody elected to it, what came of it."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lokallag.capabilities.meetings.models import Candidate, Delegate, Delegation, Election, Item
from lokallag.core.gatherings.models import Gathering, Kind
from lokallag.core.people.membership import is_member_on
from lokallag.core.people.models import Person
from lokallag.core.ui.fields import DayField, RowsField

_A_YEAR = datetime.timedelta(days=400)
#: Where delegates report: what the council group keeps to itself is no place for it.
OURS = (Kind.MEMBER_MEETING, Kind.ANNUAL_MEETING, Kind.JOINT_MEETING, Kind.BOARD_MEETING)


class _Choice(forms.ModelChoiceField[Any]):
    """A row by its key; a number too large is one that is not there."""

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except OverflowError:
            raise forms.ValidationError(self.error_messages["invalid_choice"], code="invalid_choice") from None


class _Meeting(_Choice):
    """A gathering said with its day."""

    def label_from_instance(self, obj: Gathering) -> str:
        return f"{obj.title}, {obj.on:%d.%m.%Y}"


class _Election(_Choice):
    """An election said by its post."""

    def label_from_instance(self, obj: Election) -> str:
        return f"{obj.post} ({obj.item.title})"


class DelegationForm(forms.Form):
    """Which meeting, how many places and why, until when to sign up, at what price."""

    level = forms.ChoiceField(label=gettext_lazy("Which meeting"), choices=Delegation.Level.choices)
    title = forms.CharField(label=gettext_lazy("What it is called"), max_length=120)
    on = DayField(label=gettext_lazy("From"))
    until = DayField(label=gettext_lazy("Until"), required=False)
    place = forms.CharField(label=gettext_lazy("Where"), max_length=160, required=False)
    places = forms.IntegerField(label=gettext_lazy("Places"), min_value=1, max_value=500)
    follows_from = forms.CharField(
        label=gettext_lazy("How the number follows"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("For instance “one for each started 30 members at the turn of the year”."),
    )
    members = forms.IntegerField(
        label=gettext_lazy("Members or votes it follows from"), min_value=0, max_value=2_000_000, required=False
    )
    counted_on = DayField(label=gettext_lazy("Counted on"), required=False)
    who_may = forms.CharField(
        label=gettext_lazy("Who may be elected"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("For instance “members who have paid this year”, and what the statutes say of balance."),
    )
    sign_up_by = DayField(label=gettext_lazy("Sign-up by"), required=False)
    fee = forms.IntegerField(
        label=gettext_lazy("Fee for each, in kroner"), min_value=0, max_value=100_000, required=False
    )
    papers = forms.CharField(
        label=gettext_lazy("Papers"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Addresses of the papers, one on each line."),
    )
    item = _Choice(label=gettext_lazy("Elected by the item"), queryset=None, required=False)
    gathering = _Meeting(label=gettext_lazy("The event in our calendar"), queryset=None, required=False)

    def __init__(
        self, data: Any = None, *, person: Person, today: datetime.date, delegation: Delegation | None = None
    ) -> None:
        initial = {} if delegation is None else {name: getattr(delegation, name) for name in self.base_fields}
        super().__init__(data, initial=initial)
        items = Item.objects.visible_to(person, today).filter(gathering__on__gte=today - _A_YEAR)
        own = (delegation.item_id if delegation else None) or 0
        elects = items.filter(kind=Item.Kind.ELECTION) | Item.objects.visible_to(person, today).filter(pk=own)
        self.fields["item"].queryset = elects.order_by("-pk")  # type: ignore[attr-defined]
        events = Gathering.objects.of(Kind.EXTERNAL).standing().filter(on__gte=today - _A_YEAR)
        self.fields["gathering"].queryset = events.order_by("on")  # type: ignore[attr-defined]

    def clean_papers(self) -> str:
        """Web addresses only: they become links."""
        lines = [line.strip() for line in str(self.cleaned_data["papers"]).splitlines() if line.strip()]
        for line in lines:
            URLValidator(schemes=["http", "https"], message=_("Write whole addresses that begin with https://."))(line)
        return "\n".join(lines)

    def clean(self) -> dict[str, Any]:
        """An end comes after its beginning, a sign-up before the meeting."""
        data = super().clean() or {}
        if data.get("on") and data.get("until") and data["until"] < data["on"]:
            self.add_error("until", _("This is before the first day."))
        if data.get("on") and data.get("sign_up_by") and data["sign_up_by"] > data["on"]:
            self.add_error("sign_up_by", _("This is after the meeting has begun."))
        return data


class DelegateForm(forms.Form):
    """Somebody elected, as what."""

    person = _Choice(label=gettext_lazy("Who"), queryset=None)
    part = forms.ChoiceField(label=gettext_lazy("Elected as"), choices=Delegate.Part.choices, widget=forms.RadioSelect)
    elected_on = DayField(label=gettext_lazy("Elected on"))
    counts_as = forms.ChoiceField(
        label=gettext_lazy("Counts as"),
        choices=Candidate.CountsAs.choices,
        initial=Candidate.CountsAs.UNSAID,
        help_text=gettext_lazy("Only what they have said themselves, where the statutes ask for balance."),
    )

    def __init__(self, data: Any = None, *, delegation: Delegation, today: datetime.date) -> None:
        super().__init__(data, initial={"part": Delegate.Part.DELEGATE, "elected_on": today})
        on_it = delegation.delegates.values("person")
        people = Person.objects.filter(is_member_on(today)).exclude(pk__in=on_it).by_name()
        self.fields["person"].queryset = people  # type: ignore[attr-defined]


class TakeOverForm(forms.Form):
    """Which elections of ours elected the delegates and the deputies."""

    delegates = _Election(label=gettext_lazy("Elected as delegates"), queryset=None, required=False)
    deputies = _Election(label=gettext_lazy("Elected as deputies"), queryset=None, required=False)
    on = DayField(label=gettext_lazy("Elected on"))

    def __init__(self, data: Any = None, *, person: Person, today: datetime.date) -> None:
        super().__init__(data, initial={"on": today})
        items = Item.objects.visible_to(person, today).filter(gathering__on__gte=today - _A_YEAR)
        found = Election.objects.filter(item__in=items.values("pk"), elected__isnull=False).distinct()
        self.any = found.exists()
        for name in ("delegates", "deputies"):
            self.fields[name].queryset = found.select_related("item").order_by("-item", "place")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """One of the two, and not one for both."""
        data = super().clean() or {}
        if not self.errors and not data.get("delegates") and not data.get("deputies"):
            raise forms.ValidationError(_("Choose an election."))
        if data.get("delegates") and data.get("delegates") == data.get("deputies"):
            self.add_error("deputies", _("Choose another election than for the delegates."))
        return data


class TickForm(forms.Form):
    """For whom something is so, and since when."""

    who = RowsField(queryset=None, required=False, widget=forms.CheckboxSelectMultiple, label=gettext_lazy("Who"))
    on = DayField(label=gettext_lazy("Day"))

    def __init__(self, data: Any = None, *, delegation: Delegation, what: str, day: datetime.date) -> None:
        rows = delegation.delegates.going().select_related("person").in_order()
        chosen = [row.pk for row in rows if getattr(row, what) is not None]
        super().__init__(data, initial={"who": chosen, "on": day})
        field = self.fields["who"]
        field.queryset = rows  # type: ignore[attr-defined]
        field.label_from_instance = lambda row: row.person.name  # type: ignore[attr-defined]


class ReportForm(forms.Form):
    """What the members were told, when, at which meeting."""

    on = DayField(label=gettext_lazy("Reported on"))
    words = forms.CharField(
        label=gettext_lazy("What was reported"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("What was decided, what it means for us, what comes next."),
    )
    gathering = _Meeting(label=gettext_lazy("At the meeting"), queryset=None, required=False)

    def __init__(self, data: Any = None, *, delegation: Delegation, today: datetime.date) -> None:
        initial: dict[str, Any] = {"on": today}
        if delegation.is_reported:
            initial = {name: getattr(delegation.report, name) for name in ("on", "words", "gathering")}
        super().__init__(data, initial=initial)
        self.today = today
        self.fields["gathering"].queryset = _near(delegation, today)  # type: ignore[attr-defined]

    def clean_on(self) -> datetime.date:
        """Nobody has reported tomorrow."""
        on: datetime.date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return on


class AgendaForm(forms.Form):
    """At which meeting the delegates report."""

    meeting = _Meeting(label=gettext_lazy("At which meeting"), queryset=None)

    def __init__(self, data: Any = None, *, today: datetime.date) -> None:
        super().__init__(data)
        coming = Gathering.objects.of(*OURS).planned().filter(on__gte=today)
        self.fields["meeting"].queryset = coming.order_by("on")  # type: ignore[attr-defined]
        self.any = coming.exists()


def _near(delegation: Delegation, today: datetime.date) -> Any:
    """Our own meetings since the one that was reported from."""
    rows = Gathering.objects.of(*OURS).standing().filter(on__gte=delegation.on, on__lte=today)
    return rows.order_by("-on")
