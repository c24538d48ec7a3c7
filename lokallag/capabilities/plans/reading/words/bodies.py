"""Who can act: boards, roles, groups and members in five languages, and outsiders who cannot be bound."""

# fmt: off

# Stems of bodies and roles that a chapter can bind; matched at the start of a word, or at its end for compounds.
ROLE_HEADS: tuple[str, ...] = (
    "styret", "styre", "styremedlem", "styrets", "bestyrelse", "bestyrelsen", "bestyrelsesmedlem", "styrelse", "styrelsen", "styrelseledamot",
    "leder", "lederen", "leiar", "leiaren", "nestleder", "nestlederen", "nestleiar", "nestleiaren", "ledar", "formann", "formannen", "formand",
    "formanden", "forperson", "forpersonen", "næstformand", "næstformanden", "ordförande", "ordföranden", "ordfører",
    "kasserer", "kassereren", "kasserar", "kasseraren", "kassör", "kassören", "kassør", "økonomiansvarlig", "økonomiansvarleg",
    "sekretær", "sekretæren", "sekreterare", "sekreteraren", "skriver", "daglig leder", "dagleg leiar", "sekretariat", "sekretariatet",
    "administrasjonen", "administrasjon", "administrationen", "kontoret", "kansliet", "landskontoret", "fylkeskontoret",
    "arbeidsutvalg", "arbeidsutvalget", "arbeidsutval", "arbeidsutvalet", "au", "landsstyret", "fylkesstyret", "fylkesstyre", "lokallagsstyret",
    "valgkomite", "valgkomité", "valgkomiteen", "valgkomitéen", "valnemnd", "valnemnda", "valberedningen", "valberedning", "nominasjonskomiteen",
    "komite", "komité", "komiteen", "komitéen", "utvalg", "utvalget", "utval", "utvalet", "udvalg", "udvalget", "udvalgene", "utskott", "utskottet",
    "nemnd", "nemnda", "gruppe", "gruppa", "gruppen", "gruppene", "gruppene", "grupp", "gruppeleder", "gruppelederen", "kommunestyregruppa",
    "kommunestyregruppen", "bystyregruppa", "bystyregruppen", "fullmäktigegruppen", "byrådsgruppen", "fylkestingsgruppa",
    "arbeidsgruppe", "arbeidsgruppa", "arbejdsgruppe", "arbejdsgruppen", "arbetsgrupp", "arbetsgruppen", "redaksjon", "redaksjonen",
    "ansvarlig", "ansvarleg", "ansvarlige", "ansvarlege", "ansvarig", "ansvarlig", "kontakt", "kontaktperson", "koordinator",
    "webansvarlig", "webansvarleg", "webmaster", "nettredaktør", "redaktør", "redaktøren", "studieleder", "studieleiar", "skoleringsansvarlig", "vervansvarlig",
    "verveansvarlig", "verveansvarleg", "verveutvalget", "medlemsansvarlig", "medlemsansvarleg", "valgkampleder", "valgkamplederen", "valkampleiar", "valgkampgruppa",
    "valgkampgruppen", "valkampgruppa", "valgkamputvalget", "programkomiteen", "programnemnda", "festkomiteen", "turkomiteen", "medlem", "member", "medlemmer", "medlemmene",
    "medlemer", "medlemene", "medlemmar", "medlemmarna", "medlemmerne", "tillitsvalgte", "tillitsvalde", "tillidsvalgte", "förtroendevalda", "tillitsvalgt",
    "folkevalgte", "representantene", "representanter", "lokallag", "lokallaget", "lokallagene", "lokallaga", "lag", "laga", "lagene", "lagsleder",
    "fylkeslag", "fylkeslaget", "fylkeslagene", "fylkeslaga", "fylker", "krets", "kretsen", "kretsene", "kretsstyret", "distriktet", "avdeling", "avdelingene",
    "lokalforeninger", "lokalforeningerne", "lokalforeningen", "lokalavdelingerne", "klubber", "klubbene", "foreningene", "lokalföreningarna", "föreningarna",
    "alle", "alla", "frivillige", "frivilliga", "trener", "trenere", "instruktør", "materialforvalter", "oppmann", "dugnadsleder", "husstyret",
    "ungdomslaget", "ungdomspartiet", "kvinnenettverket", "kvinneutvalget", "pensjonistutvalget", "generalsekretær", "generalsekretæren", "partikontoret",
    "partisekretæren", "landsstyre", "sentralstyret", "hovedstyret", "hovedbestyrelsen", "forretningsutvalget", "forretningsudvalget",
    "board", "executive", "exec", "trustees", "directors", "president", "everyone", "delegates", "campaigners", "chair", "chairman", "chairperson", "chairwoman", "vice-chair", "treasurer", "secretary", "committee", "committees", "officer", "officers", "group",
    "team", "agent", "agents", "members", "branches", "branch", "councillors", "organiser", "organisers", "organizer", "organizers", "coordinators", "treasurers", "secretaries", "coordinator", "editor", "volunteers", "staff", "subcommittee", "convenor", "convener",
    "kandidatene", "kandidatane", "kandidaterna", "kandidaterne", "kandidater", "dirigent", "dirigenten", "notearkivar", "notearkivaren", "korleder", "korleiar", "formann", "fau", "klassekontakt", "klassekontakter",
    "klassekontaktene", "foreldrekontakter", "foreldrekontaktar", "forældrerådet", "skolebestyrelsen", "parents", "teachers", "reps", "rep", "helpers", "coach", "coaches", "head coach", "captain", "steward", "stewards", "shop steward",
    "ombud", "ombudet", "ombuden", "ombudene", "ombuda", "skyddsombud", "skyddsombuden", "verneombud", "verneombudet", "hovedverneombud", "hovedtillitsvalgt", "hovudtillitsvald", "klubbleder", "klubbleiar", "klubbstyret", "studieorganisatören", "studieorganisatør",
    "kursleder", "kursleiar", "løypesjef", "banemester", "vaktmester", "sanger", "sopranene", "sopranerne", "altene", "alterne", "tenorene", "tenorerne", "bassene", "basserne", "gruppeformand", "gruppeformanden", "byrådsmedlem", "byrådsmedlemmerne", "kommunestyregruppe",
    "folkevalde", "lokalleder", "lokalledere", "hjelpekorpset", "omsorgsgruppa", "omsorgsgruppen", "besøkstjenesten", "besøkstenesta", "ungdomskontakt", "valgkomiteens", "reiseleder", "turleder", "turleiar", "turledere", "vertskap", "festkomité", "festkomite", "festudvalget",
    "praktisk", "kjøkkenkomiteen", "redaksjonskomité", "kassaforvaltar", "bilagskontrollør", "rekruttansvarlig", "sosialansvarlig", "sosialansvarleg", "mediekontakt", "presseansvarlig", "presseansvarleg", "pressekontakt", "valnemndi", "valgansvarlig", "trustee", "warden", "librarian", "archivist", "webmaster",
    "webredaktør", "grendekvinner", "grendekvinnene", "fagansvarlig", "varaleder", "vara", "revisor", "revisorer", "valnämnden", "kampanjleder", "kampanjeleder",
)

