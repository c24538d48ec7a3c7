"""Verbs by which plans promise things: stems whose infinitives, presents and passives are generated."""

# fmt: off

import re

from lokallag.capabilities.plans.reading.words.more_verbs import BARE_PRESENTS, MORE_ENGLISH, MORE_STEMS
from lokallag.capabilities.plans.reading.words.time import NUMBER_WORDS

# Regular verbs: the stem takes -e (nb, nn, da), -a (nn, sv); the imperative is the bare stem.
_STEMS = """
arranger organiser gjennomfør genomför gjennomfør hold held avhold afhold anordn arranger inviter innby kall innkall møt
utarbeid udarbejd utarbet lag skriv skap produser produc publiser publicer trykk vedtak vedta revider evaluer evaluér
oppdater opdater uppdater oppgrader videreutvikl videreudvikl vidareutvikl vidareutveckl utvikl udvikl utveckl fornyt forny
etabler opprett opret uprett skip dann start begynn sett sæt sätt nedsett oppnevn utnevn peik pek utpek utpeg utse velg vel velj vælg välj
verv rekrutter rekryter hverv värv behold kontakt ring ringj besøk besøg besök oppsøk oppsøg oppsök følg følgj følj følgj
hels velkom informer orienter kommuniser kommunicer formidl formidle spre spred sprid del dele fordel utdel uddel distribuer
sørg syrg sikr säkr trygg trygge bidra bidrag medvirk medverk hjelp hjälp støtt støtte stött stö bist assister bistå
delta deltag delt ta tak tag følg få gi giv ge gje bygg bygge styrk stärk styrke øk øg ök auk vidareutvikl utvid udvid utvidg
skoler skuler skol kurs utdann uddann utbild lær opplær opplys undervis tren øv drøft diskuter drøfte debatter samtal
samarbeid samarbejd samarbet samordn koordiner koordinér planlegg planlæg planer planlegge forbered forbered førebu förbered forberede
vedlikehold vedlikehald vedligehold underhåll opprettholde oppretthold opretthold upprätthåll viderefør vidarefør viderefør fortsett fortsæt fortsätt
hald halde profiler synliggjør synliggjer markedsfør marknadsfør markedsfør marknadsför promoter reklamer annonser
søk søg sök send sende lever levere leverér innlever rapporter registrer innrapporter svar besvar uttal kommenter foreslå
frem fremme fremj främj fram fremm jobb arbeid arbejd arbet virk verk kjemp kæmp kämp driv drifte drift forvalt utnytt udnytt nytt
bruk bruge brug använd benytt anvend sats prioriter fokuser konsentrer legg læg lägg leggj still stell ställ
utfordr påvirk påverk engasjer engager involver aktiviser aktiver mobiliser stimuler motiver inspirer oppmuntr oppmod oppfordr opfordr uppmuntr uppman
kartlegg kartlägg kortlæg undersøk undersøg undersök vurder värder overvei analyser kvalitetssikr gjennomgå gjennomgang
samle saml innhent indsaml samla innsaml skaff opparbeid anskaff kjøp køb köp selg sælj sælg sälj lei lej hyr finansier budsjetter
lans lanser lancer presenter vis vise utgi utgje udgiv utge feir fejr fir marker uppmärksamm markere hedre
åpn opne åbn öppn open lukk avslutt afslutt avslut slutt slutfør sluttfør slutför fullfør fuldfør fullför ferdigstill færdiggør
oppsummer opsummer sammanfatt dokumenter arkiver digitaliser fotografer filme filmatiser bearbeid behandl behandle handsam
nominer innstill indstill utform udform form formuler tydeliggjør klargjør klargjer avklar klarlegg fastsett fastlegg bestem avgjør
ivareta ivaretak varetag fang knytt knytte tilby tilbyd erbjud tilrettelegg tilrettelæg legge tilpass anpass
reis reise dra dro kjør kør kör gå stå spill spel spil syng plant rydd rydde rens reparer mal pynt smør bak baka server
rett rette inkluder innlem integrer opptre opptred deltak oppnå opnå uppnå nå møtes møtest treff treffe träff mødes
ajourfør bokfør bogfør revisjon tegn teikn nettverk snakk tal prat utveksl udveksl utbyt
forbedr forbetr förbättr bedr betr effektiviser forenkl avlast begrens reduser halver minsk doble fordobl dobl
sponse sponsor premier pris beløn løft lyft lytt lyssn lyt bevar bevare vern skjøtt sjå sørge
tilføre tilfør innfør indfør inför gjeninnfør iverksett iverksæt igångsätt sluttstill utlys udlys annonser beman
representer forhandl forhandle foresl argumenter agiter demonstrer aksjoner aksjon lobby spør rådfør konsulter
opprettholde nedsette nedsæt tilsett anset anställ ansett lønn byt skift overta overtag hent bring spar saml
fyll fyllest utgi gjør gjer gjør gør gör
utred utrede lav meld sammanträd sammenkall skick ordn anmäl hitt fix städ städa lägg utveckla planera engagera nedsætt fastsætt igangsætt iverksætt plukk stem stemple merk marker pleie plei omsorg bli bliv vær ver
""".split()

