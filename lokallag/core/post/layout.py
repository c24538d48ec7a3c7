"""One readable layout for every message: MJML in the party's colour, light and dark, and its twin in plain text."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.utils.html import urlize
from django.utils.translation import gettext as _
from mjml import mjml2html

from lokallag.core.chapters.models import Chapter
from lokallag.core.post.blocks import BlockKind
from lokallag.core.post.merging import Merged, Tokens
from lokallag.core.post.sources import Shown, source_of
from lokallag.core.ui.colour import shades

# Fonts every reader has: the compiler fetches those it knows by name (Roboto) from elsewhere.
_FONT = "'Segoe UI', Helvetica, Arial, sans-serif"
# What each person's own links are called among the values.
WISHES = "wishes_url"


@dataclass(frozen=True)
class Layout:
    """A message ready to be filled in: subject, text and HTML cut where something is different for each person."""

    subject: Merged
    text: Merged
    html: Merged
    # Things whose links are asked for each batch of people, as `gathering:7`.
    things: tuple[str, ...]


def lay_out(chapter: Chapter, subject: str, blocks: Sequence[Mapping[str, Any]], language: str) -> Layout:
    """Make a message's layout, once for all its people, in the active language. It holds no person's data."""
    said = json.dumps([chapter.pk, subject, list(blocks)], sort_keys=True)
    tokens = Tokens("m" + hashlib.sha256(said.encode()).hexdigest()[:12] + "n")
    shown = {str(block["thing"]): _shown(str(block["thing"])) for block in blocks if block.get("thing")}
    parts = [_part(block, tokens, shown) for block in blocks]
    html = mjml2html(_page(chapter, language, "".join(xml for xml, _text in parts), tokens))
    plain = "\n\n".join(text for _xml, text in parts if text) + "\n\n-- \n" + "\n".join(_foot(chapter, tokens))
    return Layout(
        tokens.cut(" ".join(tokens.put(subject).split())),
        tokens.cut(plain.strip() + "\n"),
        tokens.cut(html),
        tuple(thing for thing, one in shown.items() if one is not None and one.answers),
    )


def answer_key(thing: str, number: int) -> str:
    """What a person's link to an answer is called among the values."""
    return f"answer_{thing.replace(':', '_')}_{number}"


def _shown(thing: str) -> Shown | None:
    source = source_of(thing)
    return source.shows(thing.partition(":")[2]) if source else None


def _part(block: Mapping[str, Any], tokens: Tokens, shown: Mapping[str, Shown | None]) -> tuple[str, str]:
    """One block as MJML and as plain text."""
    kind, text = block.get("kind"), str(block.get("text", "")).strip()
    if kind == BlockKind.DIVIDER:
        return '<mj-divider border-width="1px" border-color="#d9d5cb" padding="12px 0" />', "* * *"
    if kind == BlockKind.THING:
        thing = str(block.get("thing", ""))
        one = shown.get(thing)
        return _thing(thing, one, tokens) if one else ("", "")
    put = tokens.put(text)
    if kind == BlockKind.HEADING:
        return f'<mj-text css-class="ink" {_HEADING}><h2 style="{_H2}">{escape(put)}</h2></mj-text>', put.upper()
    if kind == BlockKind.LIST:
        lines = [line.strip().lstrip("-•* ").strip() for line in put.split("\n") if line.strip()]
        items = "".join(f'<li style="margin:0 0 6px">{_linked(line)}</li>' for line in lines)
        return _text(f'<ul style="margin:0;padding:0 0 0 22px">{items}</ul>'), "\n".join(f"- {line}" for line in lines)
    if kind == BlockKind.BUTTON:
        url = tokens.put(str(block.get("url", "")))
        return _button(put, url), f"{put}:\n{url}"
    paragraphs = [_linked(one).replace("\n", "<br/>") for one in put.split("\n\n") if one.strip()]
    return _text("".join(f'<p style="margin:0 0 14px">{one}</p>' for one in paragraphs)), put


_HEADING = 'padding="14px 0 2px"'
_H2 = "margin:0;font-size:20px;line-height:1.3;font-weight:700"


