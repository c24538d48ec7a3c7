"""What members tells on a person's path: joined, talked with, paid, came to another state."""

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from lokallag.capabilities.members.models import Contact, Fee, JourneyStep, Member, Standing, StepMark, Welcome
from lokallag.capabilities.members.permissions import CONTACT, VIEW
from lokallag.core.people.models import Person
from lokallag.core.people.path import Row, Told, path_from


def _joined(row: Row) -> Told:
    text = _("Recruited by %(name)s") % {"name": row.by} if row.by else ""
    return Told(_("Joined"), text, tone="success")


def _talked(row: Row) -> Told:
    how = Contact.How(row.what).label if row.what in Contact.How.values else row.what
    undo = ("members:contact_undo", {"pk": row.ref, "contact": row.pk})
    return Told(_("Talked: %(how)s") % {"how": how}, row.more, tone="success", undo=undo)


def _tried(row: Row) -> Told:
    how = Contact.How(row.what).label if row.what in Contact.How.values else row.what
    undo = ("members:contact_undo", {"pk": row.ref, "contact": row.pk})
    return Told(_("Tried: %(how)s") % {"how": how}, row.more, icon="phone", undo=undo)


def _paid(row: Row) -> Told:
    return Told(_("Paid the fee for %(year)s") % {"year": row.what})


def _stood(row: Row) -> Told:
    said = {
        "applied": _("Applied"),
        "member": _("Is a member again"),
        "unpaid": _("Has not paid"),
        "resigned": _("Left the chapter"),
        "expelled": _("Was expelled"),
    }
    icons = {"resigned": "log-out", "expelled": "user-x", "unpaid": "credit-card", "member": "user-check"}
    tone = "warning" if row.what == "unpaid" else ""
    return Told(said.get(row.what, row.what), icon=icons.get(row.what, ""), tone=tone)


def _step(row: Row) -> Told:
    what = JourneyStep.What(row.what).label if row.what in JourneyStep.What.values else row.what
    link = ("members:care_steps", {"pk": row.ref})
    return Told(_("Left out: “%(step)s”.") % {"step": what} if row.more else str(what), row.more, link=link)


def _told(row: Row) -> Told:
    link = ("members:care_steps", {"pk": row.ref})
    return Told(_("The chair has been told"), _("Nobody had called in time."), tone="warning", link=link)


@path_from("members.joined", tell=_joined, icon="user-plus", on="joined_on", by="recruited_by", shown_to=VIEW)
def joined(person: Person) -> QuerySet[Member]:
    """That they joined."""
    return Member.objects.filter(person=person).exclude(state=Member.State.APPLIED)


_CONTACT = {"what": "how", "more": "note", "ref": "member_id", "by": "by", "shown_to": VIEW, "undone_by": CONTACT}


@path_from("members.talked", tell=_talked, icon="check", **_CONTACT)
def talked(person: Person) -> QuerySet[Contact]:
    """Conversations with them."""
    return Contact.objects.filter(member__person=person, reached=True)


@path_from("members.tried", tell=_tried, icon="phone", **_CONTACT)
def tried(person: Person) -> QuerySet[Contact]:
    """When somebody tried to reach them."""
    return Contact.objects.filter(member__person=person, reached=False)


@path_from("members.paid", tell=_paid, icon="credit-card", on="paid_on", what="year", ref="member_id", shown_to=VIEW)
def paid(person: Person) -> QuerySet[Fee]:
    """Fees they paid."""
    return Fee.objects.filter(member__person=person)


@path_from("members.stood", tell=_stood, icon="user", what="state", ref="member_id", by="by", shown_to=VIEW)
def stood(person: Person) -> QuerySet[Standing]:
    """Each state their membership came to, but the one they joined with."""
    return Standing.objects.filter(member__person=person).exclude(state="member", on=F("member__joined_on"))


@path_from(
    "members.step",
    tell=_step,
    icon="list-checks",
    what="step__what",
    more="skipped_because",
    ref="travel__member_id",
    by="by",
    shown_to=VIEW,
    opened_to=VIEW,
)
def steps(person: Person) -> QuerySet[StepMark]:
    """Steps of journeys they were met with; a call stands there as the conversation it was."""
    return StepMark.objects.filter(travel__member__person=person, contact__isnull=True)


@path_from(
    "members.escalated", tell=_told, icon="bell", on="escalated_on", ref="member_id", shown_to=VIEW, opened_to=VIEW
)
def escalated(person: Person) -> QuerySet[Welcome]:
    """That the chair was told that nobody had called."""
    return Welcome.objects.filter(member__person=person, escalated_on__isnull=False)
