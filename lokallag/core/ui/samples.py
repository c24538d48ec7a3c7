"""Made-up content for the living page: people who do not exist, a year that did not happen."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lokallag.core.ui import menu, states, wheel, widgets
from lokallag.core.ui.people import PersonRow
from lokallag.core.ui.sample_pictures import PICTURES, Pips

TODAY = date(2021, 2, 15)
COLOUR = "c8102e"
PEOPLE = [
    PersonRow("Kari Moen", "#people", "meldte seg inn 2. januar", "+4790012345", "900 12 345"),
    PersonRow("Ola Lien", "#people", "meldte seg inn i fjor", tag="Har ikke betalt", tone="warning"),
]
PATH = [
    SimpleNamespace(
        on=TODAY,
        title="Snakket sammen",
        text="En god prat.",
        by="Ida",
        icon="check",
        tone="success",
        href="",
        undo_href="",
    ),
    SimpleNamespace(
        on=date(2020, 5, 1),
        title="Gikk på kurs",
        text="",
        by="",
        icon="graduation-cap",
        tone="",
        href="#path",
        undo_href="",
    ),
]


def _card(state: str, title: str, picture: Any, sentence: str, owner: str, next_step: str) -> dict[str, Any]:
    """One commitment as the board shows it."""
    return {
        "state": state,
        "title": title,
        "picture": picture,
        "sentence": sentence,
        "owner": owner,
        "next": next_step,
    }


def areas() -> list[dict[str, Any]]:
    """The board's areas with their commitments."""
    p = PICTURES
    return [
        {
            "title": "Organisasjon og medlemsaktivitet",
            "meta": "6 forpliktelser · 2 på etterskudd",
            "cards": [
                _card(
                    "on_track",
                    "Minst to medlemsmøter i perioden",
                    p["pips"],
                    "Ett møte er holdt. Det neste er satt til 18. mars.",
                    "Kari Moen",
                    "18. mars",
                ),
                _card(
                    "on_track",
                    "Styremøte omtrent en gang i måneden",
                    p["months"],
                    "Ti av tolv måneder. Oktober gikk uten møte; juli er unntatt.",
                    "Styret",
                    "2. mars kl. 19",
                ),
                _card(
                    "behind",
                    "Ta godt vare på nye medlemmer",
                    p["coverage"],
                    "Fem har ventet lenger enn sju dager på en telefon. Den eldste meldte seg inn 2. januar.",
                    "Ida Holen",
                    "5 å ringe",
                ),
                _card(
                    "behind",
                    "En gruppe rundt hvert av de fire utvalgene",
                    p["boxes"],
                    "To av fire grupper er på plass. Fristen var 30. juni 2020.",
                    "Jon Berg",
                    "Kultur mangler",
                ),
                _card(
                    "due_soon",
                    "Felles møter med kommunestyregruppa, åpne for medlemmer",
                    p["pulse"],
                    "Sist 24. november. Det pleier å gå ti uker mellom hvert.",
                    "Styret",
                    "Foreslå dato",
                ),
                _card(
                    "needs_you",
                    "Et vennlig sted å drive politikk",
                    p["quote"],
                    "Styret svarte sist i januar. Tid for et nytt ord.",
                    "",
                    "Svar",
                ),
            ],
        },
        {
            "title": "Mediearbeid og utadrettet virksomhet",
            "meta": "4 forpliktelser",
            "cards": [
                _card(
                    "done",
                    "Minst to stands i løpet av året",
                    Pips(3, 0, 0),
                    "Torget 29. august, Strandgata 12. september og Odden 3. oktober.",
                    "Ola Lien",
                    "Se stands",
                ),
                _card(
                    "not_started",
                    "Vedta strategien i løpet av mars",
                    p["flag_due"],
                    "Saken er ikke satt på noe årsmøte ennå.",
                    "Mona Dahl",
                    "Sett på sakslista",
                ),
                _card(
                    "missed",
                    "Hundre samtaler på dør før valget",
                    p["pips_many"],
                    "23 av 40 runder ble gått før valgdagen.",
                    "Mona Dahl",
                    "Se rundene",
                ),
            ],
        },
    ]


def counts() -> list[SimpleNamespace]:
    """How many in each state."""
    numbers = {"done": 4, "on_track": 7, "due_soon": 3, "behind": 2, "not_started": 1, "needs_you": 4}
    return [
        SimpleNamespace(state=key, count=count, url=f"?state={key}", is_current=False) for key, count in numbers.items()
    ]


def dots() -> list[wheel.Dot]:
    """A year of meetings, deadlines and campaign."""
    rows = (
        (0, 1, 12, "held", "Styremøte"), (0, 1, 28, "held", "Årsmøte"), (0, 2, 9, "held", "Styremøte"),
        (0, 3, 2, "planned", "Styremøte kl. 19"), (0, 3, 18, "planned", "Medlemsmøte"), (0, 4, 13, "planned", "Styremøte"),
        (0, 5, 4, "planned", "Styremøte"), (0, 6, 1, "planned", "Styremøte"), (0, 6, 17, "planned", "Sommerfest"),
        (0, 8, 10, "planned", "Styremøte"), (0, 9, 1, "planned", "Styremøte"), (0, 10, 5, "planned", "Styremøte"),
        (0, 11, 2, "planned", "Styremøte"), (0, 12, 7, "planned", "Julemøte"), (1, 2, 1, "held", "Nytt styre meldt"),
        (1, 2, 20, "behind", "Ring fem nye medlemmer"), (1, 3, 1, "deadline", "Regnskap til revisor"),
        (1, 3, 31, "deadline", "Listefrist kl. 12"), (1, 5, 31, "deadline", "Innberetning til SSB"),
        (1, 10, 31, "deadline", "Søknad om støtte"), (2, 4, 24, "planned", "Stand på torget"),
        (2, 5, 29, "planned", "Kurs i samtaler"), (2, 8, 10, "deadline", "Tidligstemming"), (2, 8, 21, "planned", "Stand"),
        (2, 9, 4, "planned", "Dørbanking"), (2, 9, 13, "election", "Valgdagen"),
    )  # fmt: skip
    return [wheel.Dot(ring, date(2021, month, day), mark, label, "#wheel") for ring, month, day, mark, label in rows]


