"""A small project on the disk, with the pages that none can do without, in which examples are tried out."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from generator.handbook.examples import REGISTRY
from generator.publish.project import Project
from generator.registry.prose import START_PAGE
from generator.registry.values import LANGUAGES
from generator.site.prose_problems import NEEDED

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = "esimerkki"
"""The page whose text examples change."""
PLAIN_PAGE = "helppo"
"""The page in plain words, of the page about urgent help."""
_PAGES = (*NEEDED, PLAIN_PAGE, PAGE)
_TEXT = "\nEsimerkki.\n"
_SETTINGS = """\
site_name: Esimerkki
theme: {name: material, custom_dir: overrides, font: false}
markdown_extensions: [tables, def_list]
"""


@cache
def small_registry() -> str:
    """The registry that pieces are laid over."""
    return files("generator.handbook").joinpath(REGISTRY).read_text(encoding="utf-8")


def head(key: str, language: str = "fi") -> str:
    """The fields in the head of a page of the small project."""
    slug = '""' if key == START_PAGE else key
    order = _PAGES.index(key) if key in _PAGES else len(_PAGES)
    kind = "plain\nplain_of: urgent" if key == PLAIN_PAGE else "core"
    about = {"fi": "Esimerkki", "sv": "Exempel", "en": "Example"}[language]
    return f"title: {about}\nslug: {slug}\ndescription: {about}.\nshort: {about}.\nkind: {kind}\norder: {order}\n"


def page(key: str, language: str = "fi") -> str:
    """A whole page of the small project."""
    return f"---\n{head(key, language)}---\n{_TEXT}"


@contextmanager
def small_project() -> Iterator[Project]:
    """The project, in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "overrides").mkdir()
        (root / "overrides/main.html").write_text("{{ page.content }}", encoding="utf-8")
        (root / "mkdocs.yml").write_text(_SETTINGS, encoding="utf-8")
        (root / REGISTRY).write_text(small_registry(), encoding="utf-8")
        for language in LANGUAGES:
            (root / "content" / language).mkdir(parents=True)
            for key in _PAGES:
                put(root, f"content/{language}/{key}.md", page(key, language).encode())
        yield Project(root)


def put(root: Path, file: str, data: bytes) -> None:
    """Write a file of the project."""
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    (root / file).write_bytes(data)
