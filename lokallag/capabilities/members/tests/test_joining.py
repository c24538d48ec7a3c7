"""Joining by the chapter's form: for people, not robots; telling nothing; confirmed by the address's owner; then a queue."""

import datetime
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail, signing
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import LONG_AGO, TODAY, Actor
from lokallag.capabilities.members import actions
from lokallag.capabilities.members.forms.joining import _SALT
from lokallag.capabilities.members.models import Application, JoinPage, Knock, Member
from lokallag.capabilities.members.views.joining import RECRUIT
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.people.links import link_token
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.roles import Role

SEND = "/north/join/?language=en"


@pytest.fixture
def open_form(ada: Actor) -> JoinPage:
    """North's form, open, and shown on its website."""
    with within(ada.chapter):
        return actions.change_join_page(
            values={"is_open": True, "intro": "", "privacy_contact": "", "origins": "https://north.example.org"},
            actor=ada.person,
        )


def stamped(chapter: Chapter, seconds: int = 60) -> str:
    """A stamp as if the form was shown so long ago."""
    signer = signing.TimestampSigner(salt=_SALT)
    shown = int(datetime.datetime.now(tz=datetime.UTC).timestamp()) - seconds
    signer.timestamp = lambda: signing.b62_encode(shown)  # type: ignore[method-assign]
    return signer.sign(str(chapter.pk))


def filled(chapter: Chapter, **more: Any) -> dict[str, Any]:
    return {
        "given_name": "Kari",
        "family_name": "Moen",
        "email": "Kari@Example.org",
        "birth_year": "1990",
        "agrees": "on",
        "stamp": stamped(chapter),
        **more,
    }


def the_link() -> str:
    """The link in the latest letter."""
    found = re.search(r"http://\S+(/north/join/confirm/\S+)", str(mail.outbox[-1].body))
    assert found, mail.outbox[-1].body
    return found.group(1)


def test_from_the_form_to_a_member_with_a_contact(ada: Actor, open_form: JoinPage) -> None:
    stranger = Client()
    assert stranger.get(SEND).status_code == 200
    sent = stranger.post(SEND, filled(ada.chapter, phone="912 34 567", postcode="1383", message="Hei"))
    assert sent.headers["Location"].startswith("/north/join/thanks/")
    with within(ada.chapter):
        row = Application.objects.get()
        assert (row.email, row.phone, row.confirmed_at, Member.objects.count()) == (
            "kari@example.org",
            "+4791234567",
            None,
            0,
        )
        assert "I want to be a member of North" in row.wording
    link = the_link()
    assert "One click left" in stranger.get(link).content.decode()
    with within(ada.chapter):
        assert Application.objects.get().confirmed_at is None, "looking confirmed it: a mail scanner looks too"
    assert ada.client.get("/north/members/applications/").context["unconfirmed"] == 1
    stranger.post(link)
    assert "<ada@example.org>" in mail.outbox[-1].to[0]
    assert "Kari" not in mail.outbox[-1].body, "a name stands in a mail"

    page = ada.client.get(f"/north/members/applications/{row.pk}/")
    assert "Kari Moen" in page.content.decode()
    taken = ada.client.post(f"/north/members/applications/{row.pk}/acceptance/")
    with within(ada.chapter):
        member = Member.objects.get()
        assert taken.headers["Location"] == f"/north/members/{member.pk}/"
        assert (member.source, member.contact, member.person.postcode) == ("form", ada.person, "1383")
        assert member.person.language == "en"
        row.refresh_from_db()
        assert (row.outcome, row.person, row.email) == ("accepted", member.person, "")
    assert ["kari@example.org"] in [letter.to for letter in mail.outbox[-2:]]
    assert stranger.get(link).status_code == 404


