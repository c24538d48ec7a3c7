"""Building, saving, copying and removing sentences in the browser-less client."""

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conftest import LONG_AGO, Actor
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.groups.models import Group, Membership
from lokallag.core.journal.models import Entry
from lokallag.core.people.models import Person
from lokallag.core.segments.models import Segment

NEW = "/north/segments/new/"
EN = {"HTTP_ACCEPT_LANGUAGE": "en"}


def heard(response: object) -> str:
    """The sentence of a page, as text."""
    found = re.search(r'<p class="ui-sentence.*?</p>', response.content.decode(), re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", "", found[0]).split()) if found else ""


@pytest.fixture
def group(north: Chapter, ada: Actor) -> Group:
    """A group that Ada is in, and two people who are in none."""
    with within(north):
        group = Group.objects.create(name="Stand", established_on=LONG_AGO)
        Membership.objects.create(group=group, person=ada.person, starts_on=LONG_AGO)
        Person.objects.create(given_name="Åse", family_name="Øy", postcode="2615")
        Person.objects.create(given_name="Nils", postcode="0150")
    return group


def test_a_sentence_is_built_part_by_part_in_its_address(ada: Actor, group: Group) -> None:
    ada.client.cookies["django_language"] = "en"
    first = ada.client.get(NEW)
    assert heard(first) == "All members."
    # Each change leads to the address of what it made: reload and sending it work.
    removed = ada.client.get(NEW, {"p": ["members.current"], "draft": "1", "out": "0"})
    assert removed.url == f"{NEW}?draft=1"
    assert heard(ada.client.get(removed.url)) == "Everybody the chapter knows."
    added = ada.client.get(removed.url + "&add=groups.in")
    assert added.url == f"{NEW}?p=groups.in&draft=1&at=0"
    unfinished = ada.client.get(added.url)
    assert heard(unfinished) == "People who are in …."
    assert unfinished.context["count"] == 3
    assert unfinished.context["left_out"] == 1
    # Nobody writes to everybody because a part is not filled in yet.
    assert unfinished.context["uses"] == []
    chosen = ada.client.get(added.url + f"&edited=1&value={group.pk}&negated=1")
    assert chosen.url == f"{NEW}?p=-groups.in%3A{group.pk}&draft=1&at=0"
    page = ada.client.get(chosen.url + "&add=people.postcode", follow=True)
    page = ada.client.get(page.redirect_chain[-1][0] + "&edited=1&value=26,+27&negated=0&close=1", follow=True)
    assert heard(page) == "People who are not in Stand and have a postcode that begins with 26 or 27."
    assert page.context["count"] == 1
    assert page.context["names"] == ["Åse Øy"]
    assert page.context["part_form"] is None
    # What cannot be is said to be wrong, stays as typed and is left out.
    wrong = ada.client.get(f"{NEW}?p=members.unseen:x&at=0&edited=1&value=soon&negated=0", follow=True)
    assert wrong.context["problem"] == "Write a number from 1 to 3660."
    assert 'value="soon"' in wrong.content.decode()
    # With HTMX the page comes at once, and says its own address.
    quick = ada.client.get(f"{NEW}?p=people.postcode&draft=1&at=0&edited=1&value=01", headers={"HX-Request": "true"})
    assert quick.headers["HX-Replace-Url"] == f"{NEW}?p=people.postcode%3A01&draft=1&at=0"
    assert quick.context["names"] == ["Nils"]


@pytest.mark.parametrize(
    "query",
    ["p=x&at=9&open=99&out=-1&add=nobody", "at=²&open=&edited=1", "p=%00&p=:&p=-", "add=members.joined_after:x"],
)
def test_what_nobody_meant_is_no_error(ada: Actor, query: str) -> None:
    assert ada.client.get(f"{NEW}?{query}", follow=True).status_code == 200


def test_a_segment_is_saved_shared_changed_copied_removed_and_taken_back(
    ada: Actor, north: Chapter, actor_with: Callable[..., Actor]
) -> None:
    eli = actor_with("treasurer", name="Eli")
    ada.client.cookies["django_language"] = "en"
    empty = ada.client.post(NEW, {"name": "", "p": ["members.current"]})
    assert empty.status_code == 422
    unfinished = ada.client.post(NEW, {"name": "X", "p": ["groups.in"]})
    assert unfinished.status_code == 422
    assert "is not filled in" in unfinished.content.decode()
    saved = ada.client.post(NEW, {"name": "Near  town", "p": ["members.current", "people.postcode:26"]})
    with within(north):
        own = Segment.objects.get()
    assert saved.url == f"/north/segments/{own.pk}/"
    assert (own.name, own.is_shared, own.made_by) == ("Near town", False, ada.person)
    assert eli.client.get(saved.url).status_code == 404
    assert ada.client.post(NEW, {"name": "Near town", "p": ["members.current"]}).status_code == 422
    ada.client.post(saved.url, {"name": "Near town", "is_shared": "1", "p": ["people.postcode:26,27"]})
    own.refresh_from_db()
    assert (own.is_shared, [part["value"] for part in own.parts]) == (True, ["26,27"])
    assert heard(eli.client.get(saved.url))
    eli.client.post(saved.url + "copy/")
    with within(north):
        copy = Segment.objects.get(made_by=eli.person)
    assert (copy.name, copy.is_shared, copy.parts) == ("Near town (2)", False, own.parts)
    ada.client.post(saved.url + "removal/")
    assert ada.client.get(saved.url).status_code == 404
    ada.client.post(NEW, {"name": "Near town", "p": ["members.current"]})
    assert ada.client.post(saved.url + "removal/undo/").status_code == 302
    assert ada.client.post(saved.url + "removal/undo/").status_code == 404
    with within(north):
        names = list(Segment.objects.usable_by(ada.person).by_name().values_list("name", flat=True))
        verbs = list(Entry.objects.filter(verb__startswith="segments").order_by("pk").values_list("verb", flat=True))
    assert names == ["Near town", "Near town (3)"]
    said = "saved changed copied removed saved restored"
    assert verbs == [f"segments.{verb}" for verb in said.split()]


def test_the_list_asks_as_often_with_three_as_with_one(ada: Actor, group: Group, north: Chapter) -> None:
    parts = [{"clause": "groups.in", "value": str(group.pk), "negated": False}]
    asked, counted = [], []
    for names in (["One"], ["Two", "Three"]):
        with within(north):
            Segment.objects.bulk_create([Segment(name=name, parts=parts, made_by=ada.person) for name in names])
        with CaptureQueriesContext(connection) as queries:
            page = ada.client.get("/north/segments/")
        asked.append(len(queries))
        counted = [row["count"] for row in page.context["rows"]]
    assert asked[0] == asked[1]
    assert counted == [1, 1, 1]


def test_each_use_of_a_sentence_opens_with_it_chosen(ada: Actor, group: Group) -> None:
    uses = ada.client.get(f"{NEW}?p=groups.in:{group.pk}").context["uses"]
    assert {use.url_name for use, _href in uses} >= {"members:export", "members:round_new", "post:new"}
    for _use, href in uses:
        page = ada.client.get(href)
        assert page.status_code == 200
        assert f'<option value="groups.in:{group.pk}" selected>' in page.content.decode(), href
