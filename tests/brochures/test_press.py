"""How sheets are made: what fits, what does not, and the same bytes from the same facts."""

from __future__ import annotations

import datetime as dt
import logging
import os
import subprocess
import sys
from pathlib import Path

import page
import pytest

from generator.brochures import SheetsTooLongError, making
from generator.brochures.press import press
from generator.brochures.sheet import Sheet
from generator.brochures.shelf import SheetShelf
from tests.brochures.kit import ROOT, all_sheets, factsheet, made_up_site, printed, reader, real_site, squeezed, text_of

PATH = "sheets/unit-1-factsheet-en.pdf"
KIND = "factsheet"
SENTENCE = "Somebody made up sits on a drawn chair and tells an imagined story. "


def html_of(folder: Path, more: str = "") -> str:
    return factsheet(made_up_site(folder, more=more)).html


def test_a_longer_text_is_set_smaller_and_still_all_there(tmp_path: Path) -> None:
    more = SENTENCE * 18
    made = press(html_of(tmp_path, more), KIND)
    assert not made.too_long
    assert len(reader(made.copies[0]).pages) == 2
    assert squeezed(more) in text_of(made.copies[0])


@pytest.mark.parametrize("times", [3, 9])
def test_a_text_that_does_not_fit_is_refused_with_unit_language_and_amount(tmp_path: Path, times: int) -> None:
    site = made_up_site(tmp_path, more=SENTENCE * 40, times=times, units=2)
    finished: dict[str, bytes] = {}
    with pytest.raises(SheetsTooLongError) as refused:
        finished.update(all_sheets(site))
    assert [path for path in finished if KIND in path] == ["sheets/unit-2-factsheet-en.pdf"]
    (one,) = [one for one in refused.value.found if one.sheet.kind == KIND]
    assert (one.sheet.subject, one.sheet.language, one.part) == ("unit-1", "en", "")
    assert one.millimetres > 0
    assert one.origin == ("units", "unit-1", "statements", 0, "text", "en")


def test_a_fact_that_is_taller_than_a_page_is_refused_not_cut(tmp_path: Path) -> None:
    html = html_of(tmp_path).replace("Building number 1 stands in a drawing.", SENTENCE * 150)
    assert press(html, KIND).too_long


def test_a_word_wider_than_the_paper_is_refused_with_the_amount(tmp_path: Path) -> None:
    wide = press(factsheet(made_up_site(tmp_path, more="xzq" * 60)).html, KIND).too_long
    assert 50 < wide[""] < 500
    assert press(factsheet(made_up_site(tmp_path, more="xzq xzq " * 12)).html, KIND).copies


def test_the_same_facts_make_the_same_bytes(tmp_path: Path) -> None:
    html = html_of(tmp_path)
    (tmp_path / "sheet.html").write_text(html, encoding="utf-8")
    (first,) = press(html, KIND).copies
    press(html_of(tmp_path, "Another sheet comes between."), KIND)
    assert press(html, KIND).copies == [first]
    told = "import sys; from generator.brochures.press import press; "
    told += "sys.stdout.buffer.write(press(open(sys.argv[1], encoding='utf-8').read(), 'factsheet').copies[0])"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "7"}
    command = [sys.executable, "-c", told, str(tmp_path / "sheet.html")]
    assert subprocess.run(command, capture_output=True, check=True, env=environment).stdout == first


def test_sheets_made_by_many_processes_come_in_order(tmp_path: Path) -> None:
    site = made_up_site(tmp_path, units=5)
    made = [(path, pdf) for path, pdf in all_sheets(site) if KIND in path]
    assert [path for path, _ in made] == [f"sheets/unit-{number}-factsheet-en.pdf" for number in range(1, 6)]
    assert made[3][1] == printed(site, "unit-4")


def test_an_unchanged_sheet_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "kept"
    first = dict(all_sheets(made_up_site(tmp_path), kept))
    with monkeypatch.context() as patched:
        patched.setattr(making, "_press", None)
        assert dict(all_sheets(made_up_site(tmp_path), kept)) == first
    changed = dict(all_sheets(made_up_site(tmp_path, more="Something new is imagined."), kept))
    assert "Somethingnewisimagined." in text_of(changed[PATH])


def test_a_folder_that_cannot_keep_sheets_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert dict(all_sheets(made_up_site(tmp_path), tmp_path / "file")) == dict(all_sheets(made_up_site(tmp_path)))


def test_the_shelf_keeps_what_was_needed_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.brochures.shelf._KEPT", 2)
    shelf = SheetShelf(tmp_path)
    sheets = {html: Sheet(KIND, "unit-1", "en", html, {}) for html in ("oldest", "older", "newest")}
    for age, html in enumerate(sheets):
        shelf.keep(sheets[html], [html.encode()])
        for file in tmp_path.iterdir():
            if file.read_bytes() == html.encode():
                os.utime(file, (age, age))
    shelf.find(sheets["oldest"])
    shelf.tidy()
    assert [shelf.find(sheet) for sheet in sheets.values()] == [[b"oldest"], None, [b"newest"]]


def test_weasyprint_has_nothing_to_complain_of(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "weasyprint"):
        press(html_of(tmp_path), KIND)
    assert caplog.messages == []


def test_a_sheet_of_a_past_day_is_dated_that_day() -> None:
    past = real_site(dt.date(2020, 9, 3))
    made = printed(past, next(iter(past.directory.units)), "fi")
    metadata = reader(made).metadata
    assert metadata
    assert metadata.creation_date
    assert metadata.creation_date.date() == dt.date(2020, 9, 3)
    assert page.is_pdf_compliant_bytes(made, profile=page.ValidationProfile.PDF_UA_1)
