"""The code on a sheet: it is there, leads to its page, and follows from all that the sheet tells."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import html

from generator.brochures.desk import Desk
from generator.brochures.kinds import KINDS
from generator.brochures.qr import qr_picture
from generator.directory.directory import Directory
from generator.site.site import Site, SiteOptions
from tests.brochures.kit import LANGUAGES, TODAY, factsheet, real_site, squeezed, text_of
from tests.directory.test_editions import BEFORE, FICTIONAL, UNITS, Path, changed, editions, leaves
from tests.exports.making import prose

NO_FACTS = "sheet-top", "sheet-code", "sheet-foot", "origin", "fresh", "sources", "contact", "next"


@pytest.mark.parametrize("language", LANGUAGES)
def test_sheet_carries_its_code_and_the_address_of_its_page(real_sheets: dict[str, bytes], language: str) -> None:
    site = real_site()
    for unit in site.directory.units:
        code = site.editions.current(unit, language).code
        text = text_of(real_sheets[f"sheets/{unit}-factsheet-{language}.pdf"])
        address = f"https://directory.example/{site.book.folder(language, 'editions')}{code}/"
        assert text.count(code) == 2
        assert squeezed(address) in text
        assert qr_picture(address) in factsheet(site, unit, language).html


def test_every_kind_of_sheet_is_about_subjects_that_have_editions() -> None:
    site = real_site()
    for kind in KINDS.values():
        assert set(kind.subjects(Desk(site))) <= set(site.editions.subjects)


def told(directory: Directory, unit: str, language: str) -> list[str]:
    """What the fact sheet tells of facts: without its code, sources, freshness and the words that all sheets share."""
    site = Site(directory, prose(), SiteOptions(TODAY, languages=(language,), today=TODAY))
    tree: Any = html.fromstring(factsheet(site, unit, language).html)
    for name in NO_FACTS:
        for part in tree.find_class(name):
            part.drop_tree()
    tree.xpath("//h2[@id='facts']/following-sibling::dl[1]/div[1]")[0].drop_tree()  # when it was last confirmed
    return [squeezed(text) for text in tree.itertext()]


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(list(leaves(FICTIONAL))), st.sampled_from(UNITS), st.sampled_from(LANGUAGES))
def test_a_fact_sheet_never_tells_another_fact_under_the_same_code(path: Path, unit: str, language: str) -> None:
    after = changed(path)
    assume(after is not None)
    assert after
    if editions(after).current(unit, language).code == editions(BEFORE).current(unit, language).code:
        assert told(after, unit, language) == told(BEFORE, unit, language), json.dumps(path)
