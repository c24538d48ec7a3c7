"""That a new board was elected, and who has been told so: open until there is evidence."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.gatherings.models import Gathering
from lokallag.core.people.models import Person


class BoardNewsQuerySet(ChapterQuerySet["BoardNews"]):
    """Adjectives about new boards."""

    def newest_first(self) -> BoardNewsQuerySet:
        """The last election first."""
        return self.order_by("-elected_on", "-pk")

    def open(self) -> BoardNewsQuerySet:
        """Those of which somebody has not been told."""
        return self.filter(Exists(Telling.objects.untold().filter(news=OuterRef("pk"))))


class BoardNews(ChapterModel):
    """A board was elected, or changed; five must be told."""

    elected_on = models.DateField(_("elected"))
    # The meeting that elected it, where it is known.
    gathering = models.ForeignKey(
        Gathering, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("meeting")
    )
    opened_on = models.DateField()
    opened_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = ChapterManager.from_queryset(BoardNewsQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chapter", "elected_on"], name="board_news_once_a_day")]

    def __str__(self) -> str:
        return f"{self.elected_on}"


class TellingQuerySet(ChapterQuerySet["Telling"]):
    """Adjectives about tellings."""

    def untold(self) -> TellingQuerySet:
        """Those nobody has done."""
        return self.filter(told_on__isnull=True)

    def due_between(self, first: datetime.date, last: datetime.date) -> TellingQuerySet:
        """Those due, or done, on a day from `first` to `last`."""
        done = Q(told_on__gte=first, told_on__lte=last)
        return self.filter(done | Q(told_on__isnull=True, due_on__gte=first, due_on__lte=last))


class Telling(ChapterModel):
    """One of those who must be told of a new board; told when there is a day and something that shows it."""

    class Receiver(models.TextChoices):
        """Who, in the order it is best done."""

        REGISTER = "a_register", _("Brønnøysund")
        PORTAL = "b_portal", _("The party portal")
        BANK = "c_bank", _("The bank")
        PARTY = "d_party", _("The party's own register")
        WEBSITE = "e_website", _("The website")

    news = models.ForeignKey(BoardNews, on_delete=models.CASCADE, related_name="tellings")
    receiver = models.CharField(_("who"), max_length=10, choices=Receiver)
    due_on = models.DateField(_("by"))
    told_on = models.DateField(_("told"), null=True, blank=True)
    # What shows it: a reference number, "receipt in the mail of 3 March".
    evidence = models.CharField(_("what shows it"), max_length=200, blank=True)
    told_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = ChapterManager.from_queryset(TellingQuerySet)()

    class Meta:
        ordering = ["receiver", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["news", "receiver"], name="board_telling_once"),
            models.CheckConstraint(
                condition=Q(told_on__isnull=True) | ~Q(evidence=""), name="board_telling_has_evidence"
            ),
        ]
        indexes = [models.Index(fields=["chapter", "due_on"], name="board_telling_by_day")]

    def __str__(self) -> str:
        return f"{self.get_receiver_display()}: {self.news}"

    @property
    def is_told(self) -> bool:
        """Whether it is done."""
        return self.told_on is not None
