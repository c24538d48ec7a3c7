"""What a column of a list of members may mean, and what it is called in the systems that make such lists.

The names are folded (lower case, letters and digits only, å as a, ø as o, æ as e). Known: Hypersys, Medlemssys' Access
export, NIF KlubbAdmin, Memlist, Zetkin, and what people call columns themselves, in nb, nn, sv and en.
"""

import re

from lokallag.core.people.searching import search_key

#: Each field with its names, the surest first.
NAMES: dict[str, tuple[str, ...]] = {
    "identity": tuple(
        "fodselsnummer fodselsnr fnr personnummer personnr nationalid nationalidentitynumber ssn fodselsogpersonnummer "
        "fodselsnummer11siffer fodselsnummerdnummer dnummer".split()
    ),
    "member_number": tuple(
        "medlemsnummer medlemsnr medlemnr medlnr medlemnummer medlemsnumer medlemsnumber membernumber memberno membernr "
        "memberid membershipnumber membershipid medlemsid medlemid foreningsnummer extid externalid userid kundenummer "
        "kontaktid personid id nr nummer".split()
    ),
    "given_name": tuple(
        "fornavn fornamn firstname givenname forenavn fornavnene fornavnmellomnavn fornavnogmellomnavn first "
        "tilltalsnamn kallenavn".split()
    ),
    "middle_name": tuple("mellomnavn mellomnamn middlename mellannamn middle".split()),
    "family_name": tuple(
        "etternavn etternamn efternamn lastname surname familyname slektsnavn familienavn last etternavnene".split()
    ),
    "name": tuple(
        "navn namn name fulltnavn fulltnamn fullstendignavn fullstendignamn fullname medlemsnavn medlemsnamn "
        "etternavnfornavn navnetternavnfornavn etternavnogfornavn fornavnogetternavn fornavnetternavn kontaktnavn "
        "displayname medlem member person".split()
    ),
    "email": tuple(
        "epost epostadresse email mail emailadress emailaddress emailadresse epostadress mailadresse mailaddress "
        "epostprivat privatepost epost1 email1 primaryemail".split()
    ),
    "email_other": tuple("epost2 email2 epostarbeid arbeidsepost alternativepost secondaryemail jobbepost".split()),
    "phone": tuple(
        "mobil mobiltelefon mobilnummer mobilnr mobiltlf tlfmobil mobile mobilephone mobilenumber cellphone cell telefon "
        "telefonnummer telefonnummervalgfritt telefonnr tlf tlfnr tlfnummer phone phonenumber telefonmobil mobilprivat "
        "telephone telefon1 phone1".split()
    ),
    "phone_other": tuple(
        "tlfh tlfa htlf telefon2 phone2 altphone hometelephone homephone workphone telefonprivat privattelefon "
        "telefonhjem hjemmetelefon heimetelefon fasttelefon telefonarbeid arbeidstelefon jobbtelefon hemtelefon "
        "arbetstelefon mobil2".split()
    ),
    "street": tuple(
        "gateadresse adresse gatuadress gatuadresse adress streetaddress street address address1 adresse1 adresselinje1 "
        "addressline1 tilskrift1 tilskrift bostedsadresse veiadresse vegadresse gate gatenavn gata postadresse "
        "postaladdress hjemmeadresse heimeadresse utdelningsadress".split()
    ),
    "street_more": tuple(
        "tilskrift2 coadresse coaddress co address2 adresse2 adresselinje2 addressline2 coadress adressetillegg".split()
    ),
    "postcode": tuple("postnummer postnr zip zipcode postalcode postcode postkode postnumer pnr postnrhjem".split()),
    "place": tuple("poststed poststad postort sted stad city town place by ort tettsted bosted".split()),
    "post": tuple("post postnummerogsted postnummerogpoststed postnrsted postnrogsted postnrpoststed hpost".split()),
    "municipality_number": tuple("kommunenummer kommunenr kommunkod municipalitynumber kommunekode".split()),
    "birth": tuple(
        "fodselsdato fodt fodselsar fodear fodd fodelsedatum fodelsear fodselsaret birthdate birth birthday dateofbirth "
        "birthyear yearofbirth fodtdato fodtar fodtear dob fodseldato".split()
    ),
    "joined": tuple(
        "innmeldt innmeldtdato innmeldingsdato innmeldtden dateinnmeldt medlemfra medlemsiden medlemsidan innmelding "
        "intradesdatum medlemsedan intrade startdate startdato joined joinedon joindate joiningdate membersince inn "
        "innmeldtsiden medlemsstart datoinnmeldt created opprettet registrert registrertdato".split()
    ),
    "left": tuple(
        "utmeldt utmeldtdato utmeldingsdato utmelding utdato enddate sluttdato left lefton leftdate leavingdate uttrade "
        "uttradesdatum utmeld datoutmeldt".split()
    ),
    "state": tuple(
        "status medlemsstatus medlemskapsstatus medlemstatus medlemsskapsstatus state membershipstatus memberstatus "
        "ismember tilstand".split()
    ),
    "paid": tuple(
        "betalt kontingentbetalt betaltkontingent kontingent kontingentstatus paid betalingsstatus betalningsstatus "
        "betald betaltdato betalingsdato regbet kontingentbetaltdato harbetalt feepaid paidon medlemsavgift".split()
    ),
    "fee_year": tuple("kontingentar betalingsar feeyear medlemsar kontingentaret ar year avgiftsar betaltar".split()),
    "language": tuple("sprak malform spraak language malforma sprakkode".split()),
}

#: Names of columns that say something the chapter has no use for; they are left out, and the page says so.
LEFT_OUT = frozenset(
    "kjonn kon gender sex egetkon country land landkod landskod registerkode lagsnr lag lokallag organisation organisasjon "
    "organisationname organisationshortname organisationid organisasjonsledd avdelning fylke fylkeslag region regionskod "
    "kommune alder age lp gjer merknad notat kommentar innmedl utb mi medleminf ringb postb epostb mmb mnmb brukheime "
    "farretor retur heimeadr tilskriftendra verva verv role rolle roles foretaksnavn orgnummer".split()
)
FIELDS = tuple(NAMES)
#: Fields that several columns may fill.
MANY = frozenset({"email_other", "phone_other", "identity"})
_KNOWN = {name: (field, place) for field, names in NAMES.items() for place, name in enumerate(names)}
_PART = re.compile(r"[^a-z0-9]+")


def folded(name: str) -> str:
    """Return a column's name as it is compared."""
    return _PART.sub("", search_key(name))


def field_named(name: str) -> tuple[str, int] | None:
    """Return the field that a column's name says, and how sure that is (0 the surest); None for an unknown name."""
    key = folded(name)
    if key in _KNOWN:
        return _KNOWN[key]
    # «Telefon (mobil)», «Navn *», «E-post:»
    bare = folded(re.sub(r"\(.*?\)|\[.*?\]", " ", name))
    return (_KNOWN[bare][0], _KNOWN[bare][1] + 50) if bare in _KNOWN else None


def is_header_word(name: str) -> bool:
    """Whether the text is the name of a column in some system."""
    return field_named(name) is not None or folded(name) in LEFT_OUT
