"""What holds of every sheet that is published."""

from __future__ import annotations

from itertools import product

import page
import pytest

from generator.site.addresses import sheet_path
from tests.brochures.kit import LANGUAGES, TODAY, facts_of_page, reader, real_site, squeezed, text_of

Sheets = dict[str, bytes]
A4 = (595, 842)
ALL = list(product(real_site().directory.units, LANGUAGES))


def test_every_unit_has_its_sheet_in_every_language(real_sheets: Sheets) -> None:
    assert [path for path in real_sheets if "-factsheet-" in path] == [
        sheet_path(unit, language) for unit, language in ALL
    ]


@pytest.mark.parametrize(("unit", "language"), ALL)
def test_a_sheet_is_pdf_ua(real_sheets: Sheets, unit: str, language: str) -> None:
    report = page.validate_pdf_bytes(real_sheets[sheet_path(unit, language)], profile=page.ValidationProfile.PDF_UA_1)
    assert report.failures == []


@pytest.mark.parametrize(("unit", "language"), ALL)
def test_a_sheet_has_two_a4_pages_at_most_and_says_what_it_is(real_sheets: Sheets, unit: str, language: str) -> None:
    sheet = reader(real_sheets[sheet_path(unit, language)])
    assert len(sheet.pages) <= 2
    assert {tuple(round(float(side)) for side in one.mediabox[2:]) for one in sheet.pages} == {A4}
    assert str(sheet.root_object["/Lang"]) == language
    assert sheet.viewer_preferences
    assert str(sheet.viewer_preferences["/DisplayDocTitle"]) == "True"
    assert sheet.metadata
    assert real_site().voices[language].plain(real_site().directory.units[unit].name) in (sheet.metadata.title or "")
    assert sheet.metadata.creation_date
    assert sheet.metadata.creation_date.date() == TODAY
    assert sheet.outline


@pytest.mark.parametrize(("unit", "language"), ALL)
def test_a_sheet_states_every_fact_of_the_page_with_its_sources(real_sheets: Sheets, unit: str, language: str) -> None:
    on_paper = text_of(real_sheets[sheet_path(unit, language)])
    facts = list(facts_of_page(real_site(), unit, language))
    assert len(facts) > 10
    assert [fact for fact in facts if fact not in on_paper] == []


@pytest.mark.parametrize(("unit", "language"), ALL)
def test_a_sheet_reads_in_the_order_that_a_reader_needs(real_sheets: Sheets, unit: str, language: str) -> None:
    words = real_site().voices[language].words
    on_paper = text_of(real_sheets[sheet_path(unit, language)])
    headings = ("next.title", "unit.facts", "unit.access", "unit.offerings", "contact.title", "urgent.title")
    places = [on_paper.find(squeezed(words(heading))) for heading in headings]
    assert -1 not in places
    assert places == sorted(places)
    disclaimer = real_site().voices[language].plain(real_site().directory.registry.network.disclaimer)
    assert squeezed(disclaimer) in on_paper
    assert squeezed(words("sheet.compiled", date=words.day(TODAY))) in on_paper
