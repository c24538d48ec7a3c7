"""Members: who joined when, who is their contact, and when somebody talked with them."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Min, Q
from django.utils.translation import gettext_lazy as _

from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.people.models import Person


class MemberQuerySet(ChapterQuerySet["Member"]):
    """Adjectives about members."""

    def current_on(self, day: datetime.date) -> MemberQuerySet:
        """Those who have joined and not left by the day."""
        return self.filter(Q(left_on__isnull=True) | Q(left_on__gt=day), joined_on__lte=day)

    def with_first_contact(self) -> MemberQuerySet:
        """Add `first_contact_on`: the first day somebody talked with them after they joined, or None."""
        return self.annotate(
            first_contact_on=Min("contacts__on", filter=Q(contacts__on__gte=models.F("joined_on"), contacts__reached=True))
        )

    def by_name(self) -> MemberQuerySet:
        """The Norwegian way: surname first, æøå last."""
        return self.order_by("person__sort_key", "pk")


class Member(ChapterModel):
    """A person's membership in the chapter."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="member")
    joined_on = models.DateField(_("joined on"))
    left_on = models.DateField(_("left on"), null=True, blank=True)
    # The named person who welcomes a newcomer.
    contact = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("contact")
    )

    objects = ChapterManager.from_queryset(MemberQuerySet)()

    class Meta:
        indexes = [models.Index(fields=["chapter", "joined_on"], name="member_by_joined")]

    def __str__(self) -> str:
        return str(self.person)


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
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["chapter", "on"], name="contact_by_day")]

    def __str__(self) -> str:
        return f"{self.member} {self.on}"
