"""How well and how fast the search box answers, beside Material's own search and plain Pagefind, in one run.

python -m tests.bench.search [--write-readme]

Every question of tests/search/questions.tsv is asked in a real browser: typed into the box of the real site, into
the search of a Material site with the same texts, and to Pagefind's index of the site as it is. The time of an answer
is measured key by key with the processor slowed six times.
"""

from __future__ import annotations

import argparse
import gzip
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from lxml import html
from playwright.sync_api import Browser, Page, sync_playwright

from generator.cli import main as generate
from tests.bench import table
from tests.browser.kit import load_all, served
from tests.search.questions import GROUPS, START_PAGES, Question, questions, rank, shares
from tests.search.test_questions import ANSWERS

SLOWED = 6
TYPED_OUT = 60
LONGEST_WAIT = 4_000

_PRINTED = re.compile(r"/(tuloste|utskrift|print)/")
_TYPED = """async ([name, question]) => {
    const box = document.querySelector(name);
    const taken = [];
    for (let end = 2; end <= question.length; end += 1) {
        const began = performance.now();
        box.value = question.slice(0, end);
        box.dispatchEvent(new Event("input", { bubbles: true }));
        await Promise.resolve();
        document.body.getBoundingClientRect();
        taken.push(performance.now() - began);
        await new Promise((done) => setTimeout(done, 0));
    }
    return taken;
}"""
_MATERIAL = """async ([question, wait]) => {
    const box = document.querySelector("[data-md-component=search-query]");
    const shown = () => [...document.querySelectorAll(".md-search-result__item > a")].map((one) => one.href);
    box.value = "";
    box.dispatchEvent(new Event("keyup", { bubbles: true }));
    await new Promise((done) => setTimeout(done, 60));
    box.focus();
    box.value = question;
    box.dispatchEvent(new Event("keyup", { bubbles: true }));
    box.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise((done) => setTimeout(done, wait));
    return shown();
}"""
_PAGEFIND = """async (question) => {
    const engine = await import("/pagefind/pagefind.js");
    const found = await engine.search(question);
    const pages = await Promise.all(found.results.slice(0, 5).map((one) => one.data()));
    return pages.map((one) => new URL(one.url, location.href).href);
}"""

Ask = Callable[[Page, str], list[str]]


