"""What members are asked by mail: to do one thing, or what they want from their membership. Both are letters."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from lokallag.capabilities.members.models import Ask
from lokallag.core.gatherings.models import Gathering
from lokallag.core.gatherings.things import when
from lokallag.core.people.models import Person
from lokallag.core.post.letters import Queued, write_to
from lokallag.core.post.merging import plain

Block = Mapping[str, Any]


def write_ask(
    ask: Ask,
    *,
    asker: Person,
    row: object,
    on: datetime.date | None,
    address: str,
    now: datetime.datetime,
) -> Queued:
    """Ask one person, with a link for yes and one for no. `row` is the thing itself, `on` its day where it has one."""

    def says() -> tuple[str, list[Block]]:
        asks = {
            "gathering": _("%(asker)s asks whether you will come:"),
            "group": _("%(asker)s asks whether you will be in this group:"),
        }.get(ask.kind, _("%(asker)s asks whether you will do this:"))
        until = _(
            "One click is enough, you need not log in, and a no is quite all right. The question waits until %(day)s."
        )
        return _("Would you? %(title)s") % {"title": plain(ask.title)}, [
            _text(_("Hello {given_name}!"), plain(asks % {"asker": asker.name})),
            _text("\n".join(filter(None, [plain(ask.title), plain(_facts(row, on))]))),
            *([_text(plain(ask.words))] if ask.words else []),
            {"kind": "button", "text": _("Yes"), "url": "{yes_url}"},
            {"kind": "button", "text": _("No"), "url": "{no_url}"},
            _text(until % {"day": _day(ask.expires_on)}),
        ]

    person = ask.person
    links = {person.pk: {"yes_url": f"{address}?answer=yes", "no_url": f"{address}?answer=no"}}
    # Asked by name for what they ticked themselves: that is important to who wants nothing else.
    important = person.wants == Person.Wants.IMPORTANT
    mailing = write_to([person], kind="members.ask", says=says, values=links, important=important, actor=asker, now=now)
    return mailing[1]


def write_ambition_links(
    addresses: Mapping[int, str],
    *,
    again: bool,
    important: bool,
    sender: Person,
    chapter_name: str,
    now: datetime.datetime,
) -> set[int]:
    """Send people (by their keys) the link to their own page of what they want; `again` those who have told before.

    Returns the keys of those a letter goes to.
    """

    def says() -> tuple[str, list[Block]]:
        name = {"chapter": plain(chapter_name)}
        if again:
            why = _("It is a while since you told us what you would like to do in %(chapter)s. Is it still so?")
        else:
            why = _(
                "We would like to know what you want from being a member of %(chapter)s: what you would like to do, what "
                "you care about, and how much time you have."
            )
        return _("What would you like to do in %(chapter)s?") % name, [
            _text(_("Hello {given_name}!"), why % name),
            _text(_("Tap what suits you. It takes two minutes, and you need not log in:")),
            {"kind": "button", "text": _("Say what I want"), "url": "{own_url}"},
            _text(
                _("The link is yours alone. It brings you back whenever you want to change something."),
                plain(_("Best wishes from %(sender)s") % {"sender": sender.name}),
            ),
        ]

    if not addresses:
        return set()
    values = {pk: {"own_url": address} for pk, address in addresses.items()}
    mailing, _queued = write_to(
        # With their logins in one query: who gets it in which language is asked of each.
        Person.objects.filter(pk__in=list(addresses)),
        kind="members.ambitions",
        says=says,
        values=values,
        important=important,
        actor=sender,
        now=now,
    )
    blocked = set(mailing.letters.filter(state="blocked").values_list("person_id", flat=True))
    return set(addresses) - blocked


def _facts(row: object, on: datetime.date | None) -> str:
    """When and where a thing is, in the active language; empty for what has no day."""
    if not isinstance(row, Gathering):
        return _day(on) if on else ""
    return ", ".join(filter(None, [when(row), row.place]))


def _text(*paragraphs: str) -> Block:
    return {"kind": "text", "text": "\n\n".join(paragraphs)}


def _day(day: datetime.date) -> str:
    return str(formats.date_format(day, "MONTH_DAY_FORMAT"))
