"""From the chapter's form to a member: applied, confirmed by the address's owner, taken in or declined."""

import datetime
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from lokallag.capabilities.members.actions.care import welcome
from lokallag.capabilities.members.actions.register import register_member
from lokallag.capabilities.members.actions.standing import set_state, undo_leaving
from lokallag.capabilities.members.models import Application, JoinPage, Knock, Member
from lokallag.capabilities.members.notices import joining as notices
from lokallag.core.chapters.scopes import current_chapter
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.roles import Role

Outcome = Application.Outcome
#: How often one sender, and all together, may send the form in an hour.
MOST_EACH, MOST_TOGETHER = 6, 120
#: How many mails one address gets in a day, whoever writes it in the form.
MOST_MAILS = 3
HOUR, DAY = datetime.timedelta(hours=1), datetime.timedelta(days=1)


@dataclass(frozen=True)
class Applicant:
    """What somebody says of themselves in the form; the phone in E.164."""

    given_name: str
    family_name: str
    email: str
    phone: str
    postcode: str
    birth_year: int
    message: str
    language: str


@transaction.atomic
def knock(*, mark: str, now: datetime.datetime) -> bool:
    """Count one sending of the form; returns whether it may go on. The rows are counted after this one is written."""
    Knock.objects.create(mark=mark, at=now)
    lately = Knock.objects.filter(at__gt=now - HOUR)
    return lately.filter(mark=mark).count() <= MOST_EACH and lately.count() <= MOST_TOGETHER


@transaction.atomic
def apply_to_join(
    *, applicant: Applicant, wording: str, recruited_by: Person | None, now: datetime.datetime
) -> Application | None:
    """Write down that somebody wants to join, and ask the address's owner to confirm it.

    Returns the row; None where the address has had its mails for the day. What is done does not depend on whether the
    chapter knows the address: who types it learns nothing.
    """
    email = applicant.email.strip().lower()
    if Application.objects.filter(email=email, applied_at__gt=now - DAY).count() >= MOST_MAILS:
        return None
    application = Application.objects.create(
        given_name=" ".join(applicant.given_name.split())[:80],
        family_name=" ".join(applicant.family_name.split())[:80],
        email=email,
        phone=applicant.phone,
        postcode=applicant.postcode,
        birth_year=applicant.birth_year,
        message=applicant.message,
        language=applicant.language,
        wording=wording,
        recruited_by=recruited_by,
        applied_at=now,
    )
    notices.ask_to_confirm(application, chapter=current_chapter())
    record("members.applied", actor=None, subject=application)
    return application


def open_application(token: str) -> Application | None:
    """Return the application a link from a mail belongs to, None for a wrong or old one."""
    number, _dot, key = token.partition(".")
    if not (number.isascii() and number.isdigit()) or len(number) > 18:
        return None
    found = Application.objects.filter(pk=int(number)).first()
    return found if found is not None and constant_time_compare(found.key, key) else None


@transaction.atomic
def confirm_application(*, application: Application, now: datetime.datetime, today: datetime.date) -> Application:
    """The address's owner wants it: the application stands in the queue, others from the same address are gone.

    Those who take people in are told. Twice is once. Returns the row; ValidationError where it is forgotten already.
    """
    found = Application.objects.select_for_update().filter(pk=application.pk).first()
    if found is None:
        raise ValidationError(_("It was too long ago. Fill in the form once more."))
    if found.confirmed_at is not None:
        return found
    found.confirmed_at = now
    found.save(update_fields=["confirmed_at"])
    same = Application.objects.filter(email=found.email, outcome="").exclude(pk=found.pk)
    same.delete()
    notices.tell_officers(officers_on(today), chapter=current_chapter())
    record("members.application_confirmed", actor=None, subject=found)
    return found


def officers_on(day: datetime.date) -> list[Person]:
    """Who takes people in: the membership officers, else the chair."""
    seats = Seat.objects.held_on(day)
    for role in (Role.MEMBERSHIP_OFFICER, Role.CHAIR):
        people = list(
            Person.objects.filter(pk__in=seats.filter(role=role).values("person")).select_related("user").by_name()
        )
        if people:
            return people
    return []


