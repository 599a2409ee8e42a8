"""Where a mistake in a template lies, in words that need no traceback."""

from __future__ import annotations

import traceback

from jinja2 import TemplateError

__all__ = ["TemplateError", "explained"]


def explained(error: TemplateError) -> str:
    """One line: the template's file and line, where known, and what is wrong there."""
    steps = [step for step in traceback.extract_tb(error.__traceback__) if step.filename.endswith((".html", ".svg"))]
    file = getattr(error, "filename", None) or (steps[-1].filename if steps else "")
    line = getattr(error, "lineno", None) or (steps[-1].lineno if steps else "")
    place = f"{file}:{line}: " if file else ""
    return f"error[template]: {place}{error.message or type(error).__name__}"
