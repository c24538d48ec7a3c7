"""What the components need to draw: icons, states, initials, bars, dates, form fields."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django import template
from django.contrib.messages.storage.base import Message
from django.forms import (
    BoundField,
    CheckboxInput,
    CheckboxSelectMultiple,
    ClearableFileInput,
    RadioSelect,
    Select,
    SelectMultiple,
    Textarea,
)
from django.templatetags.static import static
from django.utils import formats, timezone
from django.utils.dates import MONTHS
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from lokallag.core.ui import bars, marks, slider, states, wheel

register = template.Library()

UNDO_TAG = "undo:"


@register.simple_tag
def icon(name: str, label: str = "", css_class: str = "") -> SafeString:
    """One icon of the sprite; with a label it is read aloud, without it is decoration."""
    return _icon(str(name), str(label), css_class) if name else SafeString("")


@lru_cache(maxsize=2000)
def _icon(name: str, label: str, css_class: str) -> SafeString:
    """Drawn once: a page has sixty."""
    address = f"{static('vendor/icons.svg')}#{name}"
    heard = format_html('role="img" aria-label="{}"', label) if label else SafeString('aria-hidden="true"')
    return format_html(
        '<svg class="ui-icon {}" {} focusable="false" width="20" height="20"><use href="{}"></use></svg>',
        css_class,
        heard,
        address,
    )


@register.filter
def state(value: object) -> states.State:
    """The State for a key or an enum member, so that a template can show its word and sign."""
    return states.state_of(value)


@register.filter
def initials(name: object) -> str:
    """First letter of the first and the last name: "Kari Ås Moen" gives "KM"."""
    words = [word for word in str(name or "").replace("-", " ").split() if word[0].isalnum()]
    if not words:
        return ""
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


@register.filter
def stacked(parts: Iterable[Any], total: object = None) -> list[bars.Part]:
    """Parts of a stacked bar from pairs (key, count) or objects with `state`/`key` and `count`."""
    pairs = [pair for part in parts or () if (pair := _pair(part)) is not None]
    return bars.stack(pairs, int(str(total)) if total not in (None, "") else None)


def _pair(part: Any) -> tuple[str, int] | None:
    """Read one part of a bar whatever form it has."""
    if isinstance(part, (tuple, list)):
        key, count = part[0], part[1]
    elif isinstance(part, Mapping):
        key, count = part.get("state") or part.get("key"), part.get("count")
    else:
        key, count = getattr(part, "state", None) or getattr(part, "key", None), getattr(part, "count", 0)
    return str(getattr(key, "value", None) or getattr(key, "key", key)), int(count or 0)


@register.simple_tag
def coverage_parts(met: int, late: int, total: int) -> list[bars.Part]:
    """The bar of a coverage: what is met, what is late, the open rest left empty."""
    return bars.stack((("met", met or 0), ("late", late or 0)), total or 0)


@register.filter
def chart_columns(values: Iterable[float]) -> list[bars.Column]:
    """The columns of a small chart, 20 units high."""
    return bars.columns([float(value or 0) for value in values or ()])


@register.filter
def zipped(values: Iterable[Any], others: Iterable[Any] | None) -> list[tuple[Any, Any]]:
    """Pair two lists; the second may be shorter or missing."""
    rest = list(others or ())
    return [(value, rest[place] if place < len(rest) else None) for place, value in enumerate(values or ())]


@register.filter
def times(count: object) -> range:
    """So many turns of a loop, at most 40."""
    try:
        return range(max(0, min(40, int(str(count)))))
    except ValueError:
        return range(0)


@register.filter
def kind(thing: object) -> str:
    """The name of a thing's class in small letters: tells the six pictures apart."""
    return type(thing).__name__.lower()


def _month_number(value: object) -> int | None:
    """The month in a date, a number 1–12 or a text like "2020-03"."""
    if isinstance(value, date):
        return value.month
    text = str(value)
    digits = text[5:7] if len(text) >= 7 and text[4] == "-" else text
    return int(digits) if digits.isdigit() and 1 <= int(digits) <= 12 else None


@register.filter
def month_name(value: object) -> str:
    """The month's name in the reader's language ("mars"); other text is given back as it is."""
    number = _month_number(value)
    return str(MONTHS[number]) if number else str(value or "")


@register.filter
def month_letter(value: object) -> str:
    """The month's first letter, large."""
    return month_name(value)[:1].upper()


@register.filter
def short_day(value: object) -> str:
    """A day as in a list: "20. feb." (nb, nn), "20 Feb." (en). Text is given back as it is."""
    if not isinstance(value, date):
        return str(value or "")
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    pattern = "j. N" if (get_language() or "").startswith(("n", "d", "s")) else "j N"
    return formats.date_format(value, pattern)


