"""The register: what is known of a member and changed in one form, the path through time, fees, households, consents."""

import datetime
import re

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conftest import Actor
from lokallag.capabilities.members import actions
from lokallag.capabilities.members.models import Contact, Fee, Member, Remark
from lokallag.capabilities.members.tests.factories import joined
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.gatherings.models import Attendance, Gathering
from lokallag.core.groups.models import Group, Membership
from lokallag.core.journal.models import Entry
from lokallag.core.people.models import Consent, Person
from lokallag.core.tasks.models import Completion, Task

D = datetime.date
TODAY = D(2021, 2, 15)
JOINED = D(2019, 3, 1)
ALL = {
    "given_name": "Åse",
    "family_name": "Ødegård",
    "phone": "912 34 567",
    "email": "ase@example.org",
    "street": "Storgata 1",
    "postcode": "2609",
    "place": "",
    "wants": "important",
    "birth_year": "1980",
    "language": "nn",
    "member_number": "1002",
    "other_names": "Åse Lykke\nAase Berg",
    "other_emails": "JOBB@example.org",
    "other_phones": "61 25 00 00",
    "joined_on": "2019-03-01",
}


@pytest.fixture
def ase(ada: Actor, north: Chapter) -> Member:
    """A member of some years."""
    with within(north):
        return joined(ada, "Åse Ødegård", JOINED)


def test_all_that_is_known_is_changed_in_one_form_and_found_again(ada: Actor, north: Chapter, ase: Member) -> None:
    url = f"/north/members/{ase.pk}/"
    assert ada.client.post(f"{url}edit/", ALL).status_code == 302
    with within(north):
        person = Person.objects.get(pk=ase.person_id)
        assert (person.place, person.municipality_number, person.wants) == ("Lillehammer", "3405", "important")
        assert set(person.alternatives.values_list("value", flat=True)) == {
            "Åse Lykke", "Aase Berg", "jobb@example.org", "+4761250000"
        }  # fmt: skip
    for asked in ("61 25 00 00", "+47 912 34 567", "lykke", "storgata 1", "1002", "jobb@", "2609"):
        assert "Åse Ødegård" in ada.client.get("/north/members/", {"q": asked}).content.decode(), asked
    page = ada.client.get(url).content.decode()
    assert all(text in page for text in ("Storgata 1", "61 25 00 00", "jobb@example.org", "1002"))
    assert 'value="Storgata 1"' in ada.client.get(f"{url}edit/").content.decode()
    for wrong in ({"other_phones": "hei"}, {"other_emails": "a@"}, {"birth_year": "2020"}, {"language": "xx"}):
        assert ada.client.post(f"{url}edit/", {**ALL, **wrong}).status_code == 422
    other = re.search(rf'action="({url}others/\d+/use/)"', page)
    assert other is not None
    assert ada.client.post(other[1]).status_code == 302
    with within(north):
        assert Person.objects.get(pk=ase.person_id).email == "jobb@example.org"


def test_a_number_is_one_members_and_a_postcode_says_its_place(ada: Actor, north: Chapter, ase: Member) -> None:
    new = {key: ALL[key] for key in ("given_name", "family_name", "street", "postcode", "joined_on", "member_number")}
    assert ada.client.post("/north/members/new/", new).status_code == 302
    with within(north):
        assert Person.objects.get(member_number="1002").place == "Lillehammer"
    assert ada.client.post("/north/members/new/", new).status_code == 422
    assert ada.client.post(f"/north/members/{ase.pk}/edit/", ALL).status_code == 422
    assert 'value="Asker"' in ada.client.get("/north/members/place/?postcode=1383").content.decode()
    assert 'value="' in ada.client.get("/north/members/place/?postcode=x").content.decode()


def test_a_path_is_told_newest_first_folded_and_in_as_many_questions_however_long(
    ada: Actor, north: Chapter, ase: Member
) -> None:
    url = f"/north/members/{ase.pk}/"
    counts = []
    for more in (1, 40):
        with within(north):
            person = ase.person
            gatherings = Gathering.objects.bulk_create(
                Gathering(kind=kind, title=f"{kind} {n}", on=D(2020, 5, 1), planned_on=D(2020, 1, 1))
                for n in range(more)
                for kind in ("member_meeting", "course", "stand")
            )
            Attendance.objects.bulk_create(
                Attendance(gathering=each, person=person, answer="came", answered_on=D(2020, 5, 1))
                for each in gatherings
            )
            Contact.objects.bulk_create(Contact(member=ase, on=TODAY, by=ada.person) for _ in range(more))
            group = Group.objects.create(name=f"Gruppe {more}", established_on=JOINED)
            Membership.objects.create(group=group, person=person, starts_on=D(2019, 4, 1))
            task = Task.objects.create(title="Kake", created_on=JOINED)
            Completion.objects.create(task=task, done_on=D(2019, 5, 1), done_by=person)
            Remark.objects.create(member=ase, text="Ring etter 18.", by=ada.person)
        cache.clear()
        with CaptureQueriesContext(connection) as asked:
            assert ada.client.get(url).status_code == 200
        counts.append(len(asked))
    # The first look is written in the journal; the second is the same look.
    assert counts[1] < counts[0] <= 15
    folded, whole = (ada.client.get(url + query).content.decode() for query in ("", "?all=1"))
    assert (folded.count("ui-timeline-item"), '?all=1"' in folded) == (30, True)
    assert whole.count("ui-timeline-item") > 160
    years = re.findall(r'ui-path-year">(\d+)<', whole)
    assert years == ["2021", "2020", "2019"]
    for told in ("course 3", "stand 3", "Gruppe 1", "Kake", "Ring etter 18."):
        assert told in whole


