"""The names of the headings of tables: the same in every PDF of the same sheet.

A cell of a tagged PDF names its headings by their ids (ISO 32000-1, 14.8.5.7), for which WeasyPrint takes places in
memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pydyf  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from weasyprint import Document  # type: ignore[import-untyped]


def steady_headers(_document: Document, pdf: pydyf.PDF) -> None:
    """Number the headings of the tables of ``pdf`` from 1 in their order. A ``finisher`` of WeasyPrint."""
    numbers: dict[object, str] = {}

    def numbered(name: pydyf.String) -> pydyf.String:
        return pydyf.String(numbers.setdefault(name.string, f"h{len(numbers) + 1}"))

    for one in pdf.objects:
        if isinstance(one, pydyf.Dictionary) and one.get("S") == "/TH":
            one["ID"] = numbered(one["ID"])
        elif isinstance(one, pydyf.Dictionary) and one.get("S") == "/TD":
            one["A"]["Headers"] = pydyf.Array(map(numbered, one["A"]["Headers"]))
