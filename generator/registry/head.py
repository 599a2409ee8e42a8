"""The head of a page: fields between two lines ``---`` before its text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from pydantic import ValidationError

from generator.registry import reader
from generator.registry.meaning import mistakes, problems_of
from generator.registry.problems import Place, Problem
from generator.registry.values import Model

if TYPE_CHECKING:
    from generator.registry.document import Document
    from generator.registry.text import FileText

M = TypeVar("M", bound=Model)
_HEAD = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Headed(Generic[M]):
    """The head of a page as read; its text begins at ``start``."""

    head: M
    document: Document
    start: int


def read_head(text: FileText, model: type[M]) -> tuple[Headed[M] | None, list[Problem]]:
    """The head of ``text`` as a ``model``, and what is wrong with it. Never raises."""
    match = _HEAD.match(text.text)
    if not match:
        return None, [_no_head(text)]
    # An empty line for the opening "---", so that places are those of the file.
    document = reader.read(b"\n" + match[1].encode(), text.name)
    if document.problems:
        return None, [_of_head(problem) for problem in document.problems]
    if not document.value:
        return None, [Problem("head-missing", text.place(0))]
    try:
        return Headed(model.model_validate(document.value), document, match.end()), []
    except ValidationError as error:
        return None, problems_of(document, model, mistakes(error))


def _no_head(text: FileText) -> Problem:
    if not text.text.strip():
        return Problem("empty-file", Place(text.name))
    is_open = re.match(r"---[ \t]*\n", text.text)
    return Problem("head-open" if is_open else "head-missing", text.place(0))


def _of_head(problem: Problem) -> Problem:
    """The reader speaks of a registry's beginning; a head has fields of its own."""
    return replace(problem, code="head-missing") if problem.code == "not-a-mapping" else problem
