"""What each member wants from the membership, can, and would like to learn; and the chapter's own list to say it by."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.models.member import Member, MemberQuerySet
from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.people.models import Person

#: After how long somebody who has answered is asked again, and somebody who had no time.
AGAIN_DAYS, NO_TIME_DAYS = 365, 180

#: What every chapter begins with, by key. A chapter may call them otherwise, add its own and put any away.
DEFAULTS = {
    "stand": _("Stand at a stall"),
    "doors": _("Knock on doors"),
    "call": _("Call members"),
    "newcomers": _("Welcome new members"),
    "write": _("Write texts"),
    "speak": _("Speak to an audience"),
    "social_media": _("Post on social media"),
    "design": _("Make posters and pictures"),
    "photo": _("Take photos and film"),
    "organise": _("Organise events"),
    "cook": _("Cook and bake"),
    "drive": _("Drive and carry"),
    "web": _("Help with computers and web"),
    "money": _("Look after accounts and money"),
    "lead": _("Lead a group"),
    "candidate": _("Stand for election"),
    "climate": _("Climate and nature"),
    "schools": _("Schools and childhood"),
    "health": _("Health and care"),
    "transport": _("Transport"),
    "planning": _("Housing and town planning"),
    "culture": _("Culture and sport"),
    "equality": _("Equality and inclusion"),
    "business": _("Work and business"),
}
FIELDS = frozenset({"climate", "schools", "health", "transport", "planning", "culture", "equality", "business"})


class InterestQuerySet(ChapterQuerySet["Interest"]):
    """Adjectives about interests."""

    def offered(self) -> InterestQuerySet:
        """Those that are still asked about, in the chapter's order."""
        return self.filter(retired_on__isnull=True).order_by("place", "pk")


