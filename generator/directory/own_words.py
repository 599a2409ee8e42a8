"""A project's own words, ``content/words/<language>.yaml``: what pages say in place of the program's words.

A key is that of the program's words, with its sections as groups. A sentence tells what the program's tells: the same
placeholders, and besides them the name of the service in whatever form it needs.
"""

from __future__ import annotations

import string
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.directory.words import program_words, service_forms
from generator.registry import reader
from generator.registry.disk import content_of, entries_of
from generator.registry.meaning import nearest
from generator.registry.problems import Place, Problem
from generator.registry.prose import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from generator.registry.document import Document, Value

OwnWords = dict[str, dict[str, str]]
"""language -> key -> words."""

_TOGETHER = (
    *(frozenset({f"contact.{one}", f"contact.{one}_text"}) for one in ("first", "second")),
    *(
        frozenset(f"steps.{one}_{part}" for part in ("title", "text", "who"))
        for one in ("meet", "plan", "move", "after")
    ),
    frozenset({*(f"steps.decide_{part}" for part in ("title", "text", "who", "text_before"))}),
    frozenset({*(f"referral.commitment_{part}" for part in ("state", "given", "pending", "not_asked"))}),
)
"""Words of which a project has all or none."""
OPTIONAL = frozenset().union(*_TOGETHER, {"referral.due", "sheet.whole"})
"""What the program has no words for, because only a project can know: whom to tell first, the steps to a stay.

``sheet.whole`` is a row of words that are not divided at the end of a line, such as Finnish names in Swedish.
"""

_MAX_BYTES = 2**20
_SUFFIX = ".yaml"


def read_own_words(content: Path, languages: Sequence[str], name: str = "content") -> tuple[OwnWords, list[Problem]]:
    """The own words beside the pages, as far as they are sound, and what is wrong with them. Never raises."""
    found: OwnWords = {}
    if not (content / WORDS).exists():
        return found, []
    files, problems = entries_of(content / WORDS, f"{name}/{WORDS}")
    for path in files:
        file = f"{name}/{WORDS}/{path.name}"
        if path.suffix != _SUFFIX or path.stem not in languages:
            problems.append(Problem("words-language", Place(file), {"languages": _files(languages)}))
            continue
        data, wrong = content_of(path, file, _MAX_BYTES)
        document = reader.read(data, file) if not wrong else None
        if document is None or document.problems:
            problems += wrong if document is None else document.problems
            continue
        mistakes = list(_mistakes(document, path.stem))
        problems += mistakes
        found[path.stem] = {} if mistakes else {".".join(steps): text for steps, text in _texts(document.value)}
    return found, problems


def _files(languages: Sequence[str]) -> str:
    return ", ".join(f"{language}{_SUFFIX}" for language in languages)


def _texts(value: Value, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """All texts with their paths; what is no text stands for itself as an empty one."""
    if isinstance(value, dict) and value:
        for key, part in value.items():
            yield from _texts(part, (*above, key))
    else:
        yield above, value if isinstance(value, str) else ""


def _mistakes(document: Document, language: str) -> Iterator[Problem]:
    known = program_words(language)
    stated = {".".join(steps) for steps, _ in _texts(document.value)}
    for steps, text in _texts(document.value):
        key = ".".join(steps)
        group = next((one for one in _TOGETHER if key in one), frozenset())
        if missing := sorted(group - stated):
            yield Problem("word-alone", document.place(steps, key=True), {"given": key, "others": ", ".join(missing)})
        if key not in known and key not in OPTIONAL:
            near = nearest(key, [*known, *OPTIONAL])
            yield Problem("word-unknown", document.place(steps, key=True), {"given": key}, near)
        elif not text.strip() or "\n" in text:
            yield Problem("word-not-one-line", document.place(steps), {"given": key})
        else:
            yield from _gaps(document, steps, text, known.get(key, ""))


def _gaps(document: Document, steps: tuple[str, ...], text: str, program: str) -> Iterator[Problem]:
    """What the program fills in and the words leave out, and what they ask for and nothing gives."""
    place = document.place(steps)
    needed = gaps(program) - service_forms()
    allowed = needed | service_forms()
    try:
        asked = gaps(text)
    except ValueError:
        asked = {"{"}
    for given in sorted(asked - allowed):
        at = max(place.text.find(given), place.column - 1 - place.cut)
        there = replace(place, column=at + 1 + place.cut, length=max(1, len(given)))
        yield Problem("word-gap-unknown", there, {"given": given, "known": _named(allowed)}, nearest(given, [*allowed]))
    if asked <= allowed:
        for missing in sorted(needed - asked):
            yield Problem("word-gap-missing", place, {"given": missing, "program": program})


def gaps(words: str) -> set[str]:
    """The names of the placeholders in ``words``. Raises ``ValueError`` where braces do not belong together."""
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


def _named(names: set[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))
