"""Who holds which post: give, end, take back, invite."""

import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lokallag.core.access.telling import send_notice
from lokallag.core.chapters.models import Chapter
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person, Seat, User
from lokallag.core.people.roles import Role


class LastChair(Exception):
    """The chapter would be left without a chair, and nobody could put that right."""


def give_seat(
    *, person: Person, role: str, starts_on: datetime.date, ends_on: datetime.date | None, actor: Person
) -> Seat:
    """Put a person in a post from a day on (both ends included). One who already has it keeps the seat they have."""
    with transaction.atomic():
        held = Seat.objects.filter(person=person, role=role, ends_on__isnull=True, starts_on__lte=starts_on).first()
        if held is not None:
            return held
        seat = Seat.objects.create(person=person, role=role, starts_on=starts_on, ends_on=ends_on)
        record("access.seat_given", actor=actor, subject=seat, role=role, starts_on=starts_on)
    return seat


def end_seat(*, seat: Seat, on: datetime.date, actor: Person) -> Seat:
    """Let `on` be the last day of the seat; one that would have begun later ends the day it begins.

    Raises LastChair when nobody would be chair the day after.
    """
    with transaction.atomic():
        _lock(seat.chapter)
        _keep_a_chair(seat, on)
        seat.ends_on = max(on, seat.starts_on)
        seat.save(update_fields=["ends_on"])
        record("access.seat_ended", actor=actor, subject=seat, role=seat.role, on=seat.ends_on)
    return seat


def reopen_seat(*, seat: Seat, actor: Person) -> Seat:
    """Take back that a seat was ended."""
    with transaction.atomic():
        seat.ends_on = None
        seat.save(update_fields=["ends_on"])
        record("access.seat_reopened", actor=actor, subject=seat, role=seat.role)
    return seat


def take_back_seat(*, seat: Seat, today: datetime.date, actor: Person) -> None:
    """Take back that a seat was given, as if it never was. Raises LastChair as `end_seat`."""
    with transaction.atomic():
        _lock(seat.chapter)
        _keep_a_chair(seat, today)
        key = seat.pk
        seat.delete()
        record("access.seat_taken_back", actor=actor, role=seat.role, seat=key)


def invite(*, person: Person, email: str, actor: Person, chapter: Chapter, url: str) -> User:
    """Give a person a login by their e-mail address and write them how to log in.

    1. the login, made if the address has none, 2. the person's address and login, 3. the mail, 4. the journal.
    Where another person of the chapter already has that login, ValueError.
    """
    address = email.strip().lower()
    with transaction.atomic():
        user = User.objects.filter(email=address).first()
        if user is None:
            user = User.objects.create_user(email=address, language="")
        elif Person.objects.filter(user=user).exclude(pk=person.pk).exists():
            raise ValueError("Another person of the chapter has this login.")
        person.user = user
        person.email = address
        person.save(update_fields=["user", "email"])
        send_notice(
            person,
            _("You are invited to %(chapter)s on Lokallag"),
            "access/notices/invitation.txt",
            {"chapter": chapter.name, "inviter": actor.name, "name": person.given_name, "email": address, "url": url},
            chapter=chapter,
        )
        record("access.invited", actor=actor, subject=person)
    return user


def _lock(chapter: Chapter) -> None:
    """Two who end a chair's seat at once come one after the other (PostgreSQL; SQLite writes one at a time)."""
    Chapter.objects.select_for_update().only("pk").get(pk=chapter.pk)


def _chairs(after: datetime.date, besides: Seat) -> QuerySet[Seat]:
    """Seats as chair of people who can log in, still held the day after."""
    day = after + datetime.timedelta(days=1)
    return Seat.objects.held_on(day).filter(role=Role.CHAIR, person__user__isnull=False).exclude(pk=besides.pk)


def _keep_a_chair(seat: Seat, last_day: datetime.date) -> None:
    if seat.role == Role.CHAIR and not _chairs(last_day, seat).exists():
        raise LastChair
