"""The chapters a login has a seat in today."""

import datetime
from dataclasses import dataclass, field

from django.utils import timezone

from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import across, everywhere
from lokallag.core.people.models import Person, Seat, User
from lokallag.core.people.roles import Role


@dataclass(frozen=True)
class Place:
    """A chapter as one human belongs to it: their person there and the posts they hold today."""

    chapter: Chapter
    person: Person
    roles: list[Role] = field(default_factory=list)


def places_of(user: User) -> list[Place]:
    """Return where the login has a seat, by the chapter's name. Three queries, whatever the number."""
    if not user.is_authenticated:
        return []
    with everywhere():
        ids = set(Person.objects.filter(user=user).values_list("chapter_id", flat=True))
    chapters = list(Chapter.objects.filter(pk__in=ids).select_related("parent").order_by("name"))
    with across(chapters):
        seats = list(
            Seat.objects.filter(person__user=user, starts_on__lte=max(_days(chapters), default=timezone.localdate()))
            .select_related("person")
            .order_by("pk")
        )
    places = []
    for chapter in chapters:
        today = chapter.today()
        held = [
            seat
            for seat in seats
            if seat.chapter_id == chapter.pk
            and seat.starts_on <= today
            and (seat.ends_on is None or seat.ends_on >= today)
        ]
        if held:
            places.append(Place(chapter, held[0].person, [Role(seat.role) for seat in held]))
    return places


def _days(chapters: list[Chapter]) -> list[datetime.date]:
    return [chapter.today() for chapter in chapters]
