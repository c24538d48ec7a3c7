"""Personal links: what a person can open from a mail without logging in, each for one purpose and nothing else.

A token names the person and a subject and is signed with the installation's key and the person's own; it opens nothing
in another chapter, and giving the person a new `link_key` makes all their old links void.
"""

from typing import NamedTuple

from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

from lokallag.core.people.models import Person

# Long enough that nobody guesses it, short enough that a mail program does not break it.
_LENGTH = 27


class Opened(NamedTuple):
    """Whose link it is and what it is about (a key of the caller's choosing, such as a gathering's)."""

    person: Person
    subject: str


def link_token(person: Person, purpose: str, subject: object = "") -> str:
    """Return a token for an address, made of letters, digits, `-`, `_` and `.`. `subject` holds no `.`."""
    said = f"{signing.b62_encode(person.pk)}.{subject}"
    return f"{said}.{_signature(person, purpose, said)}"


def open_link(token: str, purpose: str) -> Opened | None:
    """Return who and what a token of the scope's chapter is for; None for one that is wrong, void or another chapter's."""
    said, _dot, signature = token.rpartition(".")
    key, _dot, subject = said.partition(".")
    if not key.isalnum() or not key.isascii() or len(key) > 11:
        return None
    number = signing.b62_decode(key)
    person = Person.objects.select_related("user", "chapter").filter(pk=number).first() if number < 2**63 else None
    if person is None or not constant_time_compare(signature, _signature(person, purpose, said)):
        return None
    return Opened(person, subject)


def _signature(person: Person, purpose: str, said: str) -> str:
    mac = salted_hmac(f"lokallag.links.{purpose}", f"{person.chapter_id}:{person.link_key}:{said}", algorithm="sha256")
    return signing.b64_encode(mac.digest()).decode()[:_LENGTH]
