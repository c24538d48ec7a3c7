"""Make a person's calendar feed, and give it a new address."""

from django.db import transaction

from lokallag.core.calendar.models import Feed
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person


def open_feed(*, person: Person, actor: Person) -> Feed:
    """Return the person's feed, made where they have none."""
    with transaction.atomic():
        feed, made = Feed.objects.get_or_create(person=person)
        if made:
            record("calendar.feed_opened", actor=actor, subject=feed)
    return feed


def renew_feed(*, person: Person, actor: Person) -> Feed:
    """Give the feed a new address; who has the old one sees nothing more."""
    with transaction.atomic():
        feed = Feed.objects.select_for_update().filter(person=person).first()
        if feed is None:
            feed = Feed.objects.create(person=person)
        else:
            feed.version += 1
            feed.save(update_fields=["version"])
        record("calendar.feed_renewed", actor=actor, subject=feed)
    return feed
