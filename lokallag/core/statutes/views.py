"""The statutes' pages: the rules that hold on a day, and one rule with its history and what the chapter changed."""

import datetime
from dataclasses import dataclass

from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.dateparse import parse_date
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.statutes import actions, permissions, words
from lokallag.core.statutes.forms import DayForm, RuleForm
from lokallag.core.statutes.keys import BY_KEY, GROUPS, KEYS
from lokallag.core.statutes.models import OwnRule
from lokallag.core.statutes.rule import Rule
from lokallag.core.statutes.rules import RuleBook, own_name, read_rule
from lokallag.core.ui.fields import FIRST_DAY, LAST_DAY
from lokallag.core.web.rendering import chapter_reverse, go, posted, render, say


@dataclass(frozen=True)
class Row:
    """A rule as the page shows it."""

    rule: Rule
    label: str
    sentence: str
    note: str
    place: str
    paragraph: str
    owner: str
    check: str


@dataclass(frozen=True)
class Source:
    """Where rules were read, and why to check them there."""

    name: str
    url: str
    check: str


def row_of(rule: Rule, today: datetime.date) -> Row:
    """One rule in words."""
    return Row(
        rule,
        str(words.LABELS[rule.key]),
        words.sentence(rule),
        words.note_said(rule),
        capfirst(words.place(rule)),
        words.paragraph_said(rule),
        words.owner_said(rule),
        words.check_said(rule, today),
    )


@page(may=permissions.SEE, methods=("GET",))
def rule_list(request: ChapterRequest) -> HttpResponseBase:
    """All rules that hold on a day (today, if none is said), in groups."""
    today = request.chapter.today()
    on = _day(request.GET.get("on", ""), today)
    rules = RuleBook(request.chapter).on(on)
    groups = [
        (str(words.GROUPS[group]), [row_of(rules[key.key], today) for key in KEYS if key.group == group])
        for group in GROUPS
    ]
    found = [row for _name, rows in groups for row in rows]
    context = {
        "groups": groups,
        "on": on,
        "day_form": DayForm(initial={"on": on}),
        "today": today,
        "missing": sum(row.rule.value is None for row in found),
        "sources": _sources(found),
        "by": rules.annual_meeting_by(on.year),
    }
    return render(request, "statutes/rule_list.html", context)


@page(may=permissions.SEE)
def rule_detail(request: ChapterRequest, key: str) -> HttpResponseBase:
    """One rule: what holds now, what held before, and for those who may a form for what the chapter's own statutes say."""
    if key not in BY_KEY:
        raise Http404
    today = request.chapter.today()
    rule = RuleBook(request.chapter).on(today)[key]
    may_edit = request.may(permissions.EDIT)
    form = RuleForm(posted(request), key=BY_KEY[key], rule=rule, today=today) if may_edit else None
    if request.method == "POST":
        if form is None:
            raise Http404
        if form.is_valid():
            row = actions.set_rule(**form.values(), actor=request.person, today=today)
            undo = chapter_reverse(request, "statutes:undo", pk=row.pk)
            say(request, _("Written down: our own rule on this holds from its day."), undo_url=undo)
            return go(request, "statutes:rule", key=key)
    name = own_name(request.chapter)
    history = [
        (row, row_of(row.as_rule(name), today))
        for row in OwnRule.objects.filter(key=key).select_related("set_by").order_by("-valid_from", "-pk")
    ]
    read = row_of(read_rule(request.chapter, key, today), today)
    context = {
        "key": key,
        "row": row_of(rule, today),
        "read": read if rule.owner == "own" else None,
        "history": history,
        "form": form,
        "may_edit": may_edit,
        "today": today,
    }
    return render(request, "statutes/rule_detail.html", context, status=422 if form and form.errors else 200)


@page(may=permissions.EDIT, methods=("POST",))
def rule_undo(request: ChapterRequest, pk: int) -> HttpResponseBase:
    """Take one of the chapter's own rules back."""
    row = get_object_or_404(OwnRule, pk=pk)
    actions.remove_rule(row=row, actor=request.person)
    say(request, _("Taken back."))
    return go(request, "statutes:rule", key=row.key)


def _sources(rows: list[Row]) -> list[Source]:
    """Each set of statutes that a rule on the page comes from, once."""
    found = {
        row.rule.source: Source(capfirst(row.rule.source), row.rule.url, row.check)
        for row in reversed(rows)
        if row.rule.source
    }
    return list(found.values())[::-1]


def _day(written: str, today: datetime.date) -> datetime.date:
    """The day asked for, today where none or no day is said."""
    try:
        found = parse_date(written) or today
    except ValueError:
        return today
    return min(max(found, FIRST_DAY), LAST_DAY)
