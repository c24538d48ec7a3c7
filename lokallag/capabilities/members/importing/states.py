"""What registers say of a membership: who is a member, who has not paid, who has left."""

import re

from lokallag.capabilities.members.importing.fields import folded

_STATES = {
    "member": "medlem medlemer aktiv aktivt aktivmedlem aktivtmedlem innmeldt innmeld member active current betalende betalandemedlem betalendemedlem "
    "hovedmedlem familiemedlem livsvarigmedlem ungdomsmedlem ordinaertmedlem ordinertmedlem ordinert betaltmedlem medlemskap betalt paid betald ja yes true 1 godkjent m "
    "aktuell gyldig",
    "unpaid": "ikkebetalt ikkjebetalt ubetalt ikkebetalende unpaid notpaid overdue obetald ejbetald inteheltbetald purret purra skyldig restanse "
    "utestaende utestaaende manglerbetaling manglarbetaling forfalt ikkebetaltkontingent betalingmangler",
    "resigned": "utmeldt utmeld utmelding sluttet slutta resigned left leftmember uttradd uttratt avsluttet avslutta strøket stroket "
    "former exmedlem tidligere tidlegare tidligeremedlem tidlegaremedlem dod avdod deceased dead avliden nei no false 0 ikkemedlem ikkjemedlem u terminated cancelled",
    "expelled": "ekskludert ekskludera utelukket utelukka expelled excluded utesluten eksklusjon",
    "applied": "soker sokjar soknad sokt pending applied applicant ansokt ansokning ubehandlet ubehandla tilgodkjenning venter innmeldingunderbehandling kandidat",
}  # fmt: skip
_KNOWN = {folded(word): state for state, words in _STATES.items() for word in words.split()}
_YES = frozenset(
    {folded(word) for word in "ja yes y j true sant 1 x ok betalt betald paid innbetalt bet full fullt helt".split()}
)
_NO = frozenset(
    {
        folded(word)
        for word in "nei no n false usant 0 ubetalt ikkebetalt ikkjebetalt notpaid unpaid ejbetald obetald mangler manglar nej ingen forfalt purret".split()
    }
)
_SUM = re.compile(r"(?:kr\.?\s*)?(\d[\d  ]*)(?:[.,](\d{1,2}|-))?(?:\s*(?:kr|nok),?-?)?", re.IGNORECASE)


def state_of(text: str) -> str:
    """Return member, unpaid, resigned, expelled or applied; empty for words nobody knows."""
    return _KNOWN.get(folded(text), "")


def paid_of(text: str) -> bool | None:
    """Return whether the text says that a fee is paid: yes, no, or a sum; None where it says neither."""
    key = folded(text)
    if key in _YES:
        return True
    if key in _NO:
        return False
    hit = _SUM.fullmatch(text.strip())
    return int(re.sub(r"\D", "", hit[1])) > 0 if hit else None
