"""What is on the agenda of a meeting, or waits in the backlog for one."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lokallag.capabilities.meetings.models.bodies import Body
from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.gatherings.models import Gathering
from lokallag.core.people.models import Person


class ItemQuerySet(ChapterQuerySet["Item"]):
    """Adjectives about items."""

    def in_order(self) -> ItemQuerySet:
        """As they are treated."""
        return self.order_by("position", "pk")

    def waiting(self) -> ItemQuerySet:
        """Those in the backlog: on no meeting's agenda yet, and not taken away."""
        return self.filter(gathering__isnull=True, taken_off_on__isnull=True)

    def visible_to(self, person: Person, day: datetime.date) -> ItemQuerySet:
        """Of items whose meeting a person may see, those they may see: closed ones only with the body that decides.

        `day` is today: who has left the body no longer sees what it keeps to itself.
        """
        own = Body.objects.joined_by(person, day)
        return self.filter(Q(is_closed=False) | Q(body__in=own.values("pk")))


class Item(ChapterModel):
    """One item (sak): what it is for, who presents it, what the board recommends, which body decides.

    `number`/`year` are the Norwegian way of naming it ("sak 12/26"), given when the agenda is settled, counted by body.
    `promise` is the key of the plan's commitment it serves. A closed item is for its body's own eyes: see `visible_to`.
    """

    class Purpose(models.TextChoices):
        INFORMATION = "information", _("For information")
        DISCUSSION = "discussion", _("For discussion")
        DECISION = "decision", _("For decision")

    class Kind(models.TextChoices):
        ORDINARY = "ordinary", _("An item")
        OPENING = "opening", _("Opening formalities")
        MINUTES = "minutes", _("Approval of minutes")
        ANNUAL_REPORT = "annual_report", _("Annual report")
        ACCOUNTS = "accounts", pgettext_lazy("at the annual meeting", "Accounts")
        WORK_PLAN = "work_plan", _("Work plan")
        BUDGET = "budget", _("Budget")
        PROPOSAL = "proposal", _("Incoming proposal")
        STATUTES = "statutes", _("Change of the statutes")
        ELECTION = "election", _("Elections")
        ANY_OTHER = "any_other", _("Any other business")

    gathering = models.ForeignKey(
        Gathering, on_delete=models.CASCADE, null=True, blank=True, related_name="items", verbose_name=_("meeting")
    )
    body = models.ForeignKey(Body, on_delete=models.RESTRICT, related_name="items", verbose_name=_("who decides"))
    # In the backlog: of which series of meetings, empty for any meeting of the body.
    series = models.CharField(max_length=36, blank=True)
    position = models.PositiveIntegerField(default=0)
    number = models.PositiveIntegerField(_("number"), null=True, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=14, choices=Kind, default=Kind.ORDINARY)
    purpose = models.CharField(_("what it is for"), max_length=12, choices=Purpose, default=Purpose.DECISION)
    presenter = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("who presents it")
    )
    minutes_allotted = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    background = models.TextField(_("what it is about"), blank=True, max_length=20_000)
    recommendation = models.TextField(_("the board's recommendation"), blank=True, max_length=8000)
    promise = models.CharField(max_length=36, blank=True, db_index=True)
    is_closed = models.BooleanField(_("only for the body that decides"), default=False)
    # The item it goes on from, when it was not finished at an earlier meeting.
    carried_from = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="carried_to"
    )
    added_on = models.DateField(_("added"))
    # It stands on every agenda of its series, so it is neither unfinished nor kept when the meeting is taken back.
    is_standing = models.BooleanField(default=False)
    # Somebody said that it needs no decision any more: it is not offered to the next meeting.
    finished_on = models.DateField(null=True, blank=True)
    # Taken away: since when, and off which agenda. The row stays, so its number is never given to another.
    taken_off_on = models.DateField(null=True, blank=True)
    taken_off = models.ForeignKey(Gathering, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    # How often it was changed: two who change at once are told.
    sequence = models.PositiveIntegerField(default=0)

    objects = ChapterManager.from_queryset(ItemQuerySet)()

    class Meta:
        indexes = [models.Index(fields=["chapter", "gathering", "position"], name="item_by_meeting")]
        constraints = [
            models.UniqueConstraint(fields=["body", "year", "number"], name="item_number_once"),
            models.CheckConstraint(
                condition=Q(number__isnull=True, year__isnull=True) | Q(number__isnull=False, year__isnull=False),
                name="item_number_has_a_year",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.title}".strip()

    @property
    def name(self) -> str:
        """Its number as people say it, "12/26"; empty before it has one."""
        return f"{self.number}/{(self.year or 0) % 100:02}" if self.number is not None else ""
