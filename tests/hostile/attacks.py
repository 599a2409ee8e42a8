"""The known attacks, as ``attacks.toml`` lists them."""

from __future__ import annotations

import tomllib
from pathlib import Path

from generator.site import frame, placeholders

KNOWN = tomllib.loads(Path(__file__).with_name("attacks.toml").read_text(encoding="utf-8"))
LONG_WORDS = ("x" * 290, "<" * 290, "&" * 290)
"""Words that no line can hold: sheets refuse them where they are too long for it."""
ATTACKS: tuple[str, ...] = (
    *(attack for group in KNOWN.values() for attack in group),
    *LONG_WORDS,
    # The program's own marks, whatever they are.
    frame._marker("body"),
    f"{frame._marker('title')}{frame._marker('nothing')}",
    placeholders._MARK.format(name="urgent"),
    f"{placeholders._MARK.format(name='cost')} <b>",
)
MARKUP = "<img src=x onerror=window.__hit=1>"
"""One of them, where one is enough."""
