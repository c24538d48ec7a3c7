"""Lillehammer SV's made-up year: a chapter that does much, and has forgotten a few things."""

from lokallag.capabilities.plans.models import Judgement
from lokallag.config.demonstration.story import D, Story, days, tuesdays
from lokallag.core.gatherings.models import Kind
from lokallag.core.groups.models import Group
from lokallag.core.people.roles import Role

ADOPTED_ON = D(2020, 1, 28)
MEETING = "årsmøtet"

# Joined on, called after so many days. Most in time, four late, five still waiting.
NEWCOMERS = [
    (D(2020, 2, 11), 3),
    (D(2020, 2, 28), 5),
    (D(2020, 3, 9), 2),
    (D(2020, 4, 20), 6),
    (D(2020, 5, 4), 4),
    (D(2020, 5, 29), 12),
    (D(2020, 6, 15), 3),
    (D(2020, 8, 3), 9),
    (D(2020, 8, 21), 1),
    (D(2020, 8, 31), 5),
    (D(2020, 9, 14), 7),
    (D(2020, 9, 17), 2),
    (D(2020, 10, 12), 4),
    (D(2020, 10, 26), 15),
    (D(2020, 11, 9), 6),
    (D(2020, 11, 30), 3),
    (D(2020, 12, 7), 20),
    (D(2020, 12, 21), 6),
    (D(2021, 1, 2), None),
    (D(2021, 1, 11), None),
    (D(2021, 1, 21), None),
    (D(2021, 1, 29), None),
    (D(2021, 2, 4), None),
    (D(2021, 2, 12), None),
]


def people(story: Story) -> None:
    """The board elected at the annual meeting, the council group, the members."""
    since = ADOPTED_ON
    story.official("Kari", "Moen", since, Role.CHAIR)
    story.official("Jon", "Berg", since, Role.DEPUTY_CHAIR)
    story.official("Ida", "Holen", since, Role.MEMBERSHIP_OFFICER)
    story.official("Per", "Skogli", since, Role.TREASURER)
    story.official("Silje", "Aas", since, Role.SECRETARY)
    story.official("Mona", "Dahl", since, Role.MEDIA_OFFICER)
    story.official("Ola", "Lien", since, Role.CAMPAIGN_MANAGER)
    story.official("Tuva", "Øverbø", since, Role.COUNCIL_GROUP_LEADER)
    story.official("Henrik", "Lunde", D(2020, 3, 3), Role.GROUP_LEADER)
    story.official("Amina", "Ali", D(2020, 2, 11), Role.MEMBER)
    story.crowd(84)


def groups(story: Story) -> None:
    """Three of the four groups round the council's committees are there."""
    p = story.people
    story.group(Group.Kind.BOARD, "Styret", p["Kari"], on=ADOPTED_ON, mandate="Leder laget mellom årsmøtene.")
    story.group(
        Group.Kind.COUNCIL, "Kommunestyregruppa", p["Tuva"], on=D(2019, 10, 1), mandate="Lagets folkevalgte.", size=6
    )
    committee = Group.Kind.COMMITTEE
    story.group(committee, "Oppvekst", p["Henrik"], on=D(2020, 3, 3), mandate="Skole, barnehage og barnevern.", size=7)
    story.group(
        committee, "Helse og velferd", p["Jon"], on=D(2020, 4, 22), mandate="Følger utvalget for helse.", size=5
    )
    story.group(
        committee, "Plan og samfunn", p["Tuva"], on=D(2020, 6, 16), mandate="Arealer, klima og transport.", size=6
    )


