"""Whatever is stored about a person is written in the privacy book, so that it can be shown, exported and erased."""

import re
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from lokallag.core.people.models import Person, User
from lokallag.core.privacy.book import Basis, Holding, discover, goes_with_a_person

BOOK = discover().holdings
# A field of such a name holds something about somebody, whatever it belongs to.
TELLING = re.compile(
    r"^(?:given_name|family_name|full_name|names?_of_\w+|e_?mail|phone|mobile|address|birth\w*|born_on|postcode|street|household|member_number|wants|link_key|search_text|recipient|to)$"
)
# The log-in has no person of its own: it goes when its last person goes, which core.people's own tests show.
# Where a name field is a thing's: a place of a meeting is no home.
THINGS = {"gatherings.Gathering.address"}
OWN = [model for model in apps.get_models() if model.__module__.startswith("lokallag.")]


def says(field: models.Field[Any, Any]) -> bool:
    """Whether a field can hold anybody's words: text that is no choice and no key, JSON, a file."""
    if field.choices or field.name in {"promise", "series", "digest", "key"}:
        return False
    return isinstance(field, models.CharField | models.TextField | models.JSONField | models.BinaryField)


def personal(model: type[models.Model]) -> set[str]:
    """The fields of a model that point at a person, tell about one, or hold words on a row that is somebody's own."""
    own = goes_with_a_person(model)
    return {
        field.name
        for field in model._meta.concrete_fields
        if (isinstance(field.related_model, type) and issubclass(field.related_model, Person | User))
        or (field.is_relation and own and goes_with_a_person(field.related_model))
        or (TELLING.match(field.name) and f"{model._meta.label}.{field.name}" not in THINGS)
        or (own and says(field))
    }


@pytest.mark.parametrize("model", [model for model in OWN if personal(model)], ids=lambda model: model._meta.label)
def test_every_personal_field_is_in_the_book(model: type[models.Model]) -> None:
    holding = BOOK.get(model._meta.label_lower)
    assert holding is not None
    assert personal(model) - set(holding.fields) == set()


@pytest.mark.parametrize("holding", BOOK.values(), ids=lambda holding: holding.model._meta.label)
def test_the_book_says_why_on_what_basis_how_long_and_how_it_ends(holding: Holding) -> None:
    assert set(holding.fields) <= {field.name for field in holding.model._meta.get_fields()}
    assert str(holding.why)
    assert str(holding.what), "the record of processing says what the rows are called: what=_(…)"
    assert holding.basis in Basis
    assert holding.how_long
    assert holding.how_erased
    # What is somebody's own they can take along; what only points at them says what they did.
    assert holding.export is not None or not holding.goes
