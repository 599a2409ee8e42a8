"""``accessibility.json``: the statement on accessibility in a form for programs, as Decision (EU) 2018/1523 wishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.directory.views.accessibility import WCAG, status
from generator.exports.scribe import day, text

if TYPE_CHECKING:
    from generator.exports.scribe import Record, Scribe
    from generator.registry.findings import Findings
    from generator.registry.nouns import Accessibility


def accessibility(scribe: Scribe) -> Record:
    """The file, as JSON values."""
    directory = scribe.directory
    stated, found = directory.registry.network.accessibility, directory.findings
    return {
        **scribe.head(),
        "standard": WCAG,
        "status": status(directory),
        "pages": scribe.pages("accessibility"),
        "stated": _stated(stated) if stated else None,
        "tests": _tests(found) if found else None,
    }


def _stated(stated: Accessibility) -> Record:
    barriers = [
        {
            "criterion": one.criterion,
            "text": text(one.text),
            "reason": one.reason,
            "alternative": text(one.alternative),
            "mended_by": day(one.mended_by),
        }
        for one in stated.barriers
    ]
    return {
        "prepared": day(stated.prepared),
        "reviewed": day(stated.reviewed),
        "assessed": day(stated.assessed),
        "assessed_by": stated.assessed_by if stated.assessed else None,
        "barriers": barriers,
    }


def _tests(found: Findings) -> Record:
    criteria = [
        {"criterion": number, "result": result, "person": number in found.person}
        for number, result in found.criteria.items()
    ]
    return {"day": day(found.day), "pages": found.pages, "tools": list(found.tools), "criteria": criteria}
