"""What is not a promise: values, outcomes, reasons, examples, permissions, past deeds, questions, people, practical notes."""

from __future__ import annotations

import re

_PAST = re.compile(
    r"\b(ble|blei|vart|var|hadde|har (?:vært|blitt|hatt|gjennomført|arrangert|økt|fått|hatt|vore|vorte|gjort|avholdt|deltatt|jobbet|arbeidet)|fikk|fekk|gikk|gjekk|ble det|i fjor|blev|havde|har været|har varit|"
    r"gjennomførte|arrangerte|deltok|holdt|avholdt|(?:we|they|it|organisers|members|volunteers|newsletter) (?:ended|stepped|stopped|lost|won|delivered|knocked|answered|taught|grew|fell)|was|were|had|has been|have been|held last|last year|förra året|sidste år|siste årene|siste åra|opprettet i|stiftet i|(?<!vert )(?<!blir )(?<!bli )(?<!verta )(?:vedtatt|vedteke) på|vedtaget på|antagen)\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"^\W*(fordi|derfor|difor|dermed|da må|grunnen|årsaken|skälet|because|therefore|this is why|the reason|ettersom|siden|sidan|eftersom|dette (?:er|betyr|gir|vil gi|krever)|det er (?:derfor|difor)|slik|det (?:viktigste|beste|største|fremste)|the most important|på denne måten|på den måten|på denne måte|dermed)\b",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"^\W*(du finner|se (?:også|side|vedlegg|nedenfor)|sjå (?:òg|vedlegg)|les mer|see (?:also|page|below|appendix)|for example|f\.eks|for eksempel|eksempel|t\.d\.|til dømes|e\.g\.|eksempelvis|til eksempel|fx)",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(
    r"[,(]?\s*\b(som for eksempel|for eksempel|f\.eks\.?|feks\.?|eks\.|til dømes|t\.d\.|such as|for example|e\.g\.|t\.ex\.|till exempel|for instance|fx|som til dømes|blant annet|bl\.a\.)",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"^(?:\w+ ){0,2}?(?:være|vere|vera|vara|be|bli|blive|verte|framstå|fremstå|forbli|become|oppleves|remain|opplevast)\s+(?:som\s+)?(?:kjent som |en del av |blant |med på |preget av |prega av )?"
    r"(?P<what>(?:et|en|ein|eit|ei|ett|a|an|the|det|den|partiets|byens|kommunens|fylkets|noe for|Norges|landets)\b)?",
    re.IGNORECASE,
)
_READY = re.compile(
    r"^(?:\w+ ){0,2}?(?:være|vere|vera|vara|be) (?:rart|hyggelig\w*|hyggeleg\w*|triveleg\w*|gøy|kjekt|trygt|let|lett|enkelt|sjovt|roligt|kul|moro|godt|fint|fun|easy|nice|good|gott|trevligt) (?:å|at|att|to)\b|"
    r"^(?:\w+ ){0,1}?(?:feel|føle|føla|kjenne seg|känna sig|oppleve at|oppleva at|know that)\b|"
    r"^(?:\w+ ){0,1}?(?:ha|have) (?:et|eit|en|ei|ein|a) (?:lag|parti|forening|klubb|miljø|party|branch|club) (?:der|hvor|kor|som|where|that)\b|"
    r"^(?:\w+ ){0,2}?(?:leve|leva|live) (?:som|som|opp|op|up|as)\b|"
    r"^(?:\w+ ){0,1}?(?:være|vere|vara|be|bli|stå|framstå|fremstå)\s+(?:\w+ )?(?:rustet|rusta|forberedt|førebudd|forberedd|rustede|klar for|klare for|størst|større|best|bedre rustet|ledende|leiande|prepared|ready|fit for|stark|sterkt|sterk|"
    r"inkluderende|inkluderande|åpent|åpen|åpne|open|welcoming|inclusive|relevant|attraktiv|troverdig|synlig parti|tydelig parti|demokratisk|mangfoldig|the largest|strong|the leading|bærekraftig|uavhengig|uavhengige|partipolitisk)",
    re.IGNORECASE,
)
_OUTCOME = re.compile(
    r"\b(mandat|mandater|mandatene|stemmer|stemmar|röster|stemmetall|\d+ velgere|\d+ voters|oppslutning|oppslutnad|velgeroppslutning|prosent av stemmene|plasser? i kommunestyret|represent\w* .{0,25}\b(?:i|in|på|on) (?:the )?(?:bydelsutvalget|bydelsutvalet|kommunestyret|bystyret|fylkestinget|stortinget|byrådet|council)|plass i (?:kommunestyret|bystyret|byrådet)|"
    r"representanter? i (?:kommunestyret|bystyret|byrådet)|representantar i|seats?|votes?|valgresultat|valgseier|valresultat|ordføreren|ordførar(?:en)?|flertall|fleirtal|byrådspladser|borgmesterpost|regjeringsskifte|seats on|win the|plad?s?ser i (?:byråd\w*|kommunestyr\w*|fullmäktig\w*|regionsråd\w*)|(?:driva|drive|føre|fremme|främja|gjennomføre) [\w ]{0,30}politikk?)\b",
    re.IGNORECASE,
)
_PRACTICAL = re.compile(
    r"^\W*(sted|stad|kl\.?|klokka|pris|påmelding|alle kan|alle (?:\w+ )?er velkomne|alle (?:\w+ )?er velkomen|alle velkommen|alle er velkommen|ta med|husk|mat og|bevertning|servering|lett servering|enkel servering|vi kjører|fri entré|gratis|nærmere info|meir info|mer info|"
    r"dato kommer|dato kjem|tid og sted|oppmøte|mer informasjon|settes i|legges i|legges ut|medlemmer gratis|inngang|venue|cost|booking|everyone welcome|all welcome|more info|meld|velkommen|velkomen|innbydelse kommer|alle (?:møter|møta|møtene|samlinger|møder)|møtene (?:holdes|er|finner)|all meetings|meetings (?:are|take)|møderne|tilmelding)\b",
    re.IGNORECASE,
)
_CAVEAT = re.compile(
    r"(planen|arbeidsplanen|planen her|handlingsplanen|the plan|this plan|verksamhetsplanen|arbejdsplanen|årsplanen)\s+(?:\w+ )?(?:kan|får|er|vil|skal|bygger|byggjer|gjelder|gjeld|may|is|can|will|ska|tar|tek|gir|beskriver|inneholder|inneheld|describes|sets out|bliver|blir|har|ble|vart)\b|"
    r"\b(med forbehold om|det tas forbehold|subject to change|endringer kan|(?<!vert )(?<!blir )(?<!verta )(?<!bli )(?:vedtatt|vedteke) (?:på|av)|behandlet|godkjent (?:på|av)|adopted (?:at|by)|vedtaget på|fastställd)\b",
    re.IGNORECASE,
)
_PERSONS = re.compile(r"^(?:[A-ZÆØÅÄÖ][\w.-]+(?: |$)){2,4}(?:[-–,(:].{0,40})?$")
_POLITICS = re.compile(
    r"\b(kollektivtilbud\w*|skatt\w*|eiendomsskatt|barnehage\w*|eldreomsorg\w*|sykehjem\w*|sjukeheim\w*|bompeng\w*|boligbygging|arealplan\w*|vindkraft|jordvern|klimagassutslipp\w*|utslipp|sykkelvei\w*|gang- og sykkel\w*|"
    r"offentlig\w* (?:tjenest|innkjøp|sektor)\w*|velferd\w*|privatiser\w*|tillitsreform\w*|lærer\w*|skolemat|biblioteket|næringsutvikling|arbeidsplasser|folkehelse\w*|barnefattigdom|fattigdom|helsetjenest\w*|"
    r"boliger|handel|idrett|public transport|housing|council tax|climate emissions|care homes|primærhelsetjeneste|samferdsel|kommunereform|psykisk helse|naturmangfold\w*|ulike|likestilling i)\b",
    re.IGNORECASE,
)


