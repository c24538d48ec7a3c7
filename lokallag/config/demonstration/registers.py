"""What the register answers about the two chapters, and the board that has to be told of: all made up."""

import datetime
import json
from typing import Any

from lokallag.capabilities.obligations.actions.board_news import open_news
from lokallag.capabilities.obligations.actions.board_news import tell as told
from lokallag.capabilities.obligations.actions.registers import set_number, take_answer
from lokallag.capabilities.obligations.models import Telling
from lokallag.config.demonstration.story import D, Story
from lokallag.core.people.models import Person

# Right by their check digit, and never given out: real ones begin with 8 or 9.
NUMBERS = {"lillehammer-sv": "340500121", "asker-mdg": "302500126"}
#: Lillehammer's board as the register has it: one has left, one is missing, names in the register's own order.
BOARD = (
    ("LEDE", "KARI ANNE", "", "MOEN"),
    ("NEST", "Jon", "", "Berg"),
    ("MEDL", "Ida", "Marie", "Holen"),
    ("MEDL", "Per", "", "Skogli"),
    ("MEDL", "Silje", "", "Ås"),
    ("MEDL", "Mona", "", "Dahl"),
    ("MEDL", "Gunnar", "", "Fossum"),
)


def tell(story: Story) -> None:
    """Give the chapter its number and its register; Asker has just elected a board."""
    chapter = story.chapter
    secretary = next(person for name, person in story.people.items() if name in ("Silje", "Guro"))
    number = NUMBERS[chapter.slug]
    set_number(chapter=chapter, number=number, actor=secretary)
    if chapter.slug == "lillehammer-sv":
        at = datetime.datetime(2021, 2, 8, 19, tzinfo=datetime.UTC)
        take_answer(chapter=chapter, text=_answer(chapter.name, number), actor=secretary, now=at)
        _told(
            D(2020, 1, 28),
            secretary,
            (Telling.Receiver.REGISTER, D(2020, 2, 6), "Kvittering fra Altinn i arkivet"),
            (Telling.Receiver.PORTAL, D(2020, 2, 6), "Bekreftet i partiportalen"),
            (Telling.Receiver.BANK, D(2020, 2, 19), "Brev til banken, med protokollen"),
            (Telling.Receiver.PARTY, D(2020, 1, 30), "E-post fra fylkeslaget"),
        )
        return
    _told(
        D(2021, 2, 9),
        secretary,
        (Telling.Receiver.PARTY, D(2021, 2, 11), "Kvittering på e-post"),
        (Telling.Receiver.WEBSITE, D(2021, 2, 12), "asker.example.org/styret"),
    )


def _told(elected_on: datetime.date, actor: Person, *rows: tuple[str, datetime.date, str]) -> None:
    """Open a board, and tick off who was told."""
    news = open_news(elected_on=elected_on, actor=actor, today=elected_on)
    for receiver, on, evidence in rows:
        at = datetime.datetime.combine(on, datetime.time(19), tzinfo=datetime.UTC)
        telling = news.tellings.get(receiver=receiver)
        told(telling=telling, on=on, evidence=evidence, actor=actor, today=on, now=at)


def _answer(name: str, number: str) -> str:
    """Both answers after each other, as somebody would paste them."""
    unit: dict[str, Any] = {
        "organisasjonsnummer": number,
        "navn": name.upper(),
        "organisasjonsform": {"kode": "FLI", "beskrivelse": "Forening/lag/innretning"},
        "registreringsdatoEnhetsregisteret": "1997-03-11",
        "forretningsadresse": {"adresse": ["c/o Kari Moen"], "postnummer": "2609", "poststed": "LILLEHAMMER"},
    }
    born = dict(Person.objects.filter(user__isnull=False).values_list("family_name", "birth_year"))
    held = [
        {
            "type": {"kode": role},
            "person": {
                "navn": {"fornavn": given, "mellomnavn": middle, "etternavn": family},
                "fodselsdato": f"{born.get(family.title().replace('Ås', 'Aas'), 1949)}-05-17",
                "erDoed": False,
            },
        }
        for role, given, middle, family in BOARD
    ]
    href = f"https://data.brreg.no/enhetsregisteret/api/enheter/{number}"
    group = {"type": {"kode": "STYR"}, "sistEndret": "2019-02-20", "roller": held}
    return f"{json.dumps(unit)}\n{json.dumps({'rollegrupper': [group], '_links': {'enhet': {'href': href}}})}"