def test_robots_and_the_hasty_get_nowhere(ada: Actor, open_form: JoinPage, south: Chapter) -> None:
    client = Client()
    with within(ada.chapter):
        count = Application.objects.count
        seen = client.post(SEND, filled(ada.chapter, website="https://spam.example"))
        assert (seen.status_code, count()) == (302, 0), "a robot is told what gave it away"
        for stamp in ("", "made up", stamped(south), stamped(ada.chapter, 0), stamped(ada.chapter, 90_000)):
            again = client.post(SEND, filled(ada.chapter, stamp=stamp))
            assert (again.status_code, count()) == (422, 0), stamp
            assert 'value="Kari"' in again.content.decode(), "what was typed is lost"
        for wrong in ({"birth_year": "2007"}, {"birth_year": "2006"}, {"agrees": ""}, {"email": "x"}):
            assert client.post(SEND, filled(ada.chapter, **wrong)).status_code == 422
        assert count() == 0
        assert client.post(SEND, filled(ada.chapter, birth_year="2006", is_old_enough="on")).status_code == 302
        assert count() == 1
        statuses = [client.post(SEND, filled(ada.chapter, email=f"k{n}@example.org")).status_code for n in range(7)]
        assert statuses == [302] * 5 + [429] * 2
        elsewhere = client.post(SEND, filled(ada.chapter, email="k9@example.org"), REMOTE_ADDR="192.0.2.7")
        assert elsewhere.status_code == 302
        assert "127.0.0.1" not in "".join(Knock.objects.values_list("mark", flat=True))


def test_the_form_does_not_tell_who_is_a_member(ada: Actor, bo: Actor, open_form: JoinPage) -> None:
    bodies = {}
    for email in ("bo@example.org", "nobody@example.org"):
        answer = Client().post(SEND, filled(ada.chapter, email=email), follow=True)
        bodies[email] = (
            answer.redirect_chain,
            re.sub(r'nonce="[^"]+"|csrf\w+" value="\w+', "", answer.content.decode()),
        )
        assert mail.outbox[-1].to == [email]
    assert bodies["bo@example.org"] == bodies["nobody@example.org"]
    # An address gets three mails a day, however often somebody writes it; the answer stays the same.
    for _again in range(4):
        assert Client().post(SEND, filled(ada.chapter, email="bo@example.org")).status_code == 302
    assert len([letter for letter in mail.outbox if letter.to == ["bo@example.org"]]) == 3


def test_only_the_chapters_own_websites_may_frame_it(ada: Actor, open_form: JoinPage) -> None:
    client = Client(enforce_csrf_checks=True)
    alone, framed = client.get("/north/join/"), client.get("/north/join/?embed=1")
    assert alone.headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in alone.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in framed.headers
    assert "frame-ancestors https://north.example.org;" in framed.headers["Content-Security-Policy"] + ";"
    assert "ui-nav" not in framed.content.decode()
    # No cookie comes along in a frame of another website.
    sent = Client(enforce_csrf_checks=True).post("/north/join/?embed=1", filled(ada.chapter))
    assert sent.status_code == 302
    assert "X-Frame-Options" not in client.get(sent.headers["Location"]).headers
    assert client.get("/north/join/confirm/1.x/").headers["X-Frame-Options"] == "DENY"
    for wrong in ("http://example.org", "https://exa mple.org x", "https://*.example.org", "javascript:alert(1)"):
        answer = ada.client.post("/north/members/joining/", {"is_open": "on", "origins": wrong})
        assert answer.status_code == 422, wrong
    assert "&lt;iframe" in ada.client.get("/north/members/joining/").content.decode()
    ada.client.post("/north/members/joining/", {"origins": "https://North.example.org/side"})
    with within(ada.chapter):
        assert (JoinPage.here().is_open, JoinPage.here().origins) == (False, "https://north.example.org")
    assert client.get("/north/join/").status_code == 404


def test_who_recruited_is_kept_and_shown(ada: Actor, bo: Actor, open_form: JoinPage) -> None:
    token = link_token(bo.person, RECRUIT)
    assert "Bo asks you" in Client().get(f"{SEND}&by={token}").content.decode()
    Client().post(SEND, filled(ada.chapter, by=token))
    Client().post(SEND, filled(ada.chapter, email="x@example.org", by=token[:-1]))
    with within(ada.chapter):
        rows = dict(Application.objects.values_list("email", "recruited_by"))
        assert rows == {"kari@example.org": bo.person.pk, "x@example.org": None}
        row = Application.objects.get(recruited_by=bo.person)
        actions.confirm_application(application=row, now=ada.chapter.now(), today=TODAY)
        member = actions.accept_application(application=row, actor=ada.person, today=TODAY, now=ada.chapter.now())
        assert member.recruited_by == bo.person
    assert [row[0] for row in ada.client.get("/north/members/recruitment/").context["rows"]] == [bo.person]


