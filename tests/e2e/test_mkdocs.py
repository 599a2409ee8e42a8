"""Plain ``mkdocs build`` and ``mkdocs serve`` give the same portal with the same care."""

from __future__ import annotations

import logging
import re
import signal
import socket
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import pytest

from generator.host.theme import MkDocsHost
from generator.publish.project import InputProblems, Project
from generator.site.frame import Frames
from generator.site.page import Page, ProsePage
from tests.e2e.kit import Run, Start, eventually, state, tree
from tests.mkdocs_build import built

DAY = ("--as-of", "2026-11-22")


@pytest.fixture
def project(project: Path) -> Path:
    """The project on a fixed day and, for speed, without sheets."""
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("site_url:", "as_of: 2026-11-22\n      site_url:"))
    return project


def free_port() -> int:
    with socket.socket() as here:
        here.bind(("127.0.0.1", 0))
        return int(here.getsockname()[1])


def answer(port: int, path: str) -> str:
    try:
        connection = HTTPConnection("127.0.0.1", port, timeout=20)
        connection.request("GET", path)
        return connection.getresponse().read().decode()
    except (OSError, HTTPException):
        return ""


def test_mkdocs_build_gives_the_bytes_of_the_command_line(project: Path, run: Run) -> None:
    assert run("generator", "build", "--quiet").returncode == 0
    portal = project / "site/portal"
    before, made = state(portal), tree(portal)
    built = run("mkdocs", "build")
    assert built.returncode == 0, built.stderr
    assert state(portal) == before  # it even found nothing to write
    assert run("mkdocs", "build", "--strict", "-d", str(project / "other")).returncode == 0
    assert tree(project / "other") == made


def test_mkdocs_build_tells_problems_and_keeps_the_last_output(project: Path, run: Run) -> None:
    assert run("generator", "build", "--no-pdf").returncode == 0
    before = state(project / "site")
    registry = project / "units.yaml"
    registry.write_text(registry.read_text().replace("sources:", "sorces:", 1))
    built = run("mkdocs", "build")
    assert built.returncode == 1
    assert re.search(r"--> units\.yaml:\d+:1", built.stderr)
    assert "Traceback" not in built.stderr
    assert state(project / "site") == before


def test_mkdocs_serve_starts_with_a_broken_registry_lives_on_and_recovers(project: Path, start: Start) -> None:
    registry = project / "units.yaml"
    good = registry.read_text()
    registry.write_text(good.replace("sources:", "sorces:", 1))
    port = free_port()
    server = start("mkdocs", "serve", "-a", f"127.0.0.1:{port}")
    eventually(lambda: "sorces" in answer(port, "/"))
    assert "The input has problems" in answer(port, "/kunnat/lahti/")
    assert "sorces" in start.said.read_text()
    registry.write_text(good)
    eventually(lambda: "Lahdessa" in answer(port, "/kunnat/lahti/"))
    registry.write_text(good.replace("version: 1", "version: one"))
    eventually(lambda: "The input has problems" in answer(port, "/kunnat/lahti/"))
    page = project / "content/fi/index.md"
    page.write_text(page.read_text().replace("This is made up.", "Saved just now."))
    registry.write_text(good)
    eventually(lambda: "Saved just now." in answer(port, "/"))
    assert server.poll() is None
    server.send_signal(signal.SIGINT)
    assert server.wait(timeout=20) == 0
    assert "Traceback" not in start.said.read_text()


WORDS = {
    "skip": "Skip",
    "exit_keys": {"two": "2", "one": "1", "over": "0"},
    "guard": "go(1 < 2 && true)",
    "policy": "default-src 'none'",
    "search": {
        "name": "Search",
        "label": "A place",
        "placeholder": "Place",
        "button": "Go",
        "href": "places/",
        "answers": "Answers",
    },
    "keep": {"save": "Save", "print": "Print", "name": "a-page", "saved": "Saved {date}."},
    "exit_text": "Exit & go",
    "exit_url": "https://exit.example/?a&b",
    "nav": [{"key": "units", "text": "Units", "href": "u/"}, {"key": "cost", "text": "Cost", "href": "c/"}],
    "footer_links": [],
}
HEAD = {
    "title": "Äiti & <isä>",
    "site_title": "Koti",
    "description": 'A "made-up" page',
    "canonical": "https://made-up.example/?a&b",
    "alternates_html": '<link rel="alternate" hreflang="sv" href="x">',
    "switch_html": "<li>sv</li>",
    "banner_html": '<div class="past">past</div>',
    "report_html": '<p class="report"><a href="https://code.example/?a&amp;b">Report</a></p>',
}


@pytest.mark.parametrize("up", ["", "../"])
@pytest.mark.parametrize("folder", ["", "a/", "a/b/"])
@pytest.mark.parametrize(
    ("section", "robots", "missing"),
    [("", "", ()), ("units", "noindex", ()), ("cost", "", ("canonical", "site_title", "banner_html"))],
)
def test_filled_page_is_byte_for_byte_the_page_that_mkdocs_makes(
    up: str, folder: str, section: str, robots: str, missing: tuple[str, ...]
) -> None:
    project = Project(Path(__file__).parents[2])
    root = "sv/" if up else ""
    head = {name: text for name, text in HEAD.items() if name not in missing}
    body = "<h1>Äiti\u00a0– 🍼</h1>\n<p>{{ not_jinja }} &amp; &lt;</p>\n"
    page = Page(f"{root}{folder}index.html", "sv", section, robots, head, body)
    theme = MkDocsHost()(project, "sv", WORDS | {"up": up})
    through_mkdocs = built(theme, [page])
    filled = Frames(theme.pages)
    other = Page(page.path, "sv", section, robots, dict.fromkeys(head, "other"), "other")
    filled.fill(other)
    assert through_mkdocs == {page.path: filled.fill(page)}


def test_markdown_keeps_what_looks_like_front_matter_and_links_to_pages() -> None:
    project = Project(Path(__file__).parents[2])
    theme = MkDocsHost()(project, "fi", WORDS | {"up": ""})
    head = dict.fromkeys(HEAD, "x")
    pages = [
        ProsePage(
            "cost", Page("maksut/index.html", "fi", "", "", head, ""), "content/fi/cost.md", "Note: a\n\n[b](who.md#c)"
        ),
        ProsePage("who", Page("kenelle/index.html", "fi", "", "", head, ""), "content/fi/who.md", "## C"),
    ]
    cost, who = theme.prose(pages, pages)
    assert cost == '<p>Note: a</p>\n<p><a href="../kenelle/#c">b</a></p>'
    assert who == '<h2 id="c">C</h2>'
    assert theme.prose(pages[:1], pages) == [cost]


def test_warning_of_mkdocs_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    def warn(*_: object) -> None:
        logging.getLogger("mkdocs.structure").warning("a made-up warning")

    monkeypatch.setattr("generator.host.theme.HostPage.render", warn)
    theme = MkDocsHost()(Project(Path(__file__).parents[2]), "fi", WORDS | {"up": ""})
    page = Page("maksut/index.html", "fi", "", "", dict.fromkeys(HEAD, "x"), "")
    pages = [ProsePage("cost", page, "content/fi/cost.md", "Made-up.")]
    with pytest.raises(InputProblems) as told:
        theme.prose(pages, pages)
    assert "content/fi: a made-up warning" in told.value.text()
