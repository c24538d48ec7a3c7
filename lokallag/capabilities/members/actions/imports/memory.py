"""Lets long work make many rows without the collector of cycles looking at all of the program again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

#: So many new objects before the collector looks at them, and how many such looks before it looks at older ones too.
#: Rows still in hand at a look count as old: the last figure bounds how many thousands of them lie there as garbage.
_SELDOM = (20_000, 5, 5)


@contextmanager
def many_rows() -> Iterator[None]:
    """Collect seldom, and only what is made here: a quarter of the processor's time goes to the collector otherwise."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
