"""What comes again: mailings whose time has come, letters whose wait is over, what came back, what is old."""

import datetime

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.jobs.jobs import job
from lokallag.core.jobs.schedule import Daily, Every, recurring
from lokallag.core.post import actions
from lokallag.core.post.mailbox import read_mailbox
from lokallag.core.post.models import Letter, Mailing
from lokallag.core.post.receiving import receive
from lokallag.core.post.sending import carry, recover

#: Letters are kept so long, to answer what was sent to whom; then only the mailing and its figures are.
LETTERS_KEPT = datetime.timedelta(days=365)
THROWN_AWAY_KEPT = datetime.timedelta(days=7)


@recurring(Every(1))
@job()
def look_after() -> None:
    """Start the mailings whose time has come, and let letters go whose wait is over or whose worker died."""
    recover()
    waiting = Mailing._base_manager.filter(state=Mailing.State.OUTBOX, sent_at__isnull=True, removed_at__isnull=True)
    due = Letter._base_manager.filter(state=Letter.State.QUEUED, next_try_at__lte=timezone.now())
    theirs = set(waiting.values_list("chapter_id", flat=True)) | set(
        due.values_list("chapter_id", flat=True).distinct()
    )
    for chapter in Chapter.objects.filter(pk__in=theirs):
        with within(chapter), timezone.override(chapter.time_zone):
            now = chapter.now()
            for mailing in Mailing.objects.filter(
                state=Mailing.State.OUTBOX, sent_at__isnull=True, removed_at__isnull=True, scheduled_for__lte=now
            ):
                actions.start(mailing=mailing, now=now)
            ids = Letter.objects.due(timezone.now()).order_by().values_list("mailing", flat=True).distinct()
            for mailing_id in list(ids):
                carry.later(chapter=chapter, mailing=mailing_id)


@recurring(Every(10))
@job()
def read_returns() -> None:
    """Read the mailbox that letters come back to, where there is one."""
    if settings.BOUNCE_MAILBOX:
        read_mailbox(settings.BOUNCE_MAILBOX, receive)


@recurring(Daily(datetime.time(4, 15)))
@job()
def thin_out() -> None:
    """Delete letters a year after they were queued, drafts thrown away a week ago, and the product's own empty mailings."""
    for chapter in Chapter.objects.all():
        with within(chapter):
            now = chapter.now()
            Letter.objects.filter(queued_at__lt=now - LETTERS_KEPT).delete()
            own = ~Q(kind=Mailing.LETTER) & Q(made_at__lt=now - LETTERS_KEPT, letters__isnull=True)
            Mailing.objects.filter(Q(removed_at__lt=now - THROWN_AWAY_KEPT) | own).delete()
