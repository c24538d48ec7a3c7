"""A person as one chapter knows them, the login of a human, and the seats people hold."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lokallag.core.chapters.models import Chapter, ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.people.roles import Role
from lokallag.core.people.sorting import sort_key


class UserManager(BaseUserManager["User"]):
    """Makes logins; there are no passwords, so none is taken."""

    def create_user(self, email: str, **fields: Any) -> User:
        """Create a login for an e-mail address, in lower case."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_unusable_password()
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """One login per human, whatever number of chapters they belong to."""

    email = models.EmailField(_("e-mail"), unique=True)
    language = models.CharField(_("language"), max_length=5, blank=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()

    def __str__(self) -> str:
        return self.email


class PersonQuerySet(ChapterQuerySet["Person"]):
    """Adjectives about people."""

    def by_name(self) -> PersonQuerySet:
        """Order the Norwegian way: surname first, æøå last."""
        return self.order_by("sort_key", "pk")

    def named(self, words: str) -> PersonQuerySet:
        """Those whose name holds each of the words, whatever their case: «åse» finds Åse on every database."""
        found = self
        for word in words.replace("\x00", " ").split()[:8]:
            found = found.filter(sort_key__contains=sort_key(word))
        return found

    def reachable(self) -> PersonQuerySet:
        """Those with an e-mail address."""
        return self.exclude(email="")


class Person(ChapterModel):
    """A chapter's own record of a person; a human in two chapters is two of these."""

    user = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    given_name = models.CharField(_("first name"), max_length=80)
    family_name = models.CharField(_("last name"), max_length=80, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    sort_key = models.CharField(max_length=400, editable=False, db_index=True)

    objects = ChapterManager.from_queryset(PersonQuerySet)()

    class Meta:
        indexes = [models.Index(fields=["chapter", "sort_key", "id"], name="person_by_name")]
        constraints = [
            models.UniqueConstraint(
                fields=["chapter", "user"], condition=Q(user__isnull=False), name="one_person_per_login"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_key = sort_key(f"{self.family_name} {self.given_name}")
        super().save(*args, **kwargs)

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def initials(self) -> str:
        """Two letters for the small round picture."""
        return (self.given_name[:1] + self.family_name[:1]).upper()


class SeatQuerySet(ChapterQuerySet["Seat"]):
    """Adjectives about seats."""

    def held_on(self, day: datetime.date) -> SeatQuerySet:
        """Those held on the day, both ends included."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)


class Seat(ChapterModel):
    """A post held by a person for a time."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="seats")
    role = models.CharField(_("post"), max_length=30, choices=Role)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = ChapterManager.from_queryset(SeatQuerySet)()

    class Meta:
        indexes = [models.Index(fields=["chapter", "role"], name="seat_by_role")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")), name="seat_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.person}"


def seats_of(user: User, chapter: Chapter, today: datetime.date) -> list[Seat]:
    """Return the seats the login holds today in the scope's chapter, with the person."""
    return list(
        Seat.objects.held_on(today).filter(person__user=user, chapter=chapter).select_related("person").order_by("pk")
    )
