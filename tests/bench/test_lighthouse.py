"""The judgement of pages is read, and they are served, as is said."""

from __future__ import annotations

import gzip
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from tests.bench import table
from tests.bench.lighthouse import CATEGORIES, _as_written, _Compressing, _goals, _read, _together
from tests.browser.kit import served

HEADERS = "/*\n  Referrer-Policy: no-referrer\n"


def report(*, indexed: bool = True, **scores: float) -> dict[str, Any]:
    figures = {"largest-contentful-paint": 1_500, "cumulative-layout-shift": 0, "total-byte-weight": 20_000}
    return {
        "categories": {name: {"score": scores.get(name, 1)} for name in CATEGORIES},
        "audits": {name: {"numericValue": value} for name, value in figures.items()}
        | {"is-crawlable": {"score": int(indexed)}},
    }


def test_a_page_that_asks_not_to_be_indexed_has_no_score_for_search_engines() -> None:
    assert _read(report()).cells() == ["100", "100", "100", "100", "1.50", "0.00", "20.0"]
    assert _read(report(indexed=False)).cells() == ["100", "100", "100", "–", "1.50", "0.00", "20.0"]


def test_performance_is_the_median_and_all_else_the_worst() -> None:
    rounds = [_read(report(performance=score, accessibility=score)) for score in (1, 0.9, 0.5)]
    assert _together(rounds).cells()[:3] == ["90", "50", "100"]


def test_a_goal_that_one_page_misses_is_told() -> None:
    rows = _goals({"good": _read(report()), "bad": _read(report(accessibility=0.99))})
    assert [row[0] for row in rows if row[-1] == "NO"] == ["lowest accessibility"]


def test_text_is_served_compressed_and_with_the_headers_of_the_site(tmp_path: Path) -> None:
    (tmp_path / "_headers").write_text(HEADERS)
    (tmp_path / "index.html").write_text("<p>words</p>")
    with served(tmp_path, _Compressing) as home, urllib.request.urlopen(home) as answer:  # noqa: S310 - our own server
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(answer.read()) == b"<p>words</p>"


def test_material_gets_the_description_and_every_cell(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text(
        '<meta name="description" content="About: it"><main><h1>Title</h1>'
        "<table><tr><th>Lahti</th><td>8 places</td></tr></table></main>"
    )
    assert _as_written(page) == '---\ndescription: "About: it"\n---\n\n# Title\n\nLahti\n\n8 places\n'


def test_figures_get_between_their_marks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("a\n<!-- b -->\nold\n<!-- /b -->\nc\n")
    monkeypatch.setattr(table, "README", readme)
    table.into_readme("b", "new")
    assert readme.read_text() == "a\n<!-- b -->\n\nnew\n\n<!-- /b -->\nc\n"
    with pytest.raises(LookupError, match="no marks d"):
        table.into_readme("d", "new")
