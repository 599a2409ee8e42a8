"""How a command ends: its exit code and its last words."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from generator.registry.problems import MessageLanguage, Problem

FINE, PROBLEMS, USAGE, INTERRUPTED = 0, 1, 2, 130


def fail(text: str, code: int = PROBLEMS) -> int:
    """Tell why the command has failed, and give its exit code."""
    print(text, file=sys.stderr)
    return code


def code_of(problems: Sequence[Problem]) -> int:
    """The exit code of a command that has found ``problems``."""
    return PROBLEMS if any(problem.is_error for problem in problems) else FINE


def counts(problems: Sequence[Problem], language: MessageLanguage) -> str:
    """How many errors and warnings there are, in words."""
    errors = sum(problem.is_error for problem in problems)
    warnings = len(problems) - errors
    if language == "fi":
        return f"virheitä {errors}, huomioita {warnings}"
    return f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}"