_IRREGULAR_INFINITIVES = """
gå få gi gje gje se sjå stå ta ha bli være vere gjøre gjere gjera vera verta verte skje la lata late nå bo tro
give gøre blive være stå se tage have lade ske holde gå afholde deltage
göra vara bli ge ta ha se stå få gå hålla låta ske delta anta dra
be bede spre dra dra skaffe synes møtes treffes bidra delta ivareta vedta overta innta motta foreta ta oppta
stille trå foreslå bistå oppstå forstå tilby innby by forbli opptre inndra tildele
rykke heve knyte skyte flytte dekke sy strikke fiske vinne tape hente være bære lese lære høre høyre kjøre
skifte bytte rulle utgjøre være tilgjengeleg opne lukke tenke tenkje bygge byggje leggje seie setje velje telje krevje følgje selje
rusle vandre gåtur sikte synge drive utdele utlevere
""".split()

_ENGLISH = """
hold arrange organise organize run host plan prepare write draft publish produce print adopt revise review update
create establish set start launch form found appoint elect recruit enrol enroll sign contact call ring phone visit
welcome invite inform send share communicate train educate teach develop build strengthen increase grow expand
support help assist provide offer give deliver submit apply raise fundraise collect raise seek secure ensure
maintain keep continue improve promote advertise use post attend participate take join represent meet work
cooperate collaborate coordinate liaise engage involve encourage mobilise mobilize campaign canvass leaflet knock
respond answer comment monitor evaluate assess report document register make get put bring explore investigate
map survey consult discuss debate agree decide ask appoint nominate select celebrate mark open close complete
protect inspire preserve enhance foster enable empower safeguard enjoy conserve champion influence serve study learn facilitate reduce tackle attract retain widen
deepen embed act speak listen win stand select return gain elect nominate hire rent lease buy sell clean repair restore plant survey research digitise catalogue transcribe
respond reply challenge oppose defend lead guide mentor thank recognise honour invest budget audit file register renew strengthen finish finalise finalize implement introduce pilot monitor track follow lead manage administer chair convene
distribute deliver circulate translate record archive award recognise thank feed host stage sponsor fund redesign
relaunch advocate lobby push press be become have find identify connect reach extend double aim strive
""".split()

# Nouns and verbs at once: verbs only after an infinitive marker or a modal.
AMBIGUOUS = frozenset(
    """møte reise støtte stemme plan spille feste tale dele merke handle søke form kurs start bruk bruk møt svar støtt ring sats
    kontakt besøk arbeid samarbeid jobb drift del sett lag vel verv salg tale tal vis form pris marker kall hold spor open leie lei mal
    ansett form reis plant øv premier skip tren merk vern spar hjelp skap rett løft form dra ver nett tak tag delt fram still virk verk
    drift kjøp køb köp film post work report plan review support campaign help train visit call form press record fund
    stage survey map lead mark post share offer document start update comment address meet
    øvelse drifte forny begynn formidl hefte skole fremme styrke
    lønn tegn styrk trykk fang hent knytt spill mobil sans prat slutt sponsor utstyr bak pynt""".split()
)

# Verbs that say how things are, never what will be done.
STATIVE = frozenset(
    """er var har hadde trenger treng trengs mener meiner tror trur synes synest ønsker består finnes finst ligger ligg gjelder gjeld
    viser betyr kjenner vet veit vil kan må skal bør handler dreier heter heiter krever krev avhenger tyder regner tilhører
    behöver menar tror finns ligger gäller visar betyder vet heter kräver innebærer inneber omfatter utgjør utgjer
    is are was were has have had needs means believes consists remains seems contains knows requires
    findes består gælder kræver need needs believe believes want trenger behøver koster kostar goes go depends varies lies""".split()
)


