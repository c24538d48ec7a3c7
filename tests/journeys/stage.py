"""The stage of the sweeping checks: the demonstration, and a row of each kind it does without."""

from __future__ import annotations

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.test import Client

from lokallag.capabilities.members import actions
from lokallag.capabilities.members.models import (
    Member,
    Round,
    RoundCaller,
)
from lokallag.capabilities.plans.models import Adjustment, Commitment, Judgement, Upload
from lokallag.config.demonstration.make import CHAPTERS, COUNTIES, make
from lokallag.core.calendar.actions import open_feed
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.roles import Role
from lokallag.core.post.models import Mail
from tests.journeys.annual_pages import set_elections
from tests.journeys.evening import set_evening
from tests.journeys.passkey import made_up_passkey


@dataclass(frozen=True)
class Stage:
    """The demonstration with a chapter that has a row of each kind, and three of its people, logged in."""

    chapter: Chapter
    chair: Person
    group_leader: Person
    member: Person

    def client(self, person: Person | None) -> Client:
        """A client logged in as one of them, or as nobody."""
        client = Client(raise_request_exception=True)
        if person is not None:
            assert person.user is not None
            client.force_login(person.user, backend="django.contrib.auth.backends.ModelBackend")
        return client


def set_stage() -> Stage:
    """Make the demonstration, and the few rows it does without: a document being read, a letter, a passkey."""
    make()
    chapter = Chapter.objects.get(slug=CHAPTERS[0].slug)
    with within(chapter):
        held = Seat.objects.filter(person__user__isnull=False).select_related("person__user").order_by("pk")
        chair, leader, member = (
            held.filter(role=role)[0].person for role in (Role.CHAIR, Role.GROUP_LEADER, Role.MEMBER)
        )
        Upload.objects.create(filename="plan.pdf", content=b"", uploaded_by=chair, problem={"code": "no_text"})
        open_feed(person=chair, actor=chair)
        served = Commitment.objects.in_force().first()
        assert served is not None
        Adjustment.objects.create(promise=served.promise, target=3, on=chapter.today(), by=chair)
        Judgement.objects.get_or_create(
            promise=served.promise, on=chapter.today(), defaults={"verdict": "on_track", "by": chair, "note": "Bra."}
        )
        _call_as(chair, chapter)
        set_evening(chapter, chair)
        set_elections(chair, chapter)
    county = Chapter.objects.get(slug=COUNTIES[0][0])
    with within(county):
        same = Person.objects.create(user=chair.user, given_name=chair.given_name, family_name=chair.family_name)
        Seat.objects.create(person=same, role=Role.CHAIR, starts_on=county.today())
    Mail.objects.create(to="kari@example.org", subject="Koden din", body="1234-5678")
    Authenticator.objects.create(
        user=chair.user, type="webauthn", data={"name": "Mobilen", "credential": made_up_passkey()}
    )
    return Stage(chapter, chair, leader, member)


def _call_as(chair: Person, chapter: Chapter) -> None:
    """Let the chair call in two rounds: somebody at hand in one, before the first call in the other."""
    running = Round.objects.order_by("pk")[0]
    another = Round.objects.create(name="Vårrunden", until=running.until, made_on=running.made_on, made_by=chair)
    another.rings.create(member=Member.objects.latest("pk"), chapter=chapter)
    for each in (running, another):
        RoundCaller.objects.create(round=each, person=chair)
    actions.take_next(ring_round=running, caller=chair, today=chapter.today(), now=chapter.now())
