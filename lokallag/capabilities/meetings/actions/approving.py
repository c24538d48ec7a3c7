"""What happens to minutes once and for all: approved, signed, corrected by a later meeting."""

import datetime
import secrets
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.actions.minutes import open_draft
from lokallag.capabilities.meetings.models import (
    Approval,
    Correction,
    Decision,
    Item,
    Minutes,
    MinutesComment,
    MinutesName,
    Signature,
    SignedPaper,
    Signer,
    digest_of,
)
from lokallag.capabilities.meetings.standings.minutes import drafted
from lokallag.core.chapters.models import Chapter
from lokallag.core.gatherings.models import Gathering
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person

#: The largest scan that is taken, in bytes.
LARGEST = 8_000_000
#: What a scan begins with, and what it then is.
KINDS = {b"%PDF-": "application/pdf", b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n": "image/png"}


@transaction.atomic
def approve_minutes(
    *,
    minutes: Minutes,
    how: str,
    approved_on: datetime.date,
    gathering: Gathering | None,
    item: Item | None,
    actor: Person,
    today: datetime.date,
    now: datetime.datetime,
) -> Approval:
    """Approve minutes: from here on they never change. Returns the approval.

    1. the words as they stand, people as numbers, in one chain with the chapter's other approvals, 2. who the numbers
    are, 3. the journal. ValidationError when they are approved already, the day is not between the meeting and today, a
    comment is not settled, or a meeting that approves them is not said.
    """
    minutes = open_draft(minutes)
    if not minutes.gathering.on <= approved_on <= today:
        raise ValidationError(_("The day must be between the meeting and today."), code="day")
    if how == Approval.How.MEETING and gathering is None:
        raise ValidationError(_("Say which meeting approved them."), code="meeting")
    if minutes.comments.filter(settled=MinutesComment.Settled.OPEN).exists():
        raise ValidationError(_("There are comments nobody has looked at yet."), code="comments")
    made = drafted(minutes)
    rows = [
        MinutesName(
            number=named.number,
            person_id=named.person,
            name=named.name[:170],
            salt=secrets.token_hex(16),
            is_post=named.is_post,
        )
        for named in made.names.all()
    ]
    content = {
        "document": made.document.plain(),
        "names": {str(row.number): name_digest(row.salt, row.name) for row in rows},
        "signers": list(made.signers),
    }
    _one_at_a_time(minutes)
    last = Approval.objects.order_by("-pk").values_list("digest", flat=True).first()
    approval = Approval(
        minutes=minutes,
        how=how,
        approved_on=approved_on,
        approved_at=now,
        gathering=gathering,
        item=item,
        decision=Decision.objects.filter(item=item, is_carried=True).order_by("place", "pk").first() if item else None,
        recorded_by=actor,
        content=content,
        previous=last or "",
    )
    approval.digest = approval.expected_digest()
    approval.save()
    for row in rows:
        row.approval = approval
    MinutesName.objects.bulk_create(rows)
    record("meetings.minutes_approved", actor=actor, subject=minutes, on=approved_on, digest=approval.digest)
    return approval


def name_digest(salt: str, name: str) -> str:
    """Return the digest a name has in the approved words; without its salt nobody can try names against it."""
    return digest_of(salt, name)


def first_unsound() -> Approval | None:
    """Return the first approval of the scope's chapter that is not as it was made, None when all are.

    A name that was taken out is sound; one that was changed is not.
    """
    previous = ""
    row: Approval
    for row in Approval.objects.order_by("pk").prefetch_related("names").iterator(chunk_size=100):
        kept = {n.number: name_digest(n.salt, n.name) for n in row.names.all() if n.name or n.salt}
        said = row.content.get("names", {})
        is_sound = all(said.get(str(number)) == digest for number, digest in kept.items())
        if row.previous != previous or row.digest != row.expected_digest() or not is_sound:
            return row
        previous = row.digest
    return None


@transaction.atomic
def sign_minutes(
    *, signer: Signer, seen: str, actor: Person, today: datetime.date, now: datetime.datetime
) -> Signature:
    """Sign approved minutes, logged in as the one who is to. `seen` is the digest of the words they had before them.

    ValidationError when the minutes are not approved, the signer is somebody else, or the words are others.
    """
    approval = _approval_of(signer.minutes)
    if signer.person_id != actor.pk:
        raise ValidationError(_("Only they can sign themselves."), code="other")
    if seen != approval.digest:
        raise ValidationError(_("These are not the words that were approved. Read them again."), code="other_words")
    row = _signature(signer, approval, Signature.How.LOGIN, actor, today, now)
    record("meetings.minutes_signed", actor=actor, subject=signer.minutes, digest=row.digest)
    return row


@transaction.atomic
def sign_on_paper(
    *,
    minutes: Minutes,
    signers: Sequence[Signer],
    scan: bytes,
    actor: Person,
    today: datetime.date,
    now: datetime.datetime,
) -> SignedPaper:
    """Keep the scan of minutes signed on paper, with who signed them. Returns the paper.

    ValidationError when the minutes are not approved, nobody signed, or the file is neither PDF, JPEG nor PNG.
    """
    approval = _approval_of(minutes)
    kind = next((kind for begins, kind in KINDS.items() if scan.startswith(begins)), "")
    if not kind:
        raise ValidationError(_("Only PDF, JPEG and PNG can be kept."), code="kind")
    if len(scan) > LARGEST:
        raise ValidationError(_("The file is too large: at most 8 MB."), code="size")
    waiting = [signer for signer in signers if not hasattr(signer, "signature")]
    if not waiting:
        raise ValidationError(_("Say who signed on the paper."), code="nobody")
    paper = SignedPaper(
        minutes=minutes,
        kind=kind,
        scan=scan,
        size=len(scan),
        digest=digest_of(approval.digest, scan.hex()),
        added_at=now,
        added_by=actor,
    )
    paper.save()
    for signer in waiting:
        _signature(signer, approval, Signature.How.PAPER, actor, today, now)
    record("meetings.minutes_signed", actor=actor, subject=minutes, paper=paper.pk, digest=paper.digest)
    return paper


@transaction.atomic
def correct_minutes(
    *,
    minutes: Minutes,
    text: str,
    adopted_on: datetime.date,
    gathering: Gathering | None,
    actor: Person,
    today: datetime.date,
    now: datetime.datetime,
) -> Correction:
    """Write what a later meeting adopted about approved minutes; their words stay. Returns it."""
    approval = _approval_of(minutes)
    if not approval.approved_on <= adopted_on <= today:
        raise ValidationError(_("The day must be between the approval and today."), code="day")
    _one_at_a_time(minutes)
    last = minutes.corrections.order_by("-pk").values_list("digest", flat=True).first()
    row = Correction(
        minutes=minutes,
        text=text.strip(),
        adopted_on=adopted_on,
        gathering=gathering,
        recorded_by=actor,
        recorded_at=now,
        previous=last or approval.digest,
    )
    row.digest = row.expected_digest()
    row.save()
    record("meetings.minutes_corrected", actor=actor, subject=minutes, on=adopted_on, digest=row.digest)
    return row


def _signature(
    signer: Signer, approval: Approval, how: str, actor: Person, today: datetime.date, now: datetime.datetime
) -> Signature:
    if hasattr(signer, "signature"):
        raise ValidationError(_("They have signed already."), code="signed")
    number = approval.content["signers"][signer.place] if signer.place < len(approval.content["signers"]) else 0
    row = Signature(
        signer=signer,
        how=how,
        signed_at=now,
        signed_on=today,
        digest=digest_of(approval.digest, number, how, now.isoformat()),
        recorded_by=actor,
    )
    row.save()
    return row


def _approval_of(minutes: Minutes) -> Approval:
    approval: Approval | None = Approval.objects.filter(minutes=minutes).first()
    if approval is None:
        raise ValidationError(_("They are not approved yet."), code="not_approved")
    return approval


def _one_at_a_time(minutes: Minutes) -> None:
    """Lock the chapter, as the journal does: the chain stays one."""
    Chapter.objects.select_for_update().only("pk").get(pk=minutes.chapter_id)
