"""Every page calls components that exist, in ways that work."""

import re
from pathlib import Path

import lokallag
from lokallag.core.ui import views

TEMPLATES = sorted(Path(lokallag.__file__).parent.glob("**/templates/**/*.html"))
KNOWN = {path.stem.replace("_", "-") for path in (Path(views.__file__).parent / "templates/cotton").glob("*.html")}
COMMENT = re.compile(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", re.DOTALL)
TAG = re.compile(r"<c-([a-z][a-z0-9-]*)((?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>")
COLON = re.compile(r"\s:([a-z_-]+)=\"([^\"]*)\"")


def calls() -> list[tuple[str, str, str]]:
    """File, component, attributes of every call in every template."""
    return [
        (path.name, call.group(1), call.group(2))
        for path in TEMPLATES
        for call in TAG.finditer(COMMENT.sub("", path.read_text(encoding="utf-8")))
    ]


def test_there_are_calls_to_look_at() -> None:
    assert len(calls()) > 100


def test_every_component_that_is_called_exists() -> None:
    assert [(name, tag) for name, tag, _ in calls() if tag not in KNOWN | {"slot", "vars"}] == []


def test_no_colon_attribute_has_a_filter() -> None:
    """Cotton reads a plain variable or a literal after a colon; a filter there is silently nothing."""
    found = [
        (name, tag, key, value)
        for name, tag, attrs in calls()
        for key, value in COLON.findall(attrs)
        if "|" in value and "{{" not in value
    ]
    assert found == []
