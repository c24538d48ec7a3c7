"""How a meeting is constituted: notice and agenda approved, and who leads, writes, signs and counts."""

import datetime
import uuid
from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.models import Decision, Item, Office, Opening
from lokallag.capabilities.meetings.models.approved import Approval
from lokallag.core.gatherings.actions.locking import locked
from lokallag.core.gatherings.models import Gathering
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person

#: The decisions of a constitution, in order; each is one row however often it is saved.
_PARTS = ("notice", "agenda", "offices")


@transaction.atomic
def constitute(
    *,
    meeting: Gathering,
    item: Item,
    offices: Mapping[str, Sequence[Person]],
    approves_notice: bool,
    approves_agenda: bool,
    actor: Person,
    today: datetime.date,
    now: datetime.datetime,
) -> list[Office]:
    """Write down what the meeting decided on its opening item. Said again, it is corrected. Returns who serves it.

    `offices` are people by `Office.What`; whether the notice was lawful the minutes say themselves. 1. the offices,
    2. chair and secretary of the open meeting, 3. the decisions, which name nobody, 4. the journal. ValidationError once the
    minutes are approved.
    """
    meeting = locked(meeting)
    if Approval.objects.filter(minutes__gathering=meeting).exists():
        raise ValidationError(_("The minutes are approved: how the meeting was constituted stands."), code="approved")
    wanted = [
        (what, person, place)
        for what in Office.What.values
        for place, person in enumerate(dict.fromkeys(offices.get(what, ())))
    ]
    Office.objects.filter(gathering=meeting).delete()
    rows = Office.objects.bulk_create(
        [Office(gathering=meeting, what=what, person=person, place=place) for what, person, place in wanted]
    )
    _lead(meeting, rows)
    said = {
        "notice": _("The notice was approved.") if approves_notice else "",
        "agenda": _("The agenda was approved.") if approves_agenda else "",
        "offices": _("Those proposed to lead the meeting, write, sign the minutes and count votes were elected.")
        if rows
        else "",
    }
    for place, part in enumerate(_PARTS):
        _decide(item, part, said[part], place, actor, today, now)
    record("meetings.constituted", actor=actor, subject=meeting, offices=len(rows))
    return rows


def decision_key(item: Item, part: str) -> uuid.UUID:
    """The key of one decision of a constitution: the same part of the same item is the same decision."""
    return uuid.uuid5(uuid.NAMESPACE_OID, f"lokallag.meetings.constitution.{item.chapter_id}.{item.pk}.{part}")


def _decide(
    item: Item, part: str, text: str, place: int, actor: Person, today: datetime.date, now: datetime.datetime
) -> None:
    key = decision_key(item, part)
    known = Decision.with_removed.filter(key=key).first()
    if not text:
        if known is not None:
            known.delete()
        return
    row = known or Decision(item=item, key=key, on=today, decided_at=now, place=place)
    row.text, row.written_by, row.removed_at = text, actor, None
    row.save()


def _lead(meeting: Gathering, rows: list[Office]) -> None:
    """From now on the elected chair leads and the elected secretary writes, when the meeting is open."""
    opening = Opening.objects.filter(gathering=meeting).first()
    if opening is None:
        return
    chair = next((row.person for row in rows if row.what == Office.What.CHAIR), None)
    secretary = next((row.person for row in rows if row.what == Office.What.SECRETARY), None)
    opening.chaired_by = chair or opening.chaired_by
    opening.written_by = secretary or opening.written_by
    opening.save(update_fields=["chaired_by", "written_by"])
