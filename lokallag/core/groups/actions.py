"""Plan, set up, change and dissolve groups; put people in and let them go."""

import datetime

from django.db import transaction

from lokallag.core.groups.models import Group, Membership
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person

_MAY_CHANGE = ("kind", "name", "mandate", "leader", "planned_for")


class NotYet(Exception):
    """A group cannot be dissolved before it was set up."""


def make_group(
    *,
    kind: str,
    name: str,
    mandate: str = "",
    leader: Person | None = None,
    planned_for: datetime.date | None = None,
    established_on: datetime.date | None = None,
    actor: Person,
) -> Group:
    """Write a group down: set up on a day, or only planned. Its leader is in it from that day."""
    with transaction.atomic():
        group = Group.objects.create(
            kind=kind, name=name, mandate=mandate, leader=leader, planned_for=planned_for, established_on=established_on
        )
        if established_on is not None:
            _let_leader_in(group, established_on)
        record("groups.made", actor=actor, subject=group, established_on=established_on)
    return group


def change_group(*, group: Group, values: dict[str, object], actor: Person, today: datetime.date) -> Group:
    """Change a group's kind, name, mandate, leader or planned day; a new leader is in it from today."""
    changed = [name for name in _MAY_CHANGE if name in values and getattr(group, name) != values[name]]
    if not changed:
        return group
    with transaction.atomic():
        for name in changed:
            setattr(group, name, values[name])
        group.save(update_fields=changed)
        if "leader" in changed and group.established_on is not None:
            _let_leader_in(group, today)
        record("groups.changed", actor=actor, subject=group, changed=changed)
    return group


def establish(*, group: Group, on: datetime.date, actor: Person) -> Group:
    """Set the group up on a day; one that was dissolved begins again. Done twice it changes nothing."""
    if group.established_on is not None and group.dissolved_on is None:
        return group
    with transaction.atomic():
        group.established_on = on if group.established_on is None else group.established_on
        group.dissolved_on = None
        group.save(update_fields=["established_on", "dissolved_on"])
        _let_leader_in(group, on)
        record("groups.established", actor=actor, subject=group, on=on)
    return group


def take_back_establishing(*, group: Group, actor: Person) -> Group:
    """Take back that the group was set up: it is only planned again. People stay written down in it."""
    with transaction.atomic():
        group.established_on = None
        group.dissolved_on = None
        group.save(update_fields=["established_on", "dissolved_on"])
        record("groups.establishing_taken_back", actor=actor, subject=group)
    return group


def dissolve(*, group: Group, on: datetime.date, actor: Person) -> Group:
    """Let the group exist no more from the day on. Raises NotYet for one that is only planned."""
    if group.established_on is None:
        raise NotYet
    with transaction.atomic():
        group.dissolved_on = max(on, group.established_on)
        group.save(update_fields=["dissolved_on"])
        record("groups.dissolved", actor=actor, subject=group, on=group.dissolved_on)
    return group


def take_back_dissolving(*, group: Group, actor: Person) -> Group:
    """Take back that the group was dissolved."""
    with transaction.atomic():
        group.dissolved_on = None
        group.save(update_fields=["dissolved_on"])
        record("groups.dissolving_taken_back", actor=actor, subject=group)
    return group


def delete_group(*, group: Group, actor: Person) -> None:
    """Take away a group that was never set up; those that were are dissolved, or the plan's figures would change.

    Raises ValueError for a group that was set up.
    """
    if group.established_on is not None:
        raise ValueError("A group that was set up is dissolved, not deleted.")
    with transaction.atomic():
        key = group.pk
        group.delete()
        record("groups.deleted", actor=actor, group=key)


def let_in(*, group: Group, person: Person, on: datetime.date, actor: Person) -> Membership:
    """Put a person in the group from a day on. One who is in it stays as they are."""
    with transaction.atomic():
        membership, made = _membership(group, person, on)
        if made:
            record("groups.member_in", actor=actor, subject=membership, on=on)
    return membership


def let_go(*, membership: Membership, on: datetime.date, actor: Person) -> Membership:
    """Let `on` be the person's last day in the group."""
    with transaction.atomic():
        membership.ends_on = max(on, membership.starts_on)
        membership.save(update_fields=["ends_on"])
        record("groups.member_out", actor=actor, subject=membership, on=membership.ends_on)
    return membership


def take_back_going(*, membership: Membership, actor: Person) -> Membership:
    """Take back that somebody left."""
    with transaction.atomic():
        membership.ends_on = None
        membership.save(update_fields=["ends_on"])
        record("groups.member_back", actor=actor, subject=membership)
    return membership


def _let_leader_in(group: Group, on: datetime.date) -> None:
    if group.leader is not None:
        _membership(group, group.leader, on)


def _membership(group: Group, person: Person, on: datetime.date) -> tuple[Membership, bool]:
    """The person's time in the group that lasts on the day; made, or opened again where it ended that same day."""
    found = Membership.objects.held_on(on).filter(group=group, person=person).first()
    if found is not None and found.ends_on is None:
        return found, False
    if found is not None:
        found.ends_on = None
        found.save(update_fields=["ends_on"])
        return found, True
    return Membership.objects.create(group=group, person=person, starts_on=on), True
