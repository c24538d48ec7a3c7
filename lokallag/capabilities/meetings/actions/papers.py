"""Put papers on items, name them, order them, take them away and put them back."""

from __future__ import annotations

import datetime
import hashlib
import re

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Sum
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.models import Item, Paper, PaperContent
from lokallag.capabilities.meetings.notices.contents import ALL_TOGETHER, clean, recognise
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person

#: How many papers one item can have.
MOST = 30


@transaction.atomic
def add_paper(*, item: Item, filename: str, data: bytes, title: str = "", actor: Person, today: datetime.date) -> Paper:
    """Put a paper behind the others of an item. Returns it; the same file twice is one paper.

    ValidationError with a sentence for what cannot be used; nothing is changed then.
    """
    known = recognise(data)
    item = Item.objects.select_for_update().get(pk=item.pk)
    standing = Paper.objects.standing().filter(item=item)
    sha256 = hashlib.sha256(data).hexdigest()
    if (same := standing.filter(sha256=sha256).first()) is not None:
        return same
    if standing.count() >= MOST:
        raise ValidationError(_("The item has %(most)s papers already.") % {"most": MOST}, code="many")
    of_meeting = Paper.objects.standing().filter(item__gathering=item.gathering_id, item__gathering__isnull=False)
    weight = (of_meeting if item.gathering_id else standing).aggregate(sum=Sum("size"))["sum"] or 0
    if weight + len(data) > ALL_TOGETHER:
        raise ValidationError(
            _("The papers of one meeting can be 60 MB together. Make some of them smaller."), code="large"
        )
    name = _file_name(filename)
    paper = Paper.objects.create(
        item=item,
        title=(clean(title).strip() or _title_of(name))[:200],
        filename=name,
        form=known.form,
        size=len(data),
        pages=known.pages,
        sha256=sha256,
        position=(standing.aggregate(last=Max("position"))["last"] or 0) + 1,
        added_by=actor,
        added_on=today,
    )
    PaperContent.objects.create(paper=paper, data=data)
    record("meetings.paper_added", actor=actor, subject=item, paper=paper.pk, form=paper.form, size=paper.size)
    return paper


@transaction.atomic
def rename_paper(*, paper: Paper, title: str, actor: Person) -> Paper:
    """Give a paper another title. Returns it; ValidationError for none."""
    title = clean(title).strip()[:200]
    if not title:
        raise ValidationError({"title": _("Say what the paper is called.")}, code="title")
    if title != paper.title:
        paper.title = title
        paper.save(update_fields=["title"])
        record("meetings.paper_renamed", actor=actor, subject=paper.item, paper=paper.pk)
    return paper


@transaction.atomic
def move_paper(*, paper: Paper, up: bool, actor: Person) -> None:
    """Move a paper one place up or down among those of its item."""
    rows = list(Paper.objects.select_for_update().standing().filter(item=paper.item_id).in_order())
    at = next((number for number, row in enumerate(rows) if row.pk == paper.pk), -1)
    to = at - 1 if up else at + 1
    if at < 0 or not 0 <= to < len(rows):
        return
    rows[at], rows[to] = rows[to], rows[at]
    for number, row in enumerate(rows, start=1):
        row.position = number
    Paper.objects.bulk_update(rows, ["position"])
    record("meetings.papers_ordered", actor=actor, subject=paper.item)


@transaction.atomic
def remove_paper(*, paper: Paper, actor: Person, now: datetime.datetime) -> None:
    """Take a paper away; it can be put back until the night."""
    if Paper.objects.standing().filter(pk=paper.pk).update(removed_at=now):
        record("meetings.paper_removed", actor=actor, subject=paper.item, paper=paper.pk)


@transaction.atomic
def restore_paper(*, paper: Paper, actor: Person) -> None:
    """Put a paper back that was taken away."""
    if Paper.objects.filter(pk=paper.pk, removed_at__isnull=False).update(removed_at=None):
        record("meetings.paper_restored", actor=actor, subject=paper.item, paper=paper.pk)


def clear_removed(before: datetime.datetime) -> int:
    """Delete papers taken away before a moment. Returns how many."""
    return Paper.objects.filter(removed_at__lt=before).delete()[1].get("meetings.Paper", 0)


def _file_name(name: str) -> str:
    """The last part of a file's name, without what no file is called."""
    name = re.sub(r"[\x00-\x1f\x7f\"<>|?*:\\]", "", name.replace("\\", "/").rpartition("/")[2]).strip()
    return name[-200:] or "fil"


def _title_of(filename: str) -> str:
    stem = filename.rpartition(".")[0] or filename
    said = " ".join(stem.replace("_", " ").split())
    return said[:1].upper() + said[1:]
