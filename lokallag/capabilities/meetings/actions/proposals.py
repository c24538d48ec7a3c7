"""Texts sent in to a meeting: received, with the board's recommendation, put on the agenda."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.actions.agenda import add_item, take_off
from lokallag.capabilities.meetings.models import Item, Proposal
from lokallag.core.gatherings.models import Gathering
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person


@transaction.atomic
def receive_proposal(
    *,
    meeting: Gathering,
    title: str,
    text: str,
    grounds: str = "",
    by: Person | None,
    sender: str = "",
    received_on: datetime.date,
    actor: Person,
    today: datetime.date,
) -> Proposal:
    """Write down a text that came in, from a person or from somebody else (`sender`). Late ones too: the meeting decides.

    ValidationError for a day to come and once the meeting is held or called off.
    """
    _refuse_when_over(meeting)
    if received_on > today:
        raise ValidationError({"received_on": _("This day has not come yet.")})
    proposal = Proposal.objects.create(
        gathering=meeting,
        title=title,
        text=text,
        grounds=grounds,
        by=by,
        sender=sender,
        received_on=received_on,
        typed_by=actor,
    )
    record("meetings.proposal_received", actor=actor, subject=proposal, gathering=meeting.pk)
    return proposal


@transaction.atomic
def recommend(*, proposal: Proposal, recommendation: str, actor: Person) -> Proposal:
    """Say what the board recommends; an item made of the proposal says the same. Returns the proposal."""
    proposal.recommendation = recommendation
    proposal.save(update_fields=["recommendation"])
    item = proposal.item
    if item is not None:
        item.recommendation = recommendation[:8000]
        item.sequence += 1
        item.save(update_fields=["recommendation", "sequence"])
    record("meetings.proposal_recommended", actor=actor, subject=proposal)
    return proposal


@transaction.atomic
def put_on_agenda(*, proposal: Proposal, actor: Person, today: datetime.date) -> Item:
    """Make an item of a proposal on its meeting's agenda. Done twice it is one item. Returns it."""
    proposal = Proposal.objects.select_for_update(of=("self",)).select_related("gathering", "item").get(pk=proposal.pk)
    if proposal.item is not None and proposal.item.gathering_id is not None:
        return proposal.item
    _refuse_when_over(proposal.gathering)
    background = "\n\n".join(filter(None, [proposal.text, proposal.grounds]))
    item = add_item(
        meeting=proposal.gathering,
        title=proposal.title,
        kind=Item.Kind.PROPOSAL,
        background=background[:20_000],
        recommendation=proposal.recommendation,
        presenter=proposal.by,
        actor=actor,
        today=today,
    )
    proposal.item = item
    proposal.save(update_fields=["item"])
    record("meetings.proposal_on_agenda", actor=actor, subject=proposal, item=item.pk)
    return item


@transaction.atomic
def take_off_agenda(*, proposal: Proposal, actor: Person, today: datetime.date) -> None:
    """Take a proposal's item off the agenda again; the text stays. ValidationError when something is written on it."""
    item = proposal.item
    if item is not None:
        take_off(item=item, actor=actor, today=today)
        proposal.item = None
        proposal.save(update_fields=["item"])
    record("meetings.proposal_off_agenda", actor=actor, subject=proposal)


@transaction.atomic
def withdraw_proposal(*, proposal: Proposal, actor: Person) -> None:
    """Take a text away that is not on the agenda. ValidationError for one that is."""
    if proposal.item_id is not None:
        raise ValidationError(_("It is on the agenda: take it off there first."), code="on_agenda")
    key = proposal.pk
    proposal.delete()
    record("meetings.proposal_withdrawn", actor=actor, proposal=key)


def _refuse_when_over(meeting: Gathering) -> None:
    if meeting.is_held or meeting.is_cancelled:
        raise ValidationError(_("The meeting is over."), code="over")
