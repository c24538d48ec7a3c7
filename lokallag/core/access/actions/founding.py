"""Open a new installation, and make a chapter: all of it or nothing."""

import datetime
from dataclasses import asdict, dataclass

from django.db import IntegrityError, transaction

from lokallag.core.access.models import Opening
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.naming import slug_of
from lokallag.core.chapters.scopes import within
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person, Seat, User
from lokallag.core.people.roles import Role


class AlreadyOpened(Exception):
    """The installation has a chapter or a login: it is opened only once."""


@dataclass(frozen=True, kw_only=True)
class ChapterFacts:
    """What is said of a chapter when it is made. `colour` is `#rrggbb`, `municipality_number` four digits or empty."""

    name: str
    party: str = ""
    colour: str = "#3b4a6b"
    municipality_number: str = ""
    language: str = "nb"


def is_new() -> bool:
    """Tell whether nobody has opened this installation yet: no chapter, no login."""
    return not (Opening.objects.exists() or Chapter.objects.exists() or User.objects.exists())


def open_installation(
    *, facts: ChapterFacts, email: str, given_name: str, family_name: str, today: datetime.date
) -> tuple[User, Chapter]:
    """Make the first login, the first chapter and its chair. One transaction: killed half-way it leaves nothing.

    1. take the one opening, 2. the login, 3. the chapter with its chair, 4. the journal.
    Raises AlreadyOpened when somebody was first, also in the same moment.
    """
    try:
        with transaction.atomic():
            if not is_new():
                raise AlreadyOpened
            Opening(id=1).save(force_insert=True)
            user = User.objects.create_user(email=email, language=facts.language)
            chapter = _found(facts, None, user, given_name, family_name, today)
    except IntegrityError as error:
        if Opening.objects.exists():
            raise AlreadyOpened from error
        raise
    return user, chapter


def make_chapter(
    *, facts: ChapterFacts, parent: Chapter | None, actor: Person, user: User, today: datetime.date
) -> Chapter:
    """Make another chapter in the installation with the actor's own person there as its chair.

    `user` is the actor's login. The chapter lies under `parent`, a county or national chapter, or under none.
    """
    with transaction.atomic():
        return _found(facts, parent, user, actor.given_name, actor.family_name, today)


def _found(
    facts: ChapterFacts, parent: Chapter | None, user: User, given_name: str, family_name: str, today: datetime.date
) -> Chapter:
    """The chapter, its first person, the chair's seat and the journal's first line."""
    taken = set(Chapter.objects.values_list("slug", flat=True))
    chapter = Chapter.objects.create(slug=slug_of(facts.name, taken), parent=parent, **asdict(facts))
    with within(chapter):
        person = Person.objects.create(user=user, given_name=given_name, family_name=family_name, email=user.email)
        Seat.objects.create(person=person, role=Role.CHAIR, starts_on=today)
        record("access.chapter_made", actor=person, subject=chapter, name=facts.name)
    return chapter
