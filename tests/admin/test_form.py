"""The web form in a real browser, on a folder of the browser's own: load, change, save; and what that leaves behind."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from generator.admin.page import files, policy
from generator.editing.restoring import restored
from generator.publish.tree import replace_tree
from generator.registry import reader
from tests.admin.test_config import needs_package
from tests.browser.kit import served
from tests.history.kit import History

ROOT = Path(__file__).parents[2]
PACKAGES = ROOT / ".cache/admin"
REGISTRY = (ROOT / "tests/exports/fictional.yaml").read_text(encoding="utf-8").replace(
    "client: free", "client: share\n    # The price of a fairy tale.\n    amount: 46.70", 1
)  # fmt: skip
# The browser asks the person for a folder; here it gets its own, with the file that is typed in.
FOLDER = (
    "window.showDirectoryPicker = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('project');"
)
WRITE = """async (text) => {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('project', {create: true});
  await folder.getDirectoryHandle('.git', {create: true});
  const file = await (await folder.getFileHandle('units.yaml', {create: true})).createWritable();
  await file.write(text);
  await file.close();
}"""
READ = """async () => {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('project');
  try {
    return await (await (await folder.getFileHandle('units.yaml')).getFile()).text();
  } catch (error) {
    if (error.name === 'NotReadableError') return null;  // it is written at this moment
    throw error;
  }
}"""

pytestmark = needs_package


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "admin"
    replace_tree(folder, files(reader.read(REGISTRY.encode(), "units.yaml"), "units.yaml", PACKAGES, "fi"))
    return folder


class Opened:
    """The form with the project's folder opened, and every address that was asked for."""

    def __init__(self, page: Page, home: str, asked: list[str]) -> None:
        self.page, self.home, self.asked = page, home, asked

    def record(self, section: str, key: str) -> None:
        self.page.evaluate(f"location.hash = '#/collections/{section}/entries/{key}'")
        self.page.locator(f"[data-key-path='{section}.{key}']").first.wait_for()

    def field(self, path: str) -> Locator:
        """The place to type in a field, which is there once one has scrolled to it."""
        found = self.page.locator(f"[data-key-path='{path}'] :is(input, textarea)").first
        self.page.mouse.move(600, 500)
        for _ in range(200):
            if found.count():
                return found
            self.page.mouse.wheel(0, 300)
            self.page.wait_for_timeout(60)
        pytest.fail(f"no field {path}")

    def save(self) -> None:
        self.page.get_by_role("button", name="Tallenna", exact=True).click()

    def saved(self) -> str:
        """The file, once it has been written anew."""
        for _ in range(400):
            if (text := self.page.evaluate(READ)) not in (None, REGISTRY):
                return str(text)
            self.page.wait_for_timeout(100)
        pytest.fail("nothing was saved")


@pytest.fixture
def opened(form: Path, browser: Browser) -> Iterator[Opened]:
    with served(form.parent) as home:
        context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="fi-FI")
        context.set_default_timeout(60_000)
        page, asked = context.new_page(), list[str]()
        page.on("requestfinished", lambda request: asked.append(request.url))
        page.add_init_script(FOLDER)
        page.goto(f"{home}admin/index.html")
        page.evaluate(WRITE, REGISTRY)
        page.get_by_role("button", name="paikallisen").click()
        page.get_by_text("Kokoelmat").first.wait_for()
        yield Opened(page, home, asked)
        context.close()


def test_one_changed_phone_changes_one_line_once_the_form_of_the_file_is_given_back(
    opened: Opened, tmp_path: Path
) -> None:
    opened.record("units", "cave")
    field = opened.field("units.cave.phone")
    before = field.input_value()
    field.fill("0000 222222")
    opened.save()
    text = opened.saved()
    # What the program loses: comments, the order, and the last zero of an amount.
    assert "#" not in text.replace("'#", "")
    assert text.startswith("units:")
    assert "amount: 46.7\n" in text

    history = History(tmp_path / "project")
    (tmp_path / "project/mkdocs.yml").write_text("site_name: Made-up\n", encoding="utf-8")
    history.commit(REGISTRY)
    history.file.write_text(text, encoding="utf-8")
    refused = generator(tmp_path / "project", "fmt", "--like", "HEAD", "--check")
    assert refused.returncode == 1
    assert "error[comments-gone]" in refused.stdout
    mended = generator(tmp_path / "project", "fmt", "--like", "HEAD")
    assert mended.returncode == 0, mended.stderr
    old, new = REGISTRY.splitlines(), history.file.read_text(encoding="utf-8").splitlines()
    different = [pair for pair in zip(old, new, strict=True) if pair[0] != pair[1]]
    assert different == [(f"    phone: {before}", "    phone: 0000 222222")]
    assert generator(tmp_path / "project", "fmt", "--like", "HEAD", "--check").returncode == 0


