"""Puts what happened in a meeting into words: head, opening, one section an item, closing, signatures."""

from __future__ import annotations

from collections.abc import Iterable

from lokallag.capabilities.meetings.minuting.document import Block, Document, Section
from lokallag.capabilities.meetings.minuting.values import Attendee, Chore, Held, Matter, Ruling, Say, Voting


def build(held: Held, say: Say, *, language: str) -> Document:
    """Return the minutes of a meeting, every section with the text it has by itself (`own`)."""
    foot = say("foot", chapter=held.chapter, number=held.organisation_number)
    return Document(
        title=say("title", meeting=held.title, on=held.on),
        chapter=held.chapter,
        organisation_number=held.organisation_number,
        language=language,
        foot=foot,
        sections=(
            _head(held, say),
            _written("opening", say("opening"), _opening(held, say), held.opening),
            *(_matter(matter, say) for matter in held.matters),
            _written("closing", say("closing"), _closing(held, say), held.closing),
            *([_signatures(held, say)] if held.signers else []),
        ),
    )


def _head(held: Held, say: Say) -> Section:
    """Who met, when and where, who was there: names where they hold a post, numbers for everybody else."""
    rows = [
        (say("chapter"), held.chapter),
        *([(say("number"), say("spaced", number=held.organisation_number))] if held.organisation_number else []),
        (say("body", n=len(held.bodies)), say("and", names=held.bodies)),
        (say("when"), say("span", on=held.on, opened=held.opened, closed=held.closed)),
        *([(say("where"), held.place)] if held.place else []),
        *_present(held, say),
        *([(say("apologies"), ", ".join(held.apologies))] if held.apologies else []),
        *([(say("absent"), ", ".join(held.absent))] if held.absent else []),
        *([(say("chair"), held.chair)] if held.chair else []),
        *([(say("secretary"), held.secretary)] if held.secretary else []),
    ]
    return Section(key="head", blocks=(Block("facts", rows=tuple(rows)),))


def _present(held: Held, say: Say) -> Iterable[tuple[str, str]]:
    members = [_attendee(one, say) for one in held.named if one.part in {"member", "deputy"}]
    others = [_attendee(one, say) for one in held.named if one.part not in {"member", "deputy"}]
    counted = [say(f"count_{part}", n=number) for part, number in held.counts if number]
    if members:
        yield say("present"), ", ".join(members)
    if others:
        yield say("also_there"), ", ".join([*others, *counted])
    elif counted:
        yield say("also_there" if members else "present"), say("and", names=tuple(counted))
    if held.digital and not any(one.is_digital for one in held.named):
        yield say("digitally"), str(held.digital)


def _attendee(one: Attendee, say: Say) -> str:
    said = [
        say("for_whom", name=one.stands_in_for) if one.stands_in_for else say("deputy") if one.part == "deputy" else "",
        say("observer") if one.part == "observer" else say("guest") if one.part == "guest" else "",
        say("digital") if one.is_digital else "",
    ]
    more = ", ".join(filter(None, said))
    return f"{one.name} ({more})" if more else one.name


def _opening(held: Held, say: Say) -> list[str]:
    """The meeting is opened; the notice was lawful; so many with a vote are there; who leads, writes and signs."""
    sentences = [
        say("opened", chair=held.chair, at=held.opened) if held.opened and held.chair else "",
        held.notice,
        *(_voting(one, say, is_alone=len(held.voting) == 1) for one in held.voting),
        say("to_sign", names=held.signers) if held.signers else "",
        say("tellers", names=held.tellers) if held.tellers else "",
    ]
    return [" ".join(filter(None, sentences))] if any(sentences) else []


def _voting(one: Voting, say: Say, *, is_alone: bool) -> str:
    """How many with a vote were there, and whether that was enough to decide."""
    said = (
        say("voting", here=one.here, all=one.all)
        if is_alone
        else say("voting_in", body=one.body, here=one.here, all=one.all)
    )
    if not one.needed:
        return said
    return f"{said} {say('quorum' if one.here >= one.needed else 'no_quorum')}"


def _closing(held: Held, say: Say) -> list[str]:
    return [say("closed_at", at=held.closed)] if held.closed else []


def _matter(matter: Matter, say: Say) -> Section:
    title = say("item", name=matter.name, title=matter.title)
    blocks = [
        *(Block("quiet", say(turn.what, name=turn.name)) for turn in matter.turns),
        *([Block("quiet", say("decided_by", body=matter.body))] if matter.body else []),
        *([Block("quiet", say("presented_by", name=matter.presenter))] if matter.presenter else []),
        *_text(matter.notes, matter.written),
        *([Block("text", say("recommended", text=matter.recommendation))] if matter.recommendation else []),
        *([Block("list", rows=tuple((line,) for line in matter.results))] if matter.results else []),
        *(block for ruling in matter.rulings for block in _ruling(ruling, say)),
        *([_chores(matter.chores, say)] if matter.chores else []),
    ]
    return Section(
        key=matter.key,
        title=title,
        blocks=tuple(blocks) or (Block("quiet", say("nothing")),),
        item=matter.item,
        is_closed=matter.is_closed,
        instead=say("closed_item", name=matter.name) if matter.name else say("closed_item_unnumbered"),
        own="\n\n".join(matter.notes),
        is_written=matter.written is not None,
    )


def _ruling(ruling: Ruling, say: Say) -> Iterable[Block]:
    """The decision with how it was made, and the dissents that belong to it."""
    yield Block(
        "decision", ruling.text, note=_how(ruling, say), rows=((say("decision" if ruling.is_carried else "proposal"),),)
    )
    for name, words in ruling.dissents:
        yield Block("text", say("dissent", name=name, words=words) if words else say("dissent_without", name=name))


def _how(ruling: Ruling, say: Say) -> str:
    """«Adopted by 7 votes to 2, 1 abstained», as far as the numbers are known."""
    key = "carried" if ruling.is_carried else "fell"
    inside, against, abstained = ruling.votes_for, ruling.votes_against, ruling.votes_abstained
    if ruling.how == "agreed":
        said = say(f"{key}_agreed")
    elif inside is None and against:
        said = say(f"{key}_against", n=against)
    elif inside is None:
        said = say(f"{key}_{ruling.how}")
    elif not against and ruling.is_carried:
        said = say("carried_all", n=inside)
    else:
        said = say(f"{key}_by", inside=inside, against=against or 0)
    if ruling.chairs_vote:
        said = f"{said} {say(f'chairs_vote_{ruling.chairs_vote}')}"
    ballot = say("by_ballot") if ruling.how == "ballot" and inside is not None else ""
    return " ".join(filter(None, [said, say("abstained", n=abstained) if abstained else "", ballot]))


def _chores(chores: Iterable[Chore], say: Say) -> Block:
    lines = [(say("chore", title=chore.title, who=chore.who, due_on=chore.due_on),) for chore in chores]
    return Block("list", text=say("chores"), rows=tuple(lines))


def _written(key: str, title: str, own: list[str], written: str | None) -> Section:
    return Section(
        key=key,
        title=title,
        blocks=tuple(_text(own, written)),
        own="\n\n".join(own),
        is_written=written is not None,
    )


def _text(own: Iterable[str], written: str | None) -> list[Block]:
    pieces = own if written is None else written.split("\n\n")
    return [Block("text", piece.strip()) for piece in pieces if piece.strip()]


def _signatures(held: Held, say: Say) -> Section:
    return Section(
        key="signatures",
        title=say("signatures"),
        blocks=(Block("signatures", rows=tuple((name,) for name in held.signers)),),
    )
