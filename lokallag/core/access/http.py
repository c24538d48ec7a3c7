"""The request as views see it: with its chapter, person and roles."""

from collections.abc import Callable

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from lokallag.core.access.permissions import Permission
from lokallag.core.chapters.models import Chapter
from lokallag.core.people.models import Person, User


class ChapterRequest(HttpRequest):
    """A request inside a chapter, after the middleware. Only a type: Django makes the object."""

    user: User
    chapter: Chapter
    person: Person
    roles: frozenset[str]
    may: Callable[[Permission], bool]
    htmx: HtmxDetails
