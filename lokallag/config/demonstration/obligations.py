"""How the two chapters keep their deadlines: a year done with receipts, one begun, one thing late."""

import datetime

from lokallag.capabilities.obligations.actions import (
    Handed,
    ensure_duties,
    give_evidence,
    move_duty,
    open_duty,
    see_what_happened,
    set_own_rule,
    sign,
)
from lokallag.capabilities.obligations.models import Duty
from lokallag.config.demonstration.story import TODAY, D, Story
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.roles import Role

BEGAN = D(2020, 1, 1)
RECEIPT = Handed(
    name="kvittering-ra0604.txt",
    content_type="text/plain",
    data=b"Skjema RA-0604 er mottatt.\nReferanse: AR200528114\n",
)
#: Rule, period, the day it was done, what was written, the reference.
DONE_BY_BOTH = (
    ("confirmation", "2020", D(2020, 10, 12), "Bekreftet kontaktperson og kontonummer.", ""),
    ("support", "2020-1", D(2020, 3, 12), "5 214 kr kom inn på konto.", ""),
    ("support", "2020-2", D(2020, 7, 3), "5 214 kr kom inn på konto.", ""),
    ("support", "2020-3", D(2020, 9, 24), "5 214 kr kom inn på konto.", ""),
    ("support", "2020-4", D(2020, 11, 18), "5 214 kr kom inn på konto.", ""),
    ("study_report", "2020", D(2020, 1, 24), "Tre kurs, 18 timer.", "SF-2019-118"),
)


def tell(story: Story) -> None:
    """Write it with the actions themselves, on the days they happened."""
    chair, treasurer = _held(Role.CHAIR), _held(Role.TREASURER)
    ensure_duties(chapter=story.chapter, today=BEGAN)
    _own(story, chair)
    for rule, period, on, words, reference in DONE_BY_BOTH:
        _done(rule, period, on, words, reference, treasurer)
    report = _done("report", "2020", D(2020, 5, 28), "Erklæring sendt.", "AR200528114", treasurer, RECEIPT)
    for person in (treasurer, chair):
        sign(duty=report, actor=person, today=D(2020, 5, 29))
    ensure_duties(chapter=story.chapter, today=TODAY)
    if story.chapter.party == "SV":
        _of_lillehammer(chair, treasurer)
    else:
        _of_asker(chair)
    see_what_happened(today=TODAY, now=_noon(TODAY))


def _of_lillehammer(chair: Person, treasurer: Person) -> None:
    """The annual meeting was put off because of the epidemic; the courses of 2020 were never reported."""
    move_duty(duty=_duty("annual_meeting", "2021"), due_on=D(2021, 2, 28), actor=chair, today=D(2021, 1, 12))
    _done("delegates", "2020", D(2020, 1, 30), "Fire delegater og to vara meldt på.", "", chair)
    _done("delegates", "2021", D(2021, 1, 27), "Foreslåtte navn meldt på; byttes etter årsmøtet.", "", chair)
    open_duty(key="donation", happened_on=D(2021, 2, 1), reference="Bilag 7", actor=treasurer, today=D(2021, 2, 3))


def _of_asker(chair: Person) -> None:
    """The day of the congress of 2020 was not known to the product, so the board wrote it."""
    move_duty(duty=_duty("annual_meeting", "2020"), due_on=D(2020, 2, 14), actor=chair, today=BEGAN)
    _done("study_report", "2021", D(2021, 1, 26), "To kurs, 9 timer.", "SF-2020-207", chair)


def _own(story: Story, chair: Person) -> None:
    """A rule of each chapter's own; the treasurer of Asker has not told the board how the money stands in February."""
    is_sv = story.chapter.party == "SV"
    own = set_own_rule(
        title="Leie øvingslokale til sommerfesten" if is_sv else "Økonomirapport til styret",
        words="Kommunen deler ut lokalene tidlig." if is_sv else "Saldo, det som har kommet inn og det som skal ut.",
        stands_in="Styrets vedtak, sak 14/19",
        rhythm="yearly" if is_sv else "quarterly",
        begins_on=D(2020, 3, 1) if is_sv else D(2020, 2, 10),
        person=None,
        role=Role.SECRETARY if is_sv else Role.TREASURER,
        actor=chair,
        today=BEGAN,
    )
    for duty in Duty.objects.filter(own=own, due_on__lt=D(2021, 1, 1)):
        _done(duty.rule, duty.period, duty.due_on - datetime.timedelta(days=3), "Gjort.", "", chair)


def _done(rule: str, period: str, on: D, words: str, reference: str, by: Person, file: Handed | None = None) -> Duty:
    duty = _duty(rule, period)
    give_evidence(duty=duty, on=on, words=words, reference=reference, file=file, actor=by, today=on, now=_noon(on))
    return duty


def _duty(rule: str, period: str) -> Duty:
    return Duty.objects.get(rule=rule, period=period)


def _noon(on: D) -> datetime.datetime:
    return datetime.datetime.combine(on, datetime.time(12), tzinfo=datetime.UTC)


def _held(role: str) -> Person:
    return Seat.objects.filter(role=role).select_related("person").order_by("pk")[0].person
