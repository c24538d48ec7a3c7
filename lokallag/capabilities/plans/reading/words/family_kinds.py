"""Word families that the first lists read wrongly: newspapers, evenings, drills, badges, selections, things kept in repair."""

# fmt: off

# (kind, weight, pattern), as in `kinds.py`.
FAMILY_KIND_RULES: tuple[tuple[str, int, str], ...] = (
    # words with two meanings: "i stand" is in repair, "stand a candidate" is to nominate
    ("continuous_duty", 10, r"\b(haldast|holdes|halde|holde|hålla|hållas|holdes|sette|settes|setjast) (\w+ )?i (god |brukbar |ordentlig )?(stand|hevd|hævd|skick)\b|\b(haldast|holdes|halde|holde) ved like\b|\bkept? in (good )?repair\b"),
    ("continuous_duty", 9, r"\baccessible (to|for)\b|\btilgjengelege? for\b|\btilgjengelige? for\b|\btilgængelige? for\b"),
    ("nomination", 12, r"\b(stand|field|run|select|adopt|choose)\w* (a |our |\d+ |full )?(slate of )?(candidates?)\b|\bcandidates?\b.{0,50}\b(be|are) (selected|chosen|adopted)\b"),
    # media and print
    ("letter_to_editor", 10, r"\bletters? (to|in|for) (the |our )?(\w+ ){0,2}(echo|times|post|news|herald|gazette|chronicle|argus|mail|guardian|mercury|observer|journal|courier|press|papers?|newspapers?|advertiser|standard|tribune|star|express|record)\b"),
    ("web_social_media", 12, r"\b(facebook|instagram|nettsid|nettstad|heimesid|hjemmesid|hemsid|tiktok|fb)[\w-]* .{0,30}\b(innlegg|oppslag|opslag|inlägg|posts?|poster|saker|oppdatering\w*)\b|\b(innlegg|oppslag|opslag|inlägg|posts?)\b .{0,12}\b(facebook|instagram|nettsid|tiktok|fb)\w*"),
    ("publication", 9, r"\b(editions?|issues?) of (?!the day)|\b(utgaver|utgåver|nummer|numre|udgaver) av |\bnumre af\b|\bnummer av (blad|tidning|avis)\w*"),
    ("member_information", 9, r"\b\w*newsletters?\b|\b\w*nyhetsbrev\w*|\b\w*nyheitsbrev\w*|\b\w*nyhedsbrev\w*"),
    # people
    ("recruitment", 9, r"\b(get|getting|involve|attract|engage|bring)\b .{0,6}\b(more|new|younger|young)\b.{0,20}\b(people|members|women|faces|volunteers)\b|\bfå(r)? med (oss |seg |sig )?(fleire|flere|fler|nye|nya|yngre|unge|mindst|minst)\b|\bfå (mindst|minst)? ?(en|én|ein|éin|et) (ny|nye|ny medlem)\b|\bta med (én|en|ein|éin|ei) (ny|nye|venn|ven)\b"),
    ("members_contacted", 10, r"\b(ring\w*|telefon\w*|phone\w*|call\w*)\b .{0,25}\b(tidlegare|tidligere|tidigare|former|every|each|nytt|nye|new|nya)\b .{0,12}\b(medlem|member)\w*|\btelefon til (hvert|kvart|alle|nye)\b"),
    # gatherings
    ("event_social", 10, r"\bjule?(møte|møde|møtet|samling|kveld|aften|treff|hygge)\w*|\bjul(möte|träff|kväll)\w*|\b(welcome|thank-?you|appreciation|newcomers'?|volunteers?'?) (evening|party|do|lunch|tea|night|event|reception)s?\b|\b(takke|velkomst|velkommen)(fest|kveld|aften|middag)\w*|\bspis(e)?kveld\w*|\bfællesspisning\w*"),
    ("event_other", 9, r"\b\w*(bingo|bankospil|banko|utlodning|utlodding|udlodning|tombola|åresal)\b|\b(emergency |fire |rescue |joint )?(exercise|drill)s?\b(?! (of|the))|\b\w*(øvelse|øving|övning)(en|er|ar|a)? (med|saman med|sammen med)\b|\b(bekransning|kransenedlegg|kransnedlegg|kransenedlægg|kransnedläggning|wreath)\w*|\bwreath[- ]laying"),
    ("event_other", 6, r"\b(?!jule)\w*frokost(en|er|ar)?\b|\bfrukost\w*|\bbreakfasts?\b"),
    ("event_other", 12, r"^\W*\w*(trim|gå|tur|sang|song|strikke|hobby|data|danse|dans|hånd\w*|lese|kaffe|male|håndarbeids)(gruppe|gruppa|grupp|gruppen|hold|lag)\b.{0,6}\b(hver|kvar|hvert|annenhver|varje|på \w+dag)\b"),
    ("prize_award", 10, r"\b(badges?|medals?|certificates?|pins?|trophies|hedersnål\w*|nåler|merker for lang tjeneste)\b .{0,25}\b(presented|given|awarded|handed out|deles ut|delast ut|overrekkes)\b"),
    # structure
    ("group_established", 12, r"\b(få|får|fikk|get|sette|starte|starter) (til |seg |up )?i (gang|gong) .{0,25}\w*(gruppe|gruppar|grupp|grupper|utvalg|utval|nettverk)\b|\b(peik\w*|pek\w*|peg\w*|udpeg\w*|utpek\w*) (ut )?.{0,25}\w*(gruppe|utvalg|utval|komit[eé]|udvalg|nemnd)\b|\b(oprettes|opprettes|opprettast|etableres|dannes|nedsættes|bildas) .{0,12}\b\w{3,}(hold|team|laug)\b"),
    ("branch_established", 12, r"\b\w*-?lag(et|a)? .{0,6}(kommer|kjem|kommit|kom|komme|kome) i (gang|gong)\b|\b\w*(afdeling|avdeling|branch)\w* .{0,10}(kommer|kjem|gets?) (i gang|i gong|going|started)\b"),
    # papers and money
    ("document_adopted", 12, r"\b(forelegg\w*|forelagt|forelægg\w*|førelegg\w*|lagt fram|lagt frem|legges fram|legges frem|leggast fram|put to|laid before|föreläggs)\b .{0,40}\b\w*(plan|program|budsjett|budget|strategi)\b"),
    ("evaluation", 11, r"\b(plan|strategy|policy|programme|planen|strategien)\b.{0,12}\b(reviewed|evaluated|gjennomgås|gjennomgåast|evalueres|evaluerast|utvärderas|gennemgås)\b"),
    ("admin_filing", 12, r"\b(files?|filing|submits?|lodges?) (our |the |its )?(\w+ )?(accounts|returns?|annual report)\b"),
    ("finance", 10, r"\bflag days?\b|\bcollecti(on|ng) (day|tin|box)\w*|\b(presents?|gir|legger fram|legg fram) (the )?(figures|tall|tal)\b|\bfundrais\w*"),
    ("funding_application", 10, r"\b(apply|applications?|applying|bids?) to (the |local |a |our )?(\w+ )?(trusts?|foundations?|council|fund|funds|lottery|charit\w+)\b"),
    ("board_work", 8, r"\b(styret|bestyrelsen|styrelsen|board|committee) (planlegg|planlægg|planerar|plans)\w* .{0,20}\b(neste|næste|nästa|next|halvår|år\b|term)\w*|\b(valgkomit|valnemnd|valberedning)\w* (starter|startar|begynner|byrjar|går i gang)\b"),
    ("participation", 11, r"\b(fylkes|lands|region|krets|distrikts)\w*(årsm|møte|ting|stevne|konferans)\w*\b.{0,40}\b(utsending|delegat|ombud)\w*|\b(a |have a |be )(presence|visible) (at|on|in)\b"),
    ("coordination", 9, r"\b(close |good |working |friendly )+(relations?|relationships?|contact|links|ties)\b|\bkeep (talking|in touch) (to|with)\b|\bhold(e|er)? kontakt(en)? med\b|\bstyrk\w* kontakt\w* med\b"),
)
