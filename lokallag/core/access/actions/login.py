"""What a human decides about their own login."""

from django.db import transaction

from lokallag.core.people.models import User


def choose_language(*, user: User, language: str) -> None:
    """Remember the language the human reads best, for pages and mail. No chapter owns a login, so no journal does."""
    with transaction.atomic():
        User.objects.filter(pk=user.pk).update(language=language)
    user.language = language
