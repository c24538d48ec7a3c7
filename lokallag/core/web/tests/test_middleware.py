"""The language of a page, and how often the database is asked before a view begins."""

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from conftest import Actor
from lokallag.core.chapters.models import RESERVED_SLUGS, Chapter
from lokallag.core.people.models import User
from lokallag.core.web.addressed import addressed_chapter
from lokallag.core.web.rendering import posted, say


def test_a_page_costs_four_queries_before_its_own(bo: Actor) -> None:
    bo.client.get("/north/roles/")
    with CaptureQueriesContext(connection) as asked:
        bo.client.get("/north/roles/")

    # Session, user, chapter, seats with their person; the page of roles asks nothing itself.
    tables = [query["sql"].split('FROM "')[1].split('"')[0] for query in asked.captured_queries]
    assert tables == ["django_session", "people_user", "chapters_chapter", "people_seat"]


def test_the_chapter_is_fetched_once_a_request(north: Chapter) -> None:
    request = RequestFactory().get("/north/anything/")
    with CaptureQueriesContext(connection) as asked:
        assert addressed_chapter(request) == addressed_chapter(request) == north

    assert len(asked) == 1


@pytest.mark.parametrize("slug", sorted(RESERVED_SLUGS))
def test_a_reserved_word_is_no_chapter_and_costs_nothing(db: None, slug: str) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert addressed_chapter(RequestFactory().get(f"/{slug}/")) is None

    assert len(asked) == 0


@pytest.mark.parametrize(
    ("cookie", "login", "chapter", "browser", "expected"),
    [
        ("nn", "nb", "nb", "en", "nn"),
        ("xx", "nn", "nb", "en", "nn"),
        ("", "", "nn", "en", "nn"),
        ("", "", "en", "nb", "en"),
    ],
)
def test_the_language_is_what_was_chosen_nearest(
    bo: Actor, north: Chapter, cookie: str, login: str, chapter: str, browser: str, expected: str
) -> None:
    User.objects.filter(pk=bo.user.pk).update(language=login)
    Chapter.objects.filter(pk=north.pk).update(language=chapter)
    if cookie:
        bo.client.cookies["django_language"] = cookie

    assert bo.client.get("/north/roles/", headers={"accept-language": browser}).headers["Content-Language"] == expected


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        ("", "nb"),
        ("en-GB,en;q=0.9", "en"),
        ("nn-NO,nn", "nn"),
        ("nb,nn;q=0.8,en", "nb"),
        ("de,fr", "nb"),
        ("en,no;q=0.5", "nb"),
        ("\x00;;,,", "nb"),
    ],
)
def test_before_anything_is_chosen_the_browser_is_heard(db: None, wish: str, expected: str) -> None:
    assert Client().get("/accounts/login/", headers={"accept-language": wish}).headers["Content-Language"] == expected


def test_posted_is_what_was_sent_and_nothing_when_looking() -> None:
    assert posted(RequestFactory().get("/?a=1")) is None
    assert posted(RequestFactory().post("/", {})) == {}


def test_a_message_carries_its_undo(bo: Actor) -> None:
    request = bo.client.get("/north/roles/").wsgi_request

    say(request, "Done.", undo_url="/north/undo/")

    assert [(message.message, message.extra_tags) for message in get_messages(request)] == [
        ("Done.", "undo:/north/undo/")
    ]