@transaction.atomic
def accept_application(
    *,
    application: Application,
    person: Person | None = None,
    actor: Person,
    today: datetime.date,
    now: datetime.datetime,
) -> Member:
    """Take somebody in: a member with a contact and a welcome; of a `person` the chapter knows, where they are the same.

    1. the member (registered, or a member again), 2. the application points at them and forgets what they now say
    themselves, 3. the contact, 4. the mail, 5. the journal. ValidationError when it is answered already.
    """
    application = _waiting(application)
    member = Member.objects.filter(person=person).first() if person is not None else None
    if member is None:
        member = register_member(
            given_name=application.given_name,
            family_name=application.family_name,
            email=application.email,
            phone=application.phone,
            person=person,
            joined_on=today,
            source=Member.Source.FORM,
            recruited_by=application.recruited_by,
            details=_details(application, person),
            actor=actor,
            today=today,
        )
    elif member.left_on == today:
        undo_leaving(member=member, actor=actor)
    elif member.state != Member.State.MEMBER:
        set_state(member=member, state=Member.State.MEMBER, on=today, actor=actor, today=today)
    chapter, email = current_chapter(), application.email
    welcome([member], actor=actor, today=today, now=now)
    contact = Person.objects.filter(pk=member.contact_id).first() if member.contact_id else None
    notices.tell_accepted(application, contact=contact, chapter=chapter)
    _settle(application, Outcome.ACCEPTED, actor, now)
    application.person = member.person
    application.email = application.phone = application.postcode = application.message = ""
    application.save()
    _remember_address(member.person, email)
    record("members.application_accepted", actor=actor, subject=member)
    return member


@transaction.atomic
def decline_application(
    *, application: Application, reason: str, tell: bool, actor: Person, now: datetime.datetime
) -> Application:
    """Say no; with `tell`, by mail and with the reason. Returns the row; ValidationError when it is answered already."""
    application = _waiting(application)
    application.reason = reason
    _settle(application, Outcome.DECLINED, actor, now)
    application.save()
    if tell:
        notices.tell_declined(application, chapter=current_chapter())
    record("members.application_declined", actor=actor, subject=application, told=tell)
    return application


@transaction.atomic
def undo_declining(*, application: Application, actor: Person) -> Application:
    """Put a declined application back in the queue. Returns the row."""
    found = Application.objects.select_for_update().get(pk=application.pk)
    if found.outcome == Outcome.DECLINED:
        found.outcome, found.settled_at, found.settled_by, found.reason = "", None, None, ""
        found.save()
        record("members.declining_undone", actor=actor, subject=found)
    return found


@transaction.atomic
def change_join_page(*, values: dict[str, object], actor: Person) -> JoinPage:
    """Decide about the form: open or closed, own words, who may show it. Returns the decisions."""
    page = JoinPage.here()
    for name in ("is_open", "intro", "privacy_contact", "origins"):
        setattr(page, name, values[name])
    page.save()
    record("members.join_page_changed", actor=actor, subject=page, is_open=page.is_open)
    return page


@transaction.atomic
def forget_applications(*, now: datetime.datetime) -> int:
    """Delete what nobody confirmed within seven days, what was declined thirty days ago, and who sent the form yesterday.

    Returns how many applications.
    """
    Knock.objects.filter(at__lt=now - DAY).delete()
    count = Application.objects.outlived(now).count()
    if count:
        Application.objects.outlived(now).delete()
        record("members.applications_forgotten", actor=None, count=count)
    return count


def _waiting(application: Application) -> Application:
    """The row, locked, while it waits for an answer."""
    found = Application.objects.select_for_update(of=("self",)).filter(pk=application.pk).first()
    if found is None or found.outcome or found.confirmed_at is None:
        raise ValidationError(_("Somebody has answered it already."))
    return found


def _settle(application: Application, outcome: str, actor: Person, now: datetime.datetime) -> None:
    application.outcome, application.settled_at, application.settled_by = outcome, now, actor


def _details(application: Application, person: Person | None) -> dict[str, object]:
    """What the form says that the chapter does not know yet."""
    said: dict[str, object] = {
        "postcode": application.postcode,
        "birth_year": application.birth_year,
        "language": application.language,
    }
    return {name: value for name, value in said.items() if value and not (person and getattr(person, name))}


def _remember_address(person: Person, email: str) -> None:
    """An address the chapter did not have is kept as another one of theirs, or as the first."""
    if not email or person.email.lower() == email:
        return
    if not person.email:
        person.email = email
    else:
        person.alternatives.get_or_create(chapter_id=person.chapter_id, kind="email", value=email)
    person.save()
