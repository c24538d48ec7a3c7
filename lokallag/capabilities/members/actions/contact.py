"""Who welcomes a member, and when somebody talked with them."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lokallag.capabilities.members.actions.travelling import mark_calls
from lokallag.capabilities.members.models import Contact, Member
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person


@transaction.atomic
def set_contact_person(*, member: Member, contact: Person | None, actor: Person) -> Member:
    """Say who welcomes a member, or that nobody does. Returns the member."""
    if member.contact_id != (contact.pk if contact else None):
        member.contact = contact
        member.save(update_fields=["contact"])
        record("members.contact_set", actor=actor, subject=member, contact=contact.pk if contact else None)
    return member


@transaction.atomic
def log_contact(
    *,
    member: Member,
    on: datetime.date,
    how: str = Contact.How.CALL,
    reached: bool = True,
    note: str = "",
    again_on: datetime.date | None = None,
    for_board: bool = False,
    by: Person | None = None,
    actor: Person,
    today: datetime.date,
) -> Contact:
    """Write down that somebody talked with a member, or tried. `by` is the actor where nobody else is named.

    `again_on`: the day to call again; `for_board`: the board must know. A conversation does the open call of the
    member's journeys by itself. The same thing said twice (an impatient finger) is one row. Returns it; ValidationError
    on a day to come, and for calling again before the day.
    """
    if on > today:
        raise ValidationError({"on": _("This day has not come yet.")})
    if again_on is not None and again_on <= on:
        raise ValidationError({"again_on": _("Choose a later day.")})
    Member.objects.select_for_update().get(pk=member.pk)
    contact, made = Contact.objects.get_or_create(
        member=member,
        chapter=member.chapter,
        on=on,
        how=how,
        reached=reached,
        note=note,
        by=by or actor,
        defaults={"again_on": again_on, "for_board": for_board},
    )
    if made:
        mark_calls(contact=contact, actor=actor)
        record("members.contacted", actor=actor, subject=member, how=how, reached=reached, on=on)
    return contact


@transaction.atomic
def undo_contact(*, contact: Contact, actor: Person) -> None:
    """Take back that somebody talked with a member."""
    member = contact.member
    contact.delete()
    record("members.contact_undone", actor=actor, subject=member)


@transaction.atomic
def take_note(*, contact: Contact, actor: Person, today: datetime.date) -> Contact:
    """The board knows what it had to know."""
    if contact.noted_on is None:
        contact.noted_on = today
        contact.save(update_fields=["noted_on"])
        record("members.board_noted", actor=actor, subject=contact.member)
    return contact


@transaction.atomic
def undo_note(*, contact: Contact, actor: Person) -> Contact:
    """The board does not know yet after all."""
    if contact.noted_on is not None:
        contact.noted_on = None
        contact.save(update_fields=["noted_on"])
        record("members.board_note_undone", actor=actor, subject=contact.member)
    return contact
