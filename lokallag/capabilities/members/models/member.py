"""Who joined when, and who is their contact."""

from __future__ import annotations

import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Count, Exists, F, FilteredRelation, Max, Min, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.people.models import Person

#: Within how many days somebody should have talked with a newcomer, where no plan says otherwise.
WELCOME_DAYS = 7
#: For how long a member is new.
NEW_DAYS = 180


def is_member(day: datetime.date) -> Q:
    """Return the condition over Person "is a member on the day": joined and neither left nor expelled by then."""
    here = Q(left_on__isnull=True) | Q(left_on__gt=day)
    gone = [Member.State.APPLIED, Member.State.RESIGNED, Member.State.EXPELLED]
    return Q(Exists(Member.objects.filter(here, person=OuterRef("pk"), joined_on__lte=day).exclude(state__in=gone)))


#: The same for the database's guard of letters (core.post.guards).
IS_MEMBER_SQL = """EXISTS (SELECT 1 FROM members_member m WHERE m.person_id = NEW.person_id
      AND m.state NOT IN ('applied', 'resigned', 'expelled')
      AND m.joined_on <= {day} AND (m.left_on IS NULL OR m.left_on > {day}))"""


class MemberQuerySet(ChapterQuerySet["Member"]):
    """Adjectives about members."""

    def current_on(self, day: datetime.date) -> MemberQuerySet:
        """Those who have joined and not left by the day."""
        here = Q(left_on__isnull=True) | Q(left_on__gt=day)
        return self.filter(here, joined_on__lte=day).exclude(state=Member.State.APPLIED)

    def with_first_contact(self) -> MemberQuerySet:
        """Add `first_contact_on`: the first day somebody talked with them after they joined, or None."""
        return self.annotate(
            first_contact_on=Min("contacts__on", filter=Q(contacts__on__gte=F("joined_on"), contacts__reached=True))
        )

    def new_on(self, day: datetime.date) -> MemberQuerySet:
        """Those who joined lately and are still here."""
        return self.current_on(day).filter(joined_on__gt=day - datetime.timedelta(days=NEW_DAYS))

    def waiting_on(self, day: datetime.date) -> MemberQuerySet:
        """New members nobody has talked with since they joined, the one who has waited longest first."""
        talked = Q(contacts__reached=True, contacts__on__gte=F("joined_on"))
        new = self.new_on(day).annotate(welcomed=FilteredRelation("contacts", condition=talked))
        return new.filter(welcomed__isnull=True).select_related("welcome").order_by("joined_on", "pk")

    def to_welcome_on(self, day: datetime.date) -> MemberQuerySet:
        """New members nobody has talked with, and those who were promised a call and are no longer new."""
        from lokallag.capabilities.members.models.care import Welcome  # noqa: PLC0415 (it stands on this)

        promised = Welcome.objects.waiting_on(day).order_by().values("member")
        waiting = Q(pk__in=self.waiting_on(day).order_by().values("pk")) | Q(pk__in=promised)
        return self.filter(waiting).select_related("welcome").order_by("joined_on", "pk")

    def unpaid(self) -> MemberQuerySet:
        """Those who have not paid."""
        return self.filter(state=Member.State.UNPAID)

    def left_by(self, day: datetime.date) -> MemberQuerySet:
        """Those who have left."""
        return self.filter(left_on__lte=day)

    def with_tries(self) -> MemberQuerySet:
        """Add `tries`, how often somebody tried to reach them, and `tried_on`, the last day."""
        return self.annotate(tries=Count("contacts"), tried_on=Max("contacts__on"))

    def by_name(self) -> MemberQuerySet:
        """The Norwegian way: surname first, æøå last.

        That a name comes after nothing at all is always true; it leads the database along the index of names, so that
        the first fifty are found without sorting five thousand.
        """
        return self.filter(person__chapter=F("chapter"), person__sort_key__gte="").order_by("person__sort_key", "pk")


class Member(ChapterModel):
    """A person's membership in the chapter. How it came to its `state` stands in `Standing`, year by year in `Fee`."""

    class State(models.TextChoices):
        APPLIED = "applied", _("Applied")
        MEMBER = "member", _("Member")
        UNPAID = "unpaid", _("Has not paid")
        RESIGNED = "resigned", _("Resigned")
        EXPELLED = "expelled", _("Expelled")

    class Source(models.TextChoices):
        HAND = "hand", _("Registered by hand")
        IMPORT = "import", _("From the party's register")
        FORM = "form", _("The chapter's form")

    #: The states of those who are members today.
    HERE: ClassVar[frozenset[str]] = frozenset({State.MEMBER, State.UNPAID})
    #: The states of those who are no longer members; with them, and only them, `left_on` is set.
    GONE: ClassVar[frozenset[str]] = frozenset({State.RESIGNED, State.EXPELLED})

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="member")
    joined_on = models.DateField(_("joined on"))
    left_on = models.DateField(_("left on"), null=True, blank=True)
    # The named person who welcomes a newcomer.
    contact = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("contact")
    )

    state = models.CharField(_("state"), max_length=8, choices=State, default=State.MEMBER)
    # The day the oldest fee not paid was due: six months after it they are to be erased (core.privacy).
    unpaid_since = models.DateField(_("unpaid since"), null=True, blank=True)
    recruited_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("recruited by")
    )
    source = models.CharField(_("came by"), max_length=6, choices=Source, default=Source.HAND)
    registered_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ChapterManager.from_queryset(MemberQuerySet)()

    class Meta:
        indexes = [
            models.Index(fields=["chapter", "joined_on"], name="member_by_joined"),
            models.Index(fields=["chapter", "state"], name="member_by_state"),
            # All that the counts on top of the list ask for: they never touch the table.
            models.Index(fields=["chapter", "left_on", "joined_on", "state"], name="member_by_stay"),
        ]

    def __str__(self) -> str:
        return str(self.person)

    @property
    def welcome_due_on(self) -> datetime.date:
        """The last day on which a first conversation is in time: the day they are promised, else the usual one."""
        welcome = getattr(self, "welcome", None)
        due_on: datetime.date = getattr(welcome, "due_on", self.joined_on + datetime.timedelta(days=WELCOME_DAYS))
        return due_on

    def is_new_on(self, day: datetime.date) -> bool:
        """Whether they joined so lately that somebody should welcome them."""
        return self.joined_on > day - datetime.timedelta(days=NEW_DAYS) and not self.has_left_by(day)

    def has_left_by(self, day: datetime.date) -> bool:
        """Whether they are no longer a member on the day."""
        return self.left_on is not None and self.left_on <= day
