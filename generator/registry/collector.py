"""Keeps Python's cyclic garbage collector away while much is built that will stay, or that goes without it."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MANY = 100_000
"""Python's own default is 700."""


@contextmanager
def collector_paused() -> Iterator[None]:
    """The collector re-walks a growing tree again and again: two thirds of the time it takes to read one."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            # Moves what was built among the old objects at once; the collector would walk through all of it first.
            gc.freeze()
            gc.unfreeze()
            gc.enable()


@contextmanager
def collector_seldom() -> Iterator[None]:
    """Looks for cycles after so many new objects more than it would: work of which little is left makes few of them.

    Processes that are forked meanwhile do likewise.
    """
    before = gc.get_threshold()
    gc.set_threshold(_MANY, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
