"""The files of a new directory, and putting them into a folder as a whole or not at all."""

from __future__ import annotations

import shutil
import sys
import tempfile
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from generator.beginning.asked import CannotBeginError
from generator.beginning.registry import name_of, quoted, registry_text
from generator.registry.disk import mask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.beginning.asked import Asked

_ROOM = "generator.beginning"
_FRAME = "overrides"
_SETTINGS = """\
# Settings of MkDocs. "mkdocs build" and "{program} build" make the same portal.
site_name: {name}
docs_dir: content/{first}
site_dir: site/portal

theme:
  name: material
  custom_dir: overrides
  font: false

plugins:
  - service-directory:
      site_url: https://directory.example/  # the public address; while it is this one, pages and sheets say "draft"

markdown_extensions:
  - tables
  - def_list
"""
_IGNORED = "/site/\n/.cache/\n.*.spare/\n"


def begin(folder: Path, asked: Asked) -> None:
    """Write a new directory into ``folder``, which must be new or empty.

    Raises ``CannotBeginError``; the folder is then as it was.
    """
    asked.check()
    frame = frame_folder()
    target = folder.resolve()
    _fit(folder, target)
    try:
        with _beside(target) as made:
            shutil.copytree(frame, made / _FRAME)
            for name, text in project_files(asked).items():
                (made / name).parent.mkdir(parents=True, exist_ok=True)
                (made / name).write_text(text, encoding="utf-8")
            made.replace(target)
    except OSError as error:
        raise CannotBeginError("not-written", folder=folder, reason=error.strerror or error) from error


def project_files(asked: Asked) -> dict[str, str]:
    """All files but those of the frame, by their paths in the folder."""
    name = name_of(asked, asked.languages[0])
    pages = {
        f"content/{language}/{page.name}": page.read_text(encoding="utf-8")
        for language in asked.languages
        for page in files(_ROOM).joinpath(f"pages/{language}").iterdir()
    }
    readme = files(_ROOM).joinpath(f"README.{asked.told_in}.md").read_text(encoding="utf-8")
    for gap, filled in (("name", name), ("language", asked.languages[0]), ("program", asked.program)):
        readme = readme.replace(f"⟨{gap}⟩", filled)
    return {
        "units.yaml": registry_text(asked),
        **pages,
        "mkdocs.yml": _SETTINGS.format(program=asked.program, name=quoted(name), first=asked.languages[0]),
        ".gitignore": _IGNORED,
        "README.md": readme,
    }


def frame_folder() -> Path:
    """The frame of the pages: beside the program where it lies in a project, else where its package was installed."""
    beside, installed = Path(__file__).parents[2] / _FRAME, Path(sys.prefix) / "share/service-directory" / _FRAME
    found = next((one for one in (beside, installed) if (one / "main.html").is_file()), None)
    if found is None:
        raise CannotBeginError("no-frame")
    return found


def _fit(folder: Path, target: Path) -> None:
    """Raise ``CannotBeginError`` where nothing may be written."""
    if target.exists() and not target.is_dir():
        raise CannotBeginError("not-a-folder", folder=folder)
    if not target.parent.is_dir():
        raise CannotBeginError("no-parent", parent=target.parent, name=target.name)
    try:
        if target.is_dir() and any(target.iterdir()):
            raise CannotBeginError("not-empty", folder=folder)
    except OSError as error:
        raise CannotBeginError("not-written", folder=folder, reason=error.strerror or error) from error


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A folder beside ``target`` that is gone afterwards, unless it has taken its place."""
    made = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name[:50]}."))
    try:
        made.chmod(0o777 & ~mask())
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