# "Derfor laves der en vejledning inden sommerferien 2024": a consequence with a date is an act.
_SO_WE = re.compile(
    r"\W*(?:derfor|difor|därför|therefore)\b(?=.*\b(?:20\d\d|inden|innen|innan|senest|seinast|senast|minst|mindst|by|at least)\b)",
    re.IGNORECASE,
)


def is_reason(sentence: str) -> bool:
    """Say whether a sentence argues, points elsewhere or gives examples rather than promises."""
    if _POINTER.match(sentence):
        return True
    return bool(_REASON.match(sentence)) and not _SO_WE.match(sentence)


def is_past(clause: str) -> bool:
    """Say whether a clause tells what has been."""
    return bool(_PAST.search(clause))


def is_value(verb_phrase: str) -> bool:
    """Say whether what follows the modal says what the organisation is to be, not what it is to do."""
    found = _VALUE.match(verb_phrase)
    if found and found.group("what"):
        # "være en prioritert oppgave for styret" and "være ett åpent møte" are duties.
        return not re.search(
            r"\b(prioriter\w*|oppgav\w*|opgave\w*|oppgåv\w*|fast|faste|møt\w*|kurs|stand\w*|ansvarlig|kontakt(?:person)?)\b",
            verb_phrase[:70],
            re.IGNORECASE,
        )
    return bool(_READY.match(verb_phrase))


