"""Small things of which a page has fifty or sixty, drawn without a template: what a card on the board has, a person in a list."""

from collections.abc import Iterable

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from lokallag.core.ui import states
from lokallag.core.ui.people import PersonRow
from lokallag.core.ui.templatetags.ui import icon, initials, truth

register = template.Library()


@register.simple_tag
def state_badge(
    of: object, count: object = "", href: str = "", current: object = "", css_class: str = "", attrs: object = ""
) -> SafeString:
    """A state's sign and word, with a count when there is one, as a link when it leads somewhere."""
    state = states.state_of(of)
    dashes = SafeString(' stroke-dasharray="2.6 2.3"') if state.dashed else ""
    sign = format_html(
        '<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false"><path d="{}"{}/></svg>{}',
        state.drawing,
        dashes,
        state.word,
    )
    figure = format_html(" <b>{}</b>", count) if count not in ("", None) else ""
    if not href:
        return format_html(
            '<span class="ui-state {}" data-state="{}" {}>{}{}</span>', css_class, state.key, attrs, sign, figure
        )
    marked = SafeString(' aria-current="true"') if truth(current) else ""
    return format_html(
        '<a href="{}"{} class="ui-state {}" data-state="{}" {}>{}{}</a>',
        href,
        marked,
        css_class,
        state.key,
        attrs,
        sign,
        figure,
    )


@register.simple_tag
def owner_badge(name: object, href: str = "", css_class: str = "") -> SafeString:
    """Who has it, with initials; a dashed circle when nobody has."""
    shown = str(name or "")
    words = shown or _("Nobody has it")
    said = format_html('<a href="{}">{}</a>', href, words) if href else format_html("<span>{}</span>", words)
    return format_html(
        '<span class="ui-owner {}"{}><span class="ui-avatar" aria-hidden="true">{}</span>{}</span>',
        css_class,
        "" if shown else SafeString(" data-nobody"),
        initials(shown),
        said,
    )


@register.simple_tag
def person_rows(rows: Iterable[PersonRow]) -> SafeString:
    """The lines of `<c-people>`."""
    return mark_safe("".join(map(_person_row, rows)))  # noqa: S308 (each part is escaped below)


def _person_row(row: PersonRow) -> str:
    name = f'<a href="{escape(row.url)}">{escape(row.name)}</a>' if row.url else escape(row.name)
    tone = f' data-tone="{escape(row.tone)}"' if row.tone else ""
    tag = f' <span class="ui-tag"{tone}>{escape(row.tag)}</span>' if row.tag else ""
    meta = f'<div class="ui-list-more">{escape(row.meta)}</div>' if row.meta else ""
    call = f'<a href="tel:{escape(row.phone)}">{escape(row.said)}</a>' if row.said else ""
    act = ""
    if row.act:
        act = (
            f'<a class="ds-button ui-button" data-variant="secondary" data-small href="{escape(row.act_url)}">'
            f"{icon('check')}<span>{escape(row.act)}</span></a>"
        )
    end = f'<div class="ui-list-end"><span class="ui-row">{call}{act}</span></div>' if call or act else ""
    title = f'<span class="ui-list-title">{name}</span>{tag}'
    return f'<li class="ui-list-row"><div class="ui-list-main">{title}{meta}</div>{end}</li>'
