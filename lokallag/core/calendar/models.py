"""A person's own calendar feed: which of the addresses ever made for them still works."""

from django.db import models

from lokallag.core.chapters.models import ChapterModel
from lokallag.core.people.models import Person


class Feed(ChapterModel):
    """One feed a person; a new address raises `version`, and older ones no longer work."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="feed")
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.person} {self.version}"