def applied(chapter: Chapter, at: datetime.datetime, **more: Any) -> Application:
    fields = {"given_name": "Kari", "email": "kari@example.org", "birth_year": 1990, "wording": "Ja"}
    return Application.objects.create(chapter=chapter, applied_at=at, **{**fields, **more})


def test_taking_in_somebody_the_chapter_knows(ada: Actor, bo: Actor, in_north: Chapter) -> None:
    now = in_north.now()
    row = applied(in_north, now, confirmed_at=now, email="bo@home.example.org")
    member = actions.accept_application(application=row, person=bo.person, actor=ada.person, today=TODAY, now=now)
    assert (member.person, Person.objects.count()) == (bo.person, 2)
    assert list(bo.person.alternatives.values_list("value", flat=True)) == ["bo@home.example.org"]
    actions.leave(member=member, left_on=TODAY, actor=ada.person, today=TODAY)
    again = applied(in_north, now, confirmed_at=now)
    back = actions.accept_application(application=again, person=bo.person, actor=ada.person, today=TODAY, now=now)
    assert (back.pk, back.state, back.left_on) == (member.pk, "member", None)
    with pytest.raises(ValidationError):
        actions.accept_application(application=again, actor=ada.person, today=TODAY, now=now)


def test_declining_can_be_taken_back_and_all_is_forgotten_in_time(ada: Actor, in_north: Chapter) -> None:
    now = in_north.now()
    row = applied(in_north, now, confirmed_at=now)
    url = f"/north/members/applications/{row.pk}/declination/"
    ada.client.post(url, {"reason": "Du er medlem i et annet lag.", "tell": "on"})
    assert mail.outbox[-1].to == ["kari@example.org"]
    assert "annet lag" in mail.outbox[-1].body
    ada.client.post(f"{url}undo/")
    assert Application.objects.waiting().count() == 1
    ada.client.post(url, {"reason": ""})
    assert len(mail.outbox) == 1, "a mail went out that nobody asked for"
    unconfirmed = applied(in_north, now)
    day = datetime.timedelta(days=1)
    assert actions.forget_applications(now=now + 7 * day) == 0
    assert actions.forget_applications(now=now + 8 * day) == 1
    assert not Application.objects.filter(pk=unconfirmed.pk).exists()
    assert actions.forget_applications(now=now + 31 * day) == 1
    assert Application.objects.count() == 0


@given(
    data=st.dictionaries(
        st.sampled_from(
            "given_name family_name email phone postcode birth_year message agrees stamp by website is_old_enough".split()
        ),
        st.text(max_size=60) | st.sampled_from(["1990", "on", "a@b.no", "0" * 400, "9" * 30, "\x00", "1.x.y"]),
    ),
    query=st.dictionaries(st.sampled_from(["by", "embed", "language", "x"]), st.text(max_size=20), max_size=3),
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_input_breaks_the_form(open_form: JoinPage, data: dict[str, str], query: dict[str, str]) -> None:
    client = Client()
    assert client.get("/north/join/", query).status_code == 200
    assert client.post("/north/join/", data, query_params=query).status_code in {302, 422, 429}


@pytest.mark.parametrize("count", [1, 3])
def test_the_queue_asks_the_database_as_often_however_long_it_is(
    ada: Actor, bo: Actor, in_north: Chapter, count: int, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    now = in_north.now()
    for number in range(count):
        applied(in_north, now, confirmed_at=now, email=f"{number}@example.org", recruited_by=bo.person)
    Seat.objects.create(person=bo.person, role=Role.MEMBERSHIP_OFFICER, starts_on=LONG_AGO)
    with django_assert_max_num_queries(12):
        ada.client.get("/north/members/applications/")
    with django_assert_max_num_queries(14):
        ada.client.get("/north/members/recruitment/")
