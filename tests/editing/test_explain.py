"""Each fact of a record is explained as pages show it: value, line, source, age, and what it inherits."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from lxml import html

from generator.directory.directory import Directory
from generator.directory.voice import Lens, Voice
from generator.editing.confirmable import records
from generator.editing.explain import Explained, Explainer
from generator.publish.project import Options, Project
from generator.publish.reading import read
from generator.registry.load import load, load_text
from generator.registry.places import Places

ROOT = Path(__file__).parents[2]
FICTIONAL = (ROOT / "tests/exports/fictional.yaml").read_text(encoding="utf-8")
LINES = FICTIONAL.splitlines()
TODAY = dt.date(2026, 11, 22)
SHOWN = {"operators", "capacity", "offerings", "statements"}


@pytest.fixture(scope="module")
def explainer() -> Explainer:
    loaded = load_text(FICTIONAL.encode(), "units.yaml", Places.finland(), TODAY)
    assert loaded.registry
    directory = Directory(loaded.registry, Places.finland(), TODAY, TODAY)
    return Explainer(Lens(Voice(directory, "en"), lambda *_: ""), loaded.document, "en")


def one(explainer: Explainer, record: str, field: str) -> Explained:
    section, _, key = record.partition("/")
    (found,) = explainer.of((section, key), field)
    return found


def test_a_fact_with_a_source_of_its_own_inherits_nothing(explainer: Explainer) -> None:
    phone = one(explainer, "units/river", "phone")
    assert (phone.label, phone.value, phone.known) == ("phone number", "0000 000000", True)
    assert LINES[phone.line - 1].startswith("    phone: {value: 0000 000000, source: stale-book")
    assert [source.key for source in phone.sources] == ["stale-book"]
    assert phone.inherited == 0
    assert phone.verified == "October 2026"
    assert phone.freshness == "Confirmed: October 2026"


def test_a_bare_fact_tells_the_line_of_the_source_that_it_inherits(explainer: Explainer) -> None:
    website = one(explainer, "units/river", "website")
    assert [source.key for source in website.sources] == ["fresh-book"]
    assert LINES[website.inherited - 1].strip() == "source: fresh-book"
    assert website.inherited < website.line
    assert website.sources[0].address == "https://book.example/fresh"
    assert website.sources[0].publisher == "Satukustantaja"


def test_what_no_source_says_has_no_source_and_no_age(explainer: Explainer) -> None:
    found = one(explainer, "units/cloud", "phone")
    assert (found.value, found.known, found.sources, found.freshness) == ("not known", False, (), "")


def test_what_the_record_does_not_even_mention_is_not_known_either(explainer: Explainer) -> None:
    found = one(explainer, "units/cloud", "occupancy")
    assert (found.value, found.known, found.written) == ("not known", False, False)
    assert LINES[found.line - 1] == "  cloud:"


def test_a_fact_that_cannot_have_a_source_of_its_own_inherits_that_of_its_record(explainer: Explainer) -> None:
    name = one(explainer, "units/river", "name")
    assert [source.key for source in name.sources] == ["fresh-book"]
    assert LINES[name.inherited - 1].strip() == "source: fresh-book"


def test_a_fee_that_is_no_longer_in_force_is_told_as_past(explainer: Explainer) -> None:
    fees = explainer.of(("units", "pond"), "fees")
    assert {fee.holds for fee in fees if fee.record == "fees/tale-old"} == {False}
    assert {fee.holds for fee in fees if fee.record == "fees/tale-share"} == {True}


def explained(old: str, new: str, record: str) -> list[Explained]:
    """What is told of a unit of the registry with ``new`` in the place of ``old``."""
    assert old in FICTIONAL
    loaded = load_text(FICTIONAL.replace(old, new, 1).encode(), "units.yaml", Places.finland(), TODAY)
    assert loaded.registry, loaded.errors
    directory = Directory(loaded.registry, Places.finland(), TODAY, TODAY)
    return Explainer(Lens(Voice(directory, "en"), lambda *_: ""), loaded.document, "en").of(("units", record))


def test_the_fees_of_an_area_are_those_of_its_units() -> None:
    found = explained("    units: river\n", "    units: river\n    fees: tale-old\n", "river")
    assert {one.record for one in found if one.field == "fees"} >= {"fees/tale-old"}


def test_what_is_withheld_of_a_field_that_the_unit_lacks_is_told() -> None:
    found = explained("    field: addresses\n", "    field: opening hours\n", "cloud")
    (hours,) = (one for one in found if one.field == "opening hours")
    assert hours.withheld
    assert not hours.written


def test_records_of_lists_are_explained_one_by_one(explainer: Explainer) -> None:
    places = explainer.of(("units", "river"), "capacity")
    assert [place.value for place in places] == ["3 family places", "2 family places"]
    assert [[source.key for source in place.sources] for place in places] == [["fresh-book"], ["stale-book"]]
    assert [LINES[place.line - 1].strip()[:9] for place in places] == ["- {count:", "- {count:"]
    assert places[0].line != places[1].line


def test_the_fees_and_areas_of_a_unit_are_explained_where_they_are_written(explainer: Explainer) -> None:
    fees = explainer.of(("units", "pond"), "fees")
    assert {fee.record for fee in fees} >= {"units/pond", "fees/tale-share", "fees/tale-old"}
    amount = next(fee for fee in fees if fee.record == "fees/tale-share" and fee.label == "sum")
    assert "1.50" in amount.value
    assert amount.disputed == ("Is a tale free",)
    area = explainer.of(("units", "river"), "service_areas")
    assert {part.record for part in area} == {"service_areas/story-land"}


def test_a_unit_without_a_fee_is_told_of_the_fees_that_are_disputed(explainer: Explainer) -> None:
    fees = explainer.of(("units", "cloud"), "fees")
    assert {fee.record for fee in fees} == {"fees/tale-free", "fees/tale-share"}


def test_a_period_is_explained_by_its_ends(explainer: Explainer) -> None:
    ends = explainer.of(("fees", "tale-old"), "valid")
    assert [(end.label, end.value) for end in ends] == [("end of validity", "31 December 2021")]


def test_a_field_that_is_not_there_gives_nothing_and_the_fields_can_be_asked(explainer: Explainer) -> None:
    assert explainer.of(("units", "river"), "phnoe") == []
    assert {"phone", "website", "operators", "service_areas"} <= set(explainer.fields(("units", "river")))


def test_every_record_of_the_real_registry_is_explained_as_its_page_shows_it() -> None:
    today = dt.date(2026, 11, 26)
    site, _ = read(Project(ROOT), Options(Path(), today, today, pdf=False))
    assert site
    document = load(ROOT / "units.yaml", Places.finland(), today).document
    lens = site.lens("fi", "")
    explainer = Explainer(lens, document, "fi")
    pages = {page.path: page.body for page in site.registry_pages("fi")}
    for section in records():
        for key in getattr(site.directory.registry, section):
            assert explainer.of((section, key))
    for key in site.directory.units:
        tree = html.document_fromstring(pages[f"{lens.at('unit', key)}index.html"])
        text = " ".join("".join(map(str, tree.itertext())).split())
        for found in explainer.of(("units", key)):
            if found.record == f"units/{key}" and found.known and found.holds and found.field in SHOWN:
                # Of what sources say the page has the text.
                assert (re.findall("”(.*)”", found.value) or [found.value])[0] in text, found
                assert found.freshness in text
            for withheld in found.withheld:
                assert withheld.partition(": ")[2] in text
