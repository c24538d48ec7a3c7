"""The nominating committee's work: whom it asks, what they answer, in which order, and giving the list out."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.actions.elections import open_election
from lokallag.capabilities.meetings.models import Candidate, Election, Slate
from lokallag.core.gatherings.models import Gathering
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person


@transaction.atomic
def put_up(
    *, election: Election, person: Person, consent: str, words: str, counts_as: str, actor: Person, today: datetime.date
) -> Candidate:
    """Put somebody on the committee's list for a post, last. Who is there already is changed. Returns the candidate."""
    election = open_election(election)
    if election.rounds.exists():
        raise ValidationError(_("The voting has begun: nominate from the floor."), code="begun")
    last = election.candidates.aggregate(last=Max("place"))["last"] or 0
    candidate = Candidate.objects.filter(election=election, person=person).first() or Candidate(
        election=election, person=person, nominated_on=today, place=last + 1
    )
    candidate.source = Candidate.Source.COMMITTEE
    candidate.consent, candidate.words, candidate.counts_as = consent, words, counts_as
    candidate.withdrawn_on = None
    candidate.save()
    record("meetings.put_up", actor=actor, subject=candidate, election=election.pk)
    return candidate


@transaction.atomic
def change_nomination(*, candidate: Candidate, consent: str, words: str, counts_as: str, actor: Person) -> Candidate:
    """Change what somebody answered, the words about them and what they count as. Returns the candidate."""
    candidate.consent, candidate.words, candidate.counts_as = consent, words, counts_as
    candidate.save(update_fields=["consent", "words", "counts_as"])
    record("meetings.nomination_changed", actor=actor, subject=candidate)
    return candidate


@transaction.atomic
def take_off_list(*, candidate: Candidate, actor: Person) -> None:
    """Take somebody off the committee's list, as if they were never on it. ValidationError once they have been voted for."""
    election = open_election(candidate.election)
    if candidate.tallies.exists():
        raise ValidationError(_("The voting has begun."), code="begun")
    candidate.delete()
    record("meetings.taken_off_list", actor=actor, election=election.pk)


@transaction.atomic
def move_up(*, candidate: Candidate, actor: Person) -> None:
    """Let somebody change places with the one before them on the committee's list; the first stays first."""
    election = open_election(candidate.election)
    rows = list(election.candidates.filter(source=Candidate.Source.COMMITTEE).order_by("place", "pk"))
    place = next((place for place, row in enumerate(rows) if row.pk == candidate.pk), 0)
    if place:
        rows[place - 1], rows[place] = rows[place], rows[place - 1]
    for number, row in enumerate(rows, 1):
        row.place = number
    Candidate.objects.bulk_update(rows, ["place"])
    record("meetings.nomination_moved", actor=actor, subject=candidate)


@transaction.atomic
def give_out(*, meeting: Gathering, words: str, actor: Person, now: datetime.datetime) -> Slate:
    """Give the committee's list out: from now on everybody who may see the meeting sees those who said yes."""
    slate, _made = Slate.objects.get_or_create(gathering=meeting, chapter=meeting.chapter)
    slate.words, slate.published_at, slate.published_by = words, now, actor
    slate.save()
    record("meetings.slate_given_out", actor=actor, subject=slate, gathering=meeting.pk)
    return slate


@transaction.atomic
def take_back_list(*, meeting: Gathering, actor: Person) -> None:
    """Take the list back: only the committee sees it again. ValidationError once an election has begun."""
    if Election.objects.filter(item__gathering=meeting, rounds__isnull=False).exists():
        raise ValidationError(_("The elections have begun."), code="begun")
    slate = Slate.objects.filter(gathering=meeting).first()
    if slate is not None and slate.published_at is not None:
        slate.published_at = slate.published_by = None
        slate.save(update_fields=["published_at", "published_by"])
        record("meetings.slate_taken_back", actor=actor, subject=slate, gathering=meeting.pk)
