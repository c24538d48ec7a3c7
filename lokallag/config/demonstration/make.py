"""Makes and removes the demonstration: two chapters, their plans read by the reader itself, and a year of rows."""

import datetime
import json
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from django.db import transaction

from lokallag.capabilities.plans.actions.adopting import adopt
from lokallag.capabilities.plans.actions.intake import read_text_into_plan
from lokallag.capabilities.plans.actions.pieces import add
from lokallag.capabilities.plans.actions.reviewing import accept, reject, reject_rest
from lokallag.capabilities.plans.models import Commitment, Version
from lokallag.capabilities.plans.reading import extract_text
from lokallag.config.demonstration import (
    agendas,
    ambitions,
    annual,
    asker,
    care,
    delegations,
    imports,
    invitations,
    lillehammer,
    merging,
    minutes,
    obligations,
    papers,
    plans,
    post,
    register,
    registers,
    room,
    segments,
    statutes,
)
from lokallag.config.demonstration.story import TODAY, Story
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import everywhere, within
from lokallag.core.gatherings.models import Gathering, Kind
from lokallag.core.people.models import Person, User


@dataclass(frozen=True)
class Made:
    """What one chapter of the demonstration is made of."""

    slug: str
    name: str
    party: str
    colour: str
    municipality: str
    story: ModuleType
    title: str


COUNTIES = (("innlandet-sv", "Innlandet SV", "SV", "#c8102e"), ("akershus-mdg", "Akershus MDG", "MDG", "#377e22"))
CHAPTERS = (
    Made("lillehammer-sv", "Lillehammer SV", "SV", "#c8102e", "3405", lillehammer, "Arbeidsplan 2020–2021"),
    Made("asker-mdg", "Asker MDG", "MDG", "#377e22", "3025", asker, "Handlingsplan 2020–2021"),
)
DATES = frozenset({"due_on", "starts_on", "ends_on", "look_again_on"})


@transaction.atomic
def make(*, again: bool = False) -> int:
    """Make what is missing; `again` begins anew. Returns how many local chapters were made. All or nothing."""
    if again:
        remove()
    if Chapter.objects.filter(slug__in=[made.slug for made in CHAPTERS]).exists():
        return 0
    for made, (slug, name, party, colour) in zip(CHAPTERS, COUNTIES, strict=True):
        county = Chapter.objects.create(
            kind=Chapter.Kind.COUNTY, name=name, slug=slug, party=party, colour=colour, clock_on=TODAY
        )
        chapter = Chapter.objects.create(
            name=made.name,
            slug=made.slug,
            party=made.party,
            colour=made.colour,
            parent=county,
            municipality_number=made.municipality,
            clock_on=TODAY,
        )
        with within(chapter):
            _tell(made, Story(chapter))
    return len(CHAPTERS)


@transaction.atomic
def remove() -> int:
    """Remove every demonstration chapter with all its rows and logins. Returns how many local ones."""
    chapters = Chapter.objects.filter(clock_on__isnull=False)
    with everywhere():
        users = list(Person.objects.filter(chapter__in=chapters, user__isnull=False).values_list("user_id", flat=True))
    local = chapters.filter(kind=Chapter.Kind.LOCAL)
    how_many = local.count()
    local.delete()
    chapters.delete()
    User.objects.filter(pk__in=users).delete()
    return how_many


def _tell(made: Made, story: Story) -> None:
    """Tell one chapter's year: who they are, the plan they adopted, what happened since."""
    told = made.story
    told.people(story)
    told.groups(story)
    version = _plan(made, story)
    rows = Commitment.objects.filter(version=version).accepted()
    story.promises = {row.text: row.promise for row in rows}
    told.happenings(story)
    agendas.tell(story)
    room.tell(story)
    register.tell(story)
    segments.tell(story)
    post.tell(story)
    if told is lillehammer:
        _draft(story)
    invitations.tell(story)
    meeting = Gathering.objects.of(Kind.ANNUAL_MEETING).filter(on=told.ADOPTED_ON).first()
    type(version.adoption).objects.filter(version=version).update(gathering=meeting)
    care.tell(story)
    ambitions.tell(story)
    imports.tell(story)
    merging.tell(story)
    annual.tell(story)
    papers.tell(story)
    registers.tell(story)
    delegations.tell(story)
    statutes.tell(story)
    obligations.tell(story)
    minutes.tell(story)