def is_outcome(clause: str) -> bool:
    """Say whether a clause promises what only voters can give."""
    return bool(_OUTCOME.search(clause))


def is_practical(line: str) -> bool:
    """Say whether a line is a note for those who come (place, price, "ta med kopp")."""
    return bool(_PRACTICAL.match(line))


def is_about_the_plan(sentence: str) -> bool:
    """Say whether a sentence is about the document itself."""
    return bool(_CAVEAT.search(sentence))


def is_negated(words: str) -> bool:
    """Say whether bare words say that nothing happens ("Ingen møter i juli")."""
    return bool(
        re.match(
            r"\W*(?:no|ingen|inget|inga|ikke|ikkje|fri|ferie|sommerferie|sommarferie|holiday|closed|stengt)\b",
            words,
            re.IGNORECASE,
        )
    )


def is_question(sentence: str) -> bool:
    """Say whether a sentence asks."""
    return sentence.rstrip(' "»)').endswith("?")


def names_people(line: str) -> bool:
    """Say whether a line is a list of persons' names ("Kari Nordmann, leder")."""
    return bool(_PERSONS.match(line.strip()))


def is_politics(clause: str) -> bool:
    """Say whether a clause is about the policy of the municipality or the state."""
    return bool(_POLITICS.search(clause))


def example_start(clause: str) -> int:
    """Return where the examples in a clause begin, or its length."""
    found = _EXAMPLE.search(clause)
    return found.start() if found else len(clause)


_SLOGAN = re.compile(
    r"\W*(?:(?:nei|nej|no|ja|yes|stopp|stans|slutt|stop|slut|stoppa) (?:til|till|to|på|med|for)\b|(?:forby|avskaff|fjern|innfør|behold|bevar|redd|red|rädda|save|scrap|abolish|scrap|ban)\w*\b|"
    r"(?:lavere|lågare|lægre|lägre|lower|høyere|høgare|higher|billig\w*|gratis|free|makspris\w*|rettferdig\w*|rimelig\w*|fair|flere|fleire|fler|færre|færre|färre|more|fewer|full|heile|hele|mer|meir|mere|bedre|betre|bättre|better|trygg\w*|sterkere|"
    r"sterkare|kortere|kortare|kortare|mindre|grønn\w*|grøn\w*|grøne|reint|ren|rent|clean|safe\w*|affordable|minimumsnormering\w*|økt|auka|øget|ökad|ei|en|et|eit|a)\s+\S+)",
    re.IGNORECASE,
)
_SLOGAN_TOPIC = re.compile(r"\W*(?:ei|en|et|eit|a|minimumsnormering\w*)\b", re.IGNORECASE)
_PAST_VERB = re.compile(
    r"(?:^|[.:,]\s|\bog\s)(?:(?:i|under|in) (?:19|20)\d\d\s)?\W*(?:(?:vi|me|we|de|dei|\w+(?:et|en|a|ne))\s(?:\w+\s)?(?:brukte|hadde|havde|fikk|fekk|gikk|gjekk|holdt|heldt|var|ble|blei|vart|blev|ga|gav|kom|kjøpte|solgte|deltok|vedtok|arrangerte|besøkte|mistet|mista|vant|tapte|gjorde|"
    r"skrev|skreiv|startet|starta|stilte|møttes|mødtes|møttest|samlet|samla|tok|hade|fick|gick|höll|sålde|köpte|deltog)|(?:we|they|the \w+)\s(?:spent|raised|held|made|ran|sold|won|lost|met|got|went)|"
    r"(?:under|i|in) (?:19|20)\d\d\s?:)\b|^\W*(?:medlemstall|medlemstal|medlemsantal|membership)\w*\s+(?:var|er|is|was|(?:19|20)\d\d)|^\W*(?:under|i|in) (?:19|20)\d\d\s?:\s?\d",
    re.IGNORECASE,
)


def is_slogan(words: str) -> bool:
    """Say whether bare words demand something of politics ("Nei til bompenger", "Lavere eiendomsskatt") rather than promise an act."""
    return bool(_SLOGAN.match(words)) and not _SLOGAN_TOPIC.match(words)


def is_past_fact(words: str) -> bool:
    """Say whether a line states what was, or how many there are ("Vi brukte 92 000 kr", "Medlemstall 2024: 388")."""
    return bool(_PAST_VERB.search(words))
