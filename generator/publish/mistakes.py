"""Mistakes in templates and words, which are input too: they are told like the problems of the registry."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from generator.directory.words import WordingError
from generator.publish.project import InputProblems
from generator.site.template_errors import TemplateError, explained

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def told_as_problems() -> Iterator[None]:
    """Raise ``InputProblems`` for a mistake in a template or in the program's words."""
    try:
        yield
    except TemplateError as error:
        raise InputProblems(lines=[explained(error)]) from error
    except WordingError as error:
        raise InputProblems(lines=[f"error[wording]: {error}"]) from error