class Interest(ChapterModel):
    """One thing a member can tick: something to do, or a field of politics. Without a `name` it is called by its `key`."""

    class Kind(models.TextChoices):
        DOING = "doing", _("Something to do")
        FIELD = "field", _("A field of politics")

    kind = models.CharField(_("kind"), max_length=5, choices=Kind, default=Kind.DOING)
    key = models.CharField(max_length=20, blank=True)
    name = models.CharField(_("name"), max_length=60, blank=True)
    # Beginnings of words, by which a task or a commitment is known to be about it.
    keywords = models.CharField(_("words that point to it"), max_length=300, blank=True)
    place = models.PositiveIntegerField(default=0)
    retired_on = models.DateField(_("put away on"), null=True, blank=True)

    objects = ChapterManager.from_queryset(InterestQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chapter", "key"], condition=~Q(key=""), name="interest_once")]
        indexes = [models.Index(fields=["chapter", "place"], name="interest_by_place")]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """What it is called: the chapter's own word, else ours in the reader's language."""
        return self.name or str(DEFAULTS.get(self.key, self.key))


class AmbitionQuerySet(ChapterQuerySet["Ambition"]):
    """Adjectives about ambitions."""

    def answered(self) -> AmbitionQuerySet:
        """Those that somebody has filled in."""
        return self.filter(answered_on__isnull=False)


class Ambition(ChapterModel):
    """What a person wants from the membership, as they last said it; a row without `answered_on` was only asked for."""

    class Time(models.TextChoices):
        """How much time they have."""

        SOMETIMES = "sometimes", _("An hour now and then")
        MONTHLY = "monthly", _("A few hours a month")
        CAMPAIGN = "campaign", _("A lot in the election campaign")
        NONE = "none", _("No time just now")

    class When(models.TextChoices):
        """When it suits."""

        DAYTIME = "daytime", _("In the daytime")
        EVENINGS = "evenings", _("In the evenings")
        WEEKENDS = "weekends", _("At weekends")

    class How(models.TextChoices):
        """How the answer came in."""

        LINK = "link", _("Filled in by themselves")
        CALL = "call", _("Told on the phone")
        OFFICER = "officer", _("Written down by the chapter")

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="ambition")
    words = models.TextField(_("in their own words"), blank=True, max_length=1500)
    time = models.CharField(_("time"), max_length=10, choices=Time, blank=True)
    when = models.JSONField(_("when it suits"), default=list, blank=True)
    notes = models.TextField(_("anything else"), blank=True, max_length=1000)
    asked_on = models.DateField(_("asked on"), null=True, blank=True)
    # The first answer is what the measure of the share mapped goes by; the latest is when the map was true.
    first_answered_on = models.DateField(_("first answered on"), null=True, blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    ask_again_on = models.DateField(_("ask again on"), null=True, blank=True)

    objects = ChapterManager.from_queryset(AmbitionQuerySet)()

    class Meta:
        indexes = [models.Index(fields=["chapter", "answered_on"], name="ambition_by_answer")]

    def __str__(self) -> str:
        return str(self.person)

    @property
    def suits(self) -> list[str]:
        """When it suits, in words."""
        return [str(self.When(each).label) for each in self.when if each in self.When.values]

    @property
    def wanted(self) -> list[str]:
        """What they would like to do and what they care about, in the list's order. One query."""
        wishes = self.wishes.filter(kind="want").select_related("interest").order_by("interest__place", "interest")
        return [wish.interest.label for wish in wishes]

    def is_old_on(self, day: datetime.date) -> bool:
        """Whether it is time to ask again."""
        return self.answered_on is not None and self.ask_again_on is not None and self.ask_again_on <= day


class Wish(ChapterModel):
    """One tick: a person wants to do, can do or wants to learn something of the chapter's list."""

    class Kind(models.TextChoices):
        WANT = "want", _("Wants to")
        CAN = "can", _("Can")
        LEARN = "learn", _("Wants to learn")

    ambition = models.ForeignKey(Ambition, on_delete=models.CASCADE, related_name="wishes")
    interest = models.ForeignKey(Interest, on_delete=models.CASCADE, related_name="wishes")
    kind = models.CharField(_("kind"), max_length=5, choices=Kind)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ambition", "interest", "kind"], name="wish_once")]
        indexes = [models.Index(fields=["chapter", "interest", "kind"], name="wish_by_interest")]

    def __str__(self) -> str:
        return f"{self.ambition}: {self.get_kind_display()} {self.interest}"


class Telling(ChapterModel):
    """That an ambition was filled in or changed: when, how, by whom. What it said before is not kept."""

    ambition = models.ForeignKey(Ambition, on_delete=models.CASCADE, related_name="tellings")
    on = models.DateField(_("when"))
    how = models.CharField(_("how"), max_length=8, choices=Ambition.How)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["ambition", "on"], name="telling_by_day")]

    def __str__(self) -> str:
        return f"{self.ambition} {self.on}"


class State(models.TextChoices):
    """How it stands with one member's ambition on a day."""

    ANSWERED = "answered", _("Answered")
    AGAIN = "again", _("Ask again")
    WAITING = "waiting", _("Asked, no answer")
    NOT_ASKED = "not_asked", _("Not asked yet")


def standing_so(members: MemberQuerySet, state: str, day: datetime.date) -> MemberQuerySet:
    """Return those of the members whose ambition stands as `state` says on a day; each member is in exactly one."""
    theirs = Ambition.objects.filter(person=OuterRef("person"))
    told = Exists(theirs.answered())
    old = Exists(theirs.answered().filter(ask_again_on__lte=day))
    asked = Exists(theirs.filter(answered_on__isnull=True, asked_on__isnull=False))
    return {
        State.ANSWERED: members.filter(told, ~old),
        State.AGAIN: members.filter(old),
        State.WAITING: members.filter(asked),
        State.NOT_ASKED: members.filter(~told, ~asked),
    }[State(state)]


def state_of(member: Member, day: datetime.date) -> State:
    """Return how it stands with one member (fetched with `person__ambition`)."""
    ambition = getattr(member.person, "ambition", None)
    if ambition is None or (ambition.answered_on is None and ambition.asked_on is None):
        return State.NOT_ASKED
    if ambition.answered_on is None:
        return State.WAITING
    return State.AGAIN if ambition.is_old_on(day) else State.ANSWERED
