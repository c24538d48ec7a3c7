"""The chapter's own list of what members can tick: made at first use, added to, renamed, ordered, put away."""

import datetime

from django.db import transaction
from django.db.models import Max

from lokallag.capabilities.members.matching.vocabulary import KEYWORDS
from lokallag.capabilities.members.models import Interest
from lokallag.capabilities.members.models.ambitions import DEFAULTS, FIELDS
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person


def interests() -> list[Interest]:
    """Return the list that is asked by, in the chapter's order; the first time it is asked for it is made."""
    found = list(Interest.objects.offered())
    if found or Interest.objects.exists():
        return found
    with transaction.atomic():
        Interest.objects.bulk_create(
            [
                Interest(
                    kind=Interest.Kind.FIELD if key in FIELDS else Interest.Kind.DOING,
                    key=key,
                    keywords="",
                    place=place,
                )
                for place, key in enumerate(DEFAULTS, start=1)
            ],
            ignore_conflicts=True,
        )
    return list(Interest.objects.offered())


def vocabulary() -> dict[int, tuple[str, ...]]:
    """Return the words that point to each interest of the list: ours, the chapter's own, and its name."""
    return {
        one.pk: (
            *KEYWORDS.get(one.key, ()),
            *(word for part in one.keywords.split(",") if (word := part.strip())),
            *([one.name] if one.name else []),
        )
        for one in interests()
    }


@transaction.atomic
def add_interest(*, name: str, kind: str, keywords: str = "", actor: Person) -> Interest:
    """Add to the list, at its end. Returns it; one of that name that was put away comes back."""
    name = " ".join(name.split())
    interests()
    found = Interest.objects.filter(name__iexact=name, kind=kind).first()
    if found is not None:
        if found.retired_on is not None:
            found.retired_on = None
            found.save(update_fields=["retired_on"])
            record("members.interest_back", actor=actor, subject=found)
        return found
    last = Interest.objects.aggregate(last=Max("place"))["last"] or 0
    made = Interest.objects.create(name=name, kind=kind, keywords=keywords.strip(), place=last + 1)
    record("members.interest_added", actor=actor, subject=made)
    return made


@transaction.atomic
def change_interest(*, interest: Interest, name: str, keywords: str, actor: Person) -> Interest:
    """Call it otherwise, or say by which other words it is known. What people ticked stays ticked. Returns it."""
    name = " ".join(name.split())
    if name == str(DEFAULTS.get(interest.key, "")):
        name = ""
    if (name, keywords.strip()) != (interest.name, interest.keywords):
        interest.name, interest.keywords = name, keywords.strip()
        interest.save(update_fields=["name", "keywords"])
        record("members.interest_changed", actor=actor, subject=interest)
    return interest


@transaction.atomic
def move_interest(*, interest: Interest, up: bool, actor: Person) -> None:
    """Let it change places with the one before (or behind) it of its kind."""
    kin = list(Interest.objects.select_for_update().filter(kind=interest.kind).offered())
    at = next((place for place, one in enumerate(kin) if one.pk == interest.pk), None)
    to = None if at is None else at + (-1 if up else 1)
    if at is None or to is None or not 0 <= to < len(kin):
        return
    one, other = kin[at], kin[to]
    one.place, other.place = other.place, one.place
    if one.place == other.place:
        one.place += -1 if up else 1
    Interest.objects.bulk_update([one, other], ["place"])
    record("members.interest_moved", actor=actor, subject=interest)


@transaction.atomic
def retire_interest(*, interest: Interest, actor: Person, today: datetime.date) -> None:
    """Ask nobody about it any more; what was ticked is kept, and it can come back."""
    if interest.retired_on is None:
        interest.retired_on = today
        interest.save(update_fields=["retired_on"])
        record("members.interest_retired", actor=actor, subject=interest)


@transaction.atomic
def restore_interest(*, interest: Interest, actor: Person) -> None:
    """Ask about it again."""
    if interest.retired_on is not None:
        interest.retired_on = None
        interest.save(update_fields=["retired_on"])
        record("members.interest_back", actor=actor, subject=interest)
