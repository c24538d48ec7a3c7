"""Asker MDG's made-up year: a chapter on its way to an election, with one group still to set up."""

from lokallag.capabilities.plans.models import Judgement
from lokallag.config.demonstration.story import D, Story, days, tuesdays
from lokallag.core.gatherings.models import Kind
from lokallag.core.groups.models import Group
from lokallag.core.people.roles import Role

ADOPTED_ON = D(2020, 2, 4)
MEETING = "årsmøtet"

NEWCOMERS = [
    (D(2020, 2, 18), 2),
    (D(2020, 3, 16), 4),
    (D(2020, 4, 14), 3),
    (D(2020, 5, 11), 6),
    (D(2020, 6, 2), 1),
    (D(2020, 6, 22), 10),
    (D(2020, 8, 10), 5),
    (D(2020, 8, 24), 3),
    (D(2020, 9, 7), 2),
    (D(2020, 9, 21), 4),
    (D(2020, 10, 5), 8),
    (D(2020, 10, 19), 3),
    (D(2020, 11, 2), 5),
    (D(2020, 11, 16), 2),
    (D(2020, 12, 1), 6),
    (D(2020, 12, 14), 4),
    (D(2021, 1, 4), 3),
    (D(2021, 1, 11), 7),
    (D(2021, 1, 18), 5),
    (D(2021, 1, 25), 2),
    (D(2021, 2, 1), 3),
    (D(2021, 2, 10), None),
    (D(2021, 2, 12), None),
]


def people(story: Story) -> None:
    """The board elected at the annual meeting, and the members."""
    since = ADOPTED_ON
    story.official("Eva", "Lindqvist", since, Role.CHAIR)
    story.official("Sindre", "Vik", since, Role.DEPUTY_CHAIR)
    story.official("Marte", "Bakken", since, Role.MEMBERSHIP_OFFICER)
    story.official("Farid", "Ahmed", since, Role.TREASURER)
    story.official("Guro", "Sandvik", since, Role.SECRETARY)
    story.official("Nils", "Åsheim", since, Role.TRAINING_OFFICER)
    story.official("Live", "Strand", since, Role.CAMPAIGN_MANAGER)
    story.official("Oda", "Haugland", D(2020, 9, 10), Role.GROUP_LEADER)
    story.official("Trym", "Nesse", D(2020, 6, 1), Role.MEMBER)
    story.crowd(96)


def groups(story: Story) -> None:
    """Two of the three campaign groups are at work; the third waits for a leader."""
    p = story.people
    story.group(Group.Kind.BOARD, "Styret", p["Eva"], on=ADOPTED_ON, mandate="Leder laget mellom årsmøtene.")
    working = Group.Kind.WORKING
    story.group(
        working, "Kommunikasjonsgruppa", p["Oda"], on=D(2020, 9, 10), mandate="Nett, bilder, tekst og presse.", size=6
    )
    story.group(
        working, "Arrangementsgruppa", p["Sindre"], on=D(2020, 10, 1), mandate="Åpne møter, stands og fester.", size=5
    )


