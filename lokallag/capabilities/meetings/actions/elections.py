"""Elections on an item and who stands in them."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.models import Candidate, Closing, Election, Item
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person

_FIELDS = ("post", "role", "seats", "term_years", "is_ordered", "counts_blank", "most_rounds")


@transaction.atomic
def add_election(*, item: Item, post: str, seats: int, actor: Person | None, **details: Any) -> Election:
    """Put an election under an item, last. `details` are the other fields of `Election`. Returns it."""
    last = item.elections.aggregate(last=Max("place"))["last"] or 0
    election = Election.objects.create(item=item, place=last + 1, post=post, seats=seats, **details)
    record("meetings.election_added", actor=actor, subject=election, item=item.pk)
    return election


@transaction.atomic
def change_election(*, election: Election, details: dict[str, Any], actor: Person) -> Election:
    """Change an election nobody has voted in. ValidationError once a round is begun."""
    election = open_election(election)
    if election.rounds.exists():
        raise ValidationError(_("The election has begun. Take back its rounds before you change it."), code="begun")
    changed = [name for name in _FIELDS if name in details and getattr(election, name) != details[name]]
    for name in changed:
        setattr(election, name, details[name])
    if changed:
        election.save(update_fields=changed)
        record("meetings.election_changed", actor=actor, subject=election, fields=changed)
    return election


@transaction.atomic
def remove_election(*, election: Election, actor: Person) -> None:
    """Take an election away. ValidationError once a round is begun."""
    election = open_election(election)
    if election.rounds.exists():
        raise ValidationError(_("The election has begun. Take back its rounds before you remove it."), code="begun")
    key = election.pk
    election.delete()
    record("meetings.election_removed", actor=actor, election=key)


@transaction.atomic
def nominate(
    *, election: Election, person: Person, actor: Person, today: datetime.date, counts_as: str = ""
) -> Candidate:
    """Nominate somebody from the floor: they stand at once. Who withdrew stands again. Returns the candidate.

    Whom the committee asked in vain, or has not given out, becomes a candidate from the floor.
    """
    election = open_election(election)
    _refuse_after_voting(election)
    candidate = Candidate.objects.filter(election=election, person=person).first()
    public = candidate is not None and Candidate.objects.public().filter(pk=candidate.pk).exists()
    if candidate is None:
        candidate = Candidate(election=election, person=person, nominated_on=today)
    if not public:
        candidate.source = Candidate.Source.FLOOR
        candidate.consent = Candidate.Consent.YES
        candidate.words = ""
        candidate.place = (election.candidates.aggregate(last=Max("place"))["last"] or 0) + 1
    candidate.counts_as = counts_as or candidate.counts_as
    candidate.withdrawn_on = None
    candidate.save()
    record("meetings.nominated", actor=actor, subject=candidate, election=election.pk)
    return candidate


@transaction.atomic
def withdraw(*, candidate: Candidate, actor: Person, today: datetime.date) -> Candidate:
    """Say that a candidate no longer stands. Those who are elected are elected. Returns the candidate."""
    election = open_election(candidate.election)
    if election.elected.exists():
        raise ValidationError(_("The election is over."), code="over")
    if election.rounds.filter(counted_at__isnull=True).exists():
        raise ValidationError(_("A round is going on. Count it first."), code="running")
    candidate.withdrawn_on = today
    candidate.save(update_fields=["withdrawn_on"])
    record("meetings.candidate_withdrew", actor=actor, subject=candidate, election=election.pk)
    return candidate


@transaction.atomic
def stand_again(*, candidate: Candidate, actor: Person) -> Candidate:
    """Take back that a candidate withdrew."""
    open_election(candidate.election)
    candidate.withdrawn_on = None
    candidate.save(update_fields=["withdrawn_on"])
    record("meetings.candidate_stands_again", actor=actor, subject=candidate, election=candidate.election_id)
    return candidate


@transaction.atomic
def count_as(*, candidate: Candidate, counts_as: str, actor: Person) -> Candidate:
    """Write down what a candidate themselves want to be counted as."""
    candidate.counts_as = counts_as
    candidate.save(update_fields=["counts_as"])
    record("meetings.candidate_counted_as", actor=actor, subject=candidate)
    return candidate


def open_election(election: Election) -> Election:
    """The election as it is now, its row locked. ValidationError once the meeting is over."""
    found = Election.objects.select_for_update(of=("self",)).select_related("item__gathering").get(pk=election.pk)
    if Closing.objects.filter(gathering=found.item.gathering_id).exists():
        raise ValidationError(_("The meeting is closed: what it elected stands."), code="closed")
    return found


def _refuse_after_voting(election: Election) -> None:
    if election.elected.exists():
        raise ValidationError(_("The election is over."), code="over")
    if election.rounds.exists():
        raise ValidationError(_("The voting has begun: take back its rounds to let more people stand."), code="begun")
