"""A kind of problem explained: the message as an editor sees it, made from the example, with all that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from generator.handbook.examples import Example, examples
from generator.handbook.trial import tried
from generator.handbook.words import words
from generator.registry.problems import WARNINGS, Place, Problem, as_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.registry.problems import MessageLanguage


class _Unsaid(dict[str, str]):
    """The parts of a sentence that nobody has filled in."""

    def __missing__(self, key: str) -> str:
        return "…"


@dataclass(frozen=True, slots=True)
class Explained:
    """A kind of problem in one language. ``message`` is empty where a dictionary is missing that finds it."""

    code: str
    theme: str
    sentence: str
    mend: str
    why: str
    message: str
    wrong: str
    right: str
    is_piece: bool
    file: str
    command: str
    is_error: bool

    @property
    def has_signs(self) -> bool:
        """Whether the example writes signs that cannot be shown."""
        return "⟨" in self.wrong


def explained(code: str, language: MessageLanguage) -> Explained:
    """What there is to say of the kind ``code``. Raises ``KeyError`` where there is no such kind."""
    example = examples()[code]
    found = _found(code)
    problem = found or Problem(code, Place(example.file), _Unsaid())
    wrong, right = example.shown(language)
    return Explained(
        code,
        example.theme,
        problem.sentence(language),
        problem.mend(language),
        example.why[language],
        as_text(found, language) if found else "",
        wrong.rstrip("\n"),
        right.rstrip("\n"),
        is_piece=not (example.told or example.listing or example.whole),
        file="" if example.told or example.listing else example.file,
        command=_command(example),
        is_error=code not in WARNINGS,
    )


@cache
def _found(code: str) -> Problem | None:
    """The problem that the wrong example really has."""
    return next(iter(tried(examples()[code], wrong=True).of(code)), None)


def _command(example: Example) -> str:
    if example.theme == "import":
        name = f" {example.file}" if example.by == "import" else " SOURCE"
        return f"python -m generator import{name}"
    return f"python -m generator {example.command}"


def as_page(one: Explained, language: MessageLanguage) -> str:
    """The explanation as text for a terminal."""
    say = words(language)
    rows = [one.code, "=" * len(one.code), "", one.sentence, "", say["error" if one.is_error else "warning"]]
    rows += ["", f"{say['mend']}: {one.mend}", "", f"{say['why']}: {one.why}"]
    rows += _part(say["wrong"], one.wrong, one.file)
    rows += _part(say["message"], one.message or say["no_message"])
    rows += _part(say["right"], one.right, one.file)
    notes = [say["signs"]] * one.has_signs + [say["elsewhere"]] * one.is_piece
    return "\n".join([*rows, "", *notes, f"{say['command']}: {one.command}"])


def _part(title: str, text: str, file: str = "") -> Sequence[str]:
    head = f"{title} ({file})" if file else title
    return ["", f"{head}:", "", *(f"    {line}".rstrip() for line in text.split("\n"))]
