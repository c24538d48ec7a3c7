"""That a notice of a meeting was sent: what it said, to whom, when, and how each of them was told."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.gatherings.models import Gathering
from lokallag.core.people.models import Person
from lokallag.core.post.models import Letter, Mailing


class NoticeQuerySet(ChapterQuerySet["Notice"]):
    """Adjectives about notices."""

    def of_kind(self, *kinds: str) -> NoticeQuerySet:
        """Those of the given kinds."""
        return self.filter(kind__in=kinds)

    def newest_first(self) -> NoticeQuerySet:
        """The last one on top."""
        return self.order_by("-sent_at", "-pk")


class Notice(ChapterModel):
    """One sending about a meeting: the announcement of the date, the notice with the agenda, or the papers."""

    class Kind(models.TextChoices):
        ANNOUNCEMENT = "announcement", _("Announcement of the date")
        NOTICE = "notice", _("Notice with the agenda")
        PAPERS = "papers", _("The papers")

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(_("what"), max_length=12, choices=Kind)
    word = models.TextField(_("a word from you"), blank=True, max_length=2000)
    # When the meeting was to be, as this said: it may have been moved since.
    meeting_on = models.DateField(_("date of the meeting"))
    sent_at = models.DateTimeField(_("sent"))
    # The day in the chapter's time zone: what deadlines are counted from.
    sent_on = models.DateField(_("sent"))
    sent_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    # SHA-256 over all its editions, in their order.
    digest = models.CharField(max_length=64)
    # To how many, whatever becomes of their rows.
    people = models.PositiveIntegerField(_("people"))

    objects = ChapterManager.from_queryset(NoticeQuerySet)()

    class Meta:
        indexes = [models.Index(fields=["chapter", "gathering", "sent_on"], name="notice_by_meeting")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.sent_on}"


class Edition(ChapterModel):
    """What one audience of a notice got: those who may see the same items got the same."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="editions")
    place = models.PositiveSmallIntegerField(default=0)
    subject = models.CharField(max_length=200)
    # How many items it shows, of those on the agenda.
    items = models.PositiveIntegerField(default=0)
    # What went along: [{"name", "size", "sha256"}]; one with "linked" was too big to send and is behind the letter's link.
    files = models.JSONField(default=list)
    # SHA-256 of subject, words and files.
    digest = models.CharField(max_length=64)
    mailing = models.ForeignKey(Mailing, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["notice", "place"], name="edition_once")]

    def __str__(self) -> str:
        return self.subject


class NoticeCopyQuerySet(ChapterQuerySet["NoticeCopy"]):
    """Adjectives about copies."""

    def untold(self) -> NoticeCopyQuerySet:
        """Those whom nothing has reached yet: nobody has an address that works, and nobody has said it to them."""
        stopped = [Letter.State.BLOCKED, Letter.State.BOUNCED, Letter.State.FAILED]
        by_mail = Q(how=NoticeCopy.How.MAIL)
        came_back = Q(letter__state__in=stopped) | Q(letter__isnull=True, state__in=stopped)
        return self.filter(Q(how=NoticeCopy.How.UNTOLD) | (by_mail & came_back))


class NoticeCopy(ChapterModel):
    """That somebody was given a notice, and how. What became of a letter is the letter's to say while it is kept.

    The row stays when the person is erased, without who it was.
    """

    class How(models.TextChoices):
        MAIL = "mail", _("By e-mail")
        SPOKEN = "spoken", _("Told in another way")
        UNTOLD = "untold", _("Must be told in another way")

    class Capacity(models.TextChoices):
        """As what they were called."""

        MEMBER = "member", _("Member of the body")
        DEPUTY = "deputy", _("Deputy")
        OBSERVER = "observer", _("Observer")

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="copies")
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="copies")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    capacity = models.CharField(_("as"), max_length=8, choices=Capacity, default=Capacity.MEMBER)
    how = models.CharField(_("how"), max_length=6, choices=How)
    # Who has not an address is told by somebody: that day. Else empty.
    told_on = models.DateField(_("told"), null=True, blank=True)
    letter = models.ForeignKey(Letter, on_delete=models.SET_NULL, null=True, related_name="+")
    # What the letter said when it was deleted (a year after, or with the person).
    state = models.CharField(max_length=9, choices=Letter.State, blank=True)
    handed_at = models.DateTimeField(null=True, blank=True)

    objects = ChapterManager.from_queryset(NoticeCopyQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["notice", "person"], name="notice_copy_once")]

    def __str__(self) -> str:
        return f"{self.person}: {self.notice}"

    @property
    def is_told(self) -> bool:
        """Whether it is on its way to them or they have it: handed to their mail server, or said."""
        if self.how != self.How.MAIL:
            return self.how == self.How.SPOKEN
        return self.outcome not in {Letter.State.BLOCKED, Letter.State.BOUNCED, Letter.State.FAILED}

    @property
    def outcome(self) -> str:
        """What became of the letter (`Letter.State`); empty where there was none."""
        return self.letter.state if self.letter is not None else self.state

    @property
    def outcome_words(self) -> str:
        """The same in words."""
        return str(Letter.State(self.outcome).label) if self.outcome else ""

    @property
    def handed_over_at(self) -> datetime.datetime | None:
        """When the mail server took it."""
        return self.letter.sent_at if self.letter is not None else self.handed_at
