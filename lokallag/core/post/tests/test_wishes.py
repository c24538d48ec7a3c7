"""What one wants to hear: by a link of one's own, without a login; looking changes nothing, one POST from a mail program does."""

from __future__ import annotations

import re

from django.test import Client

from conftest import Actor
from lokallag.core.chapters.models import Chapter
from lokallag.core.people.models import Consent, Person
from lokallag.core.post.models import Mailing
from lokallag.core.post.rendering import wishes_address
from lokallag.core.post.tests.factories import member, outsider

W = Person.Wants
CLICK = {"List-Unsubscribe": "One-Click"}


def link(person: Person, **fields: bool) -> str:
    return wishes_address(person.chapter, person, Mailing(**fields)).removeprefix("http://localhost:8000")


def wants(person: Person) -> str:
    return Person.objects.get(pk=person.pk).wants


def test_one_click_stops_letters_of_its_kind_and_a_look_stops_none(in_north: Chapter) -> None:
    client = Client(enforce_csrf_checks=True)
    kari, per, friend = member("Kari"), member("Per"), outsider("Friend", confirmed=True)
    assert client.get(link(kari)).status_code == 200
    assert client.head(link(kari)).status_code == 200
    assert wants(kari) == W.EVERYTHING

    answer = client.post(link(kari), CLICK)
    assert (answer.status_code, wants(kari)) == (200, W.IMPORTANT)
    client.post(link(kari), CLICK)
    assert wants(kari) == W.IMPORTANT
    client.post(link(per, is_important=True), CLICK)
    assert wants(per) == W.NOTHING
    client.post(link(friend), CLICK)
    assert wants(friend) == W.NOTHING
    assert not Consent.objects.standing().filter(person=friend).exists()


def test_a_choice_is_saved_in_the_readers_language_and_can_be_taken_back(in_north: Chapter) -> None:
    client = Client(enforce_csrf_checks=True)
    friend = outsider("Friend", confirmed=True)
    page = client.post(link(friend), {"wants": W.NOTHING, "language": "en"}).content.decode()
    friend.refresh_from_db()
    assert (friend.wants, friend.language) == (W.NOTHING, "en")
    assert "What you want to hear" in page
    assert not Consent.objects.standing().exists()

    found = re.search(r'name="undo" value="([^"]+)"', page)
    assert found is not None
    other = outsider("Other")
    assert client.post(link(other), {"undo": found.group(1)}).status_code == 404
    client.post(link(friend), {"undo": found.group(1)})
    friend.refresh_from_db()
    assert (friend.wants, friend.language) == (W.EVERYTHING, "")
    assert Consent.objects.standing().get().person == friend
    assert client.post(link(friend), {"wants": "all of it"}).status_code == 422


def test_a_link_opens_nothing_else(in_north: Chapter, cecilie: Actor) -> None:
    kari = member("Kari")
    address = link(kari)
    assert Client().get(address.replace("/north/", "/south/")).status_code == 404
    assert Client().get(address[:-4] + "xxx/").status_code == 404
    Person.objects.filter(pk=kari.pk).update(link_key="new")
    assert Client().get(address).status_code == 404