def _draft(story: Story) -> None:
    """Leave one more plan half gone through, so that the review can be seen at work."""
    text = (plans.DATA / "valgkamp.txt").read_text("utf-8")
    at = datetime.datetime.combine(story.chapter.today(), datetime.time(8), tzinfo=datetime.UTC)
    by = story.people["Ola"]
    version = read_text_into_plan(
        text=text,
        filename="valgkampplan.txt",
        title="Valgkampplan 2021",
        starts_on=datetime.date(2021, 3, 1),
        ends_on=datetime.date(2021, 9, 13),
        actor=by,
        today=story.chapter.today(),
        now=at,
    )
    for row in list(version.commitments.in_order())[:3]:
        accept(version=version, promise=row.promise, actor=by, now=at)


def _plan(made: Made, story: Story) -> Version:
    """Read the plan, go through it with the recorded corrections, adopt it at the annual meeting."""
    secretary = next(person for name, person in story.people.items() if name in ("Silje", "Guro"))
    adopted_on = made.story.ADOPTED_ON
    at = datetime.datetime.combine(adopted_on, datetime.time(21), tzinfo=datetime.UTC)
    filename, data = plans.lillehammer() if made.story is lillehammer else plans.asker()
    extracted = extract_text(data, filename)
    version = read_text_into_plan(
        text=extracted.text,
        filename=filename,
        format=extracted.format,
        title=made.title,
        starts_on=datetime.date(2020, 1, 1),
        ends_on=datetime.date(2021, 12, 31),
        actor=secretary,
        today=adopted_on,
        now=at,
    )
    name = filename.removeprefix("arbeidsplan-").split(".")[0]
    for correction in json.loads((plans.DATA / f"{name}.json").read_text("utf-8")):
        _correct(version, correction, extracted.text, story, secretary, at)
    reject_rest(version=version, actor=secretary, now=at)
    adopt(
        version=version,
        adopted_on=adopted_on,
        meeting=made.story.MEETING,
        decision="Enstemmig vedtatt.",
        actor=secretary,
        today=adopted_on,
        now=at,
    )
    return Version.objects.select_related("adoption").get(pk=version.pk)


def _correct(
    version: Version, correction: dict[str, Any], text: str, story: Story, actor: Person, at: datetime.datetime
) -> None:
    """Confirm the proposal that covers the words best, changed as recorded; add it where the reader found none."""
    start = text.index(correction["text"])
    end = start + len(correction["text"])
    proposals = list(version.commitments.filter(review=Commitment.Review.OPEN, start__isnull=False))
    best = max(proposals, key=lambda row: _overlap(row, start, end), default=None)
    if best is not None and _overlap(best, start, end) >= 0.5:
        promise = best.promise
    else:
        for other in proposals:
            if _overlap(other, start, end) > 0:
                reject(version=version, promise=other.promise, actor=actor, now=at)
        promise = add(
            version=version, text=correction["text"], start=start, end=end, actor=actor, today=at.date(), now=at
        ).shown
    changes = {
        key: datetime.date.fromisoformat(value) if key in DATES and value else value
        for key, value in correction["set"].items()
        if key != "owner"
    }
    changes |= _owner(correction["set"].get("owner", ""), story)
    accept(version=version, promise=promise, changes=changes, actor=actor, now=at)


def _owner(said: str, story: Story) -> dict[str, Any]:
    """Turn `role:chair`, `person:Ida` or `group:Styret` into the owner's fields; nothing is nobody."""
    kind, _, name = said.partition(":")
    return {
        "owner_person": story.people[name] if kind == "person" else None,
        "owner_role": name if kind == "role" else "",
        "owner_group": story.groups[name] if kind == "group" else None,
    }


def _overlap(row: Commitment, start: int, end: int) -> float:
    """How much of both spans is shared, 0 to 1."""
    shared = min(row.end or 0, end) - max(row.start or 0, start)
    return max(0, shared) / (max(row.end or 0, end) - min(row.start or 0, start))
