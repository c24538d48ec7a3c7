"""What a member is written about their own page."""

from django.utils.translation import gettext_lazy as _

from lokallag.core.chapters.models import Chapter
from lokallag.core.people.models import Person
from lokallag.core.post.notices import language_of, send_notice


def tell_old_address(person: Person, address: str, *, chapter: Chapter) -> None:
    """Tell the address that was used until now, so that nobody is silently cut off from their mail."""
    send_notice(
        address,
        _("Your e-mail in %(chapter)s is changed"),
        "members/notices/address_changed.txt",
        {"chapter": chapter.name, "name": person.given_name},
        chapter=chapter,
        language=language_of(person, chapter),
    )
