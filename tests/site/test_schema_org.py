"""What pages tell programs keeps to the types and properties of schema.org, on every page of every kind."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lxml import html

from generator.directory.views.head import Head
from generator.directory.views.unit import head
from generator.directory.voice import Lens
from generator.site.site import Site
from tests.exports.allow_list import misfits
from tests.exports.shared_schemas import needs_schemas, official
from tests.site.made_up import made_up_site

LIGHT = 700
"""How many bytes the addresses of sources and the dates may add to a page."""


def told(portal: Path) -> dict[str, dict[str, Any]]:
    """What each page tells programs, by its address below the portal's root."""
    found = {}
    for file in sorted(portal.rglob("*.html")):
        for text in html.parse(str(file)).getroot().xpath("//script[@type='application/ld+json']/text()"):
            found[file.relative_to(portal).as_posix()] = json.loads(text)
    return found


@needs_schemas
def test_pages_tell_only_what_schema_org_has(built_site: Path) -> None:
    types = official("schema-org/types_subset.json")["types"]
    pages = told(built_site)
    assert len(pages) > 100
    assert {address: found for address, page in pages.items() if (found := list(misfits(page, types)))} == {}


def test_units_offerings_and_areas_are_what_their_pages_are_about(built_site: Path) -> None:
    about = {address.split("/")[0]: page.get("mainEntity", {}) for address, page in told(built_site).items()}
    kinds = {folder: thing.get("@type") for folder, thing in about.items()}
    assert (kinds["yksikot"], kinds["tukimuodot"], kinds["palvelualueet"]) == ("Service", "DefinedTerm", "Place")


def test_dates_and_sources_weigh_little(built_site: Path) -> None:
    for address, page in told(built_site).items():
        added = {name: page[name] for name in ("dateModified", "lastReviewed", "isBasedOn") if name in page}
        assert len(json.dumps(added).encode()) <= LIGHT, address


def unit_head(site: Site, key: str) -> Head:
    return head(Lens(site.voices["fi"], lambda _kind, _key="": ""), key)


def test_a_page_is_reviewed_only_where_the_unit_has_confirmed_its_record() -> None:
    assert unit_head(made_up_site(), "river").reviewed == ""
    confirmed = ("    name: {fi: Luolakoti,", "    verified: 2026-10-01\n    name: {fi: Luolakoti,")
    assert unit_head(made_up_site(confirmed), "cave").reviewed == "2026-10-01"


def test_each_source_with_an_address_is_named_once() -> None:
    assert unit_head(made_up_site(), "river").based_on == (
        "https://book.example/fresh",
        "https://book.example/stale",
        "https://book.example/undated",
    )
