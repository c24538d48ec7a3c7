"""What the entries of a calendar are called, and what in them is nobody's promise: guests, elections, how to come."""

from __future__ import annotations

import re

# "Styremøte hos Randi", "Medlemsmøte: om vannet": where a meeting is and what about are not its name; who holds it (v/) is.
NAMED_MEETING = re.compile(
    r"\s*(?P<head>(?:[^\W\d_]*(?:styre|medlems|medlem|års|bestyrelses|styrelse|board |members'? |committee )(?:møte|møde|möte|meeting)"
    r"|julebord|julefrokost|julbord|[^\W\d_]*dugnad|nyttårsfest|AGM)\b)"
    r"(?P<rest>(?:\s(?:hos|på|hjå|med|at|in|hos)\s|\s?[,:(]\s?|\s[–-]\s)(?!.*(?:\bv/|ansvar|\d|utsending|delegat|ombud)).{3,})$",
    re.IGNORECASE,
)
# "(avhengig av været)", "(tilmelding senest 7/12)": how to come, not what happens.
CONDITION = re.compile(
    r"\s?\((?:avhengig av|avhengig|hvis|dersom|påmelding|tilmelding|anmälan|weather permitting|book|booking|bring|husk|dato kan|date may)\b[^()]{0,80}\)\W{0,2}",
    re.IGNORECASE,
)
# An election, a holiday or a closed month is nobody's promise.
NOT_OURS = re.compile(
    r"\W*(?:(?:stortings|kommune|fylkestings|folketings|riksdags|kommunal|byråds|eu-?|europaparlaments)?val[g]?(?:dag(?:en)?)?"
    r"|(?:sommer|sommar|påske|jule|vinter|høst|haust|skole)?ferie|(?:general |local )?election(?: day)?|polling day|(?:summer |half-term )?(?:holidays?|break|recess))\W*",
    re.IGNORECASE,
)


GUEST = re.compile(
    r"\W*(?:(?:[^\W\d_]+\s){1,3}(?:hilser|helsar|hälsar|innleder|innleiar|inleder|indleder|åpner|opnar|kåserer|underholder|underheld|spiller|synger|speaks|greets|entertains)\W*$"
    r"|(?:vanlige?|vanlege|ordinære|sedvanlige?|sedvanlege|sedvanliga|usual|sædvanlige?)\s)",
    re.IGNORECASE,
)