def happenings(story: Story) -> None:
    """What was held, done, written and said until 15 February 2021, and what is planned."""
    p, g = story.people, story.gathering
    g(Kind.ANNUAL_MEETING, ADOPTED_ON, "Årsmøte 2020", came=34, place="Kulturhuset Banken", ahead=40)
    for on in tuesdays(D(2020, 2, 1), 17, skip=[(2020, 7), (2020, 10), (2021, 1)]):
        digital = D(2020, 3, 13) < on < D(2020, 6, 1) or on > D(2020, 11, 1)
        place = "Digitalt" if digital else "Partikontoret"
        if on.year == 2020 or on <= D(2021, 4, 30):
            g(Kind.BOARD_MEETING, on, "Styremøte", came=6, place=place, ahead=60 if on.month != 2 else 20)
    g(Kind.BOARD_MEETING, D(2020, 10, 6), "Styremøte", cancelled="For få kunne komme.")
    g(Kind.BOARD_MEETING, D(2021, 1, 12), "Styremøte", came=7, place="Digitalt")
    g(Kind.BOARD_MEETING, D(2020, 1, 7), "Styremøte", came=5, place="Partikontoret")
    for on in (D(2020, 2, 26), D(2020, 6, 10), D(2020, 9, 23), D(2020, 11, 24)):
        g(Kind.JOINT_MEETING, on, "Styret og kommunestyregruppa", came=11, is_open=True, at=18, place="Rådhuset")
    g(
        Kind.MEMBER_MEETING,
        D(2020, 3, 24),
        "Medlemsmøte: Strategi 2023",
        came=27,
        is_open=True,
        place="Digitalt",
        attend=24,
    )
    g(
        Kind.MEMBER_MEETING,
        D(2021, 3, 18),
        "Medlemsmøte om valgprogrammet",
        is_open=True,
        place="Kulturhuset Banken",
        attend=9,
    )
    g(Kind.ANNUAL_MEETING, D(2021, 2, 25), "Årsmøte 2021", is_open=True, place="Digitalt", ahead=45, attend=12)
    g(Kind.SOCIAL, D(2020, 8, 22), "Sommerfest", came=31, at=17, place="Maihaugvegen", attend=28, responsible=p["Ola"])
    g(Kind.SOCIAL, D(2020, 12, 10), "Julequiz på nett", came=18, place="Digitalt", attend=16)
    g(Kind.SOCIAL, D(2021, 3, 5), "Pizza og prat", at=18, place="Partikontoret", attend=5)
    g(Kind.WEBINAR, D(2020, 5, 12), "Slik virker kommunebudsjettet", came=15, place="Digitalt", attend=13)
    g(Kind.OPEN_MEETING, D(2020, 9, 17), "Åpent møte: trygge skoleveger", came=42, is_open=True, place="Biblioteket")
    g(Kind.OPEN_MEETING, D(2020, 11, 5), "Åpent møte: sykehuset", came=66, is_open=True, place="Digitalt")
    g(Kind.EXTERNAL, D(2020, 9, 3), "Klimaforum i regionrådet", came=3, at=10, place="Gjøvik")
    g(Kind.EXTERNAL, D(2020, 10, 21), "Dialogmøte om frivilligsentralen", came=2, at=12, place="Rådhuset")
    g(Kind.EXTERNAL, D(2021, 1, 20), "Frokostmøte i næringsforeningen", came=2, at=8, place="Digitalt")
    for on, place, came in (
        (D(2020, 8, 29), "Stortorget", 9),
        (D(2020, 9, 12), "Strandtorget", 6),
        (D(2020, 10, 3), "Mosodden", 5),
    ):
        g(Kind.STAND, on, f"Stand på {place}", came=came, at=11, place=place, attend=5, responsible=p["Ola"])
    g(Kind.STAND, D(2021, 5, 29), "Stand på Stortorget", at=11, place="Stortorget", responsible=p["Ola"], ahead=120)

    story.newcomers(NEWCOMERS, [p["Ida"], p["Jon"], p["Silje"]])
    story.talks([D(2019, 2, 4) + days(16 * n) for n in range(22)], p["Ida"])
    story.talks([D(2020, 2, 3) + days(9 * n) for n in range(41)], p["Ida"])
    _logged(story)
    _said(story)
    _to_do(story)