# Endings that make a compound a body ("miljøutvalget", "valgkampgruppa", "bondelaget", "policy officer").
ROLE_ENDINGS: tuple[str, ...] = (
    "styret", "styremedlemmer", "utvalget", "utvalet", "utvalg", "utval", "udvalget", "udvalg", "utskottet", "komiteen", "komitéen", "komite", "komité", "kommitten",
    "kommittén", "nemnda", "nemnd", "gruppa", "gruppen", "gruppe", "gruppene", "ansvarlig", "ansvarleg", "ansvarlige", "ansvarig", "ansvariga", "leder", "lederen", "leiar",
    "leiaren", "ledere", "lederne", "sekretær", "sekretæren", "kasserer", "bestyrelsen", "styrelsen", "kontakt", "kontakten", "kontakter", "laget", "laga", "lagene", "lagene", "kvinnene",
    "formand", "formanden", "formann", "ordförande", "ordföranden", "arkivar", "arkivaren", "sjef", "sjefen", "chef", "chefen", "mester", "kontaktene", "kontaktane", "kontaktarna", "trener", "treneren", "trenerne", "trenarane", "dirigent", "instruktør", "instruktørane", "instruktørene", "ombuden", "ombudene", "ombudene", "gruppene", "gruppane", "grupperne", "grupperna", "utvalgene", "utvala", "udvalgene", "utskotten", "kommittéerna",
    "tillitsvalde", "tillidsvalgte", "folkevalgte", "folkevalde", "vertene", "sekretariatet", "komitéene", "nemndene", "avdelingene", "avdelingane", "afdelingerne", "avdelningarna", "klubbene", "klubbane", "klubberne", "klubbarna", "ledelsen", "leiinga", "ledningen", "presidiet",
    "redaktør", "koordinator", "kontoret", "teamet", "forvalter", "repræsentanten", "representanten", "repræsentant", "representant", "tillitsvalgte", "tillitsvalde", "foreningen", "foreninga", "föreningen", "klubben", "rådet", "ombud", "ombudet",
)

# The organisation itself: it acts, but naming it says no more than "we".
SELF_NOUNS: tuple[str, ...] = (
    "vi", "me", "we", "man", "lokallaget", "laget", "partiet", "partilaget", "foreningen", "foreninga", "föreningen", "forening", "klubben", "organisasjonen",
    "organisationen", "avdelingen", "avdelinga", "avdelningen", "lokalforeningen", "lokalavdelingen", "kretsen", "fylkeslaget", "fylkespartiet", "kommunepartiet",
    "bygdelaget", "sogelaget", "historielaget", "kommuneforeningen", "partiforeningen", "lokalavdelinga", "vælgerforeningen", "partiafdelingen", "afdelingen",
    "lokalafdelingen", "kredsforeningen", "kredsen", "distriktet", "the branch", "branch", "the chapter", "chapter", "the association", "association", "the party",
    "society", "the society", "the local party", "the club", "the organisation", "the organization", "lokalavdelningen", "partiavdelningen", "kommunföreningen", "kåren",
)

# Outsiders: what they "must" do is politics, not this plan.
OUTSIDERS: tuple[str, ...] = (
    "kommunen", "kommuner", "kommunane", "kommunene", "kommunerne", "kommunens", "kommunestyret", "bystyret", "byrådet", "fylkeskommunen", "fylket", "staten",
    "regjeringen", "regjeringa", "regeringen", "stortinget", "folketinget", "riksdagen", "norge", "noreg", "danmark", "sverige", "samfunnet", "samhället", "samfundet",
    "skolen", "skulen", "skolan", "skolene", "skulane", "barn", "barna", "elever", "elevar", "eldre", "ældre", "äldre", "innbyggere", "innbyggerne", "innbyggjarane", "borgerne",
    "borgere", "invånare", "næringslivet", "bedrifter", "myndighetene", "myndigheterna", "politiet", "politikerne", "velgerne", "vælgerne", "väljarna",
    "council", "government", "state", "parliament", "society as a whole", "schools", "children", "residents", "citizens", "the city", "the municipality",
)

EVERYONE = frozenset({"alle", "alla", "all", "everyone", "everybody", "hele laget", "alle medlemmer"})
