"""The counter: pictures, bundles and the page of all sheets, for whatever kinds there are."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from PIL import Image

from generator.brochures import NoSuchSheetError, Wanted, counter, paper, pictures, press, printed_sheets
from generator.brochures.desk import Desk
from generator.brochures.forms import FORMS, Form
from generator.brochures.kinds import KINDS
from generator.brochures.kinds.kind import Kind, units
from generator.brochures.sheet import WHOLE
from generator.directory.views.sheets import Offered, kind_words
from generator.site.site import Site, SiteOptions
from tests.brochures.kit import LANGUAGES, ROOT, TODAY, made_up_site, open_registry, reader, real_site

SECOND = "leaflet"
DOCUMENT = "<!doctype html><html lang=en><title>{0}</title><body><h1>{0}</h1><p id=sheet-end>Made up.</p></body></html>"


@pytest.fixture
def two_kinds(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A second kind of sheet, with a copy for a print shop, beside the fact sheet."""
    second = Kind(SECOND, units, lambda *asked: DOCUMENT.format(asked[2]), lambda *_: {WHOLE: ("units", "unit-1")})
    for key in set(KINDS) - {"factsheet"}:
        monkeypatch.delitem(KINDS, key)
    monkeypatch.setitem(KINDS, SECOND, second)
    monkeypatch.setitem(FORMS, SECOND, Form(1, (10.0,), "bleed"))
    styles = paper.written_style("factsheet")
    paper.stylesheet.cache_clear()
    paper.printing_press.cache_clear()
    press._style.cache_clear()
    monkeypatch.setattr(paper, "written_style", lambda _: styles)
    yield
    paper.stylesheet.cache_clear()
    paper.printing_press.cache_clear()
    press._style.cache_clear()


def at_the_counter(site: Site, cache: Path) -> tuple[dict[str, bytes], Offered]:
    desk, offered = Desk(site), Offered()
    made = [one for subject in desk.kinds_by_subject for one in counter(desk, cache, subject, offered)]
    return dict(made), offered


def pages_of(site: Site, offered: Offered, language: str = "en") -> list[Any]:
    """The page that leads to all sheets, then those of each subject."""
    return [html.fromstring(made.body) for made in site.sheets_pages(language, offered)]


@pytest.mark.usefixtures("two_kinds")
def test_a_new_kind_appears_by_itself_with_its_words_its_picture_and_its_copy_for_a_shop(tmp_path: Path) -> None:
    site = made_up_site(tmp_path)
    files, offered = at_the_counter(site, tmp_path / "cache")
    assert list(files) == [
        "sheets/unit-1-factsheet-en.pdf",
        "sheets/unit-1-factsheet-en.webp",
        "sheets/unit-1-leaflet-en.pdf",
        "sheets/unit-1-leaflet-en-press.pdf",
        "sheets/unit-1-leaflet-en.webp",
        "sheets/unit-1.zip",
    ]
    index, page = pages_of(site, offered)
    assert [one.text for one in index.iterfind(".//li/strong")] == ["Fact sheet:", "Leaflet:"]
    assert [one.text for one in page.iterfind(".//section/div/h2")] == ["Fact sheet", "Leaflet"]
    anchors = page.iterfind(".//section[@class='printout']//a")
    links = {one.get("href").removeprefix("../../../"): one.getparent().text_content() for one in anchors}
    assert links.keys() == {path for path in files if path.endswith(".pdf")}
    for path, told in links.items():
        pages = len(reader(files[path]).pages)
        plural = "s" if pages > 1 else ""
        assert told.replace("\u00a0", " ").endswith(f", {pages} page{plural}, {round(len(files[path]) / 1000)} kB")
    assert "A4" in links["sheets/unit-1-leaflet-en.pdf"]
    assert "A4" not in links["sheets/unit-1-leaflet-en-press.pdf"]  # it is larger by its bleed


