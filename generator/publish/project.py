"""Where a project keeps its things, what a build is asked to do and what it reports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from generator.publish.tree import Changes
from generator.registry.problems import MessageLanguage, Problem, as_text
from generator.registry.values import LANGUAGES

DEFAULT_SITE_URL = "https://directory.example/"
"""While a site is at a name that ends in .example, its pages say that it is a draft."""
_PROGRAM = Path(__file__).absolute().parents[1]


HOSTS = ("mkdocs", "zensical")
"""What can render the frames and the prose; all make the same pages. The first is taken unless another is asked for."""


@dataclass(frozen=True, slots=True)
class Project:
    """The folder that holds ``units.yaml``, ``content/``, ``overrides/`` and ``mkdocs.yml``."""

    root: Path

    @property
    def registry(self) -> Path:
        """The registry file."""
        return self.root / "units.yaml"

    @property
    def content(self) -> Path:
        """The prose, a folder per language."""
        return self.root / "content"

    @property
    def overrides(self) -> Path:
        """The theme's frame and its assets."""
        return self.root / "overrides"

    @property
    def host_settings(self) -> Path:
        """The settings of the host."""
        return self.root / "mkdocs.yml"

    @property
    def output(self) -> Path:
        """Where a build goes unless it is told otherwise."""
        return self.root / "site"

    @property
    def cache(self) -> Path:
        """What may be thrown away at any time."""
        return self.root / ".cache"

    @property
    def inputs(self) -> list[Path]:
        """The files that a build is made from."""
        folders = (self.content, self.overrides)
        below = (file for folder in folders for file in sorted(folder.rglob("*")) if file.is_file())
        return [self.registry, self.host_settings, *below]

    @property
    def sources(self) -> tuple[Path, ...]:
        """Everything that a person may save and a preview then shows: files and folders."""
        words, templates = _PROGRAM / "directory/wording", _PROGRAM / "site/templates"
        styles = _PROGRAM / "brochures/styles"
        return (self.registry, self.host_settings, self.content, self.overrides, words, templates, styles)

    @staticmethod
    def is_of_program(source: Path) -> bool:
        """Whether a source belongs to the program, which remembers what it has read of itself."""
        return source.is_relative_to(_PROGRAM)

    @classmethod
    def around(cls, start: Path) -> Project | None:
        """The project that ``start`` lies in, or ``None``."""
        folders = (start.absolute(), *start.absolute().parents)
        return next((cls(folder) for folder in folders if (folder / "mkdocs.yml").is_file()), None)


@dataclass(frozen=True, slots=True)
class Options:
    """What a build is asked to do: ``portal`` is the folder that becomes the portal, ``today`` the day of the build.

    ``units`` is the folder that gets one for the site of each unit; without it there are none. It may be that of the
    portal, for one host that has them all.

    A language keeps its addresses, also when it is built alone. ``policy`` tells whether pages forbid scripts that are
    not theirs, ``host`` which one of ``HOSTS`` is asked for.
    """

    portal: Path
    today: dt.date
    as_of: dt.date
    site_url: str = DEFAULT_SITE_URL
    languages: tuple[str, ...] = LANGUAGES
    pdf: bool = True
    policy: bool = True
    units: Path | None = None
    host: str = HOSTS[0]

    @property
    def layout(self) -> str:
        """Where the sites of units are: nowhere, in folders of the portal's, or beside it."""
        if self.units is None:
            return "none"
        return "within" if self.units == self.portal else "beside"


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: what changed in the output, how many pages it has, and the warnings on the input.

    ``unrecorded`` is how many editions of its sheets have not been recorded, ``sites`` how many sites were made,
    ``left`` the folders of sites that were made earlier and are no longer renewed, ``targets`` those that were renewed.
    """

    changes: Changes
    pages: int
    warnings: tuple[Problem, ...]
    unrecorded: int = 0
    sites: int = 1
    left: tuple[Path, ...] = ()
    targets: tuple[Path, ...] = ()

    @property
    def summary(self) -> str:
        """One line for the person who started the build."""
        changes = self.changes
        done = (
            f"{len(changes.written)} files written, {len(changes.removed)} removed, {len(changes.unchanged)} unchanged"
        )
        of = f" in {self.sites} sites" if self.sites > 1 else ""
        return f"{self.pages} pages{of}; {done}"


class Progress(Protocol):
    """Somebody who is told how far a build is."""

    def step(self, name: str) -> None:
        """The build begins the step ``name``."""

    def file(self, path: str) -> None:
        """The file ``path`` is done."""


class Silent:
    """Progress that nobody hears of."""

    def step(self, name: str) -> None:
        """Pass over it."""

    def file(self, path: str) -> None:
        """Pass over it."""


class InputProblems(Exception):  # noqa: N818 - it names what the input has
    """The input cannot be published: problems with positions, or plain lines where there are none."""

    def __init__(self, problems: Sequence[Problem] = (), lines: Sequence[str] = ()) -> None:
        super().__init__(f"{len(problems) + len(lines)} problems")
        self.problems = tuple(problems)
        self.lines = tuple(lines)

    def __reduce__(self) -> tuple[type[InputProblems], tuple[object, object]]:
        return type(self), (self.problems, self.lines)

    def text(self, language: MessageLanguage = "en") -> str:
        """All of them, as an editor reads them."""
        told = [as_text(problem, language) for problem in self.problems]
        return "\n\n".join([*told, "\n".join(self.lines)] if self.lines else told)
