"""Asking people to a gathering: whom to write to, who must be told in another way, whether every member was asked."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from lokallag.core.gatherings import letters
from lokallag.core.gatherings.actions.line import has_begun
from lokallag.core.gatherings.actions.locking import locked
from lokallag.core.gatherings.models import AllInvited, Attendance, Gathering, Invitation
from lokallag.core.journal.models import record
from lokallag.core.people.membership import is_member_on
from lokallag.core.people.models import Consent, Person, PersonQuerySet

How = Invitation.How
Wants = Person.Wants


@dataclass(frozen=True)
class Sorted:
    """The people of a choice by what an invitation is to them.

    By mail; to be told; left alone, as they want to hear less; strangers, who are no members and have not said yes to
    mail; asked or answered before.
    """

    to_write: list[Person] = field(default_factory=list)
    to_tell: list[Person] = field(default_factory=list)
    left_alone: int = 0
    strangers: int = 0
    known: int = 0

    @property
    def new(self) -> int:
        """How many are invited who were not."""
        return len(self.to_write) + len(self.to_tell)


def wanting(gathering: Gathering) -> list[str]:
    """Return which wishes let somebody be invited to this gathering (`Person.wants`)."""
    if gathering.is_statutory:
        return [*Wants]
    return [Wants.EVERYTHING, Wants.IMPORTANT] if gathering.concerns_all else [Wants.EVERYTHING]


def sort_out(gathering: Gathering, people: PersonQuerySet, today: datetime.date) -> Sorted:
    """Return what inviting these people would do. Who has answered or is invited already is not asked once more."""
    known = {
        *Invitation.objects.filter(gathering=gathering).values_list("person", flat=True),
        *Attendance.objects.filter(gathering=gathering).values_list("person", flat=True),
    }
    allowed = set(wanting(gathering))
    ours = is_member_on(today) | Q(
        pk__in=Consent.objects.standing().filter(purpose=Consent.Purpose.NEWS).values("person")
    )
    chosen = list(people.select_related("user").by_name())
    may_write = set(people.filter(ours).values_list("pk", flat=True))
    new = [person for person in chosen if person.pk not in known]
    friends = [person for person in new if person.pk in may_write]
    asked = [person for person in friends if person.wants in allowed]
    return Sorted(
        to_write=[person for person in asked if person.email],
        to_tell=[person for person in asked if not person.email],
        left_alone=len(friends) - len(asked),
        strangers=len(new) - len(friends),
        known=len(chosen) - len(new),
    )


@transaction.atomic
def invite(
    *,
    gathering: Gathering,
    people: PersonQuerySet,
    word: str = "",
    actor: Person | None,
    today: datetime.date,
    now: datetime.datetime,
) -> Sorted:
    """Invite people: each gets a mail with a link of their own; whom no mail reaches stands as not told yet.

    Returns how they were sorted. ValidationError when it is cancelled, held or has begun.
    """
    gathering = locked(gathering)
    _refuse_when_late(gathering, today, now)
    found = sort_out(gathering, people, today)
    Invitation.objects.bulk_create(
        [
            Invitation(gathering=gathering, person=person, how=how, invited_on=today)
            for how, group in ((How.MAIL, found.to_write), (How.UNTOLD, found.to_tell))
            for person in group
        ],
        batch_size=500,
    )
    unreached = letters.send_invitations(gathering, found.to_write, word=word, actor=actor, now=now)
    if unreached:
        Invitation.objects.filter(gathering=gathering, person__in=unreached).update(how=How.UNTOLD)
        found = replace(
            found,
            to_write=[person for person in found.to_write if person.pk not in unreached],
            to_tell=[*found.to_tell, *(person for person in found.to_write if person.pk in unreached)],
        )
    note_whether_all(gathering, today)
    if found.new:
        record(
            "gatherings.invited",
            actor=actor,
            subject=gathering,
            written=len(found.to_write),
            to_tell=len(found.to_tell),
        )
    return found


@transaction.atomic
def set_told(*, invitation: Invitation, told: bool, actor: Person, today: datetime.date) -> Invitation:
    """Say that somebody without an address was told in another way, or was not after all. Returns the invitation."""
    gathering = locked(invitation.gathering)
    invitation = Invitation.objects.get(pk=invitation.pk)
    wanted = How.SPOKEN if told else How.UNTOLD
    if invitation.how in (How.MAIL, wanted):
        return invitation
    invitation.how, invitation.invited_on = wanted, today
    invitation.save(update_fields=["how", "invited_on"])
    if told:
        note_whether_all(gathering, today)
    record("gatherings.told" if told else "gatherings.untold", actor=actor, subject=gathering)
    return invitation


@transaction.atomic
def set_asking(
    *, gathering: Gathering, asks_again: bool, invites_newcomers: bool, actor: Person, today: datetime.date
) -> Gathering:
    """Say what happens by itself: those who have not answered are asked once more, newcomers are invited too."""
    gathering = locked(gathering)
    if (gathering.asks_again, gathering.invites_newcomers) != (asks_again, invites_newcomers):
        gathering.asks_again, gathering.invites_newcomers = asks_again, invites_newcomers
        gathering.save(update_fields=["asks_again", "invites_newcomers"])
        record("gatherings.asking_set", actor=actor, subject=gathering, on=today)
    return gathering


def invite_newcomers(*, gathering: Gathering, today: datetime.date, now: datetime.datetime) -> int:
    """Invite those who have become members since the others were asked. Returns how many."""
    return invite(gathering=gathering, people=members_now(today), actor=None, today=today, now=now).new


def members_now(today: datetime.date) -> PersonQuerySet:
    """Everybody who is a member today; nobody where no capability knows of members."""
    return Person.objects.filter(is_member_on(today))


def not_asked(gathering: Gathering, today: datetime.date) -> PersonQuerySet:
    """Members who may be asked to it and have not been: neither written to, told, nor answered."""
    asked = Invitation.objects.filter(gathering=gathering).given().values("person")
    answered = Attendance.objects.filter(gathering=gathering).values("person")
    return members_now(today).filter(wants__in=wanting(gathering)).exclude(pk__in=asked).exclude(pk__in=answered)


def note_whether_all(gathering: Gathering, today: datetime.date) -> None:
    """Write down the first day when every member had been asked: the row that the work plan counts."""
    if AllInvited.objects.filter(gathering=gathering).exists():
        return
    members = members_now(today).filter(wants__in=wanting(gathering)).count()
    if members and not not_asked(gathering, today).exists():
        AllInvited.objects.create(gathering=gathering, on=today, members=members)


def _refuse_when_late(gathering: Gathering, today: datetime.date, now: datetime.datetime) -> None:
    """Nobody is asked to what is over, called off or going on."""
    if gathering.is_cancelled:
        raise ValidationError(_("It is cancelled."), code="cancelled")
    if gathering.is_held or has_begun(gathering, today, now):
        raise ValidationError(_("It has begun or is over, so nobody can be invited any more."), code="begun")


def people_of(keys: Iterable[int]) -> PersonQuerySet:
    """The people with these keys, as `invite` takes them."""
    return Person.objects.filter(pk__in=list(keys))