def main() -> int:
    """Measure, print, and with ``--write-readme`` put the tables into the README."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.search", description="Measure the search box.")
    parser.add_argument("--write-readme", action="store_true", help="put the figures into README.md")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as name, sync_playwright() as playwright:
        folder = Path(name)
        _tell("building the site")
        if generate(["build", "--quiet", "--no-pdf", "--no-units", "--out", str(folder / "site")]):
            return 1
        portal = folder / "site/portal"
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        answered = {
            "this box": _ours(browser, portal),
            "plain Pagefind": _pagefind(browser, portal, folder),
            "Material": _material(browser, portal, folder),
        }
        rows = [_quality(name, found, portal) for name, found in answered.items()]
        tables = [[["rank 1 / within 5", "half", *GROUPS], *[row for pair in rows for row in pair]]]
        tables += [_speed(browser, portal), _weight(portal)]
    print("\n\n".join(map(table.plain, tables)))
    shown = "\n\n".join(map(table.markdown, tables))
    if given.write_readme:
        table.into_readme("search-bench", shown)
    return 0


def _asked(browser: Browser, root: Path, start: Callable[[str], str], ready: Callable[[Page], None], ask: Ask) -> Any:  # noqa: ANN401
    found: dict[Question, list[str]] = {}
    with served(root) as home:
        for language in START_PAGES:
            page = browser.new_page()
            page.goto(home + start(language))
            ready(page)
            for question in questions():
                if question.language == language:
                    addresses = ask(page, question.question)
                    found[question] = [re.sub(r"[?#].*", "", one.removeprefix(home)) for one in addresses]
            page.close()
    return found


def _ours(browser: Browser, portal: Path) -> dict[Question, list[str]]:
    _tell("this box")

    def ask(page: Page, question: str) -> list[str]:
        return list(page.evaluate(ANSWERS, question)["addresses"])

    return _asked(browser, portal, START_PAGES.__getitem__, load_all, ask)  # type: ignore[no-any-return]


def _pages(portal: Path, language: str) -> Iterator[tuple[str, Any]]:
    """The folders and main parts of the pages of a language, without those made for printing."""
    for file in sorted(portal.rglob("index.html")):
        folder = file.parent.relative_to(portal).as_posix()
        root = html.parse(str(file)).getroot()
        if root.get("lang") == language and not _PRINTED.search(f"/{folder}/"):
            yield folder, root.find(".//main")


def _pagefind(browser: Browser, portal: Path, folder: Path) -> dict[Question, list[str]]:
    _tell("plain Pagefind")
    root = folder / "plain"
    for language in START_PAGES:
        for path, main_part in _pages(portal, language):
            page = root / path / "index.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            text = html.tostring(main_part, encoding="unicode")
            page.write_text(f'<html lang="{language}"><title>{path}</title><body>{text}</body></html>')
    subprocess.run([sys.executable, "-m", "pagefind", "--quiet", "--site", str(root)], check=True)

    def ask(page: Page, question: str) -> list[str]:
        return list(page.evaluate(_PAGEFIND, question))

    return _asked(browser, root, START_PAGES.__getitem__, lambda _: None, ask)  # type: ignore[no-any-return]


def _material(browser: Browser, portal: Path, folder: Path) -> dict[Question, list[str]]:
    root = folder / "material"
    for language in START_PAGES:
        _tell(f"a Material site in {language}")
        docs = folder / f"docs-{language}"
        for path, main_part in _pages(portal, language):
            page = docs / path / "index.md"
            page.parent.mkdir(parents=True, exist_ok=True)
            heading = main_part.find(".//h1").text_content()
            lines = [" ".join(part.text_content().split()) for part in main_part.iter("p", "li", "td", "dd", "h2")]
            page.write_text(
                f"# {heading}\n\n" + "\n\n".join(re.sub(r"([\\`*_{}\[\]<>#])", r"\\\1", one) for one in lines)
            )
        settings = folder / f"{language}.yml"
        settings.write_text(
            f"site_name: x\ndocs_dir: {docs}\nsite_dir: {root / language}\nnav: [index.md]\n"
            f"theme: {{name: material, language: {language}, font: false}}\n"
            f"plugins: [{{search: {{lang: {language}}}}}]\n"
        )
        # The start page of a language stands in its folder; elsewhere it would be missing.
        index = docs / "index.md"
        if not index.exists():
            index.write_text("# x\n")
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(settings)], check=True)

    def ready(page: Page) -> None:
        page.evaluate("document.querySelector('[data-md-toggle=search]').click()")
        page.wait_for_timeout(LONGEST_WAIT)

    def ask(page: Page, question: str) -> list[str]:
        return list(page.evaluate(_MATERIAL, [question, 250]))[:5]

    found = _asked(browser, root, lambda language: f"{language}/", ready, ask)
    return {one: [re.sub(f"^{one.language}/", "", address) for address in got] for one, got in found.items()}


def _quality(name: str, found: dict[Question, list[str]], portal: Path) -> list[list[str]]:
    rows = []
    for half in ("dev", "held"):
        ranked = [(one, rank(one, got[:5], portal)) for one, got in found.items() if one.half == half]
        counted = shares(ranked)
        cells = [f"{counted[group].first:.1%} / {counted[group].five:.1%}" for group in GROUPS]
        rows.append([name, half, *cells])
    return rows


def _speed(browser: Browser, portal: Path) -> table.Rows:
    _tell("an answer at each key")
    taken: list[float] = []
    asked = [one for one in questions() if one.language == "fi"][:: max(1, len(questions()) // TYPED_OUT)]
    with served(portal) as home:
        page = browser.new_page()
        page.goto(home)
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        load_all(page)
        for question in asked:
            taken += page.evaluate(_TYPED, ["#search", question.question])
        page.close()
    late = sum(one > 50 for one in taken) / len(taken)
    return [
        ["answer after a key, processor slowed 6 times", "ms"],
        ["median", f"{median(taken):.1f}"],
        ["95 of 100", f"{quantiles(taken, n=20)[-1]:.1f}"],
        ["slowest", f"{max(taken):.1f}"],
        ["later than 50 ms", f"{late:.1%}"],
    ]


def _weight(portal: Path) -> table.Rows:
    def kilobytes(*files: Path) -> str:
        return f"{sum(len(gzip.compress(file.read_bytes(), 6)) for file in files) / 1000:.1f}"

    scripts = portal / "assets/search"
    later = [file for file in scripts.glob("*.js") if file.name not in ("box.js", "texts.js")]
    return [
        ["what is loaded, compressed", "kB"],
        ["script of every page", kilobytes(scripts / "box.js")],
        ["when the box is first used: scripts", kilobytes(*later)],
        ["places in Finnish", kilobytes(portal / "data/search/places-fi.json")],
        ["answers in Finnish", kilobytes(portal / "data/search/answers-fi.json")],
        ["for more than a place: words of texts in Finnish", kilobytes(portal / "data/search/texts-fi.json")],
        ["for a postal code", kilobytes(portal / "data/search/posts-fi.json")],
    ]


def _tell(text: str) -> None:
    print(f"bench: {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
