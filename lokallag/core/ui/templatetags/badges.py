"""The two small things every card on a board has, drawn without a template because a board has sixty of each."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from lokallag.core.ui import states
from lokallag.core.ui.templatetags.ui import initials, truth

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
