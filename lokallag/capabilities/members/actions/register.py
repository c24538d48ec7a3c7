"""Registering, changing, leaving; each with its way back."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from lokallag.capabilities.members.models import Member
from lokallag.core.journal.models import record
from lokallag.core.people.actions import add_person
from lokallag.core.people.models import Person, Seat
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
    contact: Person | None,
    actor: Person,
    today: datetime.date,
) -> Member:
    """Make a member of somebody new, or of a `person` the chapter knows already (then names are left as they are).

    `phone` in E.164. Returns the member; ValidationError on a day to come and for someone who is a member.
    """
    if joined_on > today:
        raise ValidationError({"joined_on": _("This day has not come yet.")})
    if person is None:
        person = add_person(given_name=given_name, family_name=family_name, email=email, phone=phone)
    else:
        person = Person.objects.select_for_update().get(pk=person.pk)
        if Member.objects.filter(person=person).exists():
            raise ValidationError(_("This person is a member already."))
    member = Member.objects.create(person=person, joined_on=joined_on, contact=contact)
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
    given_name: str,
    family_name: str,
    email: str,
    phone: str,
    joined_on: datetime.date,
    contact: Person | None,
    actor: Person,
    today: datetime.date,
) -> Member:
    """Change what is known of a member. Returns the member; ValidationError on a day to come or after they left."""
    if joined_on > today:
        raise ValidationError({"joined_on": _("This day has not come yet.")})
    if member.left_on is not None and joined_on > member.left_on:
        raise ValidationError({"joined_on": _("This is after the day they left.")})
    person = member.person
    person.given_name, person.family_name = " ".join(given_name.split()), " ".join(family_name.split())
    person.email, person.phone = email.strip().lower(), phone
    person.save()
    member.joined_on, member.contact = joined_on, contact
    member.save(update_fields=["joined_on", "contact"])
    record("members.changed", actor=actor, subject=member)
    return member


@transaction.atomic
def leave(*, member: Member, left_on: datetime.date, actor: Person, today: datetime.date) -> Member:
    """Say that a member has left. Returns the member; ValidationError before they joined or on a day to come."""
    if left_on > today:
        raise ValidationError({"left_on": _("This day has not come yet.")})
    if left_on < member.joined_on:
        raise ValidationError({"left_on": _("This is before the day they joined.")})
    member.left_on = left_on
    member.save(update_fields=["left_on"])
    record("members.left", actor=actor, subject=member, left_on=left_on)
    return member


@transaction.atomic
def undo_leaving(*, member: Member, actor: Person) -> Member:
    """Say that a member is still here. Returns the member."""
    if member.left_on is not None:
        member.left_on = None
        member.save(update_fields=["left_on"])
        record("members.leaving_undone", actor=actor, subject=member)
    return member
