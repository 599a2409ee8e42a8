"""What the other generators are given: pages as files, and the files of a changed fact."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.bench.rivals.contestant import FIRST_NUMBER
from tests.bench.rivals.pages import Page

Texts = Mapping[Path, str]
"""Files and what stands in them."""


@dataclass(frozen=True, slots=True)
class Material:
    """All ``pages``, those that are ``changed`` as they are with the next number, and the one ``shown`` by a server."""

    pages: Sequence[Page]
    changed: Sequence[Page]
    shown: Page

    def written(self, texts: Callable[[Iterable[Page]], Texts]) -> Callable[[int], None]:
        """Write ``texts`` of all pages; what comes back saves a number into those that show it."""
        for page in self.pages:
            write(texts([page]))
        return partial(_save, texts(self.changed))


def markdown(head: Mapping[str, object], page: Page) -> str:
    """The file of a page with its ``head``."""
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in head.items()]
    return "\n".join(["---", *lines, "---", "", page.markdown])


def write(texts: Texts) -> None:
    """Write all files, with their folders."""
    for file, text in texts.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def _save(changed: Texts, number: int) -> None:
    write({file: text.replace(str(FIRST_NUMBER + 1), str(number)) for file, text in changed.items()})
