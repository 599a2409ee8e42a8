"""All that differs between two versions, and the forms in which it is told."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from generator.difference.facts import Line, Part
from generator.registry.formats import code
from generator.registry.invisible import visible

if TYPE_CHECKING:
    from generator.difference.words import Telling

Form: TypeAlias = Literal["text", "markdown", "json"]

_LONGEST = 60_000
"""GitHub takes no comment above 65 536 characters."""


@dataclass(frozen=True, slots=True)
class Outputs:
    """The files that differ, as paths below the portal's root: pages by the kind of their address, sheets, data.

    The paths of pages of the kind ``own`` begin with the unit for whose site alone they are written.
    """

    pages: Mapping[str, Sequence[str]] = field(default_factory=dict)
    sheets: Sequence[str] = ()
    files: Sequence[str] = ()

    def __bool__(self) -> bool:
        return any((self.pages, self.sheets, self.files))


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between the versions called ``before`` and ``after``.

    ``outputs`` is ``None`` where the version before has errors, so that its pages are not known; ``is_read`` tells
    whether its registry could be read, so that facts were compared. ``owners`` are those
    whom the version before asks to approve changes of these records: a change cannot choose them itself.
    """

    before: str
    after: str
    lines: Sequence[Line]
    outputs: Outputs | None
    owners: Sequence[str] = ()
    is_read: bool = True

    @property
    def by_part(self) -> dict[Part, list[Line]]:
        """The sentences by where they stand in a report, what to look at most closely first; no empty part."""
        parts = {part: [line for line in self.lines if line.part == part] for part in get_args(Part)}
        return {part: lines for part, lines in parts.items() if lines}


def as_form(form: Form, difference: Difference, telling: Telling) -> str:
    """The difference as ``text``, as ``markdown`` for a comment, or as ``json``."""
    return FORMS[form](difference, telling)


def _text(difference: Difference, say: Telling) -> str:
    rows = [say("report.between", before=difference.before, after=difference.after)]
    for part, lines in difference.by_part.items():
        rows += ["", say(f"report.{part}"), *(f"  - {visible(line.text)}" for line in lines)]
    return "\n".join([*rows, "", *outputs_in_words(difference, say), *_asked(difference, say)])


def _markdown(difference: Difference, say: Telling) -> str:
    """For a comment: what people wrote is code there, so that none of it is a link, a mention or HTML."""
    rows = [f"### {say('report.title')}", ""]
    outputs = outputs_in_words(difference, say)
    left, number = _LONGEST - sum(map(len, outputs)), 0
    for part, lines in difference.by_part.items():
        rows += [f"**{say(f'report.{part}')}**", ""]
        for line in lines:
            row = f"- {code(visible(line.text))}"
            left -= len(row) + 1
            if left > 0:
                rows.append(row)
                number += 1
        rows.append("")
    if number < len(difference.lines):
        rows += [say("report.too_long", number=len(difference.lines) - number), ""]
    between = say("report.between", before=code(difference.before), after=code(difference.after))
    return "\n".join([*rows, *outputs, "", between, *_asked(difference, say)])


def _asked(difference: Difference, say: Telling) -> list[str]:
    """Who approves it. Their names are mentions in a comment: only those that the registry takes for such come here."""
    return ["", say("report.owners", names=", ".join(difference.owners))] if difference.owners else []


def outputs_in_words(difference: Difference, say: Telling) -> list[str]:
    """How many files say something else, or why they were not counted."""
    outputs = difference.outputs
    if outputs is None:
        return [say("report.not_counted" if difference.is_read else "report.not_read", before=difference.before)]
    if not outputs:
        return [say("report.same")] if not difference.lines else [say("report.no_pages")]
    kinds = ", ".join(
        say("report.kind", name=say(f"kinds.{kind}"), number=len(paths)) for kind, paths in outputs.pages.items()
    )
    number = sum(map(len, outputs.pages.values()))
    pages = say("report.pages", number=number, kinds=kinds) if number else say("report.no_pages")
    told = [pages, say("report.sheets", number=len(outputs.sheets)), say("report.files", number=len(outputs.files))]
    return [f"{say('report.outputs')}: {', '.join(told)}.", *([say("report.later")] if outputs.sheets else [])]


def _json(difference: Difference, say: Telling) -> str:
    """An object with both versions, every change with its place and values, and the files that differ."""
    del say
    changes = [
        {
            "part": line.part,
            "section": line.section,
            "record": line.key,
            "field": list(line.path),
            "before": line.before,
            "after": line.after,
            "text": line.text,
        }
        for line in difference.lines
    ]
    outputs = difference.outputs
    made = outputs and {"pages": dict(outputs.pages), "sheets": list(outputs.sheets), "files": list(outputs.files)}
    found: dict[str, object] = {
        "before": difference.before,
        "after": difference.after,
        "changes": changes,
        "outputs": made,
    }
    found |= {"owners": list(difference.owners)}
    return json.dumps(found, ensure_ascii=False, indent=2)


FORMS: Mapping[Form, Callable[[Difference, Telling], str]] = {"text": _text, "markdown": _markdown, "json": _json}
"""What writes each form."""
