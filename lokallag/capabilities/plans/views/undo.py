"""Each person's own last steps of a review, kept in the session, so that they can be taken back one by one."""

from __future__ import annotations

import json

from lokallag.capabilities.plans.actions.steps import Step
from lokallag.capabilities.plans.models import Version
from lokallag.core.access.http import ChapterRequest

KEY = "plans.steps"
MOST = 30
# A session is fetched with every page; older steps are forgotten before it grows past this many characters.
LARGEST = 300_000


def push(request: ChapterRequest, version: Version, step: Step) -> None:
    """Remember a step."""
    steps = [*request.session.get(KEY, []), {"version": version.pk, **step.as_json()}][-MOST:]
    while len(steps) > 1 and len(json.dumps(steps)) > LARGEST:
        steps.pop(0)
    request.session[KEY] = steps


def pop(request: ChapterRequest, version: Version) -> Step | None:
    """Take the last step in this version out of memory; None when there is none."""
    steps = list(request.session.get(KEY, []))
    for place in range(len(steps) - 1, -1, -1):
        if steps[place]["version"] == version.pk:
            step = Step.from_json(steps.pop(place))
            request.session[KEY] = steps
            return step
    return None


def has_any(request: ChapterRequest, version: Version) -> bool:
    """Whether there is a step to take back."""
    return any(step["version"] == version.pk for step in request.session.get(KEY, []))


def mend(request: ChapterRequest, version: Version, moved: dict[str, tuple[int, int]]) -> None:
    """Tell the earlier steps which revision a row has now that a later step is taken back."""
    steps = list(request.session.get(KEY, []))
    for step in steps:
        if step["version"] != version.pk:
            continue
        for promise, (was, now) in moved.items():
            if step["after"].get(promise) == was:
                step["after"][promise] = now
    request.session[KEY] = steps
