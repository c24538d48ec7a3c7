"""What a chapter has changed in its own statutes, rule by rule, with the days between which it holds."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lokallag.core.chapters.models import ChapterModel
from lokallag.core.people.models import Person
from lokallag.core.statutes.keys import KEYS
from lokallag.core.statutes.rule import NONE, Certainty, Owner, Rule, Unit, Value


class OwnRule(ChapterModel):
    """A rule of the chapter's own statutes from a day on. Of several that hold on a day, the latest counts; undo is a delete."""

    key = models.CharField(max_length=40, choices=[(key.key, key.key) for key in KEYS])
    # A number, a day of the year or the word of a choice; "none" when the chapter's statutes have no such rule.
    value = models.CharField(_("what it says"), max_length=20)
    unit = models.CharField(max_length=24, choices=[(unit.value, unit.value) for unit in Unit])
    paragraph = models.CharField(_("paragraph"), max_length=30, blank=True)
    url = models.URLField(_("where it can be read"), blank=True, max_length=300)
    valid_from = models.DateField(_("holds from"))
    valid_to = models.DateField(_("until and with"), null=True, blank=True)
    set_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    set_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["chapter", "key", "valid_from"], name="own_rule_by_key_and_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="own_rule_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.value}"

    def as_rule(self, source: str) -> Rule:
        """The same as plain data; `source` is what the chapter's statutes are called."""
        value: Value = int(self.value) if self.value.isdecimal() else self.value
        return Rule(
            key=self.key,
            value=NONE if self.value == NONE else value,
            unit=Unit(self.unit),
            paragraph=self.paragraph,
            url=self.url,
            source=source,
            certainty=Certainty.PARTY,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            owner=Owner.OWN,
        )

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.value = str(self.value)
        super().save(*args, **kwargs)
