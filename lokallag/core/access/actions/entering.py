"""Members without a post: whoever is a member may log in, and gets a place in the chapter when they first ask for a code."""

from django.db import transaction

from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import across, within
from lokallag.core.journal.models import record
from lokallag.core.people.membership import is_member_on
from lokallag.core.people.models import Person, Seat, User
from lokallag.core.people.roles import Role


def let_members_in(address: str) -> None:
    """Make an address a login in each chapter where exactly one member has it; asked when a code is asked for.

    It gives no more than the code does, which goes to the address itself, and the page answers the same whether it did
    something or not. 1. the login, made if the address has none, 2. the person's login, 3. a member's seat, where they
    hold none, 4. the journal.
    """
    email = address.strip().lower()
    if not 3 <= len(email) <= 254 or "@" not in email or "\x00" in email:
        return
    with across(Chapter.objects.all()):
        ids = set(Person.objects.filter(email__iexact=email).values_list("chapter_id", flat=True))
    for chapter in Chapter.objects.filter(pk__in=ids).order_by("pk"):
        with within(chapter):
            _let_in(chapter, email)


@transaction.atomic
def _let_in(chapter: Chapter, email: str) -> None:
    today = chapter.today()
    type(chapter).objects.select_for_update().only("pk").get(pk=chapter.pk)
    members = list(Person.objects.filter(is_member_on(today), email__iexact=email).select_related("user")[:2])
    if len(members) != 1:
        return
    person = members[0]
    if person.user is None:
        user = User.objects.filter(email=email).first()
        if user is not None and Person.objects.filter(user=user).exists():
            return
        person.user = user or User.objects.create_user(email=email, language=person.language)
        person.save(update_fields=["user"])
    elif person.user.email != email:
        return
    if not Seat.objects.held_on(today).filter(person=person).exists():
        Seat.objects.create(person=person, role=Role.MEMBER, starts_on=today)
        record("access.let_in", actor=person, subject=person)
