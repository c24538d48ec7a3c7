"""How much the reader takes in, so that no file can hold the machine."""

MAX_BYTES = 10 * 1024 * 1024
MAX_PAGES = 300
MAX_CHARACTERS = 600_000
MAX_UNPACKED_BYTES = 100 * 1024 * 1024
MAX_ZIP_RATIO = 200  # real documents stay under 30; a bomb is in the thousands
MAX_ZIP_ENTRIES = 5_000
