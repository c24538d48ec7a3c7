"""Why a document could not be read, as a code with figures and one clear sentence in each language."""

from __future__ import annotations

_SENTENCES: dict[str, dict[str, str]] = {
    "empty": {
        "en": "The file is empty.",
        "nb": "Filen er tom.",
        "nn": "Fila er tom.",
    },
    "no_text": {
        "en": "There is no text in the file; it may be a scanned picture. Paste the text, or save it with text recognition.",
        "nb": "Det er ingen tekst i filen; den kan være skannet som bilde. Lim inn teksten, eller lagre den med tekstgjenkjenning.",
        "nn": "Det er ingen tekst i fila; ho kan vere skanna som bilete. Lim inn teksten, eller lagre fila med tekstattkjenning.",
    },
    "encrypted": {
        "en": "The file is locked with a password. Save it without a password and try again.",
        "nb": "Filen er låst med passord. Lagre den uten passord og prøv igjen.",
        "nn": "Fila er låst med passord. Lagre ho utan passord og prøv igjen.",
    },
    "wrong_type": {
        "en": "This kind of file cannot be read. Use .docx, .odt, .pdf, .txt or .md.",
        "nb": "Denne typen fil kan ikke leses. Bruk .docx, .odt, .pdf, .txt eller .md.",
        "nn": "Denne typen fil kan ikkje lesast. Bruk .docx, .odt, .pdf, .txt eller .md.",
    },
    "too_large": {
        "en": "The file is too large: at most {limit} can be read.",
        "nb": "Filen er for stor: høyst {limit} kan leses.",
        "nn": "Fila er for stor: høgst {limit} kan lesast.",
    },
    "too_many_pages": {
        "en": "The document has {pages} pages; at most {limit} can be read.",
        "nb": "Dokumentet har {pages} sider; høyst {limit} kan leses.",
        "nn": "Dokumentet har {pages} sider; høgst {limit} kan lesast.",
    },
    "zip_bomb": {
        "en": "The file unpacks to far more than a document should, so it was not opened.",
        "nb": "Filen pakkes ut til langt mer enn et dokument skal, så den ble ikke åpnet.",
        "nn": "Fila blir pakka ut til langt meir enn eit dokument skal, så ho vart ikkje opna.",
    },
    "damaged": {
        "en": "The file is damaged and could not be opened.",
        "nb": "Filen er skadet og kunne ikke åpnes.",
        "nn": "Fila er skadd og kunne ikkje opnast.",
    },
}


class UnreadableDocument(Exception):
    """A document that cannot be read: `code` says why, `params` the figures; str() is one clear English sentence."""

    def __init__(self, code: str, **params: object) -> None:
        self.code = code
        self.params = params
        super().__init__(sentence(code, params, "en"))


def sentence(code: str, params: dict[str, object] | None = None, language: str = "en") -> str:
    """Return one clear sentence for `code` in nb, nn or en (any other language gives English)."""
    forms = _SENTENCES.get(code, _SENTENCES["damaged"])
    pattern = forms.get(language, forms["en"])
    try:
        return pattern.format(**(params or {}))
    except (KeyError, IndexError):
        return pattern
