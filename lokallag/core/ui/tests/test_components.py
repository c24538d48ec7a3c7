"""What single components promise: text twins, truthful attributes, forms tied to their help and errors."""

from typing import Any

import pytest
from django import forms
from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.template import Context, Template, engines
from django.utils import translation

from lokallag.core.ui import sample_pictures, samples
from lokallag.core.ui.templatetags import ui


def rendered(source: str, **context: Any) -> str:
    """A template's text, compiled by the project's own engine (cotton and all)."""
    from django_cotton.compiler_regex import CottonCompiler

    engine = engines["django"].engine  # type: ignore[attr-defined]
    with translation.override("en"):
        return str(Template(CottonCompiler().process(source), engine=engine).render(Context(context)))


def test_a_state_says_its_word_and_count() -> None:
    html = rendered('<c-state of="behind" count="2" href="?state=behind" />')
    assert 'data-state="behind"' in html
    assert "Behind <b>2</b>" in html
    assert html.startswith('<a href="?state=behind"')


@pytest.mark.parametrize(("is_it", "marked"), [(True, True), (False, False), (None, False)])
def test_an_attribute_that_says_false_is_false(is_it: bool | None, marked: bool) -> None:
    html = rendered('<c-tab href="#" current="{{ is_it }}">All</c-tab>', is_it=is_it)
    assert ("aria-current" in html) is marked


def test_other_attributes_land_on_the_button() -> None:
    html = rendered('<c-button variant="danger" name="what" value="7" hx-post="/x/" disabled>Delete</c-button>')
    for attribute in (
        'name="what"',
        'value="7"',
        'hx-post="/x/"',
        "disabled",
        'data-variant="danger"',
        'type="submit"',
    ):
        assert attribute in html


def test_what_a_user_wrote_is_escaped() -> None:
    html = rendered('<c-list-row title="{{ name }}" meta="{{ name }}" />', name="<b>Åse & co</b>")
    assert "<b>Åse" not in html
    assert html.count("&lt;b&gt;Åse &amp; co&lt;/b&gt;") == 2


def test_nobody_has_it_is_said() -> None:
    assert "Nobody has it" in rendered('<c-owner name="" />')
    assert ">KM<" in rendered('<c-owner name="Kari Ås Moen" />')


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("pips", "1 of 2 · 1 planned"),
        ("pips_many", "23 of 40"),
        ("months", "October: did not happen"),
        ("coverage", "14 of 23"),
        ("flag", "Reached "),
        ("flag_due", "Due "),
        ("boxes", "Kultur<span"),
        ("pulse", "April: 5."),
        ("quote", "Folk blir sittende"),
    ],
)
def test_a_picture_says_the_same_in_text(name: str, words: str) -> None:
    assert words in rendered('<c-picture :of="picture" />', picture=sample_pictures.PICTURES[name])


def test_punctuation_stays_with_the_marked_words() -> None:
    assert "</a>, and" in rendered('<c-plan-span status="done" href="#">One</c-plan-span>, and')


def test_a_wrong_field_is_tied_to_its_help_and_error() -> None:
    form = samples.SampleForm({"what": ""})
    html = rendered('<c-field :field="field" />', field=form["what"])
    assert 'aria-describedby="id_what_help id_what_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_what_error"' in html
    assert 'id="id_what_help"' in html


def test_a_form_lists_its_errors_and_keeps_what_was_typed() -> None:
    form = samples.SampleForm({"what": "Stand", "day": "31.02.2021"})
    html = rendered('<c-form :form="form" submit="Save" />', form=form)
    assert 'role="alert"' in html
    assert 'href="#id_day"' in html
    assert 'value="Stand"' in html
    assert 'enctype="multipart/form-data"' in html


def test_a_group_of_choices_is_a_fieldset_with_a_legend() -> None:
    html = rendered('<c-field :field="field" optional />', field=samples.SampleForm()["who"])
    assert "<fieldset" in html
    assert "<legend" in html
    assert "(optional)" in html


def test_a_hidden_field_has_no_label() -> None:
    class Hidden(forms.Form):
        key = forms.CharField(widget=forms.HiddenInput)

    assert "<label" not in rendered('<c-field :field="field" />', field=Hidden()["key"])


def test_a_message_can_carry_the_way_back() -> None:
    assert ui.undo_url(Message(messages.SUCCESS, "Done", extra_tags="undo:/north/log/7/undo/")) == "/north/log/7/undo/"
    assert ui.undo_url(Message(messages.SUCCESS, "Done")) == ""


@pytest.mark.parametrize(("language", "said"), [("nb", "15. feb."), ("nn", "15. feb."), ("en", "15 Feb.")])
def test_a_short_day_is_said_as_people_do(language: str, said: str) -> None:
    with translation.override(language):
        assert ui.short_day(samples.TODAY) == said


@pytest.mark.parametrize(
    ("name", "letters"), [("Kari Ås Moen", "KM"), ("Åse", "Å"), ("", ""), ("Anne-Grete Lie", "AL"), ("– ", "")]
)
def test_initials_are_the_first_and_the_last(name: str, letters: str) -> None:
    assert ui.initials(name) == letters
