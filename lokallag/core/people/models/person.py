"""A person as one chapter knows them, and what else they are called and reached by."""

from __future__ import annotations

import secrets
from typing import Any

from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.people.models.login import User
from lokallag.core.people.searching import search_key, search_words
from lokallag.core.people.sorting import sort_key


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

    def found_by(self, asked: str) -> PersonQuerySet:
        """Those whose names, e-mails, phones, address or member number hold each of the words, however typed."""
        found = self
        for word in search_words(asked):
            found = found.filter(search_text__contains=word)
        return found

    def reachable(self) -> PersonQuerySet:
        """Those with an e-mail address."""
        return self.exclude(email="")


class Household(ChapterModel):
    """People who live together and need one letter, one call; it has no name of its own."""

    def __str__(self) -> str:
        return str(self.pk)


def new_link_key() -> str:
    """Return a secret that a person's own links are signed with; a new one makes all old links void."""
    return secrets.token_urlsafe(16)


class Person(ChapterModel):
    """A chapter's own record of a person; a human in two chapters is two of these.

    `email` and `phone` are the ones that are used; others stand in `Alternative`. Phones are E.164.
    """

    class Wants(models.TextChoices):
        """What they want to hear from the chapter."""

        EVERYTHING = "everything", _("Everything")
        IMPORTANT = "important", _("Only what is important")
        NOTHING = "nothing", _("Do not contact")

    user = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    given_name = models.CharField(_("first name"), max_length=80)
    family_name = models.CharField(_("last name"), max_length=80, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    # Only the year: enough to know who may vote and to tell two of one name apart.
    birth_year = models.PositiveSmallIntegerField(
        _("year of birth"), null=True, blank=True, validators=[MinValueValidator(1900)]
    )
    street = models.CharField(_("street address"), max_length=120, blank=True)
    postcode = models.CharField(_("postcode"), max_length=12, blank=True)
    place = models.CharField(_("place"), max_length=60, blank=True)
    municipality_number = models.CharField(
        _("municipality number"), max_length=4, blank=True, validators=[RegexValidator(r"^\d{4}$", _("Four digits."))]
    )
    household = models.ForeignKey(
        Household, on_delete=models.SET_NULL, null=True, blank=True, related_name="people", verbose_name=_("household")
    )
    # Empty: what their login says, else the chapter's.
    language = models.CharField(_("language"), max_length=5, blank=True)
    wants = models.CharField(_("wants to hear"), max_length=12, choices=Wants, default=Wants.EVERYTHING)
    # The number in the party's own register.
    member_number = models.CharField(_("member number"), max_length=30, blank=True)
    link_key = models.CharField(max_length=32, default=new_link_key, editable=False)
    sort_key = models.CharField(max_length=400, editable=False, db_index=True)
    # Everything they can be found by, folded (core.people.searching).
    search_text = models.TextField(editable=False, blank=True)

    objects = ChapterManager.from_queryset(PersonQuerySet)()

    class Meta:
        indexes = [models.Index(fields=["chapter", "sort_key", "id"], name="person_by_name")]
        constraints = [
            models.UniqueConstraint(
                fields=["chapter", "user"], condition=Q(user__isnull=False), name="one_person_per_login"
            ),
            models.UniqueConstraint(
                fields=["chapter", "member_number"], condition=~Q(member_number=""), name="member_number_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.fold()
        fields = kwargs.get("update_fields")
        if fields is not None:
            kwargs["update_fields"] = {*fields, "sort_key", "search_text"}
        super().save(*args, **kwargs)

    def fold(self, alternatives: list[str] | None = None) -> None:
        """Make the sort key and the search text anew. `bulk_create` and `bulk_update` call no `save`: fold first.

        `alternatives` are the values of their other names, e-mails and phones; None asks the database for them.
        """
        if alternatives is None:
            rows = Alternative.objects.filter(person_id=self.pk) if self.pk else Alternative.objects.none()
            alternatives = list(rows.values_list("value", flat=True))
        self.sort_key = sort_key(f"{self.family_name} {self.given_name}")
        own = [self.given_name, self.family_name, self.email, self.phone, self.street, self.postcode, self.place]
        self.search_text = search_key(" ".join([*own, self.member_number, *alternatives]))

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def initials(self) -> str:
        """Two letters for the small round picture."""
        return (self.given_name[:1] + self.family_name[:1]).upper()


class Alternative(ChapterModel):
    """Another name, e-mail or phone (E.164) of a person. Fold and save the person after a change."""

    class Kind(models.TextChoices):
        NAME = "name", _("Name")
        EMAIL = "email", _("E-mail")
        PHONE = "phone", _("Phone")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="alternatives")
    kind = models.CharField(_("kind"), max_length=5, choices=Kind)
    value = models.CharField(_("value"), max_length=254)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind", "value"], name="alternative_once")]
        indexes = [models.Index(fields=["chapter", "kind", "value"], name="alternative_by_value")]

    def __str__(self) -> str:
        return self.value
