"""What was noted and decided at the made-up meetings, by the item's title."""

from typing import NamedTuple

from lokallag.capabilities.meetings.models import Item


class Told(NamedTuple):
    """A decision: its words, votes for and against where hands were counted, who dissented, tasks (what, who, days, done)."""

    text: str
    votes: tuple[int, int] | None = None
    dissent: str = ""
    words: str = ""
    tasks: tuple[tuple[str, str, int, bool], ...] = ()


#: Of every meeting.
USUAL = {
    Item.Kind.OPENING: Told("Innkalling og saksliste godkjennes."),
    Item.Kind.MINUTES: Told("Protokollen fra forrige møte godkjennes."),
}

NOTED = {
    "Slik står arbeidsplanen": "Lederen viste tavla. Styret snakket om det som er på etterskudd, og hvem som tar det.",
    "Økonomi": "Kassereren orienterte. Regnskapet følger budsjettet.",
    "Nye medlemmer": "Nye medlemmer siden sist ble gjennomgått. Alle skal ha en som ringer.",
    "Møter mens alt er stengt": "Møtene holdes på nett til videre. De som ikke har utstyr, kan låne på kontoret.",
    "Budsjettprosessen i kommunen": "Gruppelederen orienterte om fristene i kommunen.",
    "Leserbrev i mai og juni": "Tre tema ble fordelt: sykkelveger, sykehuset og leirskolen.",
    "Strategien: hvordan gjøre den kjent": "Strategien sendes alle medlemmer og leses på høstens medlemsmøte.",
    "Kommunebudsjettet 2021": "Gruppa vil prioritere heltid i helse og trygge skoleveger.",
    "Kommunebudsjettet 2021: felles linje": "Styret og gruppa er enige om hovedlinja: heltid, skoleveger og SFO.",
    "Nominasjon til stortingsvalget": "Lederen orienterte om fylkeslagets nominasjon.",
    "Valgkomiteens arbeid": "Valgkomiteen har spurt alle som er på valg.",
    "Gruppe for kultur: hvem kan lede den?": "To navn ble nevnt. Nestlederen spør dem.",
    "Åpent møte om dyrka mark: hva lærte vi?": "55 kom. Neste gang må bøndene få ordet først.",
    "Partiets retningslinjer for valgkamp": "Retningslinjene ble lest. Gruppene får dem på sitt første møte.",
    "Vårens plan": "Utkastet ble gått gjennom måned for måned.",
    "Forhandlinger om budsjettet": "Gruppa drøftet hva den kan gå med på.",
}

DECIDED = {
    "Konstituering: hvem gjør hva i styret": Told("Styret konstituerer seg slik det står i innstillinga fra lederen."),
    "Møteplan for våren": Told(
        "Styret møtes første tirsdag i hver måned klokka 19.00, ikke i juli.",
        tasks=(("Legge møteplanen i kalenderen", "Silje", 7, True),),
    ),
    "Strategi 2023: utkast til medlemsmøtet": Told(
        "Utkastet til Strategi 2023 sendes medlemmene og legges fram for medlemsmøtet 24. mars.",
        tasks=(
            ("Sende utkastet til medlemmene", "Silje", 10, True),
            ("Lage innledning til medlemsmøtet", "Kari", 20, True),
        ),
    ),
    "Gruppe for oppvekst": Told("Gruppe for oppvekst opprettes med Henrik Lunde som leder."),
    "Fadder for hvert nye medlem": Told(
        "Hvert nytt medlem får en fadder, som ringer innen sju dager.",
        (5, 2),
        "Ola",
        "Sju dager er for kort tid når vi er så få.",
        (("Lage liste over faddere", "Ida", 14, True),),
    ),
    "Sommerfest 22. august": Told(
        "Laget holder sommerfest 22. august, med inntil 3 000 kroner til mat.",
        tasks=(("Bestille mat til sommerfesten", "Ola", 60, True),),
    ),
    "Gruppe for plan og samfunn": Told("Gruppe for plan og samfunn opprettes med Tuva Øverbø som leder."),
    "To stands før høstferien": Told(
        "Laget står på stand 29. august på Stortorget og 12. september på Strandtorget.",
        tasks=(("Søke om plass på torget", "Ola", 10, True),),
    ),
    "Åpent møte om trygge skoleveger": Told(
        "Laget inviterer til åpent møte om trygge skoleveger 17. september.",
        tasks=(("Invitere FAU og kommunen", "Henrik", 14, True),),
    ),
    "Høring om frivilligsentralen": Told(
        "Laget svarer på høringen: frivilligsentralen må bli i sentrum.",
        (4, 3),
        "Per",
        "Leia i sentrum er for høy.",
        (("Sende høringssvaret", "Jon", 20, True),),
    ),
    "Åpent møte om sykehuset": Told(
        "Laget holder åpent møte om sykehuset 5. november, på nett.",
        tasks=(("Be inn foretakstillitsvalgt", "Jon", 1, True),),
    ),
    "Årsmøte 2021: dato og forberedelser": Told(
        "Årsmøtet holdes 25. februar 2021 klokka 19.00, på nett.",
        tasks=(("Sende varsel om årsmøtet", "Silje", 30, True), ("Lage utkast til årsmelding", "Silje", 56, True)),
    ),
    "Julequiz": Told("Laget holder julequiz på nett 10. desember."),
    "Hvem ringer de nye i januar": Told(
        "Ida, Jon og Silje deler de nye mellom seg.", tasks=(("Ringe de fem nye", "Ida", 20, False),)
    ),
    "Vårens plan": Told("Vårens plan vedtas, med de endringene som kom i møtet."),
    "Årsmeldinga: utkast": Told(
        "Utkastet til årsmelding legges fram for årsmøtet.", tasks=(("Føre inn de siste tallene", "Silje", 9, False),)
    ),
    "Regnskap 2020": Told("Regnskapet for 2020 legges fram for årsmøtet og sendes revisor."),
    "Forhandlinger om budsjettet": Told("Gruppa går inn i forhandlingene med heltid som første krav."),
    "Arrangementsgruppa: mandat": Told(
        "Gruppa får mandat til å holde fire arrangementer i året.",
        tasks=(("Skrive mandatet inn i arbeidsplanen", "Sindre", 14, True),),
    ),
    "Årsmøte 2021: sakliste og frister": Told(
        "Årsmøtet holdes 9. februar 2021. Saklista sendes to uker før.",
        tasks=(("Sende innkalling til årsmøtet", "Guro", 35, True),),
    ),
    "Kurs våren 2021": Told("Laget holder tre kurs våren 2021.", tasks=(("Bestille kursholdere", "Nils", 20, True),)),
    "Budsjett 2021: forslag til årsmøtet": Told(
        "Styrets forslag til budsjett legges fram for årsmøtet.", (5, 1), "Live", "Valgkampen får for lite."
    ),
}