@register.filter
def iso(value: object) -> str:
    """A date or moment as machines read it; nothing for what is no date."""
    return value.isoformat() if isinstance(value, date) else ""


@register.filter
def undo_url(message: Message) -> str:
    """The address that takes back what a message tells, carried in its tags as `undo:/address/`."""
    for tag in (message.extra_tags or "").split():
        if tag.startswith(UNDO_TAG):
            return tag.removeprefix(UNDO_TAG)
    return ""


@register.filter
def field_kind(field: BoundField) -> str:
    """How a form field is laid out: check, choices, file, select, text or input."""
    widget = field.field.widget
    if isinstance(widget, (RadioSelect, CheckboxSelectMultiple)):
        return "choices"
    if isinstance(widget, CheckboxInput):
        return "check"
    if isinstance(widget, ClearableFileInput):
        return "file"
    if isinstance(widget, (Select, SelectMultiple)):
        return "select"
    return "text" if isinstance(widget, Textarea) else "input"


@register.simple_tag
def widget(field: BoundField, **attrs: str) -> SafeString:
    """A form field's own control with the kit's classes, tied to its help and its error."""
    told = [f"{field.auto_id}_help"] if field.help_text else []
    told += [f"{field.auto_id}_error"] if field.errors else []
    css_class = f"ds-input ui-input {field.field.widget.attrs.get('class', '')}".strip()
    full: dict[str, Any] = {"class": css_class, **{key.replace("_", "-"): value for key, value in attrs.items()}}
    if told:
        full["aria-describedby"] = " ".join(told)
    if field.errors:
        full["aria-invalid"] = "true"
    return field.as_widget(attrs=full)


@register.filter
def plus(one: object, other: object) -> int:
    """Two counts together; what is missing counts as nothing."""
    return int(str(one or 0)) + int(str(other or 0))


@register.filter
def parts_of_count(done: int, planned: int) -> list[tuple[str, int]]:
    """A count too large for pips, as the parts of a bar."""
    return [("met", done or 0), ("planned", planned or 0)]


@register.filter
def labelled(items: Iterable[Any]) -> list[tuple[str, object]]:
    """Labelled boxes from pairs (label, mark) or objects with those names."""
    return [(item[0], item[1]) if isinstance(item, (tuple, list)) else (item.label, item.mark) for item in items or ()]


@register.filter
def mark(value: object) -> str:
    """One of done, planned, missed, excepted, open for whatever word a capability uses."""
    return marks.mark_of(value)


@register.filter
def mark_word(value: object) -> str:
    """The word for a mark, for those who cannot see it."""
    return str(marks.WORDS[marks.mark_of(value)])


@register.simple_tag
def wheel_of(year: object, dots: Iterable[Any], rings: object, today: date | None) -> wheel.Wheel:
    """The wheel's geometry; the dots may be any objects with ring, on (or date), mark, label, url."""
    return wheel.wheel(int(str(year)), [_dot(dot) for dot in dots or ()], int(str(rings or 3)), today or None)


@register.simple_tag
def wheel_list(year: object, dots: Iterable[Any]) -> list[tuple[int, list[wheel.Dot]]]:
    """The wheel as months with their days."""
    return wheel.spoken([_dot(dot) for dot in dots or ()], int(str(year)))


def _dot(thing: Any) -> wheel.Dot:
    """Read a dot from whatever has its attributes."""
    if isinstance(thing, wheel.Dot):
        return thing
    on = getattr(thing, "on", None) or thing.date
    return wheel.Dot(
        thing.ring, on, str(getattr(thing.mark, "value", thing.mark)), str(thing.label), str(thing.url or "")
    )


@register.simple_tag
def slider_line(first: date, last: date, value: date, today: date | None = None) -> slider.Line:
    """The slider's line for a period."""
    return slider.line(first, last, value, today or None)


@register.filter
def short_month(value: date) -> str:
    """A month as below a line: "mars", "sep."."""
    return formats.date_format(value, "N")


@register.simple_tag
def month_cells(months: Any, today: date | None = None) -> list[Any]:
    """At most twelve cells of a rhythm, those nearest today where the picture knows how."""
    nearest = getattr(months, "nearest", None)
    if today and callable(nearest):
        return list(nearest(today))
    return list(months.cells)[:12]


@register.filter
def truth(value: object) -> bool:
    """Whether an attribute says yes: `current="{{ is_it }}"` arrives as the text "False" or "None"."""
    return str(value or "") not in {"", "False", "None", "0", "false", "no"}
