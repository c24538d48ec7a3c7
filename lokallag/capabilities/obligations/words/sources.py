"""Where rules come from, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.obligations.rules import Basis, Rule, Sure

BASES: dict[str, Promise] = {
    Basis.LAW: _("The law"),
    Basis.REGISTER: _("A register"),
    Basis.PARTY: _("The party"),
    Basis.OWN: _("The chapter's own rule"),
}
SOURCES: dict[str, Promise] = {
    "partiloven": _("The Political Parties Act (partiloven)"),
    "partilovforskriften": _("The regulation to the Political Parties Act (partilovforskriften)"),
    "valgloven": _("The Election Act (valgloven, 2023)"),
    "valgloven_2002": _("The former Election Act (valgloven, 2002)"),
    "enhetsregisterloven": _("The Entity Register Act (enhetsregisterloven, 2025)"),
    "enhetsregisterloven_1994": _("The former Entity Register Act (enhetsregisterloven, 1994)"),
    "statutes": _("The statutes"),
    "sv_innlandet": _("Innlandet SV, guidance for chapters"),
    "mdg_trondheim": _("The statutes of MDG in Trondheim"),
    "rodt": _("The statutes of Rødt"),
    "hoyre": _("The statutes of Høyre"),
    "ap": _("The rules of Arbeiderpartiet"),
    "sp": _("The statutes of Senterpartiet"),
    "study_association": _("The study association"),
}
SURENESS: dict[str, Promise] = {
    Sure.TEXT: _("Read in the text of the law itself."),
    Sure.AUTHORITY: _("Said by the authority on its own pages."),
    Sure.PARTY: _("Said by the party; chapters may have other rules."),
    Sure.OURS: _("Our own reading: no source gives the day. Ask if it matters."),
}
THRESHOLD_WORDS: dict[str, Promise] = {
    "declaration": _("Income without public support under this: a declaration is enough"),
    "donor_local": _("So much in sum from one donor: the donor is named in a chapter's report"),
    "donor_county": _("So much in sum from one donor: the donor is named in a county chapter's report"),
    "donor_national": _("So much in sum from one donor: the donor is named in the national party's report"),
    "election_gift": _("In an election year: each gift over this is reported on its own"),
    "election_sum": _("In an election year: so much or more in sum from one donor is reported on its own"),
}


def source_of(rule: Rule) -> str:
    """Return where a rule stands: the law or the statutes, and the paragraph."""
    return f"{SOURCES.get(rule.source, rule.source)} {rule.paragraph}".strip()
