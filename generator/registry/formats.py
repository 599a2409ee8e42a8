"""Problems in the forms that other programs read. The most important come first: errors, then warnings.

GitHub shows no more than ten errors and ten warnings of one step, and takes no comment above 65 536 characters.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Literal, TypeAlias
from urllib.parse import quote

from generator.registry.invisible import visible
from generator.registry.problems import LABELS, as_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from generator.registry.problems import MessageLanguage, Problem

Format: TypeAlias = Literal["text", "github", "sarif", "json", "markdown"]

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
_LONGEST = 60_000
_READ_MORE = {"fi": "Lue lisää:", "en": "Read more:"}
_MORE = {"fi": "Tässä on {shown} ensimmäistä.", "en": "These are the first {shown}."}


def as_format(form: Format, problems: Sequence[Problem], language: MessageLanguage, counts: str) -> str:
    """``problems`` in a form, told in ``language``; ``counts`` is the line that says how many there are."""
    return FORMATS[form](problems, language, counts)


def _text(problems: Sequence[Problem], language: MessageLanguage, counts: str) -> str:
    """As an editor reads them, who sees the last ones first: in their order, how to read more, and the sum."""
    first = next((one.code for one in problems if one.is_error), "")
    end = f"{read_more(first, language)}\n\n{counts}" if first else counts
    return "\n\n".join([*(as_text(one, language) for one in problems), end])


def _github(problems: Sequence[Problem], language: MessageLanguage, counts: str) -> str:
    """Workflow commands, which GitHub shows at the lines that they mean."""
    return "\n".join([*(_annotation(one, language) for one in _by_importance(problems)), counts])


def _annotation(problem: Problem, language: MessageLanguage) -> str:
    place = problem.place
    where = {"file": place.file}
    if place.line:
        end = place.column + place.length
        where |= {"line": str(place.line), "col": str(place.column), "endColumn": str(end)}
    parts = [f"{name}={_property(value)}" for name, value in (where | {"title": problem.code}).items()]
    return f"::{_level(problem)} {','.join(parts)}::{_data(_told(problem, language))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _sarif(problems: Sequence[Problem], language: MessageLanguage, _: str) -> str:
    """SARIF 2.1.0 (OASIS), which code hosts and editors show; columns count letters."""
    ordered = _by_importance(problems)
    codes = list(dict.fromkeys(one.code for one in ordered))
    levels = {one.code: _level(one) for one in ordered}
    rules = [
        {"id": code, "defaultConfiguration": {"level": levels[code]}, "help": {"text": read_more(code, language)}}
        for code in codes
    ]
    results = [
        {
            "ruleId": one.code,
            "ruleIndex": codes.index(one.code),
            "level": _level(one),
            "message": {"text": _told(one, language).replace("](", "] (")},  # else it would be a link
            "locations": [{"physicalLocation": _physical(one)}],
        }
        for one in ordered
    ]
    driver = {"name": "service-directory", "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return _json({"$schema": _SARIF, "version": "2.1.0", "runs": [run]})


def _physical(problem: Problem) -> dict[str, object]:
    place = problem.place
    found: dict[str, object] = {"artifactLocation": {"uri": quote(place.file)}}
    if place.line:
        end = place.column + place.length
        found["region"] = {"startLine": place.line, "startColumn": place.column, "endColumn": end}
    return found


def _as_json(problems: Sequence[Problem], language: MessageLanguage, _: str) -> str:
    """An object with the numbers of errors and warnings, and each problem with its place; a line of 0 is the file."""
    rows = [
        {
            "code": one.code,
            "level": _level(one),
            "file": one.place.file,
            "line": one.place.line,
            "column": one.place.column,
            "length": one.place.length,
            "problem": one.sentence(language),
            "suggestion": one.suggestion,
            "mend": one.mend(language),
        }
        for one in _by_importance(problems)
    ]
    errors = sum(one.is_error for one in problems)
    return _json({"errors": errors, "warnings": len(problems) - errors, "problems": rows})


def _markdown(problems: Sequence[Problem], language: MessageLanguage, counts: str) -> str:
    """For a comment or a summary: nothing that an editor wrote can be markup there, for all of it is code."""
    parts, length = [f"**{counts}**"], 0
    ordered = _by_importance(problems)
    for number, one in enumerate(ordered):
        block = _code_block(as_text(one, language))
        length += len(block) + 2
        if length > _LONGEST:
            parts.append(_MORE[language].format(shown=number))
            break
        parts.append(block)
    return "\n\n".join(parts)


def _code_block(text: str) -> str:
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"


def code(text: str) -> str:
    """``text`` as code within a line of Markdown, where none of it is markup."""
    longest = max(map(len, re.findall("`+", text)), default=0)
    marks, space = "`" * (longest + 1), " " if "`" in (text[:1], text[-1:]) else ""
    return f"{marks}{space}{text}{space}{marks}"


def _by_importance(problems: Sequence[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda one: (not one.is_error, *one.order()[1:]))


def _level(problem: Problem) -> str:
    return "error" if problem.is_error else "warning"


def _told(problem: Problem, language: MessageLanguage) -> str:
    """What is wrong, what was perhaps meant, and what to write instead, each on a line."""
    suggestion = f"{LABELS[language]['suggestion']}: {problem.suggestion}?" if problem.suggestion else ""
    told = (problem.sentence(language), suggestion, problem.mend(language))
    return "\n".join(visible(part) for part in told if part)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def read_more(code: str, language: MessageLanguage) -> str:
    """How to get the page of a kind of problem on the terminal."""
    # Without it, the page is in the language of the system.
    chosen = " --messages fi" if language == "fi" else ""
    return f"{_READ_MORE[language]} python -m generator explain-code {code}{chosen}"


FORMATS: Mapping[Format, Callable[[Sequence[Problem], MessageLanguage, str], str]] = {
    "text": _text,
    "github": _github,
    "sarif": _sarif,
    "json": _as_json,
    "markdown": _markdown,
}
"""What writes each form."""
