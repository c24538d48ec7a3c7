"""Where the review leads next: one more when a plan is written by hand, and who has it where nobody is named."""

import pytest

from conftest import Actor
from lokallag.capabilities.plans.models import Version
from lokallag.capabilities.plans.tests.factories import a_plan_by_rows, a_plan_read
from lokallag.capabilities.plans.tests.test_review_views import page, rows, url
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within


@pytest.fixture
def draft(north: Chapter, ada: Actor) -> Version:
    with within(north):
        return a_plan_read(ada.person)


def test_a_plan_written_by_hand_asks_for_one_more(ada: Actor, north: Chapter) -> None:
    with within(north):
        version = a_plan_by_rows(1, ada.person)
    (row,) = rows(version)
    answer = ada.client.post(url("acceptance", pk=version.pk, promise=row.promise), {"revision": 0})
    assert answer["Location"] == url("addition", pk=version.pk)


def test_who_has_it_is_chosen_beside_the_button_only_where_there_is_one(ada: Actor, draft: Version) -> None:
    row = next(r for r in rows(draft) if not r.owner_role and not r.owner_group_id)
    where = url("review_one", pk=draft.pk, promise=row.promise)
    assert 'form="acceptance"' in page(ada.client.get(where))
    ada.client.post(url("acceptance", pk=draft.pk, promise=row.promise), {"revision": 0})
    assert 'form="acceptance"' not in page(ada.client.get(where))
