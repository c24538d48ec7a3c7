"""What stands on the made-up agendas: (title, o/d/v for information, discussion or decision, who, minutes, more)."""

import datetime
from typing import Any, NamedTuple

from lokallag.capabilities.meetings.models import Item
from lokallag.core.gatherings.models import Kind

D = datetime.date
_K = Item.Kind

#: On every agenda of the board.
STANDING: list[tuple[str, str, str, int]] = [
    ("Godkjenning av innkalling og saksliste", _K.OPENING, "v", 5),
    ("Protokoll fra forrige møte", _K.MINUTES, "v", 5),
    ("Slik står arbeidsplanen", _K.ORDINARY, "d", 15),
    ("Økonomi", _K.ORDINARY, "o", 10),
    ("Nye medlemmer", _K.ORDINARY, "o", 10),
    ("Eventuelt", _K.ANY_OTHER, "d", 10),
]

Line = tuple[str, str, str, int, dict[str, Any]]


class Coming(NamedTuple):
    """A meeting that is planned besides those the year has."""

    kind: str
    on: datetime.date
    title: str
    at: int
    place: str
    is_open: bool


class Agenda:
    """One chapter's items by meeting, and what waits."""

    week = 1
    secretary = ""
    coming: list[Coming] = []
    presents: dict[str, str] = {}
    items: dict[tuple[str, datetime.date], list[Line]] = {}
    waiting: list[tuple[str, str, str]] = []


_BOARD, _JOINT = Kind.BOARD_MEETING, Kind.JOINT_MEETING


class LILLEHAMMER(Agenda):
    """The board's first Tuesdays, the joint meetings, the member meetings."""

    secretary = "Silje"
    coming = [Coming(_JOINT, D(2021, 3, 24), "Styret og kommunestyregruppa", 18, "Digitalt", True)]
    presents = {"Økonomi": "Per", "Nye medlemmer": "Ida", "Slik står arbeidsplanen": "Kari"}
    items = {
        (_BOARD, D(2020, 2, 4)): [
            ("Konstituering: hvem gjør hva i styret", "v", "Kari", 20, {}),
            ("Møteplan for våren", "v", "Silje", 10, {"for": "styremøte omtrent"}),
        ],
        (_BOARD, D(2020, 3, 3)): [
            ("Strategi 2023: utkast til medlemsmøtet", "v", "Kari", 30, {"for": "vedta *Strategi"}),
            ("Gruppe for oppvekst", "v", "Henrik", 15, {"for": "rundt hvert av de fire"}),
        ],
        (_BOARD, D(2020, 4, 7)): [
            ("Møter mens alt er stengt", "d", "Kari", 20, {}),
            ("Fadder for hvert nye medlem", "v", "Ida", 15, {"for": "ta godt imot"}),
        ],
        (_BOARD, D(2020, 5, 5)): [
            ("Budsjettprosessen i kommunen", "o", "Tuva", 20, {}),
            ("Leserbrev i mai og juni", "d", "Mona", 15, {"for": "leserbrev"}),
        ],
        (_BOARD, D(2020, 6, 2)): [
            ("Sommerfest 22. august", "v", "Ola", 15, {"for": "sommerfest"}),
            ("Gruppe for plan og samfunn", "v", "Tuva", 10, {"for": "rundt hvert av de fire"}),
        ],
        (_BOARD, D(2020, 8, 4)): [
            ("To stands før høstferien", "v", "Ola", 15, {"for": "2 stands"}),
            ("Åpent møte om trygge skoleveger", "v", "Henrik", 20, {"for": "egne møter"}),
        ],
        (_BOARD, D(2020, 9, 1)): [
            ("Strategien: hvordan gjøre den kjent", "d", "Kari", 20, {"for": "gjøres kjent"}),
            ("Høring om frivilligsentralen", "v", "Jon", 15, {}),
        ],
        (_BOARD, D(2020, 11, 3)): [
            ("Åpent møte om sykehuset", "v", "Jon", 20, {"for": "egne møter"}),
            ("Kommunebudsjettet 2021", "d", "Tuva", 30, {}),
        ],
        (_BOARD, D(2020, 12, 1)): [
            ("Årsmøte 2021: dato og forberedelser", "v", "Silje", 20, {}),
            ("Valgkomiteens arbeid", "o", "Jon", 10, {}),
            ("Julequiz", "v", "Ola", 5, {"for": "sommerfest"}),
        ],
        (_BOARD, D(2021, 1, 12)): [
            ("Vårens plan", "v", "Kari", 25, {"for": "ligge til grunn for det laget"}),
            ("Hvem ringer de nye i januar", "v", "Ida", 10, {"for": "ta godt imot"}),
        ],
        (_BOARD, D(2021, 2, 2)): [
            ("Årsmeldinga: utkast", "v", "Silje", 20, {}),
            ("Regnskap 2020", "v", "Per", 15, {}),
            ("Gruppe for kultur: hvem kan lede den?", "d", "Jon", 15, {"for": "rundt hvert av de fire"}),
        ],
        (_BOARD, D(2021, 3, 2)): [
            (
                "Fem nye har ventet for lenge",
                "v",
                "Ida",
                15,
                {
                    "for": "ta godt imot",
                    "background": "Fem av dem som meldte seg inn etter nyttår, har ikke hørt fra oss. Den eldste meldte seg inn 2. januar.",
                    "recommendation": "Ida, Jon og Silje ringer alle innen 10. mars. Fra nå av får hvert nytt medlem en fadder samme dag.",
                },
            ),
            (
                "Gruppe for kultur",
                "v",
                "Jon",
                15,
                {
                    "for": "rundt hvert av de fire",
                    "background": "Tre av fire grupper er på plass. To medlemmer har sagt at de er interessert.",
                    "recommendation": "Styret oppretter gruppa og ber Amina Ali lede den.",
                },
            ),
            (
                "Stand på Stortorget 29. mai",
                "v",
                "Ola",
                10,
                {"for": "2 stands", "recommendation": "Vi søker kommunen om plass og setter av 2 000 kroner."},
            ),
            (
                "Medlemsmøtet om valgprogrammet",
                "d",
                "Kari",
                20,
                {
                    "for": "minst to medlemsmøter",
                    "background": "Programkomiteens utkast er ute. Hva vil vi ha svar på fra medlemmene?",
                },
            ),
        ],
        (_JOINT, D(2020, 11, 24)): [
            ("Kommunebudsjettet 2021: felles linje", "d", "Tuva", 45, {}),
            ("Nominasjon til stortingsvalget", "o", "Kari", 15, {}),
            (
                "Forhandlinger om budsjettet",
                "v",
                "Tuva",
                20,
                {"body": "council", "is_closed": True, "background": "Hva gruppa kan gå med på i forhandlingene."},
            ),
        ],
        (_JOINT, D(2021, 3, 24)): [
            (
                "Skolestrukturen: hva mener laget?",
                "d",
                "Henrik",
                40,
                {"background": "Kommunedirektøren legger fram saken i april. Oppvekstgruppa har skrevet et notat."},
            ),
            ("Skolestrukturen: gruppas stemmegivning", "v", "Tuva", 20, {"body": "council"}),
            (
                "Samtaler med de andre partiene om skolene",
                "d",
                "Tuva",
                20,
                {"body": "council", "is_closed": True, "background": "Hvem vi har snakket med, og hva de har sagt."},
            ),
            ("Valgkampen: hvem gjør hva", "v", "Ola", 20, {}),
        ],
        (Kind.MEMBER_MEETING, D(2020, 3, 24)): [
            ("Strategi 2023", "v", "Kari", 60, {"for": "vedta *Strategi", "number": 7}),
            ("Innspill til vårens arbeid", "d", "Jon", 30, {}),
        ],
        (Kind.MEMBER_MEETING, D(2021, 3, 18)): [
            ("Valgprogrammet: hva vil vi at partiet skal mene?", "d", "Kari", 60, {"for": "minst to medlemsmøter"}),
            ("Valgkampen i Lillehammer", "o", "Ola", 20, {}),
        ],
    }
    waiting = [
        ("Felles bil til fylkesårsmøtet", "v", "Per"),
        ("Ny nettside", "d", "Mona"),
        ("Invitere idrettsrådet", "v", "Tuva"),
        ("Kurs for dem som vil skrive leserbrev", "d", "Mona"),
    ]


