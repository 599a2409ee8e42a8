"""The leaflet of a unit: six panels in their places, the unit's facts in few words, and a copy for a print shop."""

from __future__ import annotations

import datetime as dt
import logging
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise, product
from pathlib import Path

import page
import pypdfium2  # type: ignore[import-untyped]
import pytest
from PIL import Image

from generator.brochures.desk import Desk
from generator.brochures.press import press
from generator.brochures.sheet import Sheet, TooLong
from generator.directory.parts import Entry, Row
from generator.directory.views.leaflet import TOPICS
from generator.directory.views.unit import UnitView, unit_view
from generator.directory.voice import Lens
from generator.site.addresses import sheet_path
from generator.site.site import Site, SiteOptions
from tests.bench.made_up import registry_yaml
from tests.brochures.kit import (
    DRAFT,
    LANGUAGES,
    TODAY,
    made_up_site,
    open_registry,
    reader,
    real_site,
    squeezed,
    text_of,
)

Sheets = dict[str, bytes]
Span = tuple[float, float]
KIND = "leaflet"
ALL = list(product(real_site().directory.units, LANGUAGES))
EACH = pytest.mark.parametrize(("unit", "language"), ALL)
WIDTH, HEIGHT, BLEED, PAPER = 297.0, 210.0, 3.0, 10.0
POINT = 72 / 25.4
DOTS = 12
"""Dots a millimetre in pictures of sheets."""

PANELS: tuple[tuple[Span, ...], ...] = (
    ((0, 97), (97, 197), (197, 297)),
    ((0, 100), (100, 200), (200, 297)),
)
"""From where to where the panels are, in millimetres, outside and inside: 97 is the flap."""

WHITE, CREAM, TEAL, PALE = (255, 255, 255), (251, 238, 219), (13, 84, 88), (228, 239, 237)
SENTENCE = "Somebody made up sits on a drawn chair and tells an imagined story. "


def lens_of(language: str) -> Lens:
    return Desk(real_site()).lenses[language]


def view_of(unit: str, language: str) -> UnitView:
    return unit_view(lens_of(language), unit)


def path_of(unit: str, language: str, copy: str = "") -> str:
    return sheet_path(unit, language, KIND, copy)


def picture(pdf: bytes, side: int) -> Image.Image:
    drawn: Image.Image = pypdfium2.PdfDocument(pdf)[side].render(scale=DOTS / POINT).to_pil()
    return drawn.convert("RGB")


def colour(seen: Image.Image, x: float, y: float) -> tuple[int, ...]:
    """The colour so many millimetres from the left and upper edge."""
    found = seen.getpixel((int(x * DOTS), int(y * DOTS)))
    assert isinstance(found, tuple)
    return found


def lines_of(pdf: bytes, side: int) -> Iterator[tuple[float, float, str]]:
    """Each piece of a line on a side: from where to where it goes in millimetres, and its words."""
    text = pypdfium2.PdfDocument(pdf)[side].get_textpage()
    for number in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(number)
        yield left / POINT, right / POINT, text.get_text_bounded(left, bottom, right, top)


def test_every_unit_has_its_leaflet_in_every_language_with_a_copy_for_a_print_shop(real_sheets: Sheets) -> None:
    expected = [path_of(unit, language, copy) for unit, language in ALL for copy in ("", "-press")]
    assert [path for path in real_sheets if f"-{KIND}-" in path] == expected


@EACH
def test_a_leaflet_is_pdf_ua(real_sheets: Sheets, unit: str, language: str) -> None:
    report = page.validate_pdf_bytes(real_sheets[path_of(unit, language)], profile=page.ValidationProfile.PDF_UA_1)
    assert report.failures == []


@EACH
def test_a_leaflet_is_both_sides_of_one_sheet_and_says_what_it_is(
    real_sheets: Sheets, unit: str, language: str
) -> None:
    leaflet = reader(real_sheets[path_of(unit, language)])
    assert [[round(float(side) / POINT, 1) for side in one.mediabox] for one in leaflet.pages] == [
        [0, 0, WIDTH, HEIGHT]
    ] * 2
    assert str(leaflet.root_object["/Lang"]) == language
    assert leaflet.viewer_preferences
    assert str(leaflet.viewer_preferences["/DisplayDocTitle"]) == "True"
    assert leaflet.metadata
    assert real_site().voices[language].plain(real_site().directory.units[unit].name) in (leaflet.metadata.title or "")
    assert leaflet.metadata.creation_date
    assert leaflet.metadata.creation_date.date() == TODAY
    assert len(leaflet.outline) >= 1


