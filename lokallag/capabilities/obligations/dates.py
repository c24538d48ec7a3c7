"""Duties as dated things: on the year wheel, in the brief, in calendar feeds; and what presses, on home."""

import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from lokallag.capabilities.obligations.models import Duty, Telling
from lokallag.capabilities.obligations.permissions import VIEW
from lokallag.capabilities.obligations.standings import Holders, State, Stood, stand
from lokallag.core.calendar.dates import Dated, Mark
from lokallag.core.calendar.pressing import Pressing
from lokallag.core.chapters.models import Chapter

#: Home says what is due so soon, and all that is late.
PRESSING_DAYS = 14
MARKS: dict[State, Mark] = {State.DONE: "held", State.LATE: "behind"}
LISTS = frozenset({"council_list", "county_list", "storting_list"})


def duties_due(chapter: Chapter, first: datetime.date, last: datetime.date, today: datetime.date) -> list[Dated]:
    """The duties of these days but those left out. Two queries."""
    rows = list(Duty.objects.must().filter(waiver__isnull=True).due_between(first, last).with_all())
    if not rows:
        return []
    return [_dated(stood, chapter) for stood in stand(rows, chapter=chapter, today=today, holders=Holders.on(today))]


def _dated(stood: Stood, chapter: Chapter) -> Dated:
    duty = stood.duty
    return Dated(
        key=f"obligations-{duty.pk}",
        on=duty.due_on,
        title=stood.title,
        ring="deadlines",
        mark=MARKS.get(stood.state, "deadline"),
        url=reverse("obligations:detail", kwargs={"chapter": chapter.slug, "pk": duty.pk}),
        detail=stood.sentence,
        starts_at=duty.due_at,
        who=stood.owner,
        shown_to=VIEW,
        stands_for=f"lists-{duty.due_on.year}" if duty.rule in LISTS else "",
    )


def duties_that_press(chapter: Chapter, today: datetime.date) -> list[Pressing]:
    """What is late, and what is due within a fortnight. Two queries, one where nothing presses."""
    soon = today + datetime.timedelta(days=PRESSING_DAYS)
    rows = list(Duty.objects.open().must().filter(due_on__lte=soon).with_all())
    if not rows:
        return []
    found = stand(rows, chapter=chapter, today=today, holders=Holders.on(today))
    return [
        Pressing(
            key=f"obligations-{stood.duty.pk}",
            title=stood.title,
            due_on=stood.duty.due_on,
            is_late=stood.state == State.LATE,
            sentence=stood.sentence,
            url=reverse("obligations:detail", kwargs={"chapter": chapter.slug, "pk": stood.duty.pk}),
            who=stood.owner,
        )
        for stood in found
    ]


def tellings_due(chapter: Chapter, first: datetime.date, last: datetime.date, today: datetime.date) -> list[Dated]:
    """Who is to be told of a new board in these days; Brønnøysund is a duty, and stands among those. One query."""
    rows = Telling.objects.exclude(receiver=Telling.Receiver.REGISTER).due_between(first, last)
    return [
        Dated(
            key=f"obligations-telling-{row.pk}",
            on=row.told_on or row.due_on,
            title=_title(row),
            ring="deadlines",
            mark="held" if row.is_told else "behind" if row.due_on < today else "deadline",
            url=_news(row, chapter),
            detail=row.evidence,
            shown_to=VIEW,
        )
        for row in rows.select_related("news").order_by("due_on", "pk")
    ]


def tellings_that_press(chapter: Chapter, today: datetime.date) -> list[Pressing]:
    """Whom nobody has told of a new board, and the day is near or gone. One query."""
    soon = today + datetime.timedelta(days=PRESSING_DAYS)
    rows = Telling.objects.exclude(receiver=Telling.Receiver.REGISTER).untold().filter(due_on__lte=soon)
    return [
        Pressing(
            key=f"obligations-telling-{row.pk}",
            title=_title(row),
            due_on=row.due_on,
            is_late=row.due_on < today,
            sentence=_("Everything is ready to copy."),
            url=_news(row, chapter),
        )
        for row in rows.select_related("news").order_by("due_on", "pk")
    ]


def _title(row: Telling) -> str:
    return _("Tell of the new board: %(receiver)s") % {"receiver": row.get_receiver_display()}


def _news(row: Telling, chapter: Chapter) -> str:
    return reverse("obligations:board_news", kwargs={"chapter": chapter.slug, "pk": row.news_id})
