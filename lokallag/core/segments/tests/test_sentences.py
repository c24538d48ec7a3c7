"""Sentences about people: who is in them, how they are said, how they are written."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from conftest import LONG_AGO, TODAY, Actor
from lokallag.capabilities.members.models import NEW_DAYS, Contact, Member
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.gatherings.models import Attendance, Gathering, Kind
from lokallag.core.groups.models import Group, Membership
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.roles import Role
from lokallag.core.segments.book import BOOK, Part, counts_of, people_in
from lokallag.core.segments.choosing import SegmentField, chosen_from
from lokallag.core.segments.models import Segment
from lokallag.core.segments.saying import Speaker
from lokallag.core.segments.writing import parts_of, query_of, read_parts, token_of, written_part
from lokallag.core.tasks.models import Task

A_DAY = datetime.timedelta(days=1)
Facts = Mapping[str, Any]


def part(clause: str, value: str = "", *, negated: bool = False) -> Part:
    """A part of a sentence."""
    return Part(clause=clause, value=value, negated=negated)


MEMBERS = part("members.current")
OFFSETS = st.sampled_from([-900, -400, -365, -364, -180, -179, -30, -1, 0])
PEOPLE = st.fixed_dictionaries(
    {
        "joined": st.none() | OFFSETS,
        "left": st.none() | st.sampled_from([-10, 0, 5]),
        "state": st.sampled_from(["applied", "member", "unpaid", "resigned"]),
        "born": st.none() | st.sampled_from([1959, 1960, 1961, 1990, 1991]),
        "wants": st.sampled_from(["everything", "important", "nothing"]),
        "postcode": st.sampled_from(["", "2615", "2609", "0150"]),
        "phone": st.sampled_from(["", "+4791234567"]),
        "groups": st.sets(st.sampled_from([0, 1])),
        "came": st.lists(OFFSETS, max_size=3, unique=True),
        "talked": st.lists(st.tuples(OFFSETS, st.booleans()), max_size=2),
        "tasks": st.integers(0, 1),
    }
)


def _is(facts: Facts, days: int) -> bool:
    """Whether they were talked with within the last so many days."""
    return any(reached and offset > -days for offset, reached in facts["talked"])


def _member(facts: Facts) -> bool:
    return (
        facts["joined"] is not None
        and facts["joined"] <= 0
        and facts["state"] != "applied"
        and (facts["left"] is None or facts["left"] > 0)
    )


# What each clause means, in plain words of Python.
MEANS: list[tuple[Part, Callable[[Facts], bool]]] = [
    (MEMBERS, _member),
    (part("members.new"), lambda f: _member(f) and f["joined"] > -NEW_DAYS),
    (part("members.left"), lambda f: f["joined"] is not None and f["left"] is not None and f["left"] <= 0),
    (part("members.joined_after", str(TODAY - 180 * A_DAY)), lambda f: f["joined"] is not None and f["joined"] > -180),
    (part("members.joined_before", str(TODAY - 365 * A_DAY)), lambda f: f["joined"] is not None and f["joined"] < -365),
    (
        part("members.state", "applied,unpaid"),
        lambda f: f["joined"] is not None and f["state"] in ("applied", "unpaid"),
    ),
    (
        part("members.talked"),
        lambda f: f["joined"] is not None and any(r and o >= f["joined"] for o, r in f["talked"]),
    ),
    (part("members.talked_since", str(TODAY - 30 * A_DAY)), lambda f: f["joined"] is not None and _is(f, 31)),
    (
        part("members.unseen", "365"),
        lambda f: (
            not any(o > -365 for o in f["came"])
            and (f["joined"] is None or not _is(f, 365))
            and not (f["joined"] is not None and f["joined"] > -365)
        ),
    ),
    (part("gatherings.came", "2"), lambda f: sum(o > -365 for o in f["came"]) >= 2),
    (part("groups.any"), lambda f: bool(f["groups"])),
    (part("tasks.open"), lambda f: f["tasks"] > 0),
    (part("people.postcode", "26,01"), lambda f: f["postcode"][:2] in ("26", "01")),
    (part("people.phone"), lambda f: bool(f["phone"])),
    (part("people.contactable"), lambda f: f["wants"] != "nothing"),
    (part("people.born_after", "1960"), lambda f: f["born"] is not None and f["born"] > 1960),
    (part("people.born_before", "1960"), lambda f: f["born"] is not None and f["born"] < 1960),
]


def _rows(all_facts: list[Facts]) -> list[int]:
    """Write down people of whom these facts are true; returns their ids."""
    groups = [Group.objects.create(name=f"G{number}", established_on=LONG_AGO) for number in range(2)]
    days = sorted({offset for facts in all_facts for offset in facts["came"]})
    held = {
        offset: Gathering.objects.create(
            kind=Kind.SOCIAL, title="Kveld", on=TODAY + offset * A_DAY, planned_on=LONG_AGO
        )
        for offset in days
    }
    ids = []
    for number, facts in enumerate(all_facts):
        person = Person.objects.create(
            given_name=f"P{number}",
            birth_year=facts["born"],
            wants=facts["wants"],
            postcode=facts["postcode"],
            phone=facts["phone"],
        )
        ids.append(person.pk)
        Membership.objects.bulk_create(
            Membership(group=groups[place], person=person, starts_on=LONG_AGO) for place in facts["groups"]
        )
        Attendance.objects.bulk_create(
            Attendance(gathering=held[offset], person=person, answer="came", answered_on=TODAY)
            for offset in facts["came"]
        )
        Task.objects.bulk_create(
            Task(title="Bake", person=person, created_on=LONG_AGO) for _number in range(facts["tasks"])
        )
        if facts["joined"] is not None:
            member = Member.objects.create(
                person=person,
                joined_on=TODAY + facts["joined"] * A_DAY,
                left_on=None if facts["left"] is None else TODAY + facts["left"] * A_DAY,
                state=facts["state"],
            )
            Contact.objects.bulk_create(
                Contact(member=member, on=TODAY + offset * A_DAY, reached=reached)
                for offset, reached in facts["talked"]
            )
    return ids


@pytest.mark.django_db
@settings(
    max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate]
)
@given(
    st.lists(PEOPLE, min_size=1, max_size=4),
    st.lists(st.tuples(st.sampled_from(MEANS), st.booleans()), min_size=1, max_size=5),
)
def test_people_in_a_sentence_are_those_of_whom_every_part_is_true(
    all_facts: list[Facts], chosen: list[tuple[tuple[Part, Callable[[Facts], bool]], bool]]
) -> None:
    chapter = Chapter.objects.create(name="X", slug=f"x{Chapter.objects.count()}", clock_on=TODAY)
    with within(chapter):
        ids = _rows(all_facts)
        sentence = [Part(**{**words, "negated": negated}) for (words, _means), negated in chosen]
        expected = [
            pk
            for pk, facts in zip(ids, all_facts, strict=True)
            if all(means(facts) is not negated for (_words, means), negated in chosen)
        ]
        assert list(people_in(sentence, TODAY).order_by("pk").values_list("pk", flat=True)) == expected
        # Each clause by itself, both ways, and all of them in one query.
        singly = [[words] for words, _means in MEANS] + [[Part(**{**words, "negated": True})] for words, _m in MEANS]
        with CaptureQueriesContext(
            connection,
        ) as asked:
            counts = counts_of([*singly, sentence], TODAY)
        assert len(asked) == 1
        true = [sum(means(facts) for facts in all_facts) for _words, means in MEANS]
        assert counts == [*true, *(len(all_facts) - number for number in true), len(expected)]


def test_what_cannot_be_asked_is_nobody_and_never_everybody(ada: Actor, in_north: Chapter) -> None:
    wrong = [
        part("members.gone_for_good"),
        part("members.joined_after", "in spring"),
        part("members.joined_after"),
        part("groups.in"),
        part("groups.in", "9" * 30),
        part("gatherings.came", "0"),
        part("gatherings.came", "²"),
        part("members.unseen", "99999999"),
        part("people.born_after", "-5"),
        part("people.postcode"),
        part("people.consent", "a'b\x00"),
    ]
    assert [people_in([words], TODAY).count() for words in wrong] == [0] * len(wrong)
    negated = [Part(**{**words, "negated": True}) for words in wrong if words["value"] != "9" * 30]
    assert [people_in([words], TODAY).count() for words in negated] == [0] * len(negated)
    assert counts_of([[words] for words in wrong[:9]] + [[]], TODAY) == [0] * 9 + [1]


def test_a_group_that_was_dissolved_or_left_counts_no_more(ada: Actor, in_north: Chapter) -> None:
    other = Person.objects.create(given_name="Else")
    gone = Group.objects.create(name="Gone", established_on=LONG_AGO, dissolved_on=TODAY)
    here = Group.objects.create(name="Here", established_on=LONG_AGO, leader=ada.person)
    Membership.objects.create(group=gone, person=other, starts_on=LONG_AGO)
    Membership.objects.create(group=here, person=other, starts_on=LONG_AGO, ends_on=TODAY - A_DAY)
    Membership.objects.create(group=here, person=ada.person, starts_on=LONG_AGO)
    Seat.objects.create(person=other, role=Role.MEMBER, starts_on=LONG_AGO)

    def found(*parts: Part) -> list[str]:
        return [person.given_name for person in people_in(parts, TODAY).by_name()]

    assert found(part("groups.any")) == ["Ada"]
    assert found(part("groups.in", f"{gone.pk},{here.pk}")) == ["Else", "Ada"]
    assert found(part("groups.leads")) == ["Ada"]
    assert found(part("people.post")) == ["Ada"]
    assert found(part("people.role", Role.CHAIR), part("people.post", negated=True)) == []


SAID = [
    (
        [MEMBERS, part("members.joined_after", "2021-01-01"), part("groups.any", negated=True)],
        "Members who joined after January 1 and are not in any group",
    ),
    ([MEMBERS], "All members"),
    ([], "Everybody the chapter knows"),
    ([part("members.new"), part("people.phone")], "New members who have a phone number"),
    ([part("members.current", negated=True)], "People who are not members"),
    ([MEMBERS, part("members.new")], "Members who are new members"),
    ([part("people.postcode", "26,27,0150")], "People who have a postcode that begins with 26, 27 or 0150"),
    (
        [MEMBERS, part("people.wants", "everything,important")],
        "Members who have chosen “Everything” or “Only what is important”",
    ),
    ([MEMBERS, part("groups.in", "7")], "Members who are in something that is gone"),
    ([MEMBERS, part("groups.in")], "Members who are in …"),
    ([MEMBERS, part("gatherings.came", "1", negated=True)], "Members who did not come to any gathering the last year"),
    ([MEMBERS, part("nobody.knows")], "Members who something nobody knows any more"),
]


def test_a_sentence_reads_as_one(in_north: Chapter) -> None:
    with translation.override("en"):
        assert [Speaker(TODAY).say(parts) for parts, _text in SAID] == [text for _parts, text in SAID]
        for clause in BOOK.clauses.values():
            # Every clause says itself and its negation, also while it is not filled in.
            for value in ("", clause.first_value(TODAY)):
                said = {Speaker(TODAY).part(part(clause.key, value, negated=negated)) for negated in (False, True)}
                assert len(said) == 2, clause.key
                assert not any("%" in words for words in said), clause.key


def test_a_sentence_survives_its_address(in_north: Chapter) -> None:
    sentence = [MEMBERS, part("people.postcode", "26, 27&p=-x"), part("groups.any", negated=True)]
    assert read_parts([written_part(words) for words in sentence]) == sentence
    assert parts_of(token_of(sentence)) == sentence
    assert token_of([MEMBERS]) == "members.current"
    assert query_of([part("groups.any", negated=True)], at=0) == "p=-groups.any&at=0"
    assert parts_of("members.current&p=x") is None
    assert parts_of("p=members.current&p=nobody.knows") is None
    assert len(read_parts(["members.current"] * 50)) == 12


def test_people_are_chosen_from_what_is_ready_from_groups_and_from_what_one_may_use(
    ada: Actor, bo: Actor, in_north: Chapter
) -> None:
    group = Group.objects.create(name="Stand", established_on=LONG_AGO)
    shared = Segment.objects.create(name="Shared", parts=[MEMBERS], made_by=bo.person)
    own = Segment.objects.create(name="Mine", parts=[MEMBERS], made_by=ada.person, is_shared=False)
    others = Segment.objects.create(name="Bo's", parts=[MEMBERS], made_by=bo.person, is_shared=False)
    removed = Segment.objects.create(name="Gone", parts=[MEMBERS], made_by=ada.person, removed_at=in_north.now())
    with translation.override("en"):
        field = SegmentField().for_person(ada.person, TODAY, token="p=members.new&p=-groups.any")
        offered = {name for _key, names in field.widget.choices if isinstance(names, list) for _token, name in names}
        assert offered >= {"All members", "All new members", "Stand", "Shared", "Mine"}
        assert not offered & {"Bo's", "Gone"}
        assert field.initial == "p=members.new&p=-groups.any"
        assert field.clean(field.initial).name == "New members who are not in any group"
    assert field.clean(f"segment:{own.pk}").name == "Mine"
    assert field.clean(f"groups.in:{group.pk}").parts == [part("groups.in", str(group.pk))]
    assert list(field.clean("members.current").people(TODAY)) == []
    assert chosen_from(f"segment:{shared.pk}", person=ada.person, today=TODAY) is not None
    for token in (f"segment:{others.pk}", f"segment:{removed.pk}", "segment:x", "segment:", "x", "p=", "p=x"):
        assert chosen_from(token, person=ada.person, today=TODAY) is None, token
    # A field nobody has said for whom offers nothing.
    assert SegmentField(required=False).clean("members.current") is None
