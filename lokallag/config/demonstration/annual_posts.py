"""What the made-up annual meetings elect, and their agenda."""

from typing import NamedTuple

from lokallag.capabilities.meetings.models import Item
from lokallag.core.people.roles import Role


class Post(NamedTuple):
    """One election: the post, how many, who stands (the committee's own, then from the floor)."""

    post: str
    role: str
    seats: int
    own: tuple[str, ...]
    floor: tuple[str, ...] = ()
    is_ordered: bool = False


#: What Asker elected in 2021; the board went on as it was, the contested ones by ballots.
ASKER = (
    Post("Leder", Role.CHAIR, 1, ("Eva",)),
    Post("Nestleder", Role.DEPUTY_CHAIR, 1, ("Sindre",), ("#1", "#2")),
    Post("Kasserer", Role.TREASURER, 1, ("Farid",)),
    Post("Sekretær", Role.SECRETARY, 1, ("Guro",)),
    Post("Valgkampleder", Role.CAMPAIGN_MANAGER, 1, ("Live",), ("#3",)),
    Post("Varamedlemmer", Role.DEPUTY_MEMBER, 2, ("#4", "#5"), is_ordered=True),
    Post("Revisor", "", 1, ("#6",)),
    Post("Valgkomité", Role.NOMINATING_COMMITTEE, 3, ("#7", "#8", "#9")),
)
LILLEHAMMER = (
    Post("Leder", Role.CHAIR, 1, ("Kari",)),
    Post("Nestleder", Role.DEPUTY_CHAIR, 1, ("Jon",)),
    Post("Kasserer", Role.TREASURER, 1, ("Per", "#1")),
    Post("Sekretær", Role.SECRETARY, 1, ("Silje",)),
    Post("Varamedlemmer", Role.DEPUTY_MEMBER, 2, ("#2",), is_ordered=True),
    Post("Revisor", "", 1, ()),
    Post("Valgkomité", Role.NOMINATING_COMMITTEE, 3, ()),
)
#: (kind, title, purpose) of an annual meeting.
AGENDA = (
    (Item.Kind.OPENING, "Konstituering", Item.Purpose.DECISION),
    (Item.Kind.ANNUAL_REPORT, "Årsmelding", Item.Purpose.DECISION),
    (Item.Kind.ACCOUNTS, "Regnskap og revisors beretning", Item.Purpose.DECISION),
    (Item.Kind.WORK_PLAN, "Arbeidsplan", Item.Purpose.DECISION),
    (Item.Kind.BUDGET, "Budsjett", Item.Purpose.DECISION),
    (Item.Kind.ELECTION, "Valg", Item.Purpose.DECISION),
)
