"""More verbs: stems from clubs, choirs, unions, care and parents' groups, and the short presents of Nynorsk."""

# fmt: off

# Regular stems (infinitive in -e or -a, present in -er, -ar, passive in -es, -ast, -as).
MORE_STEMS: tuple[str, ...] = tuple("""
preparer mål reparer installer monter bemann beman merk skilt målsett måle sponse sponsor kartlegg digitaliser registrer skann fotografer intervju
purr minn varsl varsle oppfordr opfordr uppmana inspir veiled vejled vägled rettlei handled støtt coach mentor opplær innøv indøv övr øv ør gjest gjeste
tilstreb strev stræb sträv freist forsøk försök prøv pröv våg tør anerkjenn belønn lov honorer hedr heidr takk tack gratuler
inkluder integrer mottak velkomn ønsk ønskj önsk hils hels bakk bekjemp motarbeid motvirk førebygg forebygg forbygg forhindr hindr avverg
betal dekk täck refunder fakturer innbetal innkrev inndriv krev kræv kräv spar sløs hushold hushåll hushald budsjetter låne lån lån leie lej
pass vakt overvåk övervak bevak følgje kontroller sjekk tjekk kolla granskn gransk revider
opprust opprust oppgrader moderniser fornye utbedr utbetr forbedr ombygg utbygg udbygg utbygg vidarebygg
innfri oppfyll opfyld uppfyll leverer avlever aflever avgi afgiv avge avgje overlever inngi innlever indlever indsend innsend insänd
invit innby indbyd inbjud samkall sammenkall indkald innkall tilkall
organisér strukturer systematiser prioriter rulle ruller roter omroker erstatt erstat ersätt avløs avlastn
utarbet framställ framtag framleg fremlegg fremlæg föreslå förankr forankr
fremskaff innsaml anvis skjenk tilbered kok stek dekor dekorer rigg ned-rigg tapp
sy strikk hekl syng sjung øvle spel musiser dans framfør fremfør opfør uppför innstuder indstuder repeter turner
gå ren rens vask rydd måk brøyt klipp gjerd luk beskjær slå vann gjødsl så høst haust
hold avhald avvikl afvikl genomför igångsätt iverksett iverksæt effektuer
tilslutt affilier forhandl teckn tegn inngå indgå ingå
publisér spreng mangfoldiggjør kopier print dupliser oversett oversæt översätt
debatter diskuter drøft belys klarlegg utred utrede overvej overvei vurder
sammenlign samle samordn utjevn utveksl fordel omfordel
utnevn udnævn udpeg vælg innstill indstill konstituer tiltre fratre avgå
synliggjer synliggør tydeliggjer tydeliggør lettgjør muliggjør muleggjer gjenopplive gjenopptak genoptag återuppta
revitaliser gjenopprett genopret genetabler reetabler omorganiser nyorganiser
""".split())

# Presents without an ending, mostly Nynorsk: verbs only behind a subject.
BARE_PRESENTS: frozenset[str] = frozenset("""
möts mötas träffas möter holds passar håller skickar tager
legg held skriv tek gjev driv syt set kjem finn bind bryt syng spring drep les ser står går får gjer bær skjer deler passer tilbyr innbyr
køyrer kjøper sel seier vidarefører følgjer spør når heng grip slepp vinn rekk sørgjer leiar byd lyg lægger lader lar leder leiar fører
""".split()) - frozenset(("skjer", "ser", "når", "går", "les", "leiar", "leder", "spring", "heng"))

# English verbs that open a bullet in a club's or a parents' plan.
MORE_ENGLISH: frozenset[str] = frozenset("""
arrange staff stock paint mend tidy sweep collect gather rehearse perform sing play coach train referee umpire umpire marshal bake cook serve cater decorate
email text ring chase remind nudge check test trial pilot scope cost price quote fundraise crowdfund donate match claim reclaim bank insure
vet audit renew replace upgrade refresh refurbish overhaul repaint replant prune mow weed dig build erect install fit fix
lobby petition march picket rally protest negotiate bargain ballot enrol sign-up signpost refer befriend accompany escort transport drive deliver
minute circulate file archive backup migrate redesign rebrand relaunch livestream stream film photograph caption edit proofread
promote push advertise market publicise publicize brief debrief induct onboard shadow upskill trial rotate share swap exchange twin partner
talk chat listen gauge sound elect co-opt co-host select shortlist choose agree ratify endorse approve sanction
keep ensure see stay widen broaden deepen foster nurture champion celebrate commemorate observe honour
subscribe affiliate join rejoin link tie book reserve secure hire borrow lend loan purchase order source procure
continue carry finalise finalize complete submit lodge return respond reply answer feed
""".split()) - frozenset(("text", "market", "brief", "film", "price", "cost", "bank", "fit", "stock", "staff", "test", "claim", "minute", "match", "order", "source", "partner", "return", "play", "drive", "ring", "pilot", "trial", "exchange", "transport", "rally", "march", "quote", "stream", "email", "check", "talk", "coach", "train", "push", "see"))