class ASKER(Agenda):
    """The board's second Tuesdays, and the communications group."""

    week = 2
    secretary = "Guro"
    coming = [Coming(Kind.GROUP_MEETING, D(2021, 2, 23), "Kommunikasjonsgruppa", 19, "Digitalt", False)]
    presents = {"Økonomi": "Farid", "Nye medlemmer": "Marte", "Slik står arbeidsplanen": "Eva"}
    items = {
        (_BOARD, D(2020, 10, 13)): [
            ("Åpent møte om dyrka mark: hva lærte vi?", "d", "Live", 15, {}),
            ("Arrangementsgruppa: mandat", "v", "Sindre", 10, {"for": "en arrangementsgruppe"}),
        ],
        (_BOARD, D(2020, 12, 8)): [
            ("Årsmøte 2021: sakliste og frister", "v", "Guro", 20, {"for": "samt årsmøtet"}),
            ("Kurs våren 2021", "v", "Nils", 15, {"for": "faglige arrangementer"}),
        ],
        (_BOARD, D(2021, 1, 12)): [
            ("Partiets retningslinjer for valgkamp", "d", "Live", 20, {"for": "retningslinjer for valgkamp"}),
            ("Budsjett 2021: forslag til årsmøtet", "v", "Farid", 20, {}),
        ],
        (_BOARD, D(2021, 3, 9)): [
            (
                "Delegater til landsmøtet 23. april",
                "v",
                "Eva",
                15,
                {
                    "for": "sende delegasjoner",
                    "background": "Laget har tre plasser. Fem har meldt seg.",
                    "recommendation": "Styret velger tre delegater og to varaer, med minst én under 30 år.",
                },
            ),
            (
                "Gruppa som skal møte velgere: hvem leder den?",
                "v",
                "Live",
                20,
                {"for": "ansikt til ansikt", "recommendation": "Trym Nesse blir spurt om å lede gruppa."},
            ),
            ("Medlemmene på Heggedal", "d", "Marte", 15, {"for": "god dialog"}),
        ],
        (Kind.GROUP_MEETING, D(2021, 2, 23)): [
            ("Innlegg før det åpne møtet", "d", "Oda", 20, {}),
            ("Hvem svarer i kommentarfeltet", "v", "Oda", 10, {}),
        ],
    }
    waiting = [
        ("Sommertreff 2021", "d", "Sindre"),
        ("Abonnement på Budstikka", "v", "Farid"),
        ("Førstehjelpskurs for valgkampen", "d", "Nils"),
    ]
