"""The two plans of the demonstration, in our own words after the two real ones, promise for promise."""

import io
from pathlib import Path

import docx

DATA = Path(__file__).parent / "data"

ASKER_OPENING = (
    "Det vi vil",
    "Asker MDG arbeider for et samfunn som tåler framtida, som er rettferdig, trygt og nært, og som bruker mindre.",
    (
        "Det vi gjør i perioden 2020-21 har som hovedmål å få flest mulig stemmer ved stortingsvalget 13. september 2021. "
        "Skal vi nå det, må vi bygge laget sterkere, så vi når fram til folk i Asker med politikken, kunnskapen og "
        "raushet."
    ),
    (
        "Arbeidet er delt i fire områder. Oppgavene gjøres av enkeltpersoner, av styret eller av tre arbeidsgrupper. "
        "Tabellen under gir oversikten."
    ),
)
ASKER_TABLE = (
    ("Område", "Hva vi gjør"),
    (
        "Drift av laget, lokalt og i partiet",
        (
            "Her er det daglige arbeidet i et lokallag. Vi må organisere og holde regelmessige styremøter samt årsmøtet og "
            "sørge for at det som meldes til Brønnøysund er riktig. Vi skal delta på fylkets og partiets arrangementer, "
            "sende delegasjoner til landsmøtet og delta i webinarer som partiet sentralt holder. Slik kan vi være med og "
            "forme partiprogrammet og gi innspill i høringen, så Asker MDG blir hørt."
        ),
    ),
    (
        "Medlemmene",
        (
            "Medlemmene er det viktigste laget har. Det er det vi gjør sammen som teller når vi går etter flest mulig "
            "stemmer i september 2021, og da må vi ta vare på folk. Vi skal kontakte alle nye medlemmer og ønske dem "
            "velkommen til Asker MDG. Vi skal informere og invitere alle medlemmer til arrangementene våre og bygge og "
            "holde ved like en god dialog med dem. Vi skal kartlegge hva hvert medlem vil med medlemskapet og sørge for "
            "at det de kan blir tatt i bruk."
        ),
    ),
    (
        "Kunnskap",
        (
            "Siden medlemmene er det viktigste vi har, er det viktig at alle lærer mer. Vi skal holde faglige "
            "arrangementer om partiets hovedtemaer og program samt om partiet og organisasjonsarbeid, f.eks. «grønt "
            "grunnkurs». Det blir særlig viktig å kurse valgkampfolkene våre i kommunikasjon og i sakene."
        ),
    ),
    (
        "Valgkampen som kommer",
        (
            "Alt peker mot stortingsvalget 13. september 2021! Derfor må vi ordne oss til valgkampen nå. Vi skal gjøre oss "
            "kjent med og følge partiets retningslinjer for valgkamp. Vi begynner med å etablere en kommunikasjonsgruppe, "
            "en arrangementsgruppe og en gruppe som skal lede arbeidet med å møte velgere ansikt til ansikt."
        ),
    ),
)


def lillehammer() -> tuple[str, bytes]:
    """Return the file name and the bytes of Lillehammer's plan: plain text with headings, prose and bullets."""
    return "arbeidsplan-lillehammer.txt", (DATA / "lillehammer.txt").read_bytes()


def asker() -> tuple[str, bytes]:
    """Return the file name and the bytes of Asker's plan: a Word document, no title, most of it in a table."""
    document = docx.Document()
    for line in ASKER_OPENING:
        document.add_paragraph(line)
    table = document.add_table(rows=0, cols=2)
    for area, text in ASKER_TABLE:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = area, text
    buffer = io.BytesIO()
    document.save(buffer)
    return "arbeidsplan-asker.docx", buffer.getvalue()
