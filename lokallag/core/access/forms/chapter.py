"""The facts of a chapter, as people write them: at the first run, for a new chapter, and in the settings."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from lokallag.core.access.actions.founding import ChapterFacts
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.municipalities import NOT_A_MUNICIPALITY, by_number, found
from lokallag.core.chapters.organisation_numbers import is_organisation_number

NOT_A_COLOUR = _("Choose a colour, or write it as # and six digits, such as #1d6b43.")


class ColourField(forms.CharField):
    """A colour as `#rrggbb`, in small letters; the # may be left out."""

    widget = forms.TextInput(attrs={"type": "color", "data-colour": ""})
    default_validators = [RegexValidator(r"^#[0-9a-f]{6}$", NOT_A_COLOUR)]

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value) or "").strip().lower()
        return text if not text or text.startswith("#") else f"#{text}"


class ChapterForm(forms.Form):
    """Name, party, municipality, colour and language of a chapter."""

    name = forms.CharField(
        label=_("What the chapter is called"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        help_text=_("For instance “Asker MDG” or “Lillehammer SV”."),
    )
    party = forms.CharField(
        label=_("Party"), max_length=60, required=False, widget=forms.TextInput(attrs={"list": "parties"})
    )
    municipality = forms.CharField(
        label=_("Municipality"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"list": "municipalities", "autocomplete": "off"}),
        help_text=_("Write the first letters and choose from the list."),
    )
    colour = ColourField(label=_("Colour"), max_length=7, initial="#3b4a6b")
    language = forms.ChoiceField(
        label=_("Language"), choices=settings.LANGUAGES, initial="nb", widget=forms.RadioSelect
    )

    def clean_name(self) -> str:
        """One line, and something to read in it."""
        return " ".join(str(self.cleaned_data["name"]).split())

    def clean_municipality(self) -> str:
        """The number of the municipality that is meant, empty for none."""
        written = str(self.cleaned_data["municipality"]).strip()
        if not written:
            return ""
        municipality = found(written)
        if municipality is None:
            raise forms.ValidationError(NOT_A_MUNICIPALITY)
        return municipality.number

    def facts(self) -> ChapterFacts:
        """What a valid form says about the chapter."""
        data = self.cleaned_data
        return ChapterFacts(
            name=data["name"],
            party=data["party"].strip(),
            colour=data["colour"],
            municipality_number=data["municipality"],
            language=data["language"],
        )


class FirstRunForm(ChapterForm):
    """The first run: who you are, then the chapter."""

    given_name = forms.CharField(
        label=_("First name"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "given-name"})
    )
    family_name = forms.CharField(
        label=_("Last name"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("You log in with a code that we send here."),
    )

    field_order = ["given_name", "family_name", "email"]


class SettingsForm(ChapterForm):
    """The settings of a chapter that exists."""

    organisation_number = forms.CharField(label=_("Organisation number"), max_length=20, required=False)
    parent = forms.ModelChoiceField(
        label=_("Belongs to"),
        queryset=Chapter.objects.none(),
        required=False,
        empty_label=_("No county or national chapter"),
    )

    def __init__(self, *args: Any, chapter: Chapter, parents: list[Chapter], **kwargs: Any) -> None:
        municipality = by_number(chapter.municipality_number)
        kwargs["initial"] = {
            "name": chapter.name,
            "party": chapter.party,
            "municipality": municipality.label if municipality else chapter.municipality_number,
            "colour": chapter.colour,
            "language": chapter.language,
            "organisation_number": chapter.organisation_number,
            "parent": chapter.parent_id,
        }
        super().__init__(*args, **kwargs)
        self.chapter = chapter
        field = self.fields["parent"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = Chapter.objects.filter(pk__in=[parent.pk for parent in parents])
        if not parents:
            del self.fields["parent"]

    def clean_municipality(self) -> str:
        """As for a new chapter; a number that the list of 2024 no longer has may stay as it is."""
        if str(self.cleaned_data["municipality"]).strip() == self.chapter.municipality_number:
            return self.chapter.municipality_number
        return super().clean_municipality()

    def clean_organisation_number(self) -> str:
        """Nine digits whose last one fits; spaces between them do not matter."""
        number = "".join(str(self.cleaned_data["organisation_number"]).split())
        if number and not is_organisation_number(number):
            raise forms.ValidationError(_("This is not an organisation number: look at the nine digits once more."))
        return number

    def values(self) -> dict[str, object]:
        """What a valid form says, as `change_chapter` takes it."""
        data = dict(self.cleaned_data)
        data["municipality_number"] = data.pop("municipality")
        data["party"] = str(data["party"]).strip()
        return data


def facts_of_person(form: FirstRunForm) -> dict[str, str]:
    """Who the first person is, as `open_installation` takes it."""
    data = form.cleaned_data
    return {
        "email": data["email"],
        "given_name": " ".join(data["given_name"].split())[:80],
        "family_name": " ".join(data["family_name"].split())[:80],
    }


def initial_of(chapter: Chapter) -> dict[str, str]:
    """What a further chapter most likely shares with the one its maker comes from."""
    return {"party": chapter.party, "colour": chapter.colour, "language": chapter.language}
