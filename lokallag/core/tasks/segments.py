"""What tasks say of people: who has something to do, and who did something."""

import datetime

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from lokallag.core.segments.book import BOOK, Clause
from lokallag.core.tasks.models import Completion, Task

YEAR = datetime.timedelta(days=365)


def _done(_value: str, today: datetime.date) -> Q:
    done = Completion.objects.filter(done_by=OuterRef("pk"), done_on__gt=today - YEAR, done_on__lte=today)
    return Q(Exists(done))


BOOK.write(
    Clause(
        key="tasks.open",
        label=_("Has no open task"),
        theme="activity",
        turned=True,
        where=lambda _value, _today: Q(Exists(Task.objects.open().filter(person=OuterRef("pk")))),
        says=_("have an open task"),
        denies=_("do not have any open task"),
    )
)
BOOK.write(
    Clause(
        key="tasks.done",
        label=_("Has done a task the last year"),
        theme="activity",
        where=_done,
        says=_("have done a task the last year"),
        denies=_("have not done any task the last year"),
    )
)