@EACH
def test_panels_are_read_from_the_cover_inwards(real_sheets: Sheets, unit: str, language: str) -> None:
    words, on_paper = lens_of(language).words, text_of(real_sheets[path_of(unit, language)])
    headings = ["leaflet.what", "leaflet.who", "leaflet.contact", "contact.title", "leaflet.sources"]
    headings += ["leaflet.way", "unit.fees", "leaflet.stay", "urgent.title"]
    name = real_site().voices[language].plain(real_site().directory.units[unit].name)
    found = [on_paper.find(squeezed(name))]
    for heading in headings:
        found.append(on_paper.find(squeezed(words(heading)), found[-1] + 1))
    assert -1 not in found


@EACH
def test_panels_are_where_they_belong_when_the_sheet_is_folded(real_sheets: Sheets, unit: str, language: str) -> None:
    words, leaflet = lens_of(language).words, real_sheets[path_of(unit, language)]
    name = real_site().voices[language].plain(real_site().directory.units[unit].name)
    places = (
        (0, 0, words("leaflet.what")),
        (0, 1, words("leaflet.contact")),
        (0, 2, name.split()[0]),
        (1, 0, words("leaflet.way")),
        (1, 1, words("leaflet.stay")),
        (1, 2, words("urgent.title")),
    )
    for side, panel, heading in places:
        first, last = PANELS[side][panel]
        assert any(first < left < last and heading in told for left, _, told in lines_of(leaflet, side)), (
            f"{heading} is not in panel {panel} of side {side}"
        )


@EACH
def test_no_line_comes_near_a_fold_or_an_edge(real_sheets: Sheets, unit: str, language: str) -> None:
    for side, panels in enumerate(PANELS):
        for left, right, told in lines_of(real_sheets[path_of(unit, language)], side):
            assert any(first + 8.5 < left and right < last - 8.5 for first, last in panels), (side, left, right, told)


def test_the_flap_is_three_millimetres_narrower(real_sheets: Sheets) -> None:
    leaflet = real_sheets[path_of("lahti", "fi")]
    for side, colours in enumerate(((CREAM, WHITE, TEAL), (WHITE, PALE, WHITE))):
        seen = picture(leaflet, side)
        for (_, fold), (before, behind) in zip(PANELS[side], pairwise(colours), strict=False):
            assert colour(seen, fold - 0.4, 100) == before
            assert colour(seen, fold + 0.4, 100) == behind


def test_the_copy_for_a_print_shop_has_colours_and_marks_outside_the_trimmed_sheet(real_sheets: Sheets) -> None:
    copy = real_sheets[path_of("lahti", "fi", "-press")]
    for side, one in enumerate(reader(copy).pages):
        boxes = [[round(float(edge) / POINT, 1) for edge in box] for box in (one.trimbox, one.bleedbox, one.mediabox)]
        assert boxes == [[-by, -by, WIDTH + by, HEIGHT + by] for by in (0, BLEED, PAPER)]
        seen = picture(copy, side)
        left, right, top, bottom = PAPER, PAPER + WIDTH, PAPER, PAPER + HEIGHT
        assert colour(seen, left - BLEED + 0.3, 100) == (CREAM, WHITE)[side]
        assert colour(seen, right + BLEED - 0.3, 100) == (TEAL, WHITE)[side]
        assert colour(seen, left + 250, top - BLEED + 0.3) == (TEAL, WHITE)[side]
        for _, fold in PANELS[side][:2]:
            for height in (top - 2, bottom + 2):
                assert has_black(colour(seen, left + fold + step / 10, height) for step in range(-3, 4)), "no fold mark"
        for x in (left, right):
            for y in (2, top - BLEED - 1.5, bottom + BLEED + 1.5, bottom + PAPER - 2):
                assert has_black(colour(seen, x + step / 10, y) for step in range(-3, 4)), "no mark where to cut"
        for y in (top, bottom):
            for x in (2, left - BLEED - 1.5, right + BLEED + 1.5, right + PAPER - 2):
                assert has_black(colour(seen, x, y + step / 10) for step in range(-3, 4)), "no mark where to cut"
        corner = (colour(seen, left - x / 4, top - y / 4) for x in range(13) for y in range(13))
        assert not has_black(corner), "a mark within the bleed"