class SamplePicks(forms.Form):
    """Choices to tap."""

    many = forms.MultipleChoiceField(
        label=_("What would you like to do?"),
        widget=forms.CheckboxSelectMultiple,
        choices=[("s", "Stå på stand"), ("d", "Gå på dører"), ("k", "Lage mat og bake"), ("r", "Ringe medlemmer")],
    )
    one = forms.ChoiceField(
        label=_("How much time do you have?"),
        widget=forms.RadioSelect,
        choices=[("a", "En time av og til"), ("b", "Noen timer i måneden")],
    )


class SampleForm(forms.Form):
    """Every kind of field."""

    what = forms.CharField(label=_("What did you do?"), help_text=_("A few words are enough."))
    day = forms.DateField(label=_("Day"), widget=widgets.DayInput())
    group = forms.ChoiceField(
        label=_("Which group?"), choices=[("", "–"), ("m", "Mediegruppa"), ("v", "Valgkampgruppa")]
    )
    how = forms.ChoiceField(
        label=_("How many came?"), widget=forms.RadioSelect, choices=[("f", "1–9"), ("t", "10–29"), ("m", "30 +")]
    )
    who = forms.MultipleChoiceField(
        label=_("Who was there?"),
        widget=forms.CheckboxSelectMultiple,
        choices=[("k", "Kari Moen"), ("i", "Ida Holen"), ("j", "Jon Berg")],
        required=False,
    )
    note = forms.CharField(label=_("Anything else?"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    file = forms.FileField(label=_("A picture or a paper"), required=False)
    is_open = forms.BooleanField(label=_("Open to everyone"), required=False)


class SampleVersus(forms.Form):
    """Two values of one thing."""

    email = forms.ChoiceField(
        label=_("e-mail"),
        widget=forms.RadioSelect,
        choices=[("keep", "kari.moen@eksempel.no"), ("take", "kari@moen-eksempel.no")],
    )


def _places(current: str) -> dict[str, Any]:
    """The menu as a chair sees it."""
    rows = (
        ("home", "Hjem", "house", "plan"), ("plan", "Planen", "file-text", "plan"), ("year", "Årshjulet", "chart-pie", "plan"),
        ("log", "Loggboka", "pencil", "plan"), ("members", "Medlemmer", "users", "work"), ("meetings", "Møter", "message-square", "work"),
        ("events", "Arrangementer", "calendar", "work"), ("media", "Medier", "megaphone", "work"), ("campaign", "Valgkamp", "door-open", "work"),
    )  # fmt: skip
    all_places = [menu.Place(key, label, icon, "#", section, key == current) for key, label, icon, section in rows]
    return {
        "menu": [[place for place in all_places if place.section == section] for section in ("plan", "work")],
        "bottom_bar": {
            "before": all_places[:2],
            "act": menu.Place("act", "Vi gjorde noe", "plus", "#", "plan", False),
            "after": [all_places[4]],
        },
    }


def layout_context(current: str) -> dict[str, Any]:
    """What the layout needs to look as it does in a chapter."""
    return {
        **_places(current),
        "layout_chapter": SimpleNamespace(name="Eksempel lokallag", slug="eksempel", today=TODAY),
        "layout_person": "Kari Moen",
        "party_colour_url": f"/ui/colour/{COLOUR}.css",
        "demonstration": True,
    }


def kit_context() -> dict[str, Any]:
    """Everything the living page and its sample pages show."""
    wrong = SampleForm({"what": "", "day": "31.02.2021", "how": ""}, auto_id="wrong_%s")
    wrong.is_valid()
    return {
        **layout_context("plan"),
        "today": TODAY,
        "areas": areas(),
        "counts": counts(),
        "states": list(states.STATES.values()),
        "pictures": PICTURES,
        "people": PEOPLE,
        "path": PATH,
        "dots": dots(),
        "first": date(2020, 3, 1),
        "last": date(2021, 12, 31),
        "versus": SampleVersus(initial={"email": "keep"}),
        "form": SampleForm(initial={"day": TODAY, "how": "t"}),
        "wrong": wrong,
        "picks": SamplePicks(initial={"many": ["s", "k"], "one": "b"}),
        "names": ["Kari Moen", "Ida Holen", "Jon Berg", "Ola Lien"],
        "options": [("m", "Mediegruppa"), ("v", "Valgkampgruppa")],
        "step_names": [_("The chapter"), _("The plan"), _("Review"), _("Adopt")],
        "page": SimpleNamespace(
            has_other_pages=True,
            has_previous=True,
            has_next=True,
            number=2,
            previous_page_number=1,
            next_page_number=3,
            paginator=SimpleNamespace(num_pages=5),
        ),
    }