def _logged(story: Story) -> None:
    """What was written in the logbook."""
    note = story.note
    note("vedta *Strategi 2023*", D(2020, 3, 24), "Strategi 2023 vedtatt på medlemsmøtet, sak 7/20", "Kari")
    for on, what in (
        (D(2020, 4, 2), "Skole i en annerledes vår, GD"),
        (D(2020, 5, 19), "Sykehuset må bli, GD"),
        (D(2020, 6, 9), "Sykkelvegen som mangler, GD"),
        (D(2020, 8, 25), "Gratis SFO, GD"),
        (D(2020, 9, 4), "Klimabudsjett nå, Oppland Arbeiderblad"),
        (D(2020, 9, 29), "Trygge skoleveger, GD"),
        (D(2020, 10, 20), "Tillit i hjemmetjenesten, GD"),
        (D(2020, 11, 17), "Budsjett for folk, GD"),
        (D(2020, 12, 8), "Heltid i helse, GD"),
        (D(2021, 1, 14), "Byen etter pandemien, GD"),
        (D(2021, 2, 9), "Barnefattigdom i kommunen, GD"),
    ):
        note("leserbrev", on, f"Leserbrev: {what}", "Mona")
    for month in range(13):
        on = D(2020, 2, 6) + days(30 * month)
        note("sosiale medier", on, "Innlegg på Facebook og Instagram", "Mona", amount=3 + month % 4)
    for on, what in (
        (D(2020, 5, 7), "Tipset GD om leirskolen"),
        (D(2020, 9, 10), "Pressemelding om skolevegene"),
        (D(2020, 11, 23), "Tipset NRK Innlandet om heltid"),
        (D(2021, 1, 25), "Tall om barnefattigdom sendt GD"),
    ):
        note("tilby lokalavisene", on, what, "Mona")
    for on, what in (
        (D(2020, 6, 4), "Kaffe med kommunereporteren i GD"),
        (D(2020, 10, 29), "Møte med redaktøren i GD"),
    ):
        note("Holde kontakten med journalistene", on, what, "Mona")
    for on, what in (
        (D(2020, 5, 28), "Møte med Naturvernforbundet"),
        (D(2020, 9, 8), "Besøk hos FAU på Søre Ål"),
        (D(2020, 11, 12), "Samtale med Fagforbundet"),
        (D(2021, 2, 3), "Møte med Flyktninghjelpen lokalt"),
    ):
        note("tilgjengelig for", on, what, "Tuva")
    for on, what, number in (
        (D(2020, 8, 22), "Rigget og ryddet sommerfesten", 8),
        (D(2020, 9, 12), "Sto på stand", 11),
        (D(2020, 10, 3), "Delte ut flygeblad", 12),
    ):
        note("Flere skal", on, what, "Ola", amount=number)


def _said(story: Story) -> None:
    """What the board has said about the promises that only people can judge."""
    p, say = story.people, Judgement.objects.create
    say(
        promise=story.promise("gjøres kjent"),
        on=D(2020, 9, 15),
        verdict="on_track",
        by=p["Kari"],
        note="Sendt til alle og lest på høstens møte. De nye må få den.",
    )
    say(
        promise=story.promise("ligge til grunn for det laget"),
        on=D(2021, 1, 12),
        verdict="on_track",
        by=p["Kari"],
        note="Vi gikk gjennom strategien da vi la vårens plan.",
    )
    say(
        promise=story.promise("ligge til grunn for mediearbeidet"),
        on=D(2020, 6, 2),
        verdict="behind",
        by=p["Mona"],
        note="Vi skriver om det som dukker opp. Lite henger sammen med strategien.",
    )


def _to_do(story: Story) -> None:
    """What somebody is to do."""
    story.task("Ringe de fem som venter", D(2021, 2, 20), "Ida", promise="ta godt imot")
    story.task("Finne leder til gruppa for kultur", D(2021, 3, 2), "Jon", promise="rundt hvert av de fire")
    story.task("Sende sakspapirer til årsmøtet", D(2021, 2, 18), "Silje")
    story.task("Bestille plass til stand på Stortorget", D(2021, 4, 15), "Ola", promise="2 stands")
    story.task("Lage plakat til medlemsmøtet", D(2021, 3, 8), promise="minst to medlemsmøter")
    story.task("Invitere utvalgslederne til fellesmøte", D(2021, 3, 1), group="Kommunestyregruppa")
    story.task("Bestille lokale til sommerfesten", D(2020, 8, 1), "Ola", done_on=D(2020, 7, 28))
