"""Every link and every form on every page leads to something: nobody is sent to a page that is closed or not there."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape

import pytest
from django.urls import Resolver404, resolve

from tests.journeys.pages import NO_PAGES, Stage, shown

LINK = re.compile(r'<(a|form)\b[^>]*?\b(?:href|action)="([^"]*)"')
# So many links to the same kind of page are followed from all pages together; rows of a list are alike.
MOST = 8


@pytest.mark.one_database
@pytest.mark.parametrize("who", ["chair", "group_leader", "member"])
def test_every_link_leads_somewhere(stage: Stage, who: str) -> None:
    client = stage.client(getattr(stage, who))
    links: dict[str, str] = {}
    forms: dict[str, str] = {}
    for each in shown(stage, method="GET"):
        if each.name in NO_PAGES:
            continue
        answer = client.get(each.url)
        if answer.status_code != 200 or "text/html" not in answer.headers["Content-Type"]:
            continue
        for tag, address in LINK.findall(answer.content.decode()):
            target = unescape(address).partition("#")[0]
            if target.startswith("?"):
                target = each.url + target
            if target.startswith("/") and not target.startswith(("/static/", "/eksempel/")):
                (links if tag == "a" else forms).setdefault(target, each.url)
    assert len(links) > 60
    wrong, followed = {}, Counter[str]()
    for target, on in links.items():
        name = resolve(target.partition("?")[0]).view_name
        followed[name] += 1
        if followed[name] <= MOST and (status := client.get(target, follow=True).status_code) != 200:
            wrong[target] = f"{status}, on {on}"
    for target, on in forms.items():
        try:
            methods = getattr(resolve(target.partition("?")[0]).func, "methods", ())
        except Resolver404:
            wrong[target] = f"a form to nowhere, on {on}"
            continue
        permission = getattr(resolve(target.partition("?")[0]).func, "permission", None)
        if methods and permission is not None and not permission.allows([who]):
            wrong[target] = f"a form that this person may not send, on {on}"
    assert wrong == {}
