"""What no foreign key reaches: mail and queued work that hold somebody's addresses, sessions of a login that is gone."""

import json
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django_tasks_db.models import DBTaskResult

from lokallag.core.people.models import Alternative, Person
from lokallag.core.post.models import Mail


def addresses_of(person: Person) -> list[str]:
    """Return every e-mail and phone that the chapter knows of a person, the login's too."""
    others = person.alternatives.exclude(kind=Alternative.Kind.NAME).values_list("value", flat=True)
    login = person.user.email if person.user is not None else ""
    return sorted({address for address in (person.email, person.phone, login, *others) if address})


def clear_mail(person: Person) -> int:
    """Delete what was kept of mail to a person (the demonstration's carrier keeps instead of sending)."""
    return sum(Mail.objects.filter(to__icontains=address).delete()[0] for address in addresses_of(person))


def clear_queue(person: Person) -> int:
    """Delete queued, done and failed work that has a person's address or full name in it. Returns how many.

    Letters carry the address they go to, so a letter still waiting for somebody who is erased does not go out.
    """
    told = [*addresses_of(person), *([person.name] if person.family_name else [])]
    # As JSON writes it on a database that keeps JSON as text.
    told += [json.dumps(word)[1:-1] for word in told]
    named = Q()
    for word in set(told):
        named |= Q(told__icontains=word) | Q(told_back__icontains=word) | Q(traceback__icontains=word)
    if not named:
        return 0
    rows = DBTaskResult.objects.annotate(
        told=Cast("args_kwargs", TextField()), told_back=Cast("return_value", TextField())
    )
    return int(DBTaskResult.objects.filter(pk__in=list(rows.filter(named).values_list("pk", flat=True))).delete()[0])


def clear_sessions(login: int) -> int:
    """End every session of a login: each holds the address it was opened with. Returns how many."""
    store: Any = import_module(settings.SESSION_ENGINE).SessionStore
    sessions: type[AbstractBaseSession] = store.get_model_class()
    theirs = [row.pk for row in sessions.objects.iterator() if row.get_decoded().get(SESSION_KEY) == str(login)]
    return int(sessions.objects.filter(pk__in=theirs).delete()[0])
