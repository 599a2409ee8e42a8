"""The measurements compare like with like."""

from pathlib import Path

import pytest

from tests.bench import bare, ours
from tests.bench.markdown import markdown_of
from tests.bench.material import write_material
from tests.bench.project import open_project, write_project
from tests.bench.same import differing

UNITS = 7


def test_filled_pages_are_byte_for_byte_those_that_mkdocs_builds(tmp_path: Path) -> None:
    write_project(tmp_path / "project", UNITS)
    assert differing(tmp_path / "project") == []


def test_every_contestant_gets_every_page(tmp_path: Path) -> None:
    write_material(tmp_path, UNITS)
    assert len((tmp_path / "bare" / "pages.jsonl").read_text(encoding="utf-8").splitlines()) == UNITS
    for folder in ("mkdocs/docs", "hugo/content"):
        assert len(list((tmp_path / folder).rglob("unit-*.md"))) == UNITS


def test_the_bare_loop_writes_pages_of_the_same_length(tmp_path: Path) -> None:
    write_material(tmp_path, UNITS)
    bare.main(tmp_path / "bare")
    ours.main(tmp_path / "ours", only_read=False)
    for page in (tmp_path / "ours" / "out").rglob("unit-*/index.html"):
        other = tmp_path / "bare" / page.relative_to(tmp_path / "ours")
        assert other.stat().st_size == pytest.approx(page.stat().st_size, rel=0.05)


def test_a_page_is_as_long_however_many_units_there_are(tmp_path: Path) -> None:
    write_project(tmp_path / "project", UNITS)
    site = open_project(tmp_path / "project")
    homes = [unit.locality for unit in site.directory.units.values()]
    assert max(homes.count(home) for home in homes) == 3


def test_markdown_says_what_the_html_says() -> None:
    html = '<h2>A <b>b</b></h2><p>See <a href="x/">it</a>.</p><ul><li><strong>One</strong><p>two</p></li></ul>'
    assert markdown_of(html) == "## A b\n\nSee [it](x/).\n\n- **One**\n\n    two\n"


def test_terms_become_definitions() -> None:
    html = "<dl><div><dt>Term</dt><dd><p>first</p><p>second</p></dd></div></dl><p>after</p>"
    assert markdown_of(html) == "Term\n\n:   first\n\n    second\n\nafter\n"
