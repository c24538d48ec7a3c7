"""The first run: one person, once, all or nothing."""

import datetime
import signal
import subprocess
from collections.abc import Callable

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lokallag.core.access.actions import AlreadyOpened, ChapterFacts, is_new, open_installation
from lokallag.core.access.models import Opening
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.journal.models import Entry
from lokallag.core.people.models import Person, Seat, User
from lokallag.core.people.roles import Role

Start = Callable[[str], "subprocess.Popen[str]"]
TODAY = datetime.date(2026, 11, 21)
FORM = {
    "given_name": "Åse",
    "family_name": "Øy",
    "email": "Aase@Example.org",
    "name": "Ås Grønne lag",
    "party": "Venstre",
    "municipality": "Asker",
    "colour": "#2E7D32",
    "language": "nn",
}


def test_the_start_page_of_a_new_installation_leads_to_the_first_run(db: None) -> None:
    assert Client().get("/").headers["Location"] == "/start/"


def test_the_first_run_makes_chapter_person_and_chair_and_logs_in(db: None) -> None:
    client = Client()

    answer = client.post("/start/", FORM)

    chapter = Chapter.objects.get()
    assert (chapter.slug, chapter.name, chapter.party) == ("as-gronne-lag", "Ås Grønne lag", "Venstre")
    assert (chapter.municipality_number, chapter.colour, chapter.language) == ("3203", "#2e7d32", "nn")
    with within(chapter):
        seat = Seat.objects.select_related("person__user").get()
        assert seat.person.user is not None
        assert (seat.role, seat.person.name, seat.person.user.email) == (Role.CHAIR, "Åse Øy", "aase@example.org")
        assert list(Entry.objects.values_list("verb", flat=True)) == ["access.chapter_made"]
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/as-gronne-lag/")
    assert client.get("/me/").status_code == 200


def test_the_first_run_is_gone_once_the_installation_is_opened(db: None) -> None:
    Client().post("/start/", FORM)

    assert Client().get("/start/").status_code == 404
    assert Client().post("/start/", {**FORM, "email": "other@example.org"}).status_code == 404
    assert User.objects.count() == 1


def test_an_installation_with_a_chapter_has_no_first_run(north: Chapter) -> None:
    assert Client().get("/start/").status_code == 404
    with pytest.raises(AlreadyOpened):
        open_installation(
            facts=ChapterFacts(name="X"), email="x@example.org", given_name="X", family_name="", today=TODAY
        )


def test_a_failure_on_the_way_leaves_nothing(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Seat, "save", _break)

    with pytest.raises(RuntimeError):
        open_installation(
            facts=ChapterFacts(name="X"), email="x@example.org", given_name="X", family_name="", today=TODAY
        )

    assert is_new()
    assert not Opening.objects.exists()


def _break(*args: object, **kwargs: object) -> None:
    raise RuntimeError("killed half-way")


OPENER = """
import datetime, sys, time
from lokallag.core.access.actions import AlreadyOpened, ChapterFacts, is_new, open_installation
from lokallag.core.people.models import Seat
NAME, SLOW = {name!r}, {slow!r}
save = Seat.save
def slowly(self, *args, **kwargs):
    save(self, *args, **kwargs)
    print("half-way", flush=True)
    time.sleep(SLOW)
Seat.save = slowly
try:
    open_installation(
        facts=ChapterFacts(name=NAME), email=NAME + "@example.org", given_name=NAME, family_name="",
        today=datetime.date(2026, 11, 21),
    )
    print("won", flush=True)
except AlreadyOpened:
    print("lost", flush=True)
"""


def test_of_those_who_open_at_once_one_wins(other_process: Start) -> None:
    programs = [other_process(OPENER.format(name=f"n{number}", slow=0.3)) for number in range(3)]

    said = [program.communicate(timeout=60) for program in programs]

    assert sorted(out.split()[-1] for out, _ in said) == ["lost", "lost", "won"], said


def test_a_first_run_killed_half_way_leaves_nothing_and_can_be_done_again(other_process: Start) -> None:
    killed = other_process(OPENER.format(name="first", slow=60))
    assert killed.stdout is not None
    assert killed.stdout.readline().strip() == "half-way"
    killed.send_signal(signal.SIGKILL)
    killed.wait()

    again = other_process(
        "from lokallag.core.access.actions import is_new\nassert is_new()\n" + OPENER.format(name="second", slow=0)
    )

    out, errors = again.communicate(timeout=60)
    assert out.split() == ["half-way", "won"], errors


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", "no address"),
        ("name", ""),
        ("municipality", "Atlantis"),
        ("colour", "red"),
        ("language", "sv"),
        ("municipality", "Herøy"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_written_stays(db: None, field: str, value: str) -> None:
    answer = Client().post("/start/", {**FORM, field: value})

    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {field}
    assert is_new()
    if value:
        assert value in answer.content.decode()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.dictionaries(st.sampled_from(sorted(FORM)), st.text(max_size=300)))
def test_no_input_breaks_the_first_run(db: None, data: dict[str, str]) -> None:
    assert Client().post("/start/", data).status_code in {302, 404, 422}


def test_the_start_page_shows_several_chapters_and_one_at_once(ada: object, county: Chapter, south: Chapter) -> None:
    client: Client = ada.client  # type: ignore[attr-defined]
    assert client.get("/").headers["Location"] == "/north/"
    with within(south):
        person = Person.objects.create(user=ada.user, given_name="Ada", family_name="Ås")  # type: ignore[attr-defined]
        Seat.objects.create(person=person, role=Role.MEMBER, starts_on=datetime.date(2020, 1, 1))

    page = client.get("/")

    assert page.status_code == 200
    assert [place.chapter.slug for place in page.context["places"]] == ["north", "south"]


def test_somebody_without_a_seat_gets_a_friendly_page(north: Chapter) -> None:
    client = Client()
    client.force_login(
        User.objects.create_user(email="lost@example.org"), backend="django.contrib.auth.backends.ModelBackend"
    )

    answer = client.get("/")

    assert answer.status_code == 200
    assert "lost@example.org" in answer.content.decode()
