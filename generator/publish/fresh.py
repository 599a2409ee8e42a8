"""Reading again what a running program has read before, for the live previews."""

from __future__ import annotations

import sys


def forget_what_was_read() -> None:
    """Empty the memories of the program's functions, so that saved words and tables take effect."""
    for name, module in list(sys.modules.items()):
        if name.split(".")[0] == "generator":
            for thing in list(vars(module).values()):
                if callable(clear := getattr(thing, "cache_clear", None)):
                    clear()
