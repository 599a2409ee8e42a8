"""What the files of the search box share: how addresses are asked for, and how values are written."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.registry.prose import Shelf

Json = dict[str, object]
Folder = Callable[[str, str, str], str]
"""(language, kind, key) -> the page's folder below the site's root, or its whole address in another site."""


@dataclass(frozen=True, slots=True)
class Answering:
    """The pages of a site that answer.

    ``shelf`` is its prose, ``known`` all prose that there is, ``folder`` gives the address of any page, and ``has``
    tells whether the site has a page (kind, key) itself.
    """

    shelf: Shelf
    known: Shelf
    folder: Folder
    has: Callable[[str, str], bool]


def written(value: Json) -> bytes:
    """A file: JSON without spaces, the same bytes for the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
