"""What duties and their evidence store about people: who has them, who did them, who was written to."""

from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.obligations.models import Duty, Evidence, NotOurs, Nudge, OwnRule, Signature, Waiver
from lokallag.core.privacy.book import Basis, holds

holds(
    Duty,
    "person",
    what=_("duties of the statutory year"),
    why=_("To know who sees to it that the chapter does what the law and the party want"),
    basis=Basis.DUTY,
)
holds(
    OwnRule,
    "person",
    what=_("the chapter's own rules"),
    why=_("To know who has a rule the chapter set itself"),
)
holds(
    Evidence,
    "by",
    what=_("evidence that a duty was done"),
    why=_("To show that the chapter did what it had to, and who says so"),
    basis=Basis.DUTY,
)
holds(
    Signature,
    "person",
    what=_("those who said yes to a report"),
    why=_("The law wants the leader and one more of the board to stand behind the report"),
    basis=Basis.DUTY,
    export=lambda person: list(Signature.objects.filter(person=person).values("duty__rule", "duty__period", "on")),
)
holds(Waiver, "by", what=_("duties left out"), why=_("To know who said that a duty was not needed, and why"))
holds(
    NotOurs,
    "by",
    what=_("rules that are not for the chapter"),
    why=_("To know who said that a rule is not for the chapter"),
)
holds(
    Nudge,
    "duty",
    "person",
    "on",
    "kind",
    what=_("reminders of duties"),
    why=_("To write to nobody twice about the same duty"),
    export=lambda person: list(Nudge.objects.filter(person=person).values("duty__rule", "kind", "on")),
)
