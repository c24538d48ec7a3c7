"""Tell those who welcome newcomers whom they have got: one mail each, however many there are."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.models import Member, Welcome
from lokallag.core.chapters.models import Chapter
from lokallag.core.people.models import Person
from lokallag.core.post.notices import send_notice

#: A mail names so many; the list has the rest.
MOST_NAMED = 20


def tell_contacts(members: Iterable[Member], *, actor: Person | None, chapter: Chapter) -> None:
    """Write to each member's contact, once for all of theirs; who registered them and takes them alone knows already."""
    by_contact: dict[int, list[Member]] = {}
    for member in members:
        if member.contact_id is not None:
            by_contact.setdefault(member.contact_id, []).append(member)
    people = Person.objects.select_related("user").in_bulk(by_contact)
    for key, theirs in by_contact.items():
        if actor is not None and key == actor.pk and len(theirs) == 1:
            continue
        send_notice(
            people[key],
            _("A new member to welcome") if len(theirs) == 1 else _("%(count)s new members to welcome"),
            "members/notices/newcomers.txt",
            {
                "count": len(theirs),
                "name": people[key].given_name,
                "names": [member.person.name for member in theirs[:MOST_NAMED]],
                "more": max(0, len(theirs) - MOST_NAMED),
                "url": _address(chapter),
            },
            chapter=chapter,
        )


def remind_contacts(rows: Iterable[Welcome], *, chapter: Chapter) -> None:
    """Remind each contact, once for all of theirs, that the day comes soon."""
    by_contact: dict[int, list[Welcome]] = {}
    for row in rows:
        if row.member.contact_id is not None:
            by_contact.setdefault(row.member.contact_id, []).append(row)
    for theirs in by_contact.values():
        contact = theirs[0].member.contact
        if contact is None:
            continue
        send_notice(
            contact,
            _("A new member waits for your call"),
            "members/notices/reminder.txt",
            {
                "name": contact.given_name,
                "lines": [(row.member.person.name, row.due_on) for row in theirs[:MOST_NAMED]],
                "more": max(0, len(theirs) - MOST_NAMED),
                "url": _address(chapter),
            },
            chapter=chapter,
        )


def tell_the_chair(rows: list[Welcome], told: Iterable[Person], *, chapter: Chapter) -> None:
    """Tell the chair of newcomers nobody has talked with: one mail for all of them."""
    lines = [(row.member.person.name, row.due_on, row.member.contact) for row in rows[:MOST_NAMED]]
    for person in told:
        send_notice(
            person,
            _("New members nobody has called"),
            "members/notices/escalation.txt",
            {
                "name": person.given_name,
                "count": len(rows),
                "lines": lines,
                "more": max(0, len(rows) - MOST_NAMED),
                "url": _address(chapter),
            },
            chapter=chapter,
        )


def _address(chapter: Chapter) -> str:
    return settings.SITE_URL + reverse("members:care", kwargs={"chapter": chapter.slug})
