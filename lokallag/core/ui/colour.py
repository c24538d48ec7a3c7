"""Makes a party's colour usable: tints and inks with checked contrast, light and dark. Pure functions.

Contrast is WCAG 2.2's: (L1 + 0.05) / (L2 + 0.05) of relative luminances; 4.5 is what body text needs.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

Rgb = tuple[int, int, int]

#: The surfaces the party's colour meets (tokens.css says the same): the sheet of the menu, light and dark.
LIGHT_SHEET: Rgb = (255, 255, 255)
DARK_SHEET: Rgb = (29, 32, 38)
INK: Rgb = (27, 31, 39)
PAPER: Rgb = (242, 240, 234)
TEXT_CONTRAST = 4.5
FALLBACK = "#1b1f27"


@dataclass(frozen=True, slots=True)
class Shades:
    """What the layout needs of a party's colour on one background, as `#rrggbb`.

    `mark` fills the chapter's mark and the round button, `on_mark` is drawn on it; `ink` is the colour
    as text and line on the sheet; `wash` is the pale background of the current place, `on_wash` text on it.
    """

    mark: str
    on_mark: str
    ink: str
    wash: str
    on_wash: str


def parse(value: str) -> Rgb:
    """Read `#rgb` or `#rrggbb` (with or without `#`); anything else raises ValueError."""
    found = re.fullmatch(r"#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})", value.strip())
    if found is None:
        raise ValueError(f"{value!r} is not a colour.")
    digits = found.group(1)
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def as_hex(colour: Rgb) -> str:
    """Write a colour as `#rrggbb`."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


def luminance(colour: Rgb) -> float:
    """Relative luminance, 0 (black) to 1 (white), as WCAG defines it."""

    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(channel) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Rgb, other: Rgb) -> float:
    """Contrast between two colours, 1 to 21, the same whichever comes first."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def mix(one: Rgb, other: Rgb, share: float) -> Rgb:
    """`share` (0 to 1) of the first colour over the second."""
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in zip(one, other, strict=True))
    return red, green, blue


def readable(colour: Rgb, background: Rgb, least: float = TEXT_CONTRAST) -> Rgb:
    """The colour moved as little as needed towards black or white until it reads on the background."""
    end: Rgb = (0, 0, 0) if luminance(background) > 0.18 else (255, 255, 255)
    for step in range(0, 101, 2):
        moved = mix(end, colour, step / 100)
        if contrast(moved, background) >= least:
            return moved
    return end


def _shades(colour: Rgb, sheet: Rgb, ink: Rgb, wash_share: float) -> Shades:
    """The shades of a colour on one sheet whose own text is `ink`."""
    mark = readable(colour, sheet, 1.6)
    white: Rgb = (255, 255, 255)
    on_mark = white if contrast(white, mark) >= TEXT_CONTRAST else INK
    if contrast(on_mark, mark) < TEXT_CONTRAST:
        mark = readable(mark, white)
        on_mark = white
    wash = mix(colour, sheet, wash_share)
    return Shades(
        mark=as_hex(mark),
        on_mark=as_hex(on_mark),
        ink=as_hex(readable(colour, sheet)),
        wash=as_hex(wash),
        on_wash=as_hex(readable(ink, wash)),
    )


@lru_cache(maxsize=512)
def shades(value: str) -> tuple[Shades, Shades]:
    """The shades of a colour for light and for dark. Raises ValueError for what is not a colour."""
    colour = parse(value)
    return _shades(colour, LIGHT_SHEET, INK, 0.07), _shades(colour, DARK_SHEET, PAPER, 0.18)


def style_sheet(value: str) -> str:
    """A CSS file that gives the party's shades as custom properties, `light-dark()` choosing between them."""
    light, dark = shades(value)
    lines = [
        f"--party-{name.replace('_', '-')}: light-dark({getattr(light, name)}, {getattr(dark, name)});"
        for name in ("mark", "on_mark", "ink", "wash", "on_wash")
    ]
    return ":root {\n  " + "\n  ".join(lines) + "\n}\n"
