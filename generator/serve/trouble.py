"""What went wrong, in the words that the preview shows."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

from generator.publish.project import InputProblems
from generator.publish.tree import PublishError

if TYPE_CHECKING:
    from generator.registry.problems import MessageLanguage


def in_words(error: Exception, language: MessageLanguage) -> str:
    """The problems that ``error`` tells of; of an error that nobody expected all that is known."""
    if isinstance(error, InputProblems):
        return error.text(language)
    return str(error) if isinstance(error, PublishError) else "".join(traceback.format_exception(error))
