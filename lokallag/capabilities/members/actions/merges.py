"""Two records of one person become one, and two again."""

import datetime
from collections.abc import Collection, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from lokallag.capabilities.members.actions.absorbing import Step, absorb, change, made, pointers
from lokallag.capabilities.members.actions.walking_back import Conflict, Left, conflicts, walk_back
from lokallag.capabilities.members.models import UNDO_DAYS, Distinct, Member, Merge
from lokallag.core.journal.models import record
from lokallag.core.people.models import Alternative, Person, User
from lokallag.core.privacy.traces import clear_sessions

#: What is nobody's to choose: it follows from the rest.
_FOLLOWS = {"id", "chapter", "person", "user", "link_key", "sort_key", "search_text", "registered_at"}
#: Fields that say one thing together.
TOGETHER = {
    "state": ("state", "left_on", "unpaid_since"),
    "street": ("street", "postcode", "place", "municipality_number"),
}
_WITH_OTHERS = {name for names in TOGETHER.values() for name in names[1:]}


def differing(survivor: Person, gone: Person) -> list[tuple[str, models.Field[Any, Any], models.Model, models.Model]]:
    """Return (name, field, the survivor's row, the other's row) for each thing to choose about: where the two differ.

    Names of the membership's fields begin with `member.`. What only the survivor knows is not asked about.
    """
    pairs: list[tuple[str, models.Model, models.Model]] = [("", survivor, gone)]
    ours, theirs = _member(survivor), _member(gone)
    if ours is not None and theirs is not None:
        pairs.append(("member.", ours, theirs))
    return [
        (f"{prefix}{field.name}", field, one, other)
        for prefix, one, other in pairs
        for field in type(one)._meta.concrete_fields
        if field.name not in _FOLLOWS | _WITH_OTHERS
        if _values(one, field.name) != _values(other, field.name)
        if not _says_nothing(other, field.name)
    ]


def preselected(name: str, survivor: models.Model, gone: models.Model) -> bool:
    """Whether the other's value is proposed: where the survivor has none, or where it is the more careful one."""
    field = name.removeprefix("member.")
    if field == "wants":
        careful = [Person.Wants.EVERYTHING, Person.Wants.IMPORTANT, Person.Wants.NOTHING]
        return careful.index(getattr(gone, field)) > careful.index(getattr(survivor, field))
    return _says_nothing(survivor, field)


def coming_along(gone: Person) -> list[tuple[type[models.Model], int]]:
    """Return how many rows of each model point at somebody or at their membership, and so come along."""
    counts: dict[type[models.Model], int] = {}
    member = _member(gone)
    for row in (gone, member) if member is not None else (gone,):
        for model, field in pointers(type(row)):
            if model not in (Member, Distinct, Merge) and (
                n := model._base_manager.filter(**{field.attname: row.pk}).count()
            ):
                counts[model] = counts.get(model, 0) + n
    return sorted(counts.items(), key=lambda pair: pair[0]._meta.label)


@transaction.atomic
def merge_people(
    *, survivor: Person, gone: Person, taken: Collection[str], actor: Person, now: datetime.datetime
) -> Merge:
    """Let two records of one person become one. `taken` names the fields (of `differing`) where the other's value is kept.

    1. all that points at the other one points at the survivor, and where both have the same place the two rows become one,
    2. the chosen values, 3. the other's name, e-mail and phone stay as alternatives, 4. the login: where both had one the
    survivor's stays, 5. the steps are kept for the undo, 6. the journal. ValidationError for one and the same person.
    """
    if survivor.pk == gone.pk:
        raise ValidationError(_("This is one and the same person."))
    if gone.pk == actor.pk:
        raise ValidationError(_("You are logged in as the one that would go. Keep that one instead."))
    locked = Person.objects.select_for_update().filter(pk__in=[survivor.pk, gone.pk]).in_bulk()
    if len(locked) != 2:
        raise ValidationError(_("One of the two is no longer here."))
    survivor, gone = locked[survivor.pk], locked[gone.pk]
    before = _reach(survivor), _reach(gone)
    values = _chosen(survivor, gone, taken)
    login = _login(survivor, gone, values)
    ours = _member(survivor)
    steps: list[Step] = []
    try:
        absorb(survivor, gone, steps)
    except IntegrityError as refused:
        raise ValidationError(
            _("Something that belongs to them is being worked on just now. Try again in a few minutes.")
        ) from refused
    change(survivor, values[""], steps)
    if ours is not None:
        ours.refresh_from_db()
        change(ours, values["member."], steps)
    _nobody_is_their_own(survivor, steps)
    _keep_alternatives(survivor, before, steps)
    survivor.fold()
    change_back_later = {"sort_key": survivor.sort_key, "search_text": survivor.search_text}
    survivor.refresh_from_db(fields=["sort_key", "search_text"])
    change(survivor, change_back_later, steps)
    merge = Merge.objects.create(
        survivor=survivor,
        survivor_number=survivor.pk,
        gone_number=gone.pk,
        gone_name=gone.name,
        steps=steps,
        login=login,
        merged_at=now,
        by=Person.objects.filter(pk=actor.pk).first() or survivor,
    )
    record("members.merged", actor=merge.by, survivor=survivor.pk, gone=gone.pk)
    return merge


def later_than(merge: Merge) -> Merge | None:
    """Return a later merge that touched one of the same rows and so must be taken back first."""
    mine = _touched(merge)
    later = Merge.objects.filter(pk__gt=merge.pk).order_by("-pk")
    return next((other for other in later if mine & _touched(other)), None)


