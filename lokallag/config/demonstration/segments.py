"""The sentences about people that the two made-up boards have saved."""

import datetime

from lokallag.config.demonstration.story import TODAY, Story
from lokallag.core.segments.book import Part
from lokallag.core.segments.models import Segment


def tell(story: Story) -> None:
    """Three each: two that are shared, one that is the membership officer's own."""
    by = next(person for name, person in story.people.items() if name in ("Ida", "Marte"))
    last_summer = (TODAY - datetime.timedelta(days=200)).isoformat()
    told: list[tuple[str, bool, list[Part]]] = [
        (
            "Nye uten gruppe",
            True,
            [
                Part(clause="members.current", value="", negated=False),
                Part(clause="members.joined_after", value=last_summer, negated=False),
                Part(clause="groups.any", value="", negated=True),
            ],
        ),
        (
            "Ikke sett på et år",
            True,
            [
                Part(clause="members.current", value="", negated=False),
                Part(clause="members.unseen", value="365", negated=False),
                Part(clause="people.contactable", value="", negated=False),
            ],
        ),
        (
            "Kommer ofte, har ingen oppgave",
            False,
            [
                Part(clause="members.current", value="", negated=False),
                Part(clause="gatherings.came", value="2", negated=False),
                Part(clause="tasks.open", value="", negated=True),
            ],
        ),
    ]
    at = datetime.datetime.combine(TODAY, datetime.time(9), tzinfo=datetime.UTC)
    Segment.objects.bulk_create(
        Segment(name=name, is_shared=shared, parts=parts, made_by=by, made_at=at) for name, shared, parts in told
    )
