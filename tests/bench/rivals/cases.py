"""What is built: a copy of the real project, or a made-up one of any size, and the fact in it that changes."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from tests.bench.contest import run
from tests.bench.project import ROOT, write_project
from tests.bench.rivals.contestant import FIRST_NUMBER, OURS, WITH_UNITS, Command, Contestant
from tests.bench.rivals.pages import PORTAL, files_of, page_of
from tests.bench.rivals.written import Material

_PARTS = ("content", "overrides", "units.yaml", "mkdocs.yml")


@dataclass(frozen=True, slots=True)
class Case:
    """A project in ``root`` whose portal shows the phone number of the unit ``key`` at ``shown``.

    ``phone`` is the number but for its last four figures; ``options`` are those of a build. ``shown_by_unit`` is where
    the site of the unit shows the number in a preview of all sites; nowhere, if there is no such site.
    """

    root: Path
    key: str
    shown: str
    phone: str
    options: tuple[str, ...] = ("--no-pdf", "--quiet")
    shown_by_unit: str = ""

    @property
    def sites(self) -> Path:
        """The folder of the finished sites."""
        return self.root / "site"

    @property
    def contestant(self) -> Contestant:
        """Our own build, and the preview of the portal."""
        program = (sys.executable, "-m", "generator", "--project", str(self.root))
        return Contestant(
            OURS,
            builds=(Command((*program, "build", *self.options)),),
            outputs=(self.sites,),
            kept=(self.root / ".cache",),
            save=self.save,
            serve=lambda port: Command((*program, "serve", "--quiet", "--port", str(port))),
            page=self.shown,
        )

    @property
    def with_units(self) -> Contestant:
        """As ``contestant``, but the preview has the sites of units too, and the page is that of one of them."""
        ours = self.contestant
        return replace(
            ours,
            name=WITH_UNITS,
            serve=lambda port: Command((*ours.serve(port).words, "--units")),
            page=self.shown_by_unit,
        )

    def save(self, number: int) -> None:
        """Write into the registry a phone number that ends in ``number``. Raises ``LookupError`` without that unit."""
        registry = self.root / "units.yaml"
        phone = re.compile(rf"(\n  {self.key}:\n.*?\n    phone: )[^\n]*", re.DOTALL)
        text, found = phone.subn(rf"\g<1>{self.phone}{number}", registry.read_text(encoding="utf-8"), count=1)
        if not found:
            raise LookupError(f"{registry} has no unit {self.key}")
        registry.write_text(text, encoding="utf-8")

    def material(self, tell: Callable[[str], None]) -> Material:
        """All pages of our build, and those that differ when the number is the next one. Takes two builds."""
        before, after = self.root / "before", self.sites
        for number in (FIRST_NUMBER, FIRST_NUMBER + 1):
            tell(f"making the pages with {number}")
            self.save(number)
            run(self.contestant.builds[0].words)
            if number == FIRST_NUMBER:
                shutil.copytree(after, before)
        files = list(files_of(before))
        changed = [page_of(after, file) for file in files if not _same(before / file, after / file)]
        material = Material(
            [page_of(before, file) for file in files],
            changed,
            next(page for page in changed if (page.site, page.path) == (PORTAL, self.shown)),
        )
        shutil.rmtree(before)
        return material


def _same(one: Path, other: Path) -> bool:
    return one.read_bytes() == other.read_bytes()


def real(folder: Path) -> Case:
    """A copy of this project in ``folder``, with the sites of its units."""
    folder.mkdir(parents=True)
    for part in _PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, folder / part)
    return Case(folder, "lahti", "yksikot/lahti/", "03 877 ", shown_by_unit="lahti/")


def made_up(folder: Path, units: int) -> Case:
    """A made-up project with so many ``units``, in ``folder``: the portal alone."""
    write_project(folder, units)
    return Case(folder, "unit-3", "yksikot/unit-3/", "0000 00", ("--no-pdf", "--quiet", "--no-units"))
