"""The Jinja environment of pages and sheets: everything is escaped, and a missing name is an error."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

TEMPLATES = Path(__file__).parent / "templates"


def new_environment(*folders: Path, reload: bool = False) -> Environment:
    """An environment for the site's templates and those of ``folders``; ``reload`` looks for changed templates."""
    return Environment(
        loader=FileSystemLoader([TEMPLATES, *folders]),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=reload,
    )
