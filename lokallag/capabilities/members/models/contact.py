"""When somebody talked with a member, or tried to."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.models.member import Member
from lokallag.core.chapters.models import ChapterModel
from lokallag.core.people.models import Person


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
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["chapter", "on"], name="contact_by_day")]

    def __str__(self) -> str:
        return f"{self.member} {self.on}"
