"""Registering and changing, with its way back."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from lokallag.capabilities.members.actions.care import welcome
from lokallag.capabilities.members.actions.standing import first_standing
from lokallag.capabilities.members.models import Member
from lokallag.core.chapters.scopes import current_chapter
from lokallag.core.journal.models import record
from lokallag.core.people.actions import (
    add_person,
    change_person,
    join_household,
    leave_household,
    set_alternatives,
    use_alternative,
)
from lokallag.core.people.models import Alternative, Person, Seat
from lokallag.core.people.roles import BOARD


def board_on(day: datetime.date) -> list[Person]:
    """The people on the board on a day, by name: those who can welcome somebody."""
    seats = Seat.objects.held_on(day).filter(role__in=BOARD)
    return list(Person.objects.filter(pk__in=seats.values("person")).by_name())


def next_contact(day: datetime.date) -> Person | None:
    """Whose turn it is to welcome a newcomer: the one on the board who had none, or whose last is longest ago."""
    board = board_on(day)
    last = dict(
        Member.objects.filter(contact__in=board)
        .values("contact")
        .annotate(last=Max("pk"))
        .values_list("contact", "last")
    )
    return min(board, key=lambda person: last.get(person.pk, 0), default=None)


@transaction.atomic
def register_member(
    *,
    given_name: str = "",
    family_name: str = "",
    email: str = "",
    phone: str = "",
    person: Person | None = None,
    joined_on: datetime.date,
    contact: Person | None = None,
    source: str = Member.Source.HAND,
    recruited_by: Person | None = None,
    state: str = Member.State.MEMBER,
    details: Mapping[str, Any] | None = None,
    actor: Person | None,
    today: datetime.date,
) -> Member:
    """Make a member of somebody new, or of a `person` the chapter knows already (then names are left as they are).

    `phone` in E.164; `details` are more fields of the person (`core.people.actions.DETAILS`). Returns the member;
    ValidationError on a day to come and for someone who is a member. A newcomer has a contact and a day afterwards.
    """
    if joined_on > today:
        raise ValidationError({"joined_on": _("This day has not come yet.")})
    number = (details or {}).get("member_number")
    taken = Person.objects.filter(member_number=number).exclude(pk=person.pk if person else 0)
    if number and taken.exists():
        raise ValidationError({"member_number": _("Somebody else has this number.")})
    if person is None:
        person = add_person(given_name=given_name, family_name=family_name, email=email, phone=phone, **(details or {}))
    else:
        person = Person.objects.select_for_update().get(pk=person.pk)
        if Member.objects.filter(person=person).exists():
            raise ValidationError(_("This person is a member already."))
        if details:
            change_person(person=person, **details)
    member = Member.objects.create(
        person=person, joined_on=joined_on, contact=contact, source=source, recruited_by=recruited_by, state=state
    )
    first_standing(member, by=actor).save()
    welcome([member], actor=actor, today=today, now=current_chapter().now())
    record("members.registered", actor=actor, subject=member, joined_on=joined_on, person=person.pk)
    return member


@transaction.atomic
def undo_registration(*, member: Member, actor: Person) -> None:
    """Take a registration back; the person too, when the chapter knew nothing else of them.

    ValidationError when somebody has been in contact with them: then they are a member who leaves.
    """
    found = Member.objects.select_for_update().filter(pk=member.pk).first()
    if found is None:
        return
    member = found
    if member.contacts.exists():
        raise ValidationError(_("Somebody has been in contact with this member, so it cannot be taken back."))
    pk, person = member.pk, member.person
    member.delete()
    known = person.user_id or person.seats.exists() or person.attendances.exists() or person.group_memberships.exists()
    if not known:
        person.delete()
    record("members.registration_undone", actor=actor, member=pk)


@transaction.atomic
def change_member(
    *,
    member: Member,
    joined_on: datetime.date,
    contact: Person | None,
    other_names: Iterable[str] | None = None,
    other_emails: Iterable[str] | None = None,
    other_phones: Iterable[str] | None = None,
    actor: Person,
    today: datetime.date,
    **fields: Any,
) -> Member:
    """Change what is known of a member: `fields` of the person (`core.people.actions.change_person`), their other names,
    e-mails and phones (None leaves them). Returns the member; ValidationError on a day to come or after they left.
    """
    if joined_on > today:
        raise ValidationError({"joined_on": _("This day has not come yet.")})
    if member.left_on is not None and joined_on > member.left_on:
        raise ValidationError({"joined_on": _("This is after the day they left.")})
    number = fields.get("member_number")
    if number and Person.objects.filter(member_number=number).exclude(pk=member.person_id).exists():
        raise ValidationError({"member_number": _("Somebody else has this number.")})
    change_person(person=member.person, **fields)
    for kind, values in (("name", other_names), ("email", other_emails), ("phone", other_phones)):
        if values is not None:
            set_alternatives(person=member.person, kind=kind, values=values)
    member.standings.filter(state=Member.State.MEMBER, on=member.joined_on).update(on=joined_on)
    member.joined_on, member.contact = joined_on, contact
    member.save(update_fields=["joined_on", "contact"])
    record("members.changed", actor=actor, subject=member)
    return member


@transaction.atomic
def use_other(*, member: Member, alternative: Alternative, actor: Person) -> None:
    """Use another of a member's e-mails or phones from now on; the one used until now is kept beside."""
    use_alternative(alternative=alternative)
    record("members.changed", actor=actor, subject=member)


@transaction.atomic
def live_together(*, member: Member, other: Person, actor: Person) -> None:
    """Say that a member lives with somebody: one letter, one call for both."""
    join_household(person=member.person, other=other)
    record("members.household_joined", actor=actor, subject=member, other=other.pk)


@transaction.atomic
def live_apart(*, member: Member, actor: Person) -> None:
    """Say that a member lives with none of those they were put together with."""
    leave_household(person=member.person)
    record("members.household_left", actor=actor, subject=member)
