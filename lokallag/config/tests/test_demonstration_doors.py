"""One click lets one in to a made-up chapter, and nowhere else."""

from collections.abc import Callable, Iterator

import pytest
from django.core.mail import send_mail
from django.test import Client, override_settings
from django.urls import NoReverseMatch, Resolver404, resolve, reverse

from conftest import Actor
from lokallag.core.chapters.models import Chapter
from lokallag.core.people.roles import Role

DEMONSTRATION = override_settings(
    DEMONSTRATION=True,
    ROOT_URLCONF="lokallag.config.tests.demonstration_urls",
    EMAIL_BACKEND="lokallag.core.post.backends.KeptMail",
)


@pytest.fixture
def demonstration() -> Iterator[None]:
    """An installation in demonstration mode."""
    with DEMONSTRATION:
        yield


@pytest.mark.parametrize("address", ["", "login/", "logout/", "mail/", "mail/1/"])
def test_none_of_it_exists_outside_the_demonstration(ada: Actor, address: str) -> None:
    with pytest.raises(Resolver404):
        resolve(f"/demonstration/{address}")
    assert ada.client.get(f"/demonstration/{address}").status_code == 404
    assert ada.client.post(f"/demonstration/{address}", {"chapter": "north", "role": "chair"}).status_code == 404


def test_no_name_leads_to_it_outside_the_demonstration() -> None:
    with pytest.raises(NoReverseMatch):
        reverse("demonstration:doors")


@override_settings(ROOT_URLCONF="lokallag.config.tests.demonstration_urls", DEMONSTRATION=False)
def test_even_with_the_addresses_no_door_opens_when_the_mode_is_off(ada: Actor) -> None:
    answer = Client().post("/demonstration/login/", {"chapter": "north", "role": "chair"})

    assert answer.status_code == 404
    assert "sessionid" not in answer.cookies


def test_the_front_leads_there(demonstration: None, ada: Actor) -> None:
    assert Client().get("/").headers["Location"] == "/demonstration/"
    assert ada.client.get("/").headers["Location"] == "/north/"


def test_one_click_logs_in_as_the_post(demonstration: None, ada: Actor, bo: Actor) -> None:
    client = Client()
    page = client.get("/demonstration/")
    assert [(chapter.slug, [door.role for door in doors]) for chapter, doors in page.context["chapters"]] == [
        ("north", [Role.CHAIR, Role.MEMBER])
    ]

    answer = client.post("/demonstration/login/", {"chapter": "north", "role": "member"})

    assert answer.headers["Location"] == "/north/"
    assert client.get("/me/").context["user"] == bo.user


def test_the_member_is_one_who_is_only_a_member(demonstration: None, actor_with: Callable[..., Actor]) -> None:
    actor_with(Role.CHAIR, Role.MEMBER, name="First")
    plain = actor_with(Role.MEMBER, name="Plain")
    client = Client()

    client.post("/demonstration/login/", {"chapter": "north", "role": "member"})

    assert client.get("/me/").context["user"] == plain.user


def test_a_real_chapter_has_no_door(demonstration: None, ada: Actor, north: Chapter) -> None:
    north.clock_on = None
    north.save()

    answer = Client().post("/demonstration/login/", {"chapter": "north", "role": "chair"})

    assert answer.status_code == 404
    assert "sessionid" not in answer.cookies


@pytest.mark.parametrize(
    "data", [{}, {"chapter": "north"}, {"chapter": "north", "role": "treasurer"}, {"chapter": "x", "role": "chair"}]
)
def test_what_is_not_offered_is_not_found(demonstration: None, ada: Actor, data: dict[str, str]) -> None:
    assert Client().post("/demonstration/login/", data).status_code == 404


def test_a_get_logs_nobody_in(demonstration: None, ada: Actor) -> None:
    assert Client().get("/demonstration/login/?chapter=north&role=chair").status_code == 405


def test_mail_is_kept_and_shown(demonstration: None, ada: Actor) -> None:
    send_mail("A <b>subject</b>", "Hello\nhttps://example.org", "from@example.org", ["kari@example.org"])
    client = Client()

    page = client.get("/demonstration/mail/").content.decode()
    assert "A &lt;b&gt;subject&lt;/b&gt;" in page
    assert "kari@example.org" in page
    pk = client.get("/demonstration/mail/").context["letters"][0].pk
    assert '<a href="https://example.org"' in client.get(f"/demonstration/mail/{pk}/").content.decode()


def test_logging_out_leads_back(demonstration: None, ada: Actor) -> None:
    assert ada.client.post("/demonstration/logout/").headers["Location"] == "/demonstration/"
    assert ada.client.get("/me/").status_code == 302
