"""The referral sheet: one page that is filled in by hand, black on white, asking for no more than is needed."""

from __future__ import annotations

from functools import cache
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import page
import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
import pytest
from lxml import html

from generator.brochures.desk import Desk
from generator.brochures.press import press
from generator.directory.views.unit import unit_view
from generator.site.addresses import sheet_path
from tests.brochures.kit import LANGUAGES, made_up_site, reader, real_site, squeezed, text_of

KIND = "referral"
A4 = (595, 842)
MILLIMETRE = 72 / 25.4
SCALE = 3
DARK = 140
ALL = list(product(real_site().directory.units, LANGUAGES))
Sheets = dict[str, bytes]
SENTENCE = "Somebody made up sits on a drawn chair and tells an imagined story. "


def of(sheets: Sheets, unit: str, language: str) -> bytes:
    return sheets[sheet_path(unit, language, KIND)]


@cache
def shades(pdf: bytes) -> set[tuple[int, int, int]]:
    """The colours of all that is drawn on the first page, but its picture."""
    found = set()
    for drawn in pypdfium2.PdfDocument(pdf)[0].get_objects(max_depth=1):
        if drawn.type in (pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_PATH):
            red, green, blue, alpha = (pdfium.c_uint() for _ in range(4))
            if pdfium.FPDFPageObj_GetFillColor(drawn, red, green, blue, alpha):
                found.add((red.value, green.value, blue.value))
    return found


def lines_to_write_on(pdf: bytes) -> list[float]:
    """How far from the top the lines at the left are, in millimetres."""
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=SCALE).to_pil().convert("L")
    dots = SCALE * MILLIMETRE
    strip = picture.crop((round(16 * dots), 0, round(50 * dots), picture.height))
    dark = [row for row in range(strip.height) if max(strip.crop((0, row, strip.width, row + 1)).tobytes()) < DARK]
    return [row / dots for row in dark if row - 1 not in dark]


@pytest.mark.parametrize(("unit", "language"), ALL)
def test_every_unit_has_a_referral_sheet_of_one_a4_page_for_everyone(
    real_sheets: Sheets, unit: str, language: str
) -> None:
    made = of(real_sheets, unit, language)
    assert page.validate_pdf_bytes(made, profile=page.ValidationProfile.PDF_UA_1).failures == []
    sheet = reader(made)
    assert [tuple(round(float(side)) for side in one.mediabox[2:]) for one in sheet.pages] == [A4]
    assert str(sheet.root_object["/Lang"]) == language
    assert sheet.metadata
    assert real_site().voices[language].plain(real_site().directory.units[unit].name) in (sheet.metadata.title or "")
    assert len(sheet.outline) == 2


@pytest.mark.parametrize(("unit", "language"), ALL)
def test_it_states_who_runs_the_unit_how_to_reach_it_and_what_a_stay_needs(
    real_sheets: Sheets, unit: str, language: str
) -> None:
    on_paper = text_of(of(real_sheets, unit, language))
    view = unit_view(Desk(real_site()).lenses[language], unit)
    wanted = ("unit.operator", "unit.phone", "unit.contact", "unit.admission", "unit.area")
    rows = [row for row in (*view.facts, *view.access) if row.key in wanted]
    assert len(rows) >= 4
    for row in rows:
        told = row.value if isinstance(row.value, tuple) else (row.value,)
        texts = [row.unknown, row.ask] if row.state == "unknown" else [getattr(one, "text", one) for one in told]
        for text in texts:
            assert squeezed(str(text)).replace("\u00ad", "") in on_paper


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_that_nothing_is_asked_on_the_web_and_how_to_send_it(real_sheets: Sheets, language: str) -> None:
    words = real_site().voices[language].words
    on_paper = text_of(of(real_sheets, "lahti", language))
    for told in ("private_title", "private", "way_unknown", "minimal"):
        assert squeezed(words(f"referral.{told}")) in on_paper


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_asks_in_the_order_of_a_referral(real_sheets: Sheets, language: str) -> None:
    words = real_site().voices[language].words
    on_paper = text_of(of(real_sheets, "rovaniemi", language))
    asked = ("about", "private_title", "who_name", "municipality", "due", "wishes", "urgency", "asked_from")
    places = [on_paper.find(squeezed(words(f"referral.{key}"))) for key in (*asked, "consent_given", "reply_to")]
    assert -1 not in places
    assert places == sorted(places)


def test_a_unit_whose_own_page_tells_whom_to_contact_is_not_said_to_be_silent(real_sheets: Sheets) -> None:
    words = real_site().voices["en"].words
    on_paper = text_of(of(real_sheets, "rovaniemi", "en"))
    assert squeezed(words("referral.form_unknown")) in on_paper
    assert squeezed(words("referral.way_unknown")) not in on_paper


def test_a_unit_that_families_do_not_apply_to_asks_for_no_payment_commitment(real_sheets: Sheets) -> None:
    words, units = real_site().voices["en"].words, real_site().directory.units
    unit = next(key for key, one in units.items() if not one.answers_municipalities)
    on_paper = text_of(of(real_sheets, unit, "en"))
    assert squeezed(words("next.apart_text")) in on_paper
    assert squeezed(words("referral.commitment_state") + words("referral.commitment_given")) not in on_paper
    other = text_of(of(real_sheets, "lahti", "en"))
    assert squeezed(words("referral.commitment_state") + words("referral.commitment_given")) in other


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_black_on_white_and_has_no_form_fields(real_sheets: Sheets, language: str) -> None:
    made = of(real_sheets, "rovaniemi", language)
    assert shades(made) <= {(0, 0, 0), (255, 255, 255)}
    assert "/AcroForm" not in reader(made).root_object


@pytest.mark.parametrize(("unit", "language"), ALL)
def test_its_lines_leave_room_for_handwriting(real_sheets: Sheets, unit: str, language: str) -> None:
    lines = lines_to_write_on(of(real_sheets, unit, language))
    assert len(lines) > 12
    assert min(below - above for above, below in pairwise(lines)) >= 7


def test_it_asks_for_nothing_that_identifies_a_child_or_tells_of_health(tmp_path: Path) -> None:
    made: Any = html.fromstring(Desk(made_up_site(tmp_path)).sheet(KIND, "unit-1", "en").html)
    asked = " ".join(one.text_content() for one in made.xpath('//*[contains(@class, "field")]/p')).casefold()
    assert "consent" not in asked
    for word in ("identity", "birth", "diagnosis", "address", "religion"):
        assert word not in asked
    assert not made.xpath("//input | //form | //textarea")


def test_facts_that_are_too_long_are_told_with_the_text_to_shorten(tmp_path: Path) -> None:
    sheet = Desk(made_up_site(tmp_path, more=SENTENCE)).sheet(KIND, "unit-1", "en")
    term = "<dt>Phone</dt><dd>"
    assert term in sheet.html
    assert press(sheet.html.replace(term, term + SENTENCE * 40), KIND).too_long[""] > 0
    assert sheet.origins[""] == ("units", "unit-1", "statements", 0, "text", "en")


def test_the_same_facts_make_the_same_bytes(tmp_path: Path) -> None:
    sheet = Desk(made_up_site(tmp_path)).sheet(KIND, "unit-1", "en")
    (first,) = press(sheet.html, KIND).copies
    press(Desk(made_up_site(tmp_path, more="Another comes between.")).sheet(KIND, "unit-1", "en").html, KIND)
    assert press(sheet.html, KIND).copies == [first]
