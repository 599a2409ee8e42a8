"""``init`` begins a directory that builds and passes ``check``, and writes nothing where it must not."""

from __future__ import annotations

import datetime as dt
import tempfile
import tomllib
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.beginning import project as beginning
from generator.beginning.asked import Asked, CannotBeginError
from generator.beginning.project import begin, frame_folder
from generator.cli.run import main
from generator.publish.project import Options, Project
from generator.publish.reading import read
from generator.registry.problems import Problem
from generator.registry.values import LANGUAGES
from tests.e2e.kit import tree

ROOT = Path(__file__).parents[2]
DAY = dt.date(2026, 11, 22)
ORDERS = [order for number in (1, 2, 3) for order in permutations(LANGUAGES, number)]


def problems_of(folder: Path) -> list[Problem]:
    return read(Project(folder), Options(folder / "site/portal", DAY, DAY, pdf=False))[1]


def asked(*languages: str, service: str = "", name: str = "") -> Asked:
    return Asked(languages or LANGUAGES, service, name, "en", "program")


@pytest.mark.parametrize("languages", ORDERS, ids="-".join)
def test_whatever_the_languages_it_passes_check_and_only_the_missing_date_is_told(
    tmp_path: Path, languages: tuple[str, ...]
) -> None:
    begin(tmp_path / "new", asked(*languages))
    assert [problem.code for problem in problems_of(tmp_path / "new")] == ["undated"]
    folders = {path.name for path in (tmp_path / "new/content").iterdir()}
    assert folders == set(languages)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(ORDERS), st.text(max_size=70), st.text(max_size=70))
def test_whatever_the_names_it_passes_check_or_is_refused(languages: tuple[str, ...], service: str, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        new = Path(folder) / "new"
        try:
            begin(new, asked(*languages, service=service.strip(), name=name.strip()))
        except CannotBeginError:
            assert list(Path(folder).iterdir()) == []
        else:
            assert {problem.code for problem in problems_of(new)} == {"undated"}


def test_what_is_still_to_be_filled_in_says_so_and_nothing_is_a_real_fact(tmp_path: Path) -> None:
    begin(tmp_path / "new", asked("fi"))
    registry = (tmp_path / "new/units.yaml").read_text(encoding="utf-8")
    assert registry.count("TÄYTÄ") >= 4
    assert registry.startswith("# This is a skeleton")
    for field in ("addresses", "phone", "website", "publisher", "feedback"):
        assert f"{field}: unknown" in registry


def test_the_name_of_the_service_stands_in_each_form_until_it_is_inflected(tmp_path: Path) -> None:
    begin(tmp_path / "new", asked("fi", service="kirjasto"))
    registry = (tmp_path / "new/units.yaml").read_text(encoding="utf-8")
    assert '        into: "kirjasto"  # palveluun' in registry


def test_the_frame_of_the_pages_is_the_programs_own(tmp_path: Path) -> None:
    begin(tmp_path / "new", asked())
    assert tree(tmp_path / "new/overrides") == tree(ROOT / "overrides")


def test_the_frame_is_installed_with_the_program() -> None:
    settings_of_the_package = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    installed = settings_of_the_package["tool"]["setuptools"]["data-files"]
    files = {path for patterns in installed.values() for pattern in patterns for path in ROOT.glob(pattern)}
    assert files == {path for path in (ROOT / "overrides").rglob("*") if path.is_file()}
    assert {Path(folder).relative_to("share/service-directory").as_posix() for folder in installed} == {
        path.parent.relative_to(ROOT).as_posix() for path in files
    }


def test_the_command_tells_the_next_step(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", str(tmp_path / "uusi"), "--language", "fi", "--messages", "fi"]) == 0
    assert "uusi hakemisto on valmis. Mene kansioon ja kirjoita:" in capsys.readouterr().out
    readme = (tmp_path / "uusi/README.md").read_text(encoding="utf-8")
    assert "## Seuraavat kolme askelta" in readme
    assert "⟨" not in readme


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert main(["init", str(tmp_path / "empty")]) == 0
    assert (tmp_path / "empty/units.yaml").is_file()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("full",), "is not empty"),
        (("full/file",), "is a file"),
        (("none/new",), "There is no folder"),
        (("new", "--language", "fi", "--language", "fi"), "typed twice"),
        (("new", "--name", "x" * 61), "at most 60 letters"),
        (("new", "--service", "a\nb"), "one line"),
        (("new", "--service", "Unknown"), "no id can be made of it"),
        (("new", "--name", "???"), "no id can be made of it"),
    ],
)
def test_what_cannot_be_had_is_said_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], typed: tuple[str, ...], told: str
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full/file").write_text("mine", encoding="utf-8")
    before = tree(tmp_path)
    folder, *options = typed
    assert main(["init", str(tmp_path / folder), *options, "--messages", "en"]) == 2
    assert told in capsys.readouterr().err
    assert tree(tmp_path) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["full"]


def test_what_cannot_be_written_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(beginning, "project_files", full)
    assert main(["init", str(tmp_path / "new"), "--messages", "en"]) == 2
    assert "could not be written: No space left on device. Nothing of it is there." in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_without_the_frame_nothing_is_begun(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beginning, "_FRAME", "nowhere")
    assert main(["init", str(tmp_path / "new"), "--messages", "en"]) == 2
    assert "Install the program again" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_frame_lies_beside_the_program() -> None:
    assert frame_folder() == ROOT / "overrides"


def test_the_sentences_are_there_in_both_languages() -> None:
    folder = ROOT / "generator/beginning/messages"
    finnish, english = (tomllib.loads((folder / f"{one}.toml").read_text(encoding="utf-8")) for one in ("fi", "en"))
    assert {table: list(told) for table, told in finnish.items()} == {
        table: list(told) for table, told in english.items()
    }