def has_black(colours: Iterable[tuple[int, ...]]) -> bool:
    """Whether one of these is nearly black."""
    return min(sum(one) for one in colours) < 240


def test_the_copy_to_read_has_no_marks(real_sheets: Sheets) -> None:
    seen = picture(real_sheets[path_of("lahti", "fi")], 1)
    for _, fold in PANELS[1][:2]:
        assert min(sum(colour(seen, fold + step / 10, 0.3)) for step in range(-3, 4)) > 600


def words_of_value(value: object) -> Iterator[str]:
    """The words of a row's value with its notes."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Entry):
        yield value.text
        yield value.note
    elif isinstance(value, tuple):
        for one in value:
            yield from words_of_value(one)


def words_of_row(row: Row) -> Iterator[str]:
    yield from words_of_value(row.value)
    yield from (row.note, str(row.ask), row.freshness.text if row.freshness else "")


@EACH
def test_a_leaflet_states_the_facts_of_the_page(real_sheets: Sheets, unit: str, language: str) -> None:
    on_paper, view, words = (
        text_of(real_sheets[path_of(unit, language)]),
        view_of(unit, language),
        lens_of(language).words,
    )
    expected = [word for row in (*view.facts, *view.access, *view.fees) for word in words_of_row(row)]
    expected += [one.text for one in view.statements] + [one.text for one in view.offerings]
    expected += [part for one in view.contact.entries for part in (one.name, one.text, one.number)]
    expected += [part for one in view.urgent for part in (one.name, one.number, one.text)]
    expected += [part for one in view.conflicts for part in (one.title, one.advice, *(s.text for s in one.statements))]
    expected += [
        words("sheet.compiled", date=words.day(TODAY)),
        view.checked.freshness.text if view.checked.freshness else "",
    ]
    expected += [str(Desk(real_site()).head(lens_of(language), "", unit)["disclaimer"])]
    assert len(expected) > 50
    assert [one for one in expected if squeezed(one) not in on_paper] == []
    unknown = re.escape(words("leaflet.unknown", facts="|")).replace(r"\|", r".*?")
    assert re.search(squeezed(unknown.replace(r"\ ", "")), on_paper)


@EACH
def test_a_leaflet_leads_nowhere_but_where_the_page_leads(real_sheets: Sheets, unit: str, language: str) -> None:
    lens, view = lens_of(language), view_of(unit, language)
    edition = str(Desk(real_site()).head(lens, "", unit)["edition_url"])
    known = {lens.at("unit", unit), edition, *(one.href for one in view.contact.entries)}
    known |= {f"tel:{tel}" for tel in (*(one.tel for one in view.urgent), *(one.tel for one in view.contact.entries))}
    for row in (*view.facts, *view.access):
        values = row.value if isinstance(row.value, tuple) else (row.value,)
        known |= {one.href for one in values if isinstance(one, Entry)}
    for one in reader(real_sheets[path_of(unit, language)]).pages:
        for note in one.get("/Annots") or ():
            assert str(note.get_object()["/A"]["/URI"]) in known


@EACH
def test_the_cover_tells_the_name_and_not_why_a_family_comes(real_sheets: Sheets, unit: str, language: str) -> None:
    cover = " ".join(
        told for left, _, told in lines_of(real_sheets[path_of(unit, language)], 0) if left > PANELS[0][2][0]
    )
    view, directory = view_of(unit, language), real_site().directory
    kind = next(str(row.value) for row in view.facts if row.key == "unit.kind")
    name = real_site().voices[language].plain(directory.units[unit].name)
    assert squeezed(name) in squeezed(cover)
    assert squeezed(kind) == squeezed(name) or squeezed(kind) not in squeezed(cover)


def test_what_holds_in_general_is_not_told_of_a_unit_that_families_cannot_apply_to(real_sheets: Sheets) -> None:
    directory = real_site().directory
    apart = [key for key, unit in directory.units.items() if not unit.answers_municipalities]
    assert apart
    for unit, language in product(apart, LANGUAGES):
        on_paper = text_of(real_sheets[path_of(unit, language)])
        told = [real_site().voices[language].plain(one.text) for one in directory.registry.statements.values()]
        assert [one for one in told if squeezed(one) in on_paper] == []


def leaflet(site: Site, unit: str = "unit-1", language: str = "en") -> Sheet:
    return Desk(site).sheet(KIND, unit, language)


def changed(folder: Path, *changes: tuple[str, str]) -> Site:
    """The made-up site of one unit with changes in its registry."""
    text = registry_yaml(1).decode()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    file = folder / "units.yaml"
    file.write_text(text, encoding="utf-8")
    return open_registry(file, SiteOptions(TODAY, DRAFT, ("en",), TODAY))


@pytest.mark.parametrize(("panel", "topic"), [(panel, topics[-1]) for panel, topics in TOPICS.items()])
def test_a_text_too_long_for_its_panel_is_told_with_the_panel_and_the_place_of_the_text(
    tmp_path: Path, panel: str, topic: str
) -> None:
    long = SENTENCE * 40
    told = f"      - topic: {topic}\n        text: {{fi: {long}, sv: {long}, en: {long}}}\n"
    sheet = leaflet(changed(tmp_path, ("    statements:\n", f"    statements:\n{told}")))
    found = press(sheet.html, KIND).too_long
    assert list(found) == [panel]
    amount = found[panel]
    assert 20 < amount < 500
    assert TooLong(sheet, panel, amount).origin == ("units", "unit-1", "statements", 0, "text", "en")


@pytest.mark.parametrize("topic", ["purpose", "daily", "quality"])
def test_a_word_wider_than_its_panel_is_broken_rather_than_cut_off(tmp_path: Path, topic: str) -> None:
    word = "xzq" * 40
    told = f"      - topic: {topic}\n        text: {{fi: {word}, sv: {word}, en: {word}}}\n"
    made = press(leaflet(changed(tmp_path, ("    statements:\n", f"    statements:\n{told}"))).html, KIND).copies[0]
    assert word in text_of(made)
    for side, panels in enumerate(PANELS):
        for left, right, _ in lines_of(made, side):
            assert any(first < left and right < last for first, last in panels)


def test_a_confidential_address_stays_confidential(tmp_path: Path) -> None:
    assert "Keksitynkatu" in leaflet(made_up_site(tmp_path)).html
    site = made_up_site(tmp_path)
    confidential = site.directory.units["unit-1"].model_copy(update={"address_confidential": True})
    for units in (site.directory.registry.units, site.directory.units):
        units["unit-1"] = confidential
    told = leaflet(site).html
    assert site.voices["en"].words("unit.address_confidential") in told
    assert "Keksitynkatu" not in told


def test_every_panel_has_a_text_to_shorten(tmp_path: Path) -> None:
    sheet = leaflet(made_up_site(tmp_path))
    panels = re.findall(r'class="panel" id="(\w+)"', sheet.html)
    assert len(panels) == len(set(panels)) == 7
    assert set(panels) | {""} == set(sheet.origins)


def test_weasyprint_has_nothing_to_complain_of(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "weasyprint"):
        assert press(leaflet(made_up_site(tmp_path)).html, KIND).copies
    assert caplog.messages == []


def test_a_leaflet_of_a_past_day_tells_what_held_then() -> None:
    past = real_site(dt.date(2020, 9, 3))
    unit = next(iter(past.directory.units))
    made = press(leaflet(past, unit, "fi").html, KIND).copies[0]
    assert page.is_pdf_compliant_bytes(made, profile=page.ValidationProfile.PDF_UA_1)
    words = past.voices["fi"].words
    assert squeezed(words("sheet.facts_date", date=words.day(dt.date(2020, 9, 3)))) in text_of(made)
