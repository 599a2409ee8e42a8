"""``python -m generator brochures`` as a person types it, and the sheets within a whole site."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import html

from tests.e2e.kit import Run, state, tree

DAY = ("--as-of", "2026-11-22")
SOME = ("generator", "brochures", *DAY)
WHOLE = ("generator", "build", *DAY, "--language", "en")


def test_only_what_is_asked_for_is_written_and_it_is_what_a_build_makes(project: Path, run: Run) -> None:
    asked = ("--unit", "unit-2", "--language", "en", "--kind", "factsheet")
    made = run(*SOME, *asked, "--quiet")
    assert made.returncode == 0, made.stderr
    assert re.fullmatch(r"\S+/site/sheets/unit-2-factsheet-en\.pdf: 2 pages, \d+ kB\n", made.stdout)
    written = tree(project / "site")
    assert set(written) == {"sheets/unit-2-factsheet-en.pdf"}
    before = state(project / "site")
    assert ", unchanged" in run(*SOME, *asked).stdout
    assert state(project / "site") == before
    assert run(*WHOLE).returncode == 0
    assert written.items() <= tree(project / "site/portal").items()


def test_choices_may_be_repeated_and_the_folder_chosen(project: Path, run: Run, tmp_path: Path) -> None:
    several = ("--unit", "unit-1", "--unit", "unit-2", "--language", "sv", "--language", "fi", "--kind", "factsheet")
    made = run(*SOME, *several, "--out", str(tmp_path / "paper"))
    assert made.returncode == 0, made.stderr
    paths = {f"sheets/unit-{unit}-factsheet-{language}.pdf" for unit in (1, 2) for language in ("fi", "sv")}
    assert set(tree(tmp_path / "paper")) == paths
    assert not (project / "site").exists()


def test_wrong_names_are_told_with_code_2_and_nothing_is_written(project: Path, run: Run) -> None:
    for wrong, meant in ((("--unit", "unti-1"), "unit-1"), (("--kind", "factshet"), "factsheet")):
        made = run(*SOME, *wrong)
        assert made.returncode == 2
        assert f"did you mean {meant}?" in made.stderr
        assert "Traceback" not in made.stderr
    assert not (project / "site").exists()


def test_text_that_does_not_fit_is_told_at_its_line_and_the_last_sheets_stay(project: Path, run: Run) -> None:
    assert run(*SOME, "--language", "en").returncode == 0
    before = state(project / "site")
    registry = project / "units.yaml"
    told = f"      - topic: daily\n        text: {{fi: Satu., sv: Saga., en: {'A long tale is told. ' * 180}}}\n"
    registry.write_text(registry.read_text().replace("    statements:\n", f"    statements:\n{told * 4}", 1))
    line = registry.read_text().splitlines().index(told.splitlines()[1]) + 1
    made = run(*SOME, "--language", "en")
    assert made.returncode == 1
    assert "error[sheet-too-long]" in made.stderr
    assert f"--> units.yaml:{line}:" in made.stderr
    assert state(project / "site") == before


def test_a_folder_that_cannot_be_written_is_told_in_words(run: Run, tmp_path: Path) -> None:
    (tmp_path / "sheets").touch()
    made = run(*SOME, "--unit", "unit-1", "--language", "en", "--out", str(tmp_path))
    assert made.returncode == 1
    assert str(tmp_path / "sheets") in made.stderr
    assert "Traceback" not in made.stderr


def test_the_pages_of_sheets_tell_the_true_size_of_every_file(project: Path, run: Run) -> None:
    assert run(*WHOLE).returncode == 0
    portal = project / "site/portal"
    folder = portal / "en/printouts"
    told: dict[str, int] = {}
    pictures = set()
    for page in folder.glob("*/index.html"):
        main = html.parse(str(page)).getroot().find(".//main")
        pictures |= {(page.parent / str(one.get("src"))).resolve() for one in main.iterfind(".//img")}
        for link in main.iterfind(".//span[@class='quiet']"):
            file = (page.parent / str(link.getprevious().get("href"))).resolve()
            told[file.relative_to(portal).as_posix()] = int(re.findall(r"(\d+)\skB", link.text_content())[0])
    files = {path: round(len(content) / 1000) for path, content in tree(portal / "sheets").items()}
    assert told == {f"sheets/{path}": size for path, size in files.items() if not path.endswith(".webp")}
    assert pictures == set(portal.glob("sheets/*.webp"))
    unit = (portal / "en/units/unit-1/index.html").read_text()
    assert '/printouts/unit-1/">' in unit
    without = run(*WHOLE, "--no-pdf")
    assert without.returncode == 0, without.stderr
    assert list(folder.rglob("*.html")) == [folder / "index.html"]
    assert not (portal / "sheets").exists()
