"""The live preview shows a save in a real browser, lives on with problems and recovers."""

from __future__ import annotations

import re
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest
from playwright.sync_api import Browser, Page, expect

from generator.serve.watch import Watch
from tests.bench.made_up import registry_yaml
from tests.e2e.kit import Start, eventually

_ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/")
_PATIENCE_MS = 30_000


@pytest.fixture
def browser_page(browser: Browser) -> Iterator[Page]:
    """A page of the system's browser."""
    page = browser.new_page()
    page.set_default_timeout(_PATIENCE_MS)
    yield page
    page.close()


def serve(start: Start) -> tuple[subprocess.Popen[bytes], str]:
    server = start("generator", "serve", "--port", "0", "--language", "fi")
    eventually(lambda: _ADDRESS.search(start.said.read_text()) is not None)
    found = _ADDRESS.search(start.said.read_text())
    assert found
    return server, found[0]


def save(path: Path, old: str, new: str) -> None:
    """Save as many editors do: a new file takes the place of the old one."""
    text = path.read_text()
    assert old in text
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_text(text.replace(old, new, 1))
    fresh.replace(path)


def test_a_sheet_shows_in_its_own_style_and_again_after_a_save(project: Path, start: Start, browser_page: Page) -> None:
    _, address = serve(start)
    browser_page.goto(f"{address}sheets-html/")
    browser_page.get_by_role("link", name="unit-1-factsheet-fi.html").click()
    shown = expect(browser_page.locator("body"))
    shown.to_contain_text("Keksittyjen kotien verkko", timeout=_PATIENCE_MS)
    assert browser_page.evaluate("document.fonts.ready.then(() => document.fonts.check('12px \"Source Sans Pro\"'))")
    assert browser_page.evaluate("Math.round(document.body.offsetWidth * 25.4 / 96)") == 210
    save(project / "units.yaml", "Keksittyjen kotien verkko", "Uusi keksitty verkko")
    shown.to_contain_text("Uusi keksitty verkko", timeout=_PATIENCE_MS)
    for missing in (
        "unit-9-factsheet-fi.html",
        "unit-1-nothing-fi.html",
        "..%2Funits.yaml",
        "unit-1-factsheet-sv.html",
    ):
        answer = browser_page.request.get(f"{address}sheets-html/{missing}")
        assert answer.status == 404, missing


def test_ten_saves_show_in_the_browser(project: Path, start: Start, browser_page: Page) -> None:
    _, address = serve(start)
    errors: list[str] = []
    browser_page.on("pageerror", lambda error: errors.append(str(error)))
    browser_page.goto(address)
    shown = expect(browser_page.locator("body"))
    registry, content = project / "units.yaml", project / "content/fi/index.md"
    frame, style = project / "overrides/main.html", project / "overrides/assets/directory.css"
    shown.to_contain_text("This is made up.", timeout=_PATIENCE_MS)

    last = "This is made up."
    for number in range(5):
        save(content, last, f"Saved {number}.")
        last = f"Saved {number}."
        shown.to_contain_text(last, timeout=_PATIENCE_MS)
    save(frame, '<main id="main"', '<p>From the override</p><main id="main"')
    shown.to_contain_text("From the override", timeout=_PATIENCE_MS)
    save(registry, "Keksittyjen kotien verkko", "Uusi keksitty verkko")
    shown.to_contain_text("Uusi keksitty verkko", timeout=_PATIENCE_MS)
    save(registry, "version: 1", "version: one")
    shown.to_contain_text("The input has problems", timeout=_PATIENCE_MS)
    shown.to_contain_text("version: one")
    save(registry, "version: one", "version: 1")
    shown.to_contain_text("Uusi keksitty verkko", timeout=_PATIENCE_MS)
    style.write_text(style.read_text() + "\nbody { border-top: 7px solid rgb(1, 2, 3) }\n")
    expect(browser_page.locator("body")).to_have_css("border-top-width", "7px", timeout=_PATIENCE_MS)
    assert not errors
    assert not (project / "site").exists()
    assert b".preview" not in b"".join(file.read_bytes() for file in (project / ".cache/preview").rglob("*.html"))


