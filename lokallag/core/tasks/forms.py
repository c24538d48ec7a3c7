"""What is to be done, by whom, by when, and why."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lokallag.core.groups.models import Group
from lokallag.core.measures.promises import Served
from lokallag.core.people.models import Person
from lokallag.core.tasks.models import Task
from lokallag.core.ui.fields import DayField

_TITLE_SHOWN = 90


class TaskForm(forms.Form):
    """A task. Who has it is one choice: nobody, a person, or a group."""

    title = forms.CharField(label=_("What is to be done?"), max_length=200)
    who = forms.ChoiceField(label=_("Who does it?"), required=False)
    due_on = DayField(label=_("By"), required=False)
    promise = forms.ChoiceField(label=_("For which commitment?"), required=False)

    def __init__(self, *args: Any, served: list[Served], task: Task | None = None, **kwargs: Any) -> None:
        if task is not None:
            kwargs["initial"] = {
                "title": task.title,
                "who": _who(task),
                "due_on": task.due_on,
                "promise": task.promise,
            }
        super().__init__(*args, **kwargs)
        self.people = {f"person-{person.pk}": person for person in Person.objects.by_name()}
        self.groups = {
            f"group-{group.pk}": group for group in Group.objects.filter(dissolved_on__isnull=True).by_name()
        }
        known = {one.key for one in served}
        kept = (
            [(task.promise, _("A commitment that is no longer in the plan"))]
            if task and task.promise and task.promise not in known
            else []
        )
        self._choose(
            "who",
            [
                ("", _("Nobody yet")),
                (_("Groups"), [(key, group.name) for key, group in self.groups.items()]),
                (_("People"), [(key, person.name) for key, person in self.people.items()]),
            ],
        )
        self._choose(
            "promise", [("", _("None of them")), *kept, *((one.key, one.text[:_TITLE_SHOWN]) for one in served)]
        )

    def _choose(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def clean_title(self) -> str:
        """On one line."""
        return " ".join(str(self.cleaned_data["title"]).split())

    def values(self) -> dict[str, Any]:
        """What a valid form says, as the actions take it."""
        data = self.cleaned_data
        return {
            "title": data["title"],
            "person": self.people.get(data["who"]),
            "group": self.groups.get(data["who"]),
            "due_on": data["due_on"],
            "promise": data["promise"],
        }


class QuickTaskForm(forms.Form):
    """A task in one line."""

    title = forms.CharField(label=_("What is to be done?"), max_length=200)
    due_on = DayField(label=_("By"), required=False)
    mine = forms.BooleanField(label=_("I do it"), required=False)

    def clean_title(self) -> str:
        """On one line."""
        return " ".join(str(self.cleaned_data["title"]).split())


def _who(task: Task) -> str:
    if task.person_id is not None:
        return f"person-{task.person_id}"
    return f"group-{task.group_id}" if task.group_id is not None else ""
