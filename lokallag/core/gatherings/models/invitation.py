"""Who was asked to a gathering and how; that all members were; who was reminded of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.gatherings.models.attendance import Attendance
from lokallag.core.gatherings.models.gathering import Gathering
from lokallag.core.people.models import Person


class InvitationQuerySet(ChapterQuerySet["Invitation"]):
    """Adjectives about invitations."""

    def given(self) -> InvitationQuerySet:
        """Those that reached for somebody: sent, or said."""
        return self.exclude(how=Invitation.How.UNTOLD)

    def unanswered(self) -> InvitationQuerySet:
        """Those whose person has not answered."""
        answers = Attendance.objects.filter(gathering=OuterRef("gathering"), person=OuterRef("person"))
        return self.filter(~Exists(answers))


class Invitation(ChapterModel):
    """That a person is invited to a gathering. What they answer stands in `Attendance`."""

    class How(models.TextChoices):
        """How they were told."""

        MAIL = "mail", _("By e-mail")
        SPOKEN = "spoken", _("Told in another way")
        # Nobody knows an address of theirs: somebody must say it to them.
        UNTOLD = "untold", _("Not told yet")

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="invitations")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="invitations")
    how = models.CharField(_("how"), max_length=6, choices=How)
    invited_on = models.DateField(_("invited"))

    objects = ChapterManager.from_queryset(InvitationQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gathering", "person"], name="invitation_once")]
        indexes = [models.Index(fields=["chapter", "person"], name="invitation_by_person")]

    def __str__(self) -> str:
        return f"{self.person}: {self.gathering}"


class AllInvited(ChapterModel):
    """That everybody who was a member on a day, and may be written to, had been invited to a gathering by then."""

    gathering = models.OneToOneField(Gathering, on_delete=models.CASCADE, related_name="all_invited")
    on = models.DateField(_("date"))
    members = models.PositiveIntegerField(_("members"))

    def __str__(self) -> str:
        return f"{self.gathering} {self.on}"


class Reminder(ChapterModel):
    """That a person was written to about a gathering: each step once, however many workers look."""

    class Step(models.TextChoices):
        """Why they were written to."""

        THREE_DAYS = "three_days", _("Three days before")
        ONE_DAY = "one_day", _("The day before")
        ASKED_AGAIN = "asked_again", _("Asked once more")
        CALLED_OFF = "called_off", _("Told that it is cancelled")

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="reminders")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    step = models.CharField(_("why"), max_length=11, choices=Step)
    sent_at = models.DateTimeField(_("sent"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gathering", "person", "step"], name="reminder_once")]
        indexes = [models.Index(fields=["chapter", "person"], name="reminder_by_person")]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_step_display()}"