def test_starts_with_a_broken_registry_and_stops_with_a_plain_line(project: Path, start: Start) -> None:
    registry = project / "units.yaml"
    good = registry.read_text()
    registry.write_text(good.replace("sources:", "sorces:", 1))
    server, address = serve(start)
    assert "sorces" in start.said.read_text()
    connection = HTTPConnection(address.removeprefix("http://").rstrip("/"), timeout=30)

    def get(path: str, host: str = "") -> tuple[int, str]:
        connection.request("GET", path, headers={"Host": host} if host else {})
        answer = connection.getresponse()
        return answer.status, answer.read().decode(errors="replace")

    status, text = get("/kunnat/lahti/")
    assert status == 503
    assert "sorces" in text
    version = get("/.preview/version")[1]
    registry.write_text(good)
    assert get(f"/.preview/version?after={version}")[1] != version
    eventually(lambda: get("/kunnat/lahti/")[0] == 200)
    assert get("/kunnat/lahti")[0] == 302
    assert get("/nowhere/")[0] == 404
    assert get("/.service-directory")[0] == 404
    assert get("/%2e%2e/%2e%2e/units.yaml")[0] == 404
    assert get("/", host="rebound.example")[0] == 403
    server.send_signal(signal.SIGINT)
    assert server.wait(timeout=20) == 130
    assert "Traceback" not in start.said.read_text()


def test_what_was_saved_while_a_build_was_under_way_is_what_is_built(project: Path, start: Start) -> None:
    server, _ = serve(start)
    home, built = project / "content/fi/index.md", project / ".cache/preview/portal/index.html"
    last = "This is made up."
    for number in range(6):
        save(home, last, f"Saved {number}.")
        last = f"Saved {number}."
        time.sleep(0.3)
    eventually(lambda: built.is_file() and last in built.read_text())
    time.sleep(1)
    assert last in built.read_text(), "an earlier build came later"
    server.send_signal(signal.SIGINT)
    assert server.wait(timeout=20) == 130
    assert "Traceback" not in start.said.read_text()


def test_a_file_is_told_of_when_all_of_it_is_written_and_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    registry, parts = tmp_path / "units.yaml", [b"c", b"b", b"a"]

    def write(part: bytes) -> None:
        with registry.open("ab") as file:
            file.write(part)

    def write_on(_: float) -> None:
        if parts:
            write(parts.pop())

    registry.touch()
    watch = Watch([registry])
    time.sleep(0.5)
    # Between two looks at the file its writer goes on.
    monkeypatch.setattr("generator.serve.watch.time", SimpleNamespace(sleep=write_on))
    write(b"0")
    assert watch.wait(10) == {registry}
    assert registry.read_bytes() == b"0abc"
    assert not watch.wait(0.5)
    registry.unlink()
    assert watch.wait(10) == {registry}


def test_the_build_behind_a_preview_that_is_killed_ends_with_it(project: Path, start: Start) -> None:
    # So many that it would go on for long.
    (project / "units.yaml").write_bytes(registry_yaml(1_000))
    server, _ = serve(start)
    eventually(lambda: bool(_builders(server.pid)))
    builders = _builders(server.pid)
    server.kill()
    server.wait(timeout=20)
    _, alive = psutil.wait_procs(builders, timeout=5)
    assert not alive
    assert not (project / ".cache/preview/portal").exists()


def _builders(server: int) -> list[psutil.Process]:
    """The processes of the server that give way to all else."""
    return [one for one in psutil.Process(server).children(recursive=True) if one.nice() > 0]


@dataclass(frozen=True)
class Mistake:
    """In ``file``, ``written`` instead of ``sound``; what is ``told`` of it."""

    file: str
    sound: str
    written: str
    told: str


LINK = Mistake("content/fi/index.md", "Made-up text", "[Made-up text](#nowhere)", "#nowhere")
TEMPLATE = Mistake("overrides/main.html", '<main id="main"', '{% bad %}<main id="main"', "main.html")


@pytest.mark.parametrize("mistake", [LINK, TEMPLATE], ids=["a link to nothing", "a template"])
def test_a_mistake_that_only_a_build_finds_is_shown_and_goes_when_it_is_mended(
    project: Path, start: Start, browser_page: Page, mistake: Mistake
) -> None:
    _, address = serve(start)
    browser_page.goto(address)
    shown = expect(browser_page.locator("body"))
    shown.to_contain_text("This is made up.", timeout=_PATIENCE_MS)
    eventually((project / ".cache/preview/portal/index.html").is_file)
    before = (project / ".cache/preview/portal/index.html").read_bytes()
    save(project / mistake.file, mistake.sound, mistake.written)
    shown.to_contain_text("The input has problems", timeout=_PATIENCE_MS)
    shown.to_contain_text(mistake.told)
    assert (project / ".cache/preview/portal/index.html").read_bytes() == before
    save(project / mistake.file, mistake.written, mistake.sound)
    shown.to_contain_text("This is made up.", timeout=_PATIENCE_MS)
    assert "Traceback" not in start.said.read_text()
