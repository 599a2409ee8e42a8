"""What the files of the search box share: how addresses are asked for, and how values are written."""

from __future__ import annotations

import json
from collections.abc import Callable

Json = dict[str, object]
Folder = Callable[[str, str, str], str]
"""(language, kind, key) -> the page's folder below the portal's root."""


def written(value: Json) -> bytes:
    """A file: JSON without spaces, the same bytes for the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
