"""When somebody talked with a member, or tried to."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.models.member import Member
from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.people.models import Person


class ContactQuerySet(ChapterQuerySet["Contact"]):
    """Adjectives about conversations and tries."""

    def to_repeat_by(self, day: datetime.date) -> ContactQuerySet:
        """Those with «call again» by the day, of members who are still here, where nobody has talked since."""
        since = Contact.objects.filter(Q(reached=True) | Q(again_on__isnull=False), member=OuterRef("member"))
        newer = since.filter(pk__gt=OuterRef("pk"))
        found = self.filter(~Exists(newer), again_on__lte=day, member__left_on__isnull=True)
        return found.order_by("again_on", "pk")

    def board_must_know(self) -> ContactQuerySet:
        """Those marked for the board that it has not yet taken note of, the newest first."""
        return self.filter(for_board=True, noted_on__isnull=True).order_by("-on", "-pk")


class Contact(ChapterModel):
    """That somebody talked with, or tried to reach, a member."""

    class How(models.TextChoices):
        CALL = "call", _("Phone call")
        MAIL = "mail", _("E-mail")
        TEXT = "text", _("Text message")
        MEETING = "meeting", _("In person")

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="contacts")
    on = models.DateField(_("when"))
    how = models.CharField(_("how"), max_length=10, choices=How, default=How.CALL)
    reached = models.BooleanField(_("we talked"), default=True)
    note = models.CharField(_("what was said"), max_length=400, blank=True)
    # "Call again in August": they come back on the list by themselves.
    again_on = models.DateField(_("call again"), null=True, blank=True)
    for_board = models.BooleanField(_("the board must know"), default=False)
    # The day somebody on the board took note of it.
    noted_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = ChapterManager.from_queryset(ContactQuerySet)()

    class Meta:
        indexes = [
            models.Index(fields=["chapter", "on"], name="contact_by_day"),
            models.Index(fields=["chapter", "again_on"], name="contact_by_again", condition=Q(again_on__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.member} {self.on}"
