"""What the core stores about people. It stands here because these modules lie below the book."""

from django.utils.translation import gettext_lazy as _

from lokallag.core.calendar.models import Feed
from lokallag.core.gatherings.models import Attendance, Cancellation, Gathering, Holding, Invitation, Reminder
from lokallag.core.groups.models import Group, Membership
from lokallag.core.people.models import Alternative, Consent, Person, Seat, User
from lokallag.core.post.models import Letter, Mail, Mailing, Suppression
from lokallag.core.post.privacy import erase_suppressions
from lokallag.core.privacy.book import Basis, holds
from lokallag.core.privacy.traces import clear_mail
from lokallag.core.segments.models import Segment
from lokallag.core.statutes.models import OwnRule
from lokallag.core.tasks.models import Completion, Nudge, Quiet, Task

holds(
    Person,
    "given_name",
    "family_name",
    "email",
    "phone",
    "birth_year",
    "street",
    "postcode",
    "place",
    "municipality_number",
    "household",
    "language",
    "wants",
    "member_number",
    "link_key",
    "sort_key",
    "search_text",
    "user",
    what=_("people"),
    why=_("To know and reach the chapter's own people"),
    export=lambda person: [
        {
            "name": person.name,
            "email": person.email,
            "phone": person.phone,
            "birth_year": person.birth_year,
            "street": person.street,
            "postcode": person.postcode,
            "place": person.place,
            "municipality_number": person.municipality_number,
            "language": person.language,
            "wants": person.wants,
            "member_number": person.member_number,
        },
    ],
)
holds(
    Alternative,
    "person",
    "value",
    what=_("other names, e-mails and phones"),
    why=_("To recognise and reach people by their other names and addresses"),
    export=lambda person: list(person.alternatives.values("kind", "value")),
)
holds(
    Consent,
    "person",
    "wording",
    what=_("consents"),
    why=_("To show what somebody said yes to, when and how"),
    export=lambda person: list(
        person.consents.values("purpose", "how", "wording", "given_at", "confirmed_at", "withdrawn_at")
    ),
    basis=Basis.CONSENT,
)
holds(
    User,
    "email",
    "language",
    "password",  # there is none: nobody has a password
    what=_("logins"),
    why=_("To know who logs in"),
    export=lambda person: list(User.objects.filter(pk__in=[person.user_id]).values("email", "language", "joined_at")),
    kept=_("As long as any chapter here has them"),
    erased=_("Deleted with the last chapter's person, with passkeys and open sessions"),
)
holds(
    Seat,
    "person",
    "role",
    what=_("posts held"),
    why=_("To know who holds which post, and what they may do"),
    export=lambda person: list(person.seats.values("role", "starts_on", "ends_on")),
    erased=_("Deleted with the person; that the post was held, and when, is kept without the name"),
)
holds(Group, "leader", what=_("leaders of groups"), why=_("To know who leads a group"))
holds(
    Membership,
    "person",
    what=_("places in groups"),
    why=_("To know who is in a group"),
    export=lambda person: list(person.group_memberships.values("group__name", "starts_on", "ends_on")),
)
holds(Gathering, "responsible", what=_("meetings and events"), why=_("To know who has a meeting or an event"))
holds(Holding, "recorded_by", what=_("that a meeting was held"), why=_("To know who said that it was held"))
holds(Cancellation, "recorded_by", what=_("that a meeting was called off"), why=_("To know who called it off"))
holds(
    Attendance,
    "person",
    "answer",
    "guests",
    "word",
    "place_in_line",
    what=_("sign-ups and attendances"),
    why=_("To know who comes and who came"),
    export=lambda person: list(
        person.attendances.values("gathering__title", "gathering__on", "answer", "guests", "word")
    ),
)
holds(
    Invitation,
    "person",
    "how",
    "invited_on",
    what=_("invitations"),
    why=_("To know who was invited, and to invite nobody twice"),
    export=lambda person: list(person.invitations.values("gathering__title", "gathering__on", "how", "invited_on")),
)
holds(
    Reminder,
    "person",
    "step",
    "sent_at",
    what=_("reminders of a meeting"),
    why=_("To remind people of what they said they come to, once"),
    export=lambda person: list(
        Reminder.objects.filter(person=person).values("gathering__title", "gathering__on", "step", "sent_at")
    ),
)
holds(
    Task,
    "person",
    what=_("tasks"),
    why=_("To know who does what"),
    export=lambda person: list(person.tasks.values("title", "due_on")),
)
holds(
    Nudge,
    "person",
    what=_("reminders of a task"),
    why=_("To remind nobody of a task twice"),
    export=lambda person: list(Nudge.objects.filter(person=person).values("task__title", "kind", "on")),
)
holds(
    Quiet,
    "person",
    "since",
    what=_("pauses from reminders"),
    why=_("To know who wants no reminders of tasks"),
    export=lambda person: list(Quiet.objects.filter(person=person).values("since")),
)
holds(Completion, "done_by", what=_("tasks done"), why=_("To know who did it"))
holds(
    Feed,
    "person",
    what=_("calendars to subscribe to"),
    why=_("To give them the chapter's dates in their own calendar"),
    export=lambda person: list(Feed.objects.filter(person=person).values("version")),
)
holds(Segment, "made_by", what=_("saved choices of people"), why=_("To know who made a choice of people"))
holds(
    Mail,
    "to",
    "subject",
    "body",
    "html",
    what=_("mail of the demonstration"),
    why=_("To show what would have gone out; only in a demonstration, where nothing is sent"),
    erase=clear_mail,
    erased=_("Letters to their addresses are deleted"),
)
holds(Mailing, "made_by", what=_("mailings"), why=_("To know who wrote a message to many"))
holds(
    Letter,
    "person",
    "address",
    "values",
    "said",
    "consent",
    "provider_id",
    "run",
    what=_("letters"),
    why=_("To send each person their letter once, and to know whether it came"),
    export=lambda person: list(
        Letter.objects.filter(person=person).values(
            "mailing__subject", "address", "state", "basis", "queued_at", "sent_at"
        )
    ),
    kept=_("A year after it was sent; at most 24 hours after they left the chapter"),
)
holds(
    Suppression,
    "address",
    what=_("addresses that get no more mail"),
    why=_("Not to write again to an address that does not work or whose owner complained"),
    export=lambda person: list(
        Suppression.objects.filter(address=person.email.lower()).values("address", "why", "since")
        if person.email
        else []
    ),
    erase=erase_suppressions,
    erased=_("Their addresses are deleted from the list"),
)
holds(OwnRule, "set_by", what=_("the chapter's own rules"), why=_("To know who wrote down a rule of the statutes"))
