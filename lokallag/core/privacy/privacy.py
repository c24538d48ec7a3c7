"""What the core stores about people. It stands here because these modules lie below the book."""

from django.utils.translation import gettext_lazy as _

from lokallag.core.calendar.models import Feed
from lokallag.core.gatherings.models import Attendance, Cancellation, Gathering, Holding
from lokallag.core.groups.models import Group, Membership
from lokallag.core.people.models import Person, Seat, User
from lokallag.core.privacy.book import holds
from lokallag.core.tasks.models import Completion, Task

holds(
    Person,
    "given_name",
    "family_name",
    "email",
    "phone",
    "sort_key",
    "user",
    why=_("To know and reach the chapter's own people"),
    export=lambda person: [
        {"name": person.name, "email": person.email, "phone": person.phone},
    ],
)
holds(User, "email", why=_("To know who logs in"))
holds(
    Seat,
    "person",
    "role",
    why=_("To know who holds which post, and what they may do"),
    export=lambda person: list(person.seats.values("role", "starts_on", "ends_on")),
)
holds(Group, "leader", why=_("To know who leads a group"))
holds(
    Membership,
    "person",
    why=_("To know who is in a group"),
    export=lambda person: list(person.group_memberships.values("group__name", "starts_on", "ends_on")),
)
holds(Gathering, "responsible", why=_("To know who has a meeting or an event"))
holds(Holding, "recorded_by", why=_("To know who said that it was held"))
holds(Cancellation, "recorded_by", why=_("To know who called it off"))
holds(
    Attendance,
    "person",
    "answer",
    why=_("To know who comes and who came"),
    export=lambda person: list(person.attendances.values("gathering__title", "gathering__on", "answer")),
)
holds(
    Task,
    "person",
    why=_("To know who does what"),
    export=lambda person: list(person.tasks.values("title", "due_on")),
)
holds(Completion, "done_by", why=_("To know who did it"))
holds(Feed, "person", why=_("To give them the chapter's dates in their own calendar"))