def test_pictures_are_small_have_their_true_shape_and_say_what_they_show(tmp_path: Path) -> None:
    site = made_up_site(tmp_path)
    files, offered = at_the_counter(site, tmp_path / "cache")
    site_lens = site.lens("en", "")
    all_shown = [shown for page in pages_of(site, offered) for shown in page.iterfind(".//img")]
    assert [shown.get("alt").partition(",")[0] for shown in all_shown] == [
        kind_words(site_lens, key)[0] for kinds in Desk(site).kinds_by_subject.values() for key in kinds
    ]
    for shown in all_shown:
        picture = files[shown.get("src").removeprefix("../../../")]
        with Image.open(io.BytesIO(picture)) as image:
            assert image.format == "WEBP"
            assert (int(shown.get("width")), int(shown.get("height"))) == (image.width // 2, image.height // 2)
            assert max(image.size) == 320
            assert sum(image.convert("L").histogram()[:128]) > 50  # something is written on it
        assert len(picture) < 10_000
        assert shown.get("loading") == "lazy"


def test_a_bundle_has_the_same_sheets_and_always_the_same_bytes(tmp_path: Path) -> None:
    files, offered = at_the_counter(made_up_site(tmp_path), tmp_path / "cache")
    again, _ = at_the_counter(made_up_site(tmp_path), tmp_path / "another")
    assert again == files
    bundle = files["sheets/unit-1.zip"]
    assert offered.bundles[0].size == len(bundle)
    with zipfile.ZipFile(io.BytesIO(bundle)) as opened:
        assert opened.testzip() is None
        held = {f"sheets/{one.filename}": opened.read(one) for one in opened.infolist()}
        assert {one.date_time for one in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert held == {path: pdf for path, pdf in files.items() if "/unit-1-" in path and path.endswith(".pdf")}


def test_the_picture_of_an_unchanged_sheet_is_not_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, _ = at_the_counter(made_up_site(tmp_path), tmp_path / "cache")
    monkeypatch.setattr(pictures, "_drawn", None)
    assert at_the_counter(made_up_site(tmp_path), tmp_path / "cache")[0] == first


def test_where_no_sheets_are_made_the_page_leads_to_the_pages_that_print_well() -> None:
    site = open_registry(ROOT / "units.yaml", SiteOptions(TODAY, today=TODAY, pdf=False))
    (page,) = pages_of(site, Offered(), "fi")
    links = {one.get("href") for one in page.xpath("//ul[@class='link-list']//a")}
    assert links == {f"../yksikot/{unit}/tuloste/" for unit in real_site().directory.units}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_its_words(language: str) -> None:
    lens = Desk(real_site()).lenses[language]
    planned = ("factsheet", "leaflet", "referral", "booklet", "list", "poster", "poster-a3")
    told = [kind_words(lens, kind) for kind in {*KINDS, *planned}]
    assert len(set(told)) == len(told)


def test_only_the_sheets_that_are_asked_for_are_made(tmp_path: Path) -> None:
    site = made_up_site(tmp_path, units=3)
    made = [sheet.subject for sheet, _ in printed_sheets(site, None, Wanted(("factsheet",), ("unit-3", "unit-1")))]
    assert made == ["unit-1", "unit-3"]


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        (Wanted(subjects=("unit-1", "unti-2")), "'unti-2': did you mean unit-2"),
        (Wanted(kinds=("faktsheet",)), "'faktsheet': did you mean factsheet"),
        (Wanted(subjects=("Åbo/..",)), "there are .*unit-1, unit-2"),
    ],
)
def test_a_wrong_name_is_told_with_the_nearest_right_one(tmp_path: Path, wanted: Wanted, told: str) -> None:
    with pytest.raises(NoSuchSheetError, match=told):
        list(Desk(made_up_site(tmp_path, units=2)).sheets(wanted))


@given(asked=st.lists(st.text(max_size=8), max_size=3), known=st.sets(st.text(min_size=1, max_size=8), min_size=1))
def test_whatever_is_asked_for_is_known_or_refused_in_words(asked: list[str], known: set[str]) -> None:
    if set(asked) <= known:
        Wanted(subjects=asked).check((), known)
    else:
        with pytest.raises(NoSuchSheetError, match=r"^There is no sheet of "):
            Wanted(subjects=asked).check((), known)
