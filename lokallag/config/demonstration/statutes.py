"""What the two chapters have written down of their own statutes, and how their annual meetings were called."""

from lokallag.capabilities.meetings.actions.deadlines import give_deadline
from lokallag.capabilities.meetings.actions.lawful import mark_lawful, record_sent
from lokallag.config.demonstration.story import TODAY, D, Story, days
from lokallag.core.gatherings.models import Gathering, Kind
from lokallag.core.people.models import Person
from lokallag.core.statutes.actions import set_rule
from lokallag.core.statutes.rule import Unit


def tell(story: Story) -> None:
    """The board's own rules, the notices of the annual meetings that were held, and who has what of the next one."""
    secretary = next(person for name, person in story.people.items() if name in ("Silje", "Guro"))
    set_rule(
        key="board_quorum",
        value="half+",
        unit=Unit.SHARE,
        paragraph="§ 3",
        valid_from=D(2020, 2, 1),
        actor=secretary,
        today=TODAY,
    )
    set_rule(
        key="board_notice_days",
        value=7,
        unit=Unit.DAYS,
        paragraph="§ 3",
        valid_from=D(2020, 2, 1),
        actor=secretary,
        today=TODAY,
    )
    for meeting in Gathering.objects.of(Kind.ANNUAL_MEETING).order_by("on", "pk"):
        (_called if meeting.is_held else _coming)(meeting, secretary)


def _called(meeting: Gathering, secretary: Person) -> None:
    """Held: notice and papers went out in time, by the party's own system."""
    for kind, ahead in (("notice", 33), ("papers", 15)):
        record_sent(
            meeting=meeting,
            kind=kind,
            sent_on=meeting.on - days(ahead),
            how="Partiets medlemssystem",
            people=84,
            actor=secretary,
            today=TODAY,
        )
    mark_lawful(meeting=meeting, actor=secretary, today=TODAY)


def _coming(meeting: Gathering, secretary: Person) -> None:
    """To come: the notice is out, the papers are somebody's."""
    record_sent(
        meeting=meeting,
        kind="notice",
        sent_on=min(meeting.on - days(22), TODAY),
        how="Partiets medlemssystem",
        people=108,
        actor=secretary,
        today=TODAY,
    )
    give_deadline(meeting=meeting, key="papers", person=secretary, actor=secretary, today=TODAY)
