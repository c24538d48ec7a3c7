"""What a meeting's deadlines store about people."""

from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.meetings.models import Extraordinary, LawfulMark, OutsideNotice
from lokallag.core.privacy.book import holds

holds(
    Extraordinary,
    "said_by",
    what=_("extraordinary annual meetings"),
    why=_("To know who said that a meeting is extraordinary"),
)
holds(
    OutsideNotice,
    "written_by",
    what=_("notices sent another way"),
    why=_("To know who says that a notice was sent"),
)
holds(LawfulMark, "marked_by", what=_("notices found lawful"), why=_("To know who found a notice lawful"))