def test_a_look_is_in_the_journal_once_an_hour_and_notes_are_for_officers(
    ada: Actor, bo: Actor, north: Chapter, ase: Member
) -> None:
    url = f"/north/members/{ase.pk}/"
    for _again in range(3):
        ada.client.get(url)
        # Another process knows nothing of what this one remembers.
        cache.clear()
    with within(north):
        assert Entry.objects.filter(verb="members.seen", actor_id=ada.person.pk, subject_id=ase.pk).count() == 1
    assert ada.client.post(f"{url}notes/", {"text": " "}).status_code == 422
    assert ada.client.post(f"{url}notes/", {"text": "Vil ringes etter klokka 18."}).status_code == 302
    assert bo.client.post(f"{url}notes/", {"text": "Nei"}).status_code == 403
    with within(north):
        remark = Remark.objects.get()
        assert "klokka" not in str(list(Entry.objects.values()))
    ada.client.post(f"{url}notes/{remark.pk}/removal/")
    with within(north):
        assert not Remark.objects.exists()


def test_fees_say_who_has_paid_and_are_taken_back(ada: Actor, in_north: Chapter, ase: Member) -> None:
    said = {"member": ase, "actor": ada.person, "today": TODAY}

    def stands() -> tuple[str, D | None]:
        ase.refresh_from_db()
        return ase.state, ase.unpaid_since

    for year in (2019, 2020):
        actions.set_fee(**said, year=year, due_on=D(year, 12, 31))
    assert stands() == ("unpaid", D(2019, 12, 31))
    actions.set_fee(**said, year=2019, due_on=D(2019, 12, 31), paid_on=D(2021, 1, 5))
    assert stands()[0] == "unpaid"
    paid = actions.set_fee(**said, year=2020, due_on=D(2020, 12, 31), paid_on=D(2021, 1, 10))
    assert stands() == ("member", None)
    actions.undo_payment(fee=paid, actor=ada.person, today=TODAY)
    assert stands() == ("unpaid", D(2019, 12, 31))
    assert Fee.objects.filter(paid_on__isnull=True).count() == 1
    actions.leave(member=ase, left_on=TODAY, actor=ada.person, today=TODAY)
    actions.set_fee(**said, year=2020, due_on=D(2020, 12, 31), paid_on=TODAY)
    assert stands()[0] == "resigned"


def test_neighbours_become_a_household_with_one_click_and_consents_are_given_and_taken_back(
    ada: Actor, north: Chapter, ase: Member
) -> None:
    url = f"/north/members/{ase.pk}/"
    with within(north):
        other = joined(ada, "Per Ødegård", JOINED)
        for member in (ase, other):
            values = {"joined_on": JOINED, "contact": None, "street": "Storgata 1", "postcode": "2609"}
            actions.change_member(member=member, **values, actor=ada.person, today=TODAY)  # type: ignore[arg-type]
    assert f'value="{other.person_id}"' in ada.client.get(url).content.decode()
    ada.client.post(f"{url}household/", {"other": other.person_id})
    with within(north):
        assert Person.objects.filter(household__isnull=False).count() == 2
    ada.client.post(f"{url}household/")
    with within(north):
        assert not Person.objects.filter(household__isnull=False).exists()
    for _twice in range(2):
        ada.client.post(f"{url}consents/", {"purpose": "news"})
    with within(north):
        consent = Consent.objects.get()
        assert (consent.how, consent.confirmed_at is not None) == ("spoken", True)
    ada.client.post(f"{url}consents/{consent.pk}/withdrawal/")
    with within(north):
        assert not Consent.objects.standing().exists()
    ada.client.post(f"{url}consents/{consent.pk}/withdrawal/undo/")
    with within(north):
        assert Consent.objects.standing().count() == 1
    assert ada.client.post(f"{url}consents/", {"purpose": "made-up"}).status_code == 404


def test_whom_one_looks_for_is_found_while_typing_and_nobody_else(ada: Actor, cecilie: Actor, north: Chapter) -> None:
    with within(north):
        for number in range(25):
            joined(ada, f"Anne{number} Hansen", JOINED)
        joined(ada, "Åse Bråthen", JOINED)

    def rows(q: str) -> int:
        page = ada.client.get("/north/members/find/", {"q": q}, headers={"HX-Request": "true"}).content.decode()
        assert "<html" not in page
        return page.count("ui-list-row")

    assert [rows(q) for q in ("anne", "ase bra", "Brahten", "qzxqzx", "", "åse hansen")] == [20, 1, 1, 0, 0, 0]
    assert "Åse" not in cecilie.client.get("/south/members/find/?q=åse").content.decode()


def test_the_last_pages_follow_the_first_without_gaps(ada: Actor, north: Chapter) -> None:
    with within(north):
        for number in range(60):
            joined(ada, f"Navn{number:02} Lik", JOINED)
    seen: list[str] = []
    url = "/north/members/"
    while url:
        page = ada.client.get(url).content.decode()
        seen += re.findall(r">(Navn\d\d) Lik<", page)
        more = re.search(r'href="(\?after=\d+)"', page)
        url = f"/north/members/{more[1]}" if more else ""
    assert seen == [f"Navn{number:02}" for number in range(60)]


def test_a_day_that_has_not_come_is_refused_by_the_actions(ada: Actor, in_north: Chapter, ase: Member) -> None:
    with pytest.raises(ValidationError):
        actions.change_member(member=ase, joined_on=D(2021, 2, 16), contact=None, actor=ada.person, today=TODAY)
