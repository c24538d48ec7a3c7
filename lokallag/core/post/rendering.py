"""A mailing's letters: the layout made once for each language, then filled in for one person after the other."""

from __future__ import annotations

import datetime
import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.utils import parseaddr
from functools import lru_cache

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from lokallag.core.chapters.models import Chapter
from lokallag.core.people.links import link_token
from lokallag.core.people.models import Person
from lokallag.core.post.enclosing import Carried, carried
from lokallag.core.post.layout import WISHES, Layout, answer_key, lay_out, site_address
from lokallag.core.post.merging import Merged, Tokens
from lokallag.core.post.mime import letter_bytes, named
from lokallag.core.post.models import Mailing
from lokallag.core.post.sources import source_of

Links = Mapping[int, Mapping[str, str]]
#: What the personal link to the preference page is signed for.
PURPOSE = "post.wishes"
_LANGUAGES = frozenset(dict(settings.LANGUAGES))


@dataclass(frozen=True)
class Written:
    """One person's letter in words."""

    subject: str
    text: str
    html: str


class Writer:
    """Writes a mailing's letters. Its layouts are made at the first letter in each language and kept."""

    def __init__(self, chapter: Chapter, mailing: Mailing, *, reply_to: str = "") -> None:
        self.chapter, self.mailing, self.reply_to = chapter, mailing, reply_to
        self._layouts: dict[str, Layout] = {}
        self._texts: dict[str, Merged] = {}
        self.sender = named(chapter.name, own_address())
        self._carried: list[Carried] | None = None

    def layout(self, language: str) -> Layout:
        """The layout in a language."""
        if language not in self._layouts:
            with translation.override(language):
                self._layouts[language] = lay_out(self.chapter, *self.mailing.in_language(language), language)
        return self._layouts[language]

    def links(self, people: Sequence[Person]) -> dict[int, dict[str, str]]:
        """Each person's links to answers, for a batch of people at once."""
        found: dict[int, dict[str, str]] = {person.pk: {} for person in people}
        for thing in self.layout(self.chapter.language).things:
            source = source_of(thing)
            if source is None or source.links is None:
                continue
            for key, urls in source.links(thing.partition(":")[2], people).items():
                for number, url in enumerate(urls):
                    found[key][answer_key(thing, number)] = url
        return found

    def write(self, person: Person, values: Mapping[str, str]) -> Written:
        """One person's letter; `values` are their links and what the letter holds for them alone."""
        layout = self.layout(language_of(person, self.chapter))
        known = self._known(person, values)
        safe = {key: html.escape(value) for key, value in known.items()} if layout.html.asked else {}
        return Written(layout.subject.fill(known), layout.text.fill(known), layout.html.fill(safe))

    def _known(self, person: Person, values: Mapping[str, str]) -> dict[str, str]:
        """What can be filled in for a person."""
        return {
            "given_name": person.given_name,
            "family_name": person.family_name,
            "name": person.name,
            "chapter": self.chapter.name,
            WISHES: wishes_address(self.chapter, person, self.mailing),
            **values,
        }

    def write_sms(self, person: Person, values: Mapping[str, str]) -> str:
        """One person's text message, with their way out at its end."""
        language = language_of(person, self.chapter)
        if language not in self._texts:
            with translation.override(language):
                tokens = Tokens("m0x5n")
                said = "\n".join(str(block.get("text", "")) for block in self.mailing.in_language(language)[1])
                way_out = _("No more of these: %(url)s") % {"url": "{" + WISHES + "}"}
                self._texts[language] = tokens.cut(tokens.put(f"{said.strip()}\n{way_out}"))
        return self._texts[language].fill(self._known(person, values))

    def headers(self, person: Person) -> dict[str, str]:
        """What mail programs read: how to hear less with one click (RFC 8058), where answers go, that it is no person's."""
        if self.mailing.is_transactional:
            less = {}
        else:
            less = {
                "List-Unsubscribe": f"<{wishes_address(self.chapter, person, self.mailing)}>",
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
                "Precedence": "bulk",
            }
        return {**less, **({"Reply-To": self.reply_to} if self.reply_to else {}), "Auto-Submitted": "auto-generated"}

    def enclosed(self) -> list[Carried]:
        """What goes along with every letter, read once."""
        if self._carried is None:
            self._carried = carried(self.mailing)
        return self._carried

    def as_bytes(
        self, person: Person, address: str, key: str, values: Mapping[str, str], at: datetime.datetime
    ) -> bytes:
        """The whole message; its Message-ID is the letter's key, the same on every try."""
        written = self.write(person, values)
        return letter_bytes(
            sender=self.sender,
            to=named(person.name, address),
            subject=written.subject,
            message_id=message_id(key),
            at=at,
            text=written.text,
            html=written.html,
            headers=self.headers(person),
            others=[one.spoken(person.name, address, values) for one in self.enclosed() if one.method],
            files=[one.kept(person.name, address, values) for one in self.enclosed()],
        )


def language_of(person: Person, chapter: Chapter) -> str:
    """The language to write in: the person's, else their login's, else the chapter's."""
    wished = person.language or (person.user.language if person.user_id and person.user else "")
    return wished if wished in _LANGUAGES else chapter.language


def wishes_address(chapter: Chapter, person: Person, mailing: Mailing) -> str:
    """A person's own link to what they want to hear; it remembers whether the letter was an important one."""
    person.chapter = chapter
    token = link_token(person, PURPOSE, "i" if mailing.is_important or mailing.is_statutory else "o")
    return f"{_wishes_base(chapter.slug)}{token}/"


@lru_cache(maxsize=256)
def _wishes_base(slug: str) -> str:
    return site_address(reverse("post:wishes", kwargs={"chapter": slug, "token": "x"})).removesuffix("x/")


def message_id(key: str) -> str:
    """The Message-ID of a letter's key."""
    return f"<{key}@{own_domain()}>"


def own_address() -> str:
    """The installation's address, without its name."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1] or "lokallag@localhost"


def own_domain() -> str:
    """The domain of the installation's address."""
    return re.sub(r"[^A-Za-z0-9.-]", "", own_address().rpartition("@")[2]) or "localhost"


def envelope_sender(key: str) -> str:
    """Where a letter comes back to: with a bounce address the key is in it (VERP), so that the letter is known again."""
    bounce = settings.BOUNCE_ADDRESS
    if not bounce:
        return own_address()
    local, _at, domain = bounce.rpartition("@")
    return f"{local}+{key}@{domain}"
