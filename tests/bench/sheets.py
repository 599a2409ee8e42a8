"""How fast sheets are made, beside a plain loop of WeasyPrint and beside Chromium asked to print file by file.

All get the same HTML, style and letters, each in a process of its own: python -m tests.bench.sheets CONTESTANT FOLDER.
The plain loop shares nothing between sheets: fonts, pictures and style are read for each. Ours also tries smaller
letters where a text is long, and refuses what does not fit. Processor time is told of those alone that start no
processes: what the others' take is not all told to whoever waits for them.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from weasyprint import CSS, HTML  # type: ignore[import-untyped]
from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]

from generator.brochures.desk import Desk
from generator.brochures.making import printed_sheets
from generator.brochures.paper import embedded_stylesheet, stylesheet
from generator.brochures.press import press
from generator.brochures.wanted import Wanted
from generator.publish.crew import processes
from tests.bench.contest import Cost, median, run
from tests.brochures.kit import made_up_site

KIND = "factsheet"
FIRST, OURS, ONE_CORE, KEPT, PLAIN, CHROMIUM = (
    "first",
    "ours",
    "ours, one core",
    "ours, kept",
    "WeasyPrint, plain loop",
    "Chromium",
)
ALONE = (ONE_CORE, KEPT, PLAIN)
_CHROMIUM = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")


@dataclass(frozen=True, slots=True)
class Made:
    """What so many ``sheets`` cost each contestant, as medians of some rounds."""

    sheets: int
    costs: dict[str, Cost]


def measure(sheets: int, rounds: int, folder: Path, tell: Callable[[str], None]) -> Made:
    """Let all contestants make so many sheets in turns. Raises ``RuntimeError`` for one that fails."""
    _prepare(sheets, folder)
    costs: dict[str, list[Cost]] = {name: [] for name in CONTESTANTS if name != FIRST}
    for number in range(1, rounds + 1):
        for name, found in costs.items():
            tell(f"sheets, round {number} of {rounds}: {name}")
            shutil.rmtree(folder / "out", ignore_errors=True)
            (folder / "out").mkdir()
            found.append(run((sys.executable, "-m", "tests.bench.sheets", name, str(folder))))
            if len(list((folder / "out").glob("*.pdf"))) != sheets:
                raise RuntimeError(f"{name} did not make {sheets} sheets")
    return Made(sheets, {name: median(found) for name, found in costs.items()})


def rows(made: Made) -> list[list[str]]:
    """Seconds for each sheet, start-up included, and how many times as long as ours everything takes."""
    ours = made.costs[OURS].wall
    table = [[f"{made.sheets} sheets", "CPU s a sheet", "wall s a sheet", "wall / ours"]]
    for name, cost in made.costs.items():
        cpu = f"{cost.cpu / made.sheets:.3f}" if name in ALONE else ""
        table.append([name, cpu, f"{cost.wall / made.sheets:.3f}", f"{cost.wall / ours:.2f}"])
    return table


def _prepare(sheets: int, folder: Path) -> None:
    """The registry, and each sheet as a file with its style for Chromium and without for WeasyPrint."""
    for name in ("bare", "styled"):
        (folder / name).mkdir(parents=True)
    style = f"<style>{embedded_stylesheet(KIND)}\nhtml {{ font-size: 10pt }}</style></head>"
    for sheet in Desk(made_up_site(folder, units=sheets)).sheets(Wanted((KIND,))):
        (folder / f"bare/{sheet.subject}.html").write_text(sheet.html, encoding="utf-8")
        styled = sheet.html.replace("</head>", style, 1)
        (folder / f"styled/{sheet.subject}.html").write_text(styled, encoding="utf-8")
    run((sys.executable, "-m", "tests.bench.sheets", FIRST, str(folder)))


def _files(folder: Path, name: str) -> Sequence[tuple[Path, Path]]:
    return [(file, folder / f"out/{file.stem}.pdf") for file in sorted((folder / name).glob("*.html"))]


def _ours(folder: Path, kept: Path | None = None) -> None:
    count = len(_files(folder, "bare"))
    with processes().start() as elsewhere:
        for sheet, copies in printed_sheets(made_up_site(folder, units=count), kept, Wanted((KIND,)), elsewhere):
            (folder / f"out/{sheet.subject}.pdf").write_bytes(copies[0])


def _fill(folder: Path) -> None:
    """Make what the next ones find kept."""
    (folder / "out").mkdir()
    _kept(folder)


def _kept(folder: Path) -> None:
    _ours(folder, folder / "kept")


def _one_core(folder: Path) -> None:
    for file, pdf in _files(folder, "bare"):
        pdf.write_bytes(press(file.read_text(encoding="utf-8"), KIND).copies[0])


def _plain(folder: Path) -> None:
    for file, pdf in _files(folder, "bare"):
        fonts = FontConfiguration()
        styles = [CSS(string=text, font_config=fonts) for text in (stylesheet(KIND), "html { font-size: 10pt }")]
        HTML(filename=file).write_pdf(pdf, stylesheets=styles, font_config=fonts, pdf_variant="pdf/ua-1")


def _chromium(folder: Path) -> None:
    program = shutil.which("chromium")
    if program is None:
        raise SystemExit("Chromium is missing")
    for file, pdf in _files(folder, "styled"):
        command = [program, *_CHROMIUM, f"--print-to-pdf={pdf}", file.as_uri()]
        subprocess.run(command, check=True, capture_output=True)


CONTESTANTS: dict[str, Callable[[Path], None]] = {
    FIRST: _fill,
    OURS: _ours,
    ONE_CORE: _one_core,
    KEPT: _kept,
    PLAIN: _plain,
    CHROMIUM: _chromium,
}

if __name__ == "__main__":
    CONTESTANTS[sys.argv[1]](Path(sys.argv[2]))
