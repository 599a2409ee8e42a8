"""The other generators get the pages that we make, and what is measured of them is what is said."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from generator.cli import main as generate
from tests.bench.contest import Cost
from tests.bench.rivals import builds, cases, serving, tables
from tests.bench.rivals.builds import COLD, FACT, SAME, Built
from tests.bench.rivals.contestant import FIRST_NUMBER, HUGO, MKDOCS, OURS, WITH_UNITS, Command, Contestant
from tests.bench.rivals.cut import cut
from tests.bench.rivals.pages import PORTAL, page_of
from tests.bench.rivals.programs import here, programs
from tests.bench.rivals.serving import Served
from tests.bench.rivals.written import Material
from tests.sites.made_up import write_project

PAGES = ("index.html", "haku/index.html", "yksikot/unit-3/index.html", "yksikot/unit-3/tuloste/index.html")
UNIT = "yksikot/unit-3/"


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The finished pages of a made-up portal whose third unit has the phone number that is to change."""
    case = cases.made_up(tmp_path_factory.mktemp("made-up") / "project", 3)
    case.save(FIRST_NUMBER + 1)
    assert not generate(["--project", str(case.root), "build", *case.options, "--language", "fi"])
    return case.sites


@pytest.fixture(scope="module")
def material(sites: Path) -> Material:
    pages = [page_of(sites, Path(PORTAL) / page) for page in PAGES]
    shown = next(page for page in pages if page.path == UNIT)
    return Material(pages, [shown], shown)


def test_a_page_is_cut_into_its_frame_and_its_values_and_nothing_is_lost(sites: Path) -> None:
    pages = [page.read_text(encoding="utf-8") for page in (sites / PORTAL).rglob("index.html")]
    cuts = [cut(page) for page in pages]
    assert [one.whole() for one in cuts] == pages
    assert len({one.frame for one in cuts}) == 1


def test_a_page_in_another_frame_is_refused() -> None:
    with pytest.raises(ValueError, match="the frame of the pages is not as"):
        cut("<title>Else</title>")


def test_every_generator_makes_every_page_and_shows_the_number_that_was_saved(
    material: Material, tmp_path: Path
) -> None:
    contestants = programs(tmp_path, material, here(lambda _: None))
    built = builds.measure(contestants, 1, lambda _: None)
    assert len(contestants) >= 2
    for one in contestants:
        made = [file for output in one.outputs for file in output.rglob("index.html")]
        assert len(made) == built[one.name].pages == len(PAGES)
        assert str(FIRST_NUMBER + 1) in "".join(file.read_text(encoding="utf-8") for file in made)
        one.save(FIRST_NUMBER + 42)
        assert all(cost.wall > 0 for cost in built[one.name].costs.values())


def contestant(folder: Path, name: str, program: str) -> Contestant:
    command = Command((sys.executable, "-c", program))
    return Contestant(name, (command,), (folder / name,), (), lambda _: None, lambda _: command, "")


def test_another_program_that_fails_is_left_out_and_ours_is_not(tmp_path: Path) -> None:
    said: list[str] = []
    works, fails = contestant(tmp_path, OURS, "pass"), contestant(tmp_path, HUGO, "raise SystemExit(3)")
    assert list(builds.measure([works, fails], 2, said.append)) == [OURS]
    assert [text for text in said if "left out" in text and HUGO in text]
    with pytest.raises(RuntimeError, match="ended with 3"):
        builds.measure([contestant(tmp_path, OURS, "raise SystemExit(3)")], 1, said.append)


def test_another_program_that_is_too_slow_builds_once_and_its_table_has_no_figures_for_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(builds, "TOO_SLOW", 0)
    ours, other = (contestant(tmp_path, name, "pass") for name in (OURS, MKDOCS))
    built = builds.measure([ours, other], 2, lambda _: None)
    assert list(built[OURS].costs) == [COLD, SAME, FACT]
    assert list(built[MKDOCS].costs) == [COLD]
    rows = tables.cost_rows(tables.Measured("tiny", built, {}, Cost(0, 0, 0)))
    assert [bool(cell) for cell in rows[2]] == [True, True, True, False, False, False, False, True]


def test_a_saved_number_is_awaited_on_the_page_that_is_served(
    material: Material, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "BETWEEN", 0.2)
    server = programs(tmp_path, material, here(lambda _: None))[0]
    served = serving.measure(server, 2, 60)
    assert served.saves == 2
    assert 0 < served.seconds < 60


def test_a_saved_number_is_awaited_on_the_page_of_a_unit_s_site_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "BETWEEN", 0.2)
    root = write_project(tmp_path / "project")
    case = cases.Case(root, "unit-2", "yksikot/unit-2/", "0000 00", shown_by_unit="unit-2/")
    served = serving.measure(case.with_units, 1, 60)
    assert 0 < served.seconds < 60


def test_goals_are_told_where_both_sides_were_measured() -> None:
    def built(cold: float, same: float, written: int) -> Built:
        return Built({COLD: Cost(cold, cold, 1), SAME: Cost(same, same, 1), FACT: Cost(1, 1, 1)}, 1, 9, written)

    measured = tables.Measured(
        "tiny",
        {OURS: built(2, 0.3, 0), HUGO: built(1, 1, 9), MKDOCS: built(50, 50, 9)},
        {OURS: Served(1, 1, 1), HUGO: Served(4, 1, 1), WITH_UNITS: Served(2, 1, 1)},
        Cost(0, 0, 0),
    )
    assert [row[-1] for row in tables.goal_rows(measured)[1:]] == ["yes", "yes", "yes", "NO", "NO", "yes"]
    assert [row[0] for row in tables.cost_rows(measured)[1:]] == [OURS, HUGO, MKDOCS, tables.COPY]
