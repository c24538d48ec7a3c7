"""Who welcomes a member, and when somebody talked with them."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

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
    by: Person | None = None,
    actor: Person,
    today: datetime.date,
) -> Contact:
    """Write down that somebody talked with a member, or tried. `by` is the actor where nobody else is named.

    The same thing said twice (an impatient finger) is one row. Returns it; ValidationError on a day to come.
    """
    if on > today:
        raise ValidationError({"on": _("This day has not come yet.")})
    Member.objects.select_for_update().get(pk=member.pk)
    contact, made = Contact.objects.get_or_create(
        member=member, chapter=member.chapter, on=on, how=how, reached=reached, note=note, by=by or actor
    )
    if made:
        record("members.contacted", actor=actor, subject=member, how=how, reached=reached, on=on)
    return contact


@transaction.atomic
def undo_contact(*, contact: Contact, actor: Person) -> None:
    """Take back that somebody talked with a member."""
    member = contact.member
    contact.delete()
    record("members.contact_undone", actor=actor, subject=member)
