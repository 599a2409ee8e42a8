"""Files beside the folders of pages that commands write and people may read: ``content/<name>.yaml``."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from generator.registry import reader
from generator.registry.disk import content_of
from generator.registry.meaning import mistakes, problems_of
from generator.registry.values import Model

if TYPE_CHECKING:
    from pathlib import Path

    from generator.registry.document import Document
    from generator.registry.problems import Problem

M = TypeVar("M", bound=Model)

_REMEMBERED = 8
"""So many files: who reads again after a save does not take apart those that are as they were."""


def read_beside(path: Path, name: str, model: type[M], most: int) -> tuple[M | None, Document | None, list[Problem]]:
    """The file at ``path`` as a ``model``, if it is there, and what is wrong with it. Never raises.

    ``name`` is what messages call it; it has at ``most`` so many bytes.
    """
    if not path.exists():
        return None, None, []
    data, problems = content_of(path, name, most)
    if problems:
        return None, None, problems
    found, document, problems = _understood(data, name, model)
    return found, document, list(problems)


@lru_cache(_REMEMBERED)
def _understood(data: bytes, name: str, model: type[M]) -> tuple[M | None, Document, list[Problem]]:
    document = reader.read(data, name)
    if document.problems:
        return None, document, document.problems
    try:
        return model.model_validate(document.value), document, []
    except ValidationError as error:
        return None, document, problems_of(document, model, mistakes(error))
