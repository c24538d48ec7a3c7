"""A field that names one person of those a meeting may choose among: who is there, and the members."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lokallag.core.gatherings.models import Gathering
from lokallag.core.people.membership import is_member_on
from lokallag.core.people.models import Person

#: In a chapter with more members than this only those who are there, or hold a post, can be picked.
MOST = 500


class Choosable:
    """The people a meeting may choose among, asked for once and shared by all fields of a page."""

    def __init__(self, meeting: Gathering) -> None:
        on = meeting.on
        here = Q(pk__in=meeting.presences.values("person"))
        people = list(Person.objects.filter(is_member_on(on) | here).by_name()[: MOST + 1])
        if len(people) > MOST:
            people = list(Person.objects.filter(here | Q(pk__in=Person.objects.filter(seats__isnull=False))).by_name())
        self.people = {str(person.pk): person for person in people}
        self.choices = [("", _("Choose")), *((key, person.name) for key, person in self.people.items())]


class PersonField(forms.TypedChoiceField):
    """One person; the choices come with `among`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(empty_value=None, **kwargs)
        self._people: dict[str, Person] = {}

    def among(self, choosable: Choosable) -> None:
        """Say who can be chosen."""
        # Anew, because a form has a copy of its class's field.
        self.coerce = self._person
        self._people = choosable.people
        self.choices = choosable.choices

    def _person(self, key: str) -> Person:
        return self._people[key]


def fill(form: forms.Form, choosable: Choosable) -> None:
    """Give all the form's fields of people their choices."""
    for field in form.fields.values():
        if isinstance(field, PersonField):
            field.among(choosable)
