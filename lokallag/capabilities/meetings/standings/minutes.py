"""The minutes of a meeting as they follow from its rows, and from what the secretary wrote instead."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from django.utils import translation

from lokallag.capabilities.meetings.minuting import (
    Block,
    Chore,
    Document,
    Held,
    Matter,
    Names,
    Ruling,
    Section,
    Turn,
    build,
    resolved,
)
from lokallag.capabilities.meetings.minuting.naming import plain_text
from lokallag.capabilities.meetings.models import Approval, Decision, FollowUp, Item, Minutes, Office, Signature, Signer
from lokallag.capabilities.meetings.standings.elected import results_in
from lokallag.capabilities.meetings.standings.happened import Happened, happened_in
from lokallag.capabilities.meetings.standings.lawful import lawfulness
from lokallag.capabilities.meetings.standings.there import turns_of, who_was_there
from lokallag.capabilities.meetings.words.minutes import ERASED, say


class Drafted(NamedTuple):
    """The minutes with people as numbers, and who the numbers are."""

    document: Document
    names: Names
    #: The numbers of those who are to sign, in order; 0 for somebody who is gone.
    signers: tuple[int, ...]

    @property
    def readable(self) -> Document:
        """The document with names."""
        return resolved(self.document, self.names.names(), ERASED)


def drafted(minutes: Minutes) -> Drafted:
    """Make the minutes from the rows as they are now, in the language of the minutes."""
    with translation.override(minutes.language):
        found = happened_in(minutes)
        document = found.names.hide(build(_held(found), say, language=minutes.language))
    by_person = found.names.by_person
    signers = tuple(by_person[s.person_id].number if s.person_id in by_person else 0 for s in found.signers)
    return Drafted(document, found.names, signers)


def approved_document(minutes: Minutes) -> Document:
    """Return the words that were approved, with the names that have not been taken out since.

    What came after stands behind them: by whom they were approved, what was corrected, who has signed when.
    """
    approval = minutes.approval
    names = dict(approval.names.values_list("number", "name"))
    kept = resolved(Document.read(approval.content["document"]), names, ERASED)
    numbers = approval.content["signers"]
    with translation.override(minutes.language):
        signed = tuple(
            (names.get(numbers[signer.place]) or ERASED, _signed(signer))
            for signer in minutes.signers.select_related("signature").order_by("place", "pk")
            if signer.place < len(numbers)
        )
        after = [_approved(minutes), *_corrected(minutes)]
    before = tuple(section for section in kept.sections if section.key != "signatures")
    title = next((section.title for section in kept.sections if section.key == "signatures"), "")
    last = [Section(key="signatures", title=title, blocks=(Block("signatures", rows=signed),))] if signed else []
    return replace(kept, sections=(*before, *after, *last))


def _approved(minutes: Minutes) -> Section:
    approval = minutes.approval
    if approval.how == Approval.How.MEETING and approval.gathering is not None:
        item = approval.item.name if approval.item is not None else ""
        said = say("approved_by_meeting", meeting=approval.gathering.title, on=approval.approved_on, item=item)
    else:
        said = say("approved_by_signers", on=approval.approved_on)
    return Section(key="approval", title=say("approval"), blocks=(Block("text", said),))


def _corrected(minutes: Minutes) -> list[Section]:
    rows = tuple(
        (say("correction", on=row.adopted_on, text=plain_text(row.text)),) for row in minutes.corrections.all()
    )
    return [Section(key="corrections", title=say("corrections"), blocks=(Block("list", rows=rows),))] if rows else []


def _signed(signer: Signer) -> str:
    if not hasattr(signer, "signature"):
        return ""
    key = "signed_paper" if signer.signature.how == Signature.How.PAPER else "signed"
    return say(key, on=signer.signature.signed_on)


def state_in_words(minutes: Minutes) -> str:
    """Say at the foot of a file what it is: a draft, or approved when."""
    with translation.override(minutes.language):
        if minutes.is_approved:
            return say("state_approved", on=minutes.approval.approved_on)
        return say("state_comment" if minutes.circulations.exists() else "state_draft")


def document_of(minutes: Minutes) -> Document:
    """Return the minutes as they are read: the approved words, or those of the rows as they are now. All items."""
    return approved_document(minutes) if minutes.is_approved else drafted(minutes).readable


def _held(found: Happened) -> Held:
    meeting, chapter = found.meeting, found.meeting.chapter
    opening, closing = found.opening, found.closing
    there = who_was_there(found)
    turns = turns_of(found)
    results = results_in(found)
    is_joint = len(found.bodies) > 1
    return Held(
        title=plain_text(meeting.title),
        chapter=chapter.name,
        organisation_number=chapter.organisation_number,
        bodies=tuple(body.name for body in found.bodies),
        on=meeting.on,
        place=plain_text(meeting.place),
        opened=found.clock(opening.opened_at) if opening else meeting.starts_at,
        closed=found.clock(closing.closed_at) if closing else None,
        named=there.named,
        counts=there.counts,
        digital=there.digital,
        apologies=there.apologies,
        absent=there.absent,
        chair=", ".join(found.serving(Office.What.CHAIR, opening.chaired_by if opening else None)),
        secretary=", ".join(found.serving(Office.What.SECRETARY, opening.written_by if opening else None)),
        tellers=found.serving(Office.What.TELLER),
        signers=tuple(found.name(signer.person, is_post=True) for signer in found.signers if signer.person),
        notice=_notice(found),
        voting=there.voting,
        opening=_written(found, "opening"),
        closing=_written(found, "closing"),
        matters=tuple(_matter(found, item, turns.get(item.pk, []), results, is_joint=is_joint) for item in found.items),
    )


def _notice(found: Happened) -> str:
    """The sentence about lawful notice."""
    return lawfulness(found.meeting).sentence


def _written(found: Happened, key: str) -> str | None:
    passage = found.passages.get(key)
    return plain_text(passage.text) if passage is not None else None


def key_of(item: Item) -> str:
    """Return the key of an item's part of the minutes."""
    return f"item-{item.pk}"


def _matter(
    found: Happened, item: Item, turns: list[Turn], results: dict[int, tuple[str, ...]], *, is_joint: bool
) -> Matter:
    notes = [piece for note in found.notes.get(item.pk, []) for piece in plain_text(note.text).split("\n\n")]
    return Matter(
        key=key_of(item),
        item=item.pk,
        name=item.name,
        title=plain_text(item.title),
        presenter=found.name(item.presenter),
        notes=tuple(piece.strip() for piece in notes if piece.strip()),
        written=_written(found, key_of(item)),
        recommendation=plain_text(item.recommendation),
        results=results.get(item.pk, ()),
        rulings=tuple(_ruling(found, decision) for decision in found.decisions.get(item.pk, [])),
        chores=tuple(_chore(found, row) for row in found.follow_ups.get(item.pk, [])),
        turns=tuple(turns),
        is_closed=item.is_closed,
        body=item.body.name if is_joint else "",
    )


def _ruling(found: Happened, decision: Decision) -> Ruling:
    return Ruling(
        text=plain_text(decision.text),
        how=decision.how,
        votes_for=decision.votes_for,
        votes_against=decision.votes_against,
        votes_abstained=decision.votes_abstained,
        is_carried=decision.is_carried,
        chairs_vote=decision.chairs_vote,
        dissents=tuple(
            (found.name(row.person), plain_text(row.words)) for row in decision.dissents.all() if row.person is not None
        ),
    )


def _chore(found: Happened, row: FollowUp) -> Chore:
    return Chore(plain_text(row.words or row.task.title), found.name(row.task.person), row.task.due_on)
