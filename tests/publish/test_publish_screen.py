"""The sheets of the live preview are as patient with a broken template as the preview is."""

from __future__ import annotations

import pytest

from generator.directory.words import WordingError
from generator.publish.project import InputProblems
from generator.publish.screen import SheetsOnScreen
from tests.brochures.kit import real_site


@pytest.fixture
def sheets() -> SheetsOnScreen:
    shown = SheetsOnScreen()
    shown.show(real_site())
    return shown


def test_a_sheet_is_the_html_that_is_printed_in_its_letters(sheets: SheetsOnScreen) -> None:
    shown = sheets.page("lahti-factsheet-sv.html")
    assert shown
    assert b'src: url("data:font/ttf;base64,' in shown
    assert b"file:" not in shown
    assert sheets.page("lahti-factsheet-de.html") is None
    assert sheets.page("../lahti-factsheet-sv.html") is None


def test_words_that_are_missing_are_told_as_problems(sheets: SheetsOnScreen, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> str:
        raise WordingError("wording/fi.toml: sheet.new is not there")

    monkeypatch.setattr("generator.brochures.on_screen", fail)
    with pytest.raises(InputProblems) as told:
        sheets.page("lahti-factsheet-fi.html")
    assert "sheet.new is not there" in told.value.text()