# Presents that are plural nouns as often as verbs.
_NOUNS_TOO = frozenset(
    """møter møtar reiser planer fester stemmer turer kurser støtter saker priser former marker merker handler deler taler rammer søker virker
    besøker kontakter samler spiller følger kommer går gir gjev giver starter kurses svarer grupper vedtekter lager tar stårfyller fyllar heter kalles""".split()
) - frozenset("kontakter følger lager tar samler besøker søker starter svarer stemmer kommer".split())


def _infinitives() -> frozenset[str]:
    forms = set(_IRREGULAR_INFINITIVES)
    for stem in (*_STEMS, *MORE_STEMS):
        if stem.endswith(("e", "a", "å")):
            forms.add(stem)
        else:
            forms.update((stem + "e", stem + "a"))
            if stem.endswith(("g", "k")):
                forms.update((stem + "je", stem + "ja"))
    return frozenset(forms)


def _finite() -> frozenset[str]:
    forms: set[str] = set()
    for stem in (*_STEMS, *MORE_STEMS):
        bare = stem[:-1] if stem.endswith(("e", "a")) and len(stem) > 3 else stem
        forms.update(bare + ending for ending in ("er", "ar", "r", "es", "ast", "as", "est"))
        if len(bare) > 3 and bare[-1] in "tsmnlpgk" and bare[-2] in "aeiouyæøåäö" and bare[-3] not in "aeiouyæøåäö":
            forms.update(bare + bare[-1] + ending for ending in ("er", "ar", "es", "as"))
    forms.update(
        """tar tek tager går får gir gjev ger giver blir vert bliver gjør gjer gør gör holder held håller hålls holdes haldast haldes
        avholdes afholdes deltar deltek deltager møtes møtest mødes velger vel väljer vælger setter set sætter sätter legger lägger
        lægger ber beder sender står stiller søker søger söker skriver skriv skipar innbyr tilbyr tilbys bidrar bidreg drar dreg
        finner tas utarbeides lages lagar lager vedtar vedtas vedtek satsar satser driver driv tilbydes hjelper bygger
        feirer markerer serverer vises deles møter snakker følger kjører inviterer går skaffer selger kjøper utgis""".split()
    )
    for verb in _IRREGULAR_INFINITIVES:
        if verb.endswith("å"):
            forms.update((verb + "s", verb + "r"))
    forms.update("gjennomgås gjennomgår gjennomgåes foreslås ses tas gis gjeres".split())
    forms.update(BARE_PRESENTS)
    return frozenset(forms - STATIVE - _NOUNS_TOO)


_PREFIX = re.compile(r"^(?:frem|fram|ut|ud|inn|ind|in|opp|op|upp|ned|på|til|over|for|gjen|gen|an|av|af|med|sam|videre|vidare|ny|om|under|etter|bort|bekjent|tydelig|sammen|saman)(?=\w{4})")


def _bare(word: str) -> str:
    """Return a word without the particle before it, or nothing when none is there."""
    found = _PREFIX.match(word)
    return word[found.end() :] if found else ""


def is_infinitive(word: str) -> bool:
    """Say whether a lower-case word is an infinitive the lexicon knows, alone or behind a particle ("framlegge")."""
    if word in INFINITIVES:
        return word not in NUMBER_WORDS
    bare = _bare(word)
    return bare in INFINITIVES and bare not in AMBIGUOUS and len(word) > 7


def is_finite(word: str) -> bool:
    """Say whether a lower-case word is a present or a passive the lexicon knows, alone or behind a particle ("fremlægger")."""
    return word in FINITE or (_bare(word) in FINITE and word not in _NOUNS_BEHIND)


# Nouns that look like a particle and a verb.
_NOUNS_BEHIND = frozenset("oppgaver utgifter innlegg avtaler forslag omsorg tillegg innsatser utvalg undervisning opplevelser forhold avdelinger".split())

INFINITIVES = _infinitives() | frozenset(_ENGLISH) | MORE_ENGLISH
IMPERATIVES = frozenset(s for s in _STEMS if len(s) > 3) | frozenset(_ENGLISH)
FINITE = _finite()
ENGLISH_VERBS = frozenset(_ENGLISH)
INFINITIVE_MARKERS = frozenset({"å", "at", "att", "to", "og"})
