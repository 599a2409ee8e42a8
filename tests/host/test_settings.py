"""Settings in mkdocs.yml that a host cannot read are told in words, with their place and what to do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.cli import main
from tests.e2e.kit import state
from tests.sites.made_up import write_project

BUILD = ("build", "--no-pdf", "--no-units", "--language", "fi", "--as-of", "2026-11-22", "--quiet", "--jobs", "1")
PALETTE = "  palette: made-up\n"
EXTRA = "extra:\n  made_up: 99999999999999999999\n"


@pytest.fixture(scope="module")
def _project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_project(tmp_path_factory.mktemp("network") / "project")
    assert not main(["--project", str(root), *BUILD])
    return root


@pytest.fixture
def project(_project: Path, tmp_path: Path) -> Path:
    """A project that has been built."""
    return Path(shutil.copytree(_project, tmp_path / "project"))


def told(project: Path, host: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What an editor reads of a build that is refused; the output is as it was."""
    before = state(project / "site/portal")
    assert main(["--project", str(project), *BUILD, "--host", host]) == 1
    assert state(project / "site/portal") == before
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert 'File "' not in said
    return said


@pytest.mark.parametrize(
    ("after", "written", "why"),
    [
        ("- def_list\n", EXTRA, "extra: failed to extract field Project.extra"),
        ("font: false\n", PALETTE, "theme: 'str' object"),
        ("- def_list\n", "  - pymdownx.snippets:\n      base_path: !relative $docs_dir\n", "markdown_extensions: "),
    ],
)
def test_a_setting_that_zensical_cannot_read_is_told_with_its_line(
    project: Path, capsys: pytest.CaptureFixture[str], after: str, written: str, why: str
) -> None:
    file = project / "mkdocs.yml"
    text = file.read_text(encoding="utf-8").replace(after, after + written)
    file.write_text(text, encoding="utf-8")
    line = 2 + text.partition(f"\n{why.partition(':')[0]}:")[0].count("\n")
    said = told(project, "zensical", capsys)
    assert f"error[host]: mkdocs.yml:{line}: Zensical cannot read {why}" in said
    assert "use --host mkdocs" in said
    assert said.count("error[") == 1


def test_of_two_such_settings_the_file_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = project / "mkdocs.yml"
    text = file.read_text(encoding="utf-8").replace("plugins:", f"{PALETTE}plugins:")
    file.write_text(f"{text}{EXTRA}", encoding="utf-8")
    assert "error[host]: mkdocs.yml: Zensical cannot read the settings: " in told(project, "zensical", capsys)


@pytest.mark.parametrize("host", ["mkdocs", "zensical"])
@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("  - pymdownx.superfences:\n      made_up: 1\n", "Failed to load extension 'pymdownx.superfences'"),
        ("extra: [\n", 'mkdocs.yml", line '),
    ],
)
def test_settings_that_no_host_takes_are_told_in_the_same_words(
    project: Path, capsys: pytest.CaptureFixture[str], host: str, written: str, why: str
) -> None:
    file = project / "mkdocs.yml"
    file.write_text(file.read_text(encoding="utf-8") + written, encoding="utf-8")
    said = told(project, host, capsys)
    assert said.startswith("error[host]: mkdocs.yml: ")
    assert why in said


def test_settings_are_not_blamed_where_zensical_makes_nothing_at_all(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stands_in = project / "zensical/__main__.py"
    stands_in.parent.mkdir()
    (stands_in.parent / "__init__.py").touch()
    stands_in.write_text("raise SystemExit('Error: a made-up end')")
    assert told(project, "zensical", capsys) == "error[host]: Zensical does not work here: a made-up end\n"
