"""Elections on an item: the post, who is nominated, the rounds with their numbers, lots, who was elected. Votes are numbers, never people's."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.meetings.models.agenda import Item
from lokallag.capabilities.meetings.models.annual import Roll
from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.gatherings.models import Gathering
from lokallag.core.people.models import Person
from lokallag.core.people.roles import Role


class Election(ChapterModel):
    """One post, or several of a kind, to be filled at a meeting. `role` is what it gives in the chapter's own system."""

    #: Posts that an annual meeting elects to; membership and those of other chapters are not.
    ROLES: ClassVar[tuple[Role, ...]] = (
        Role.CHAIR,
        Role.DEPUTY_CHAIR,
        Role.SECRETARY,
        Role.TREASURER,
        Role.MEMBERSHIP_OFFICER,
        Role.TRAINING_OFFICER,
        Role.MEDIA_OFFICER,
        Role.CAMPAIGN_MANAGER,
        Role.BOARD_MEMBER,
        Role.DEPUTY_MEMBER,
        Role.NOMINATING_COMMITTEE,
    )

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="elections")
    place = models.PositiveSmallIntegerField(default=0)
    post = models.CharField(_("post"), max_length=120)
    role = models.CharField(
        _("post in the system"), max_length=30, blank=True, choices=[(role.value, role.label) for role in ROLES]
    )
    seats = models.PositiveSmallIntegerField(
        _("how many"), default=1, validators=[MinValueValidator(1), MaxValueValidator(30)]
    )
    term_years = models.PositiveSmallIntegerField(
        _("for how many years"), default=1, validators=[MinValueValidator(1), MaxValueValidator(4)]
    )
    # Deputies are called in the order they were elected.
    is_ordered = models.BooleanField(_("in order: first, second, third"), default=False)
    # How votes become a result, as the statutes said when the election was set up.
    counts_blank = models.BooleanField(_("blank votes count as cast"), default=True)
    most_rounds = models.PositiveSmallIntegerField(
        _("most votes are enough in round"), default=3, validators=[MinValueValidator(1), MaxValueValidator(9)]
    )

    class Meta:
        ordering = ["place", "pk"]

    def __str__(self) -> str:
        return self.post


class Slate(ChapterModel):
    """That the nominating committee's nominations to a meeting are out. Until then only the committee sees them."""

    gathering = models.OneToOneField(Gathering, on_delete=models.CASCADE, related_name="slate")
    words = models.TextField(_("what the committee says"), max_length=8000, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.gathering} {self.published_at or ''}".strip()


class CandidateQuerySet(ChapterQuerySet["Candidate"]):
    """Adjectives about candidates."""

    def public(self) -> CandidateQuerySet:
        """Those everybody at the meeting may know of: from the floor, and the committee's own once it is out, who said yes."""
        out = Q(election__item__gathering__slate__published_at__isnull=False, consent=Candidate.Consent.YES)
        return self.filter(~Q(source=Candidate.Source.COMMITTEE) | out)

    def standing(self) -> CandidateQuerySet:
        """Those who may be voted for: public, and not withdrawn."""
        return self.public().filter(withdrawn_on__isnull=True, person__isnull=False)

    def in_order(self) -> CandidateQuerySet:
        """As the list has them: the committee's first."""
        return self.order_by("election__place", "election_id", "source", "place", "pk")


class Candidate(ChapterModel):
    """Somebody nominated to a post. What the committee asks and hears is its own until its list is out."""

    class Source(models.TextChoices):
        COMMITTEE = "a_committee", _("The nominating committee")
        FLOOR = "b_floor", _("From the floor")

    class Consent(models.TextChoices):
        NOT_ASKED = "not_asked", _("Not asked yet")
        ASKED = "asked", _("Asked, no answer yet")
        YES = "yes", _("Has said yes")
        NO = "no", _("Has said no")

    class CountsAs(models.TextChoices):
        """What they themselves want to be counted as, where the statutes ask for balance."""

        UNSAID = "unsaid", _("Not said")
        WOMAN = "woman", _("Woman")
        MAN = "man", _("Man")
        OTHER = "other", _("Another gender")

    election = models.ForeignKey(Election, on_delete=models.CASCADE, related_name="candidates")
    # Emptied when the person is erased: the numbers of the election stay.
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="candidacies")
    source = models.CharField(_("nominated by"), max_length=12, choices=Source, default=Source.FLOOR)
    consent = models.CharField(_("asked"), max_length=9, choices=Consent, default=Consent.NOT_ASKED)
    place = models.PositiveSmallIntegerField(_("place on the list"), default=0)
    words = models.TextField(_("a few words about them"), max_length=1000, blank=True)
    counts_as = models.CharField(_("counts as"), max_length=6, choices=CountsAs, default=CountsAs.UNSAID)
    nominated_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)

    objects = ChapterManager.from_queryset(CandidateQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["election", "person"], name="candidate_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Who it is; once they are erased, that somebody was."""
        return self.person.name if self.person is not None else str(_("(erased)"))


class Round(ChapterModel):
    """One go at an election: opened, then counted. `roll` is who could vote then."""

    class Method(models.TextChoices):
        ACCLAMATION = "acclamation", _("Acclamation")
        HANDS = "hands", _("By show of hands")
        BALLOT = "ballot", _("By ballot")

    election = models.ForeignKey(Election, on_delete=models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    method = models.CharField(_("how"), max_length=12, choices=Method, default=Method.BALLOT)
    roll = models.ForeignKey(Roll, on_delete=models.SET_NULL, null=True, blank=True, related_name="rounds")
    is_last = models.BooleanField(_("most votes are enough"), default=False)
    entitled = models.PositiveIntegerField(_("could vote"), null=True, blank=True)
    cast = models.PositiveIntegerField(_("votes cast"), default=0)
    blank = models.PositiveIntegerField(_("blank"), default=0)
    invalid = models.PositiveIntegerField(_("invalid"), default=0)
    opened_at = models.DateTimeField()
    counted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["election", "number"], name="round_number_once"),
            models.CheckConstraint(
                condition=Q(blank__lte=models.F("cast"), invalid__lte=models.F("cast")), name="round_blank_within_cast"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.election} {self.number}"


class Tally(ChapterModel):
    """How many votes a candidate got in a round, and that they stood in it."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="tallies")
    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="tallies")
    votes = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "candidate"], name="tally_once")]

    def __str__(self) -> str:
        return f"{self.candidate}: {self.votes}"


class Lot(ChapterModel):
    """That those who were equal in a round were drawn: who drew, when, how. Drawn here, its seed lets anybody draw it again."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="lots")
    drawn_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("who drew")
    )
    drawn_at = models.DateTimeField()
    how = models.CharField(_("how"), max_length=200, blank=True)
    seed = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.round} {self.drawn_at}"


class Drawn(ChapterModel):
    """Which place the lot gave one of those who were equal."""

    lot = models.ForeignKey(Lot, on_delete=models.CASCADE, related_name="drawn")
    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="+")
    place = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["lot", "candidate"], name="drawn_once")]

    def __str__(self) -> str:
        return f"{self.lot}: {self.place}"


class Elected(ChapterModel):
    """That a candidate was elected, and as which (the first deputy, the second)."""

    election = models.ForeignKey(Election, on_delete=models.CASCADE, related_name="elected")
    candidate = models.OneToOneField(Candidate, on_delete=models.CASCADE, related_name="elected")
    place = models.PositiveSmallIntegerField()
    elected_at = models.DateTimeField()

    class Meta:
        ordering = ["place", "pk"]

    def __str__(self) -> str:
        return f"{self.election}: {self.candidate}"
