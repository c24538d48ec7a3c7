"""What a member does on their own page: correct what is known of them, say yes and take it back, leave."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lokallag.capabilities.members.actions.standing import set_state
from lokallag.capabilities.members.models import Member
from lokallag.capabilities.members.notices import mine as notices
from lokallag.core.chapters.scopes import current_chapter
from lokallag.core.journal.models import record
from lokallag.core.people.actions import change_person
from lokallag.core.people.models import Consent, Person, Seat
from lokallag.core.people.roles import Role

#: What somebody may change about themselves.
OWN = ("phone", "email", "street", "postcode", "wants", "language")


@transaction.atomic
def change_own_details(*, person: Person, values: dict[str, Any]) -> Person:
    """Change how one is reached and what one wants to hear. With another e-mail the old one is told. Returns the person."""
    person = Person.objects.select_for_update(of=("self",)).select_related("user").get(pk=person.pk)
    changed = [name for name in OWN if name in values and getattr(person, name) != values[name]]
    if not changed:
        return person
    before = person.email
    change_person(person=person, **{name: values[name] for name in changed})
    if "email" in changed and before:
        notices.tell_old_address(person, before, chapter=current_chapter())
    record("members.own_details_changed", actor=person, subject=person, fields=sorted(changed))
    return person


@transaction.atomic
def set_consent(*, person: Person, purpose: str, said: bool, wording: str, now: datetime.datetime) -> None:
    """Say yes to a purpose on one's own page, in the words shown, or take it back. Twice is once."""
    Person.objects.select_for_update().get(pk=person.pk)
    standing = Consent.objects.filter(person=person, purpose=purpose, withdrawn_at__isnull=True)
    if not said:
        if standing.update(withdrawn_at=now):
            record("members.consent_withdrawn", actor=person, subject=person, purpose=str(purpose))
        return
    given = standing.first()
    if given is None:
        given = Consent(person=person, purpose=purpose, how=Consent.How.PAGE, wording=wording, given_at=now)
    if given.confirmed_at is None:
        # Who is logged in has shown that the address is theirs.
        given.confirmed_at = now
        given.save()
        record("members.consent_given", actor=person, subject=person, purpose=str(purpose))


@transaction.atomic
def leave_chapter(*, member: Member, today: datetime.date) -> Member:
    """Resign, today: the posts end and what is stored is deleted within 24 hours (core.privacy). Returns the member.

    ValidationError for the only chair, who gives the post on first.
    """
    person = member.person
    held = Seat.objects.held_on(today).filter(person=person)
    others = Seat.objects.held_on(today + datetime.timedelta(days=1)).filter(
        role=Role.CHAIR, person__user__isnull=False
    )
    if held.filter(role=Role.CHAIR).exists() and not others.exclude(person=person).exists():
        raise ValidationError(_("You are the only chair. Give the post to somebody else first."))
    for seat in held.exclude(role=Role.MEMBER):
        seat.ends_on = today
        seat.save(update_fields=["ends_on"])
    set_state(member=member, state=Member.State.RESIGNED, on=today, actor=person, today=today)
    record("members.resigned", actor=person, subject=member)
    return member
