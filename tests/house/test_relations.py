"""No row of one capability points at a row of another: a string in a foreign key is seen by no import contract."""

from django.apps import apps
from django.db import models

from lokallag.config.capabilities import CAPABILITIES, CORE


def app_of(model: type[models.Model]) -> str:
    """The capability or core module that a model belongs to; empty for a library's."""
    return next((name for name in (*CAPABILITIES, *CORE) if model.__module__.startswith(f"{name}.")), "")


def arrows() -> list[tuple[str, str, str]]:
    """Every relation as (app that points, its field, app that is pointed at)."""
    return [
        (app_of(model), f"{model._meta.label}.{field.name}", app_of(field.related_model))
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and isinstance(field.related_model, type)
    ]


def test_there_are_relations_to_look_at() -> None:
    assert len(arrows()) > 20


def test_no_relation_crosses_from_one_capability_to_another() -> None:
    crossing = [field for source, field, goal in arrows() if {source, goal} <= set(CAPABILITIES) and source != goal]
    assert crossing == []


def test_the_core_never_points_up_into_a_capability() -> None:
    assert [field for source, field, goal in arrows() if source in CORE and goal in CAPABILITIES] == []