def generator(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-m", "generator", "--project", str(folder), *arguments]
    return subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False)


def test_a_wrong_phone_is_told_in_finnish_and_nothing_is_saved(opened: Opened) -> None:
    opened.record("units", "cave")
    opened.field("units.cave.phone").fill("soita meille")
    opened.save()
    opened.page.get_by_text("Kirjoita numero suuntanumeroineen").first.wait_for()
    assert opened.page.evaluate(READ) == REGISTRY


def test_a_text_in_one_language_changes_and_its_neighbours_stay(opened: Opened) -> None:
    opened.record("terms", "tale")
    opened.field("terms.tale.definition.fi").fill("Satu on kertomus: siinä on #merkkejä ja 'lainauksia'.")
    opened.save()
    found = restored(REGISTRY.encode(), opened.saved().encode(), "units.yaml").data.decode()
    assert found.count("\n") == REGISTRY.count("\n")
    different = [pair for pair in zip(REGISTRY.splitlines(), found.splitlines(), strict=True) if pair[0] != pair[1]]
    assert len(different) == 1
    assert "siinä on #merkkejä ja 'lainauksia'" in different[0][1]


def test_everything_comes_from_the_host_of_the_form(opened: Opened) -> None:
    opened.record("units", "cave")
    opened.field("units.cave.phone").fill("0000 222222")
    opened.save()
    opened.saved()
    asked = [address for address in opened.asked if not address.startswith(("blob:", "data:"))]
    assert asked
    assert {address for address in asked if not address.startswith(opened.home)} == set()
    assert any(address.endswith(".woff2") for address in asked)  # its letters and icons, too


def test_the_page_may_call_no_host_but_the_repository_s() -> None:
    assert "https:" not in policy([])
    assert policy(["https://api.github.com"]).count("https:") == 1


def test_no_page_of_the_site_leads_to_the_form() -> None:
    folders = ("overrides", "generator/site", "content/fi", "content/sv", "content/en")
    sources = [path for folder in folders for path in (ROOT / folder).rglob("*.*")]
    texts = [
        path.read_text(encoding="utf-8") for path in sources if path.suffix in (".html", ".md", ".py", ".toml", ".js")
    ]
    assert texts
    assert not any("admin/" in text for text in texts)


def test_without_its_packages_the_command_says_what_to_type(tmp_path: Path) -> None:
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    (tmp_path / "units.yaml").write_text(REGISTRY, encoding="utf-8")
    done = generator(tmp_path, "admin", "--messages", "fi")
    assert done.returncode == 1
    assert "`make admin`" in done.stderr
    assert not (tmp_path / "site").exists()


def test_what_was_made_is_told_in_finnish(tmp_path: Path) -> None:
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    (tmp_path / "units.yaml").write_text(REGISTRY, encoding="utf-8")
    done = generator(tmp_path, "admin", "--packages", str(PACKAGES), "--messages", "fi")
    assert done.returncode == 0, done.stderr
    assert ": tiedostoja kirjoitettu " in done.stdout
    assert (tmp_path / "site/admin/index.html").is_file()


def test_a_registry_with_errors_gets_no_form(tmp_path: Path) -> None:
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    (tmp_path / "units.yaml").write_text(REGISTRY.replace("client: share", "client: shared", 1), encoding="utf-8")
    done = generator(tmp_path, "admin", "--packages", str(PACKAGES))
    assert done.returncode == 1
    assert "error[bad-choice]" in done.stderr
    assert not (tmp_path / "site").exists()