def _thing(thing: str, one: Shown, tokens: Tokens) -> tuple[str, str]:
    """A meeting with its facts and, where it takes answers, a button for each."""
    lines = "".join(f'<p style="margin:0 0 4px">{escape(line)}</p>' for line in one.lines)
    title = f"<a {_href(one.url)}>{escape(one.title)}</a>" if one.url else escape(one.title)
    xml = f'<mj-text css-class="ink wash" {_HEADING}><h2 style="{_H2}">{title}</h2></mj-text>{_text(lines)}'
    text = "\n".join([one.title.upper(), *one.lines, *([one.url] if one.url else [])])
    for number, word in enumerate(one.answers):
        url = tokens.put("{" + answer_key(thing, number) + "}")
        xml += _button(word, url, main=number == 0)
        text += f"\n\n{word}:\n{url}"
    return xml, text


def _text(html: str) -> str:
    return f'<mj-text css-class="ink" padding="4px 0">{html}</mj-text>'


def _button(text: str, url: str, *, main: bool = True) -> str:
    return f'<mj-button mj-class="{"first" if main else "second"}" {_href(url)}>{escape(text)}</mj-button>'


def _href(url: str) -> str:
    """An address as an attribute; what the layout's compiler would garble is percent-encoded."""
    safe = "".join(
        c if c.isascii() and c.isprintable() and c not in "\"'<>\\ `" else "".join(f"%{b:02X}" for b in c.encode())
        for c in url
    )
    return f"href={quoteattr(safe)}"


def _linked(text: str) -> str:
    """Text as HTML that XML takes, with the addresses in it as links."""
    return urlize(text, autoescape=True).replace("&nbsp;", "&#160;")


def _who(chapter: Chapter) -> str:
    """The sender's name and number, which the law on the register of entities (§ 7-2) wants on letters."""
    number = chapter.organisation_number
    return f"{chapter.name}, org.nr. {number[:3]} {number[3:6]} {number[6:]}" if number else chapter.name


def _foot(chapter: Chapter, tokens: Tokens) -> list[str]:
    """Who writes, and how to hear less."""
    return [_who(chapter), _("Choose what you want to hear from us: %(url)s") % {"url": tokens.put("{" + WISHES + "}")}]


def _page(chapter: Chapter, language: str, body: str, tokens: Tokens) -> str:
    light, dark = shades(chapter.colour or "#1b1f27")
    choose = escape(_("Choose what you want to hear from us"))
    wishes = f"<a {_href(tokens.put('{' + WISHES + '}'))}>{choose}</a>"
    title = "".join(c for c in chapter.name if c.isalnum() or c in " -.,")
    return f"""<mjml lang="{language}"><mj-head><mj-title>{escape(title)}</mj-title>
<mj-attributes><mj-all font-family="{_FONT}" />
<mj-text font-size="16px" line-height="1.55" color="#1b1f27" padding="4px 0" />
<mj-button align="left" font-size="16px" font-weight="600" border-radius="8px" inner-padding="12px 20px" padding="8px 0" />
<mj-class name="first" background-color="{light.mark}" color="{light.on_mark}" />
<mj-class name="second" background-color="#ffffff" color="#1b1f27" border="1px solid #8a8f98" />
</mj-attributes>
<mj-raw><meta name="color-scheme" content="light dark"/><meta name="supported-color-schemes" content="light dark"/></mj-raw>
<mj-style>a {{ color: {light.ink}; }} .quiet a {{ color: #5b6270 !important; }}
@media (prefers-color-scheme: dark) {{
body, body > div, .page {{ background: #14161a !important; background-color: #14161a !important; }}
.sheet, .sheet table {{ background: #1d2026 !important; background-color: #1d2026 !important; }}
.ink div, .ink h2, .ink p, .ink li {{ color: #f2f0ea !important; }} .ink a {{ color: {dark.ink} !important; }}
.quiet div, .quiet a {{ color: #b5b8bf !important; }} }}</mj-style></mj-head>
<mj-body background-color="#f5f3ee" css-class="page">
<mj-section padding="20px 12px 0"><mj-column><mj-text css-class="ink" font-weight="700" font-size="15px">{escape(chapter.name)}</mj-text></mj-column></mj-section>
<mj-section css-class="sheet" background-color="#ffffff" border-top="4px solid {light.mark}" padding="24px 24px 20px"><mj-column>{body}</mj-column></mj-section>
<mj-section padding="12px 12px 28px"><mj-column><mj-text css-class="quiet" font-size="13px" color="#5b6270">{escape(_who(chapter))}<br/>{wishes}</mj-text></mj-column></mj-section>
</mj-body></mjml>"""


def site_address(path: str) -> str:
    """Return a path as an address people can open from a mail."""
    return f"{settings.SITE_URL}{path}"