def changed_since(merge: Merge) -> list[Conflict]:
    """Return the fields that were changed after the merge: they keep the newer value unless it is chosen otherwise."""
    hidden = {"sort_key", "search_text"}
    return [conflict for conflict in conflicts(merge.steps) if conflict.field.name not in hidden]


@transaction.atomic
def undo_merge(*, merge: Merge, restore: Collection[int] = (), actor: Person, now: datetime.datetime) -> Left:
    """Make two of them again: each row and field as it was, what was changed since as it is now.

    `restore` are conflicts (`changed_since`, by step) where the old value is wanted. Returns what could not be put back.
    ValidationError after the thirty days, and while a later merge stands on this one.
    """
    found = Merge.objects.select_for_update().filter(pk=merge.pk).first()
    if found is None:
        raise ValidationError(_("This is taken back already."))
    if found.merged_at <= now - datetime.timedelta(days=UNDO_DAYS):
        raise ValidationError(_("A merge can be taken back for 30 days, and they have passed."))
    if later_than(found) is not None:
        raise ValidationError(_("This person was merged again later. Take back that merge first."))
    survivor = found.survivor
    left = walk_back(found.steps, restore=restore)
    for key in (found.survivor_number, found.gone_number):
        if (person := Person.objects.filter(pk=key).first()) is not None:
            person.fold()
            Person.objects.filter(pk=key).update(sort_key=person.sort_key, search_text=person.search_text)
    numbers = {"survivor": found.survivor_number, "gone": found.gone_number}
    found.delete()
    record("members.merge_undone", actor=actor, subject=survivor, **numbers, left=left.rows)
    return left


@transaction.atomic
def forget_old_merges(*, now: datetime.datetime) -> int:
    """Delete what is kept for merges that can no longer be undone, and logins that so are nobody's. Returns how many."""
    old = Merge.objects.filter(merged_at__lte=now - datetime.timedelta(days=UNDO_DAYS))
    logins = list(old.filter(login__isnull=False).values_list("login", flat=True))
    how_many = int(old.delete()[0])
    drop_unused_logins(logins)
    if how_many:
        record("members.merges_settled", actor=None, merges=how_many)
    return how_many


def drop_unused_logins(logins: Collection[int]) -> None:
    """Delete those logins that no chapter has any more."""
    for user in User.objects.filter(pk__in=logins):
        # Unscoped on purpose: the login is one human's in all chapters.
        if not Person._base_manager.filter(user=user).exists():
            clear_sessions(user.pk)
            user.delete()


def _member(person: Person) -> Member | None:
    return Member.objects.filter(person=person).first()


def _names(field: str) -> tuple[str, ...]:
    return TOGETHER.get(field, (field,))


def _values(row: models.Model, field: str) -> list[Any]:
    return [getattr(row, row._meta.get_field(name).attname) for name in _names(field)]  # type: ignore[union-attr]


def _says_nothing(row: models.Model, field: str) -> bool:
    return all(value in (None, "") for value in _values(row, field))


def _chosen(survivor: Person, gone: Person, taken: Collection[str]) -> dict[str, dict[str, Any]]:
    """The survivor's new values, of the person ("") and of the membership ("member.")."""
    values: dict[str, dict[str, Any]] = {"": {}, "member.": {}}
    for name, field, _one, other in differing(survivor, gone):
        if name in taken:
            prefix = "member." if name.startswith("member.") else ""
            of_field = dict(zip(_names(field.name), _values(other, field.name), strict=True))
            # Who pointed at themselves points at the survivor.
            is_person = field.related_model is Person
            values[prefix] |= {n: survivor.pk if is_person and v == gone.pk else v for n, v in of_field.items()}
    return values


def _login(survivor: Person, gone: Person, values: dict[str, dict[str, Any]]) -> User | None:
    """The survivor's login stays; without one they get the other's. Returns the login that opens nothing any more."""
    if gone.user_id is None:
        return None
    if survivor.user_id is None:
        values[""]["user"] = gone.user_id
        return None
    return gone.user


def _reach(person: Person) -> dict[str, str]:
    return {
        Alternative.Kind.NAME: person.name,
        Alternative.Kind.EMAIL: person.email,
        Alternative.Kind.PHONE: person.phone,
    }


def _keep_alternatives(survivor: Person, before: tuple[Mapping[str, str], ...], steps: list[Step]) -> None:
    """What either was called and reached by, and is not the survivor's first choice, is kept beside it."""
    now = _reach(survivor)
    for known in before:
        for kind, value in known.items():
            if value and value != now[kind]:
                row, new = Alternative.objects.get_or_create(
                    person=survivor, chapter=survivor.chapter, kind=kind, value=value
                )
                if new:
                    made(row, steps)


def _nobody_is_their_own(survivor: Person, steps: list[Step]) -> None:
    """Who had welcomed or recruited the other record would now have welcomed or recruited themselves."""
    member = _member(survivor)
    if member is not None:
        theirs = {name: None for name in ("contact", "recruited_by") if getattr(member, f"{name}_id") == survivor.pk}
        change(member, theirs, steps)


def _touched(merge: Merge) -> set[tuple[str, Any]]:
    """The rows a merge moved, changed, made or removed, and the two people."""
    rows: set[tuple[str, Any]] = {("people.person", merge.survivor_number), ("people.person", merge.gone_number)}
    for step in merge.steps:
        if step["do"] == "remove":
            rows.add((step["row"]["model"], step["row"]["pk"]))
        else:
            rows.update((step["model"], key) for key in step.get("keys", [step.get("pk")]))
    return rows
