"""A directory of very many units: none is left out, and no page grows with their number."""

from __future__ import annotations

from functools import cache
from urllib.parse import urljoin

import pytest
from lxml import html

from generator.directory.shares import LARGEST_SHARE, MANY, SHOWN
from generator.registry.load import load_text
from generator.registry.places import Places
from generator.registry.prose import read_prose
from generator.site.site import Site, SiteOptions, open_site
from tests.bench.made_up import DAY, registry_yaml
from tests.site.made_up import ROOT, Tree

FEW, LARGE, LARGER, LARGEST = MANY, 2 * MANY, 8 * MANY, 12 * MANY
ABOUT_PLACES = ("units", "map", "municipality", "county", "offering")


@cache
def site(units: int) -> Site:
    loaded = load_text(registry_yaml(units), "made-up.yaml", Places.finland(), DAY)
    assert loaded.registry, loaded.problems
    shelf, _ = read_prose(ROOT / "content")
    return open_site(loaded.registry, shelf, Places.finland(), SiteOptions(DAY, languages=("en",), pdf=False))


@cache
def bodies(units: int) -> dict[tuple[str, str], str]:
    """The pages about places, and those of a few units, by kind and key."""
    each = site(units).pages_by_place("en").each()
    few = {f"unit-{number}" for number in (1, 2, 3)}
    return {place: make().body for place, make in each if place[0] in (*ABOUT_PLACES, "compare") or place[1] in few}


def links(units: int, kind: str, key: str = "") -> list[str]:
    """The folders that a page leads to."""
    one = site(units)
    page: Tree = html.fromstring(f"<main>{bodies(units)[kind, key]}</main>")
    here = one.heads.site_url + one.book.folder("en", kind, key)
    return [urljoin(here, href).removeprefix(one.heads.site_url).partition("#")[0] for href in page.xpath("//a/@href")]


def test_where_one_page_can_list_all_units_it_does() -> None:
    pages = {site(FEW).book.folder("en", "unit", key) for key in site(FEW).directory.units}
    assert pages <= set(links(FEW, "units"))
    assert pages <= set(links(FEW, "compare"))


@pytest.mark.parametrize("kind", ["units", "compare"])
def test_beyond_that_every_unit_is_on_one_of_the_pages_that_the_list_leads_to(kind: str) -> None:
    one = site(LARGE)
    shares = {one.book.folder("en", "compare", key): key for key in one.directory.shares}
    assert set(shares) <= set(links(LARGE, kind))
    listed = [folder for key in shares.values() for folder in set(links(LARGE, "compare", key))]
    of_units = [one.book.folder("en", "unit", key) for key in one.directory.units]
    assert sorted(folder for folder in listed if folder in of_units) == sorted(of_units)


def test_no_share_is_longer_than_a_page_can_bear() -> None:
    sizes = [len(share.units) for share in site(LARGER).directory.shares.values()]
    assert sum(sizes) == LARGER
    assert max(sizes) <= LARGEST_SHARE


@pytest.mark.parametrize("kind", [*ABOUT_PLACES, "unit"])
def test_pages_do_not_grow_with_the_number_of_units(kind: str) -> None:
    longest = {
        units: max(len(body) for (found, _), body in bodies(units).items() if found == kind)
        for units in (LARGER, LARGEST)
    }
    assert longest[LARGEST] <= longest[LARGER] * 1.1, longest


def test_a_page_of_a_municipality_leads_to_the_units_that_it_does_not_show() -> None:
    counts = {key: len(share.units) for key, share in site(LARGER).directory.shares.items()}
    fullest = max(counts, key=lambda key: counts[key])
    assert counts[fullest] > SHOWN
    assert site(LARGER).book.folder("en", "units") in links(LARGER, "municipality", fullest)
