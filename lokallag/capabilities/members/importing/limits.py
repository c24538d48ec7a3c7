"""How much a list of members may be, and why one cannot be read."""

#: A file larger than this is no list of members.
MAX_BYTES = 40 * 1024 * 1024
MAX_ROWS = 250_000
MAX_COLUMNS = 250
#: Characters in one cell; Excel's own limit is 32 767.
MAX_CELL = 33_000
#: What an XLSX may grow to when it is unpacked, how many times larger than packed, and how many parts it may have.
MAX_UNPACKED = 600 * 1024 * 1024
MAX_RATIO = 250
MAX_PARTS = 4_000
#: The part with all the texts is held in memory whole.
MAX_TEXTS = 150 * 1024 * 1024


class CannotRead(Exception):
    """Why a file cannot be read as a list; `code` is said in words by `members.words`."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, params)
        self.code, self.params = code, params
