"""Write to a person: in their language, as plain text and simple HTML, sent by the worker."""

import re
from collections.abc import Mapping
from email.utils import formataddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join, urlize
from django.utils.safestring import SafeString

from lokallag.core.chapters.models import Chapter
from lokallag.core.jobs.jobs import job
from lokallag.core.people.models import Person

_LANGUAGES = frozenset(code for code, _name in settings.LANGUAGES)


def language_of(to: Person | str, chapter: Chapter) -> str:
    """Return the language to write in: what the person chose, else the chapter's."""
    chosen = to.user.language if isinstance(to, Person) and to.user is not None else ""
    return chosen if chosen in _LANGUAGES else chapter.language


def send_notice(
    to: Person | str,
    subject: Promise | str,
    template: str,
    context: Mapping[str, object],
    *,
    chapter: Chapter,
    language: str = "",
) -> None:
    """Queue a mail to a person (or an address) on behalf of a chapter; nobody without an address gets any.

    `subject` is a lazy translation that may use `context`; `template` a plain text whose lines become paragraphs and
    whose addresses become links. Both are put into the recipient's language now (`language` where an address has said
    one); the worker sends. Called inside an
    action's transaction, it goes out only if the action holds.
    """
    address = to.email if isinstance(to, Person) else to
    if not address:
        return
    name = to.name if isinstance(to, Person) else ""
    with translation.override(language if language in _LANGUAGES else language_of(to, chapter)):
        title = " ".join((str(subject) % dict(context)).split())
        text = tidy(
            render_to_string(template, {**context, "chapter_name": chapter.name, "site_url": settings.SITE_URL})
        )
        html = render_to_string(
            "post/notice.html",
            {"title": title, "body": as_html(text), "chapter_name": chapter.name, "colour": chapter.colour},
        )
    deliver.later(
        to=formataddr((name, address)) if name else address, subject=title, text=text, html=html, sender=chapter.name
    )


@job(retries=5)
def deliver(*, to: str, subject: str, text: str, html: str, sender: str) -> None:
    """Send one mail; a server that does not answer is tried again."""
    message = EmailMultiAlternatives(subject=subject, body=text, from_email=_from(sender), to=[to])
    message.attach_alternative(html, "text/html")
    message.send()


def _from(sender: str) -> str:
    """The installation's address under the chapter's name; a line break in a name would end the header."""
    address = re.sub(r".*<(.+)>\s*$", r"\1", settings.DEFAULT_FROM_EMAIL)
    return formataddr((" ".join(sender.split()), address))


def tidy(text: str) -> str:
    """Take out what template tags leave behind: more than one empty line, spaces at line ends."""
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+\n", "\n", text)).strip() + "\n"


def as_html(text: str) -> SafeString:
    """Paragraphs at empty lines, breaks at line ends, links for addresses; all else is escaped."""
    paragraphs = [
        SafeString("<br>".join(urlize(line, autoescape=True) for line in block.split("\n")))
        for block in text.strip().split("\n\n")
    ]
    return format_html("{}", format_html_join("\n", '<p style="margin:0 0 16px">{}</p>', ((p,) for p in paragraphs)))