def happenings(story: Story) -> None:
    """What was held, done, written and said until 15 February 2021, and what is planned."""
    p, g, note = story.people, story.gathering, story.note
    g(Kind.ANNUAL_MEETING, ADOPTED_ON, "Årsmøte 2020", came=41, place="Asker kulturhus", ahead=40)
    g(Kind.ANNUAL_MEETING, D(2021, 2, 9), "Årsmøte 2021", came=38, place="Digitalt", ahead=50, attend=34)
    for on in tuesdays(D(2020, 3, 1), 15, skip=[(2020, 7)], week=1):
        g(
            Kind.BOARD_MEETING,
            on,
            "Styremøte",
            came=7,
            place="Digitalt" if on > D(2020, 3, 12) else "Venskaben",
            ahead=60,
        )
    for on in (D(2020, 1, 14), D(2020, 2, 18)):
        g(Kind.BOARD_MEETING, on, "Styremøte", came=7, place="Venskaben")
    for on, title in (
        (D(2020, 10, 24), "Grønt grunnkurs, del 1"),
        (D(2020, 11, 21), "Grønt grunnkurs, del 2"),
        (D(2021, 1, 30), "Klimapolitikk på to timer"),
        (D(2021, 4, 17), "Snakk med velgere: kurs for valgkampfolk"),
        (D(2021, 3, 13), "Grønt grunnkurs for nye"),
    ):
        g(Kind.COURSE, on, title, came=14, at=10, place="Digitalt", attend=11, responsible=p["Nils"])
    for on, title, came in (
        (D(2020, 5, 6), "Webinar: grønn gjenreising", 9),
        (D(2020, 9, 2), "Webinar: naturmangfold", 6),
        (D(2020, 11, 11), "Webinar: programarbeidet", 12),
        (D(2021, 1, 27), "Webinar: valgkampen begynner", 10),
    ):
        g(Kind.EXTERNAL, on, title, came=came, at=19, place="MDG sentralt, digitalt")
    for on, title, came in (
        (D(2020, 8, 30), "Fylkeslagets sommersamling", 5),
        (D(2020, 10, 17), "Fylkesstyret inviterer", 3),
        (D(2021, 1, 16), "Fylkesårsmøte Viken", 6),
        (D(2021, 4, 23), "Landsmøte", 4),
    ):
        g(Kind.EXTERNAL, on, title, came=came, at=10, place="Digitalt" if on.year == 2021 else "Drammen")
    g(Kind.SOCIAL, D(2020, 8, 20), "Sommertreff på Semsvannet", came=24, at=17, place="Semsvannet", attend=20)
    g(Kind.SOCIAL, D(2020, 12, 3), "Grønn juleprat", came=17, place="Digitalt", attend=15)
    g(Kind.OPEN_MEETING, D(2020, 10, 8), "Åpent møte om dyrka mark", came=55, is_open=True, place="Asker kulturhus")
    g(Kind.OPEN_MEETING, D(2021, 3, 11), "Åpent møte om kollektivtrafikk", is_open=True, place="Digitalt")
    g(Kind.STAND, D(2020, 9, 19), "Stand på Asker torg", came=8, at=11, place="Asker torg", attend=6)
    g(Kind.STAND, D(2021, 4, 24), "Stand på Asker torg", at=11, place="Asker torg", ahead=80)

    story.newcomers(NEWCOMERS, [p["Marte"], p["Sindre"], p["Guro"]])
    story.talks([D(2019, 2, 4) + days(11 * n) for n in range(33)], p["Marte"])
    story.talks([D(2020, 2, 10) + days(7 * n) for n in range(53)], p["Marte"])
    note("Brønnøysund", D(2020, 2, 20), "Nytt styre meldt til Brønnøysund", "Guro")
    note("sende delegasjoner", D(2020, 6, 13), "Tre delegater til digitalt landsmøte", "Eva", amount=3)
    for on, number in ((D(2020, 5, 25), 21), (D(2020, 10, 12), 34), (D(2021, 1, 18), 17)):
        note("hva hvert medlem vil", on, "Ringerunde: hva vil du bruke medlemskapet til?", "Marte", amount=number)
    for month in range(12):
        note("informere og invitere", D(2020, 2, 24) + days(30 * month), "Medlemsbrev sendt til alle", "Guro")
    for on, what in ((D(2020, 9, 19), "Seks nye hjalp på standen"), (D(2020, 12, 3), "To nye holdt quizen")):
        note("det de kan", on, what, "Live", amount=6 if on.month == 9 else 2)
    say = Judgement.objects.create
    say(
        promise=story.promise("retningslinjer for valgkamp"),
        on=D(2021, 1, 12),
        verdict="on_track",
        by=p["Live"],
        note="Lest i styret. Gruppene får dem på første møte.",
    )
    say(
        promise=story.promise("god dialog"),
        on=D(2020, 10, 13),
        verdict="on_track",
        by=p["Marte"],
        note="Mange gode samtaler i høst. De som bor på Heggedal hører vi lite fra.",
    )
    story.task("Finne leder til gruppa som skal møte velgere", D(2021, 2, 26), "Live", promise="ansikt til ansikt")
    story.task("Melde det nye styret til Brønnøysund", D(2021, 2, 23), "Guro", promise="Brønnøysund")
    story.task("Velge delegater til landsmøtet", D(2021, 3, 9), promise="sende delegasjoner")
    story.task("Ringe de to nye", D(2021, 2, 19), "Marte", promise="kontakte alle nye")
    story.task("Lage innlegg om åpent møte", D(2021, 3, 1), group="Kommunikasjonsgruppa")
    story.task("Bestille lokale til sommertreffet", D(2020, 7, 20), "Sindre", done_on=D(2020, 7, 15))
