"""The page about safe browsing."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import html

PAGES = {"fi": "turvallinen-selailu/", "sv": "sv/saker-surfning/", "en": "en/safe-browsing/"}
# History stays; another device; a private window; passwords go too; an empty history; only these pages; spyware.
POINTS = {
    "fi": (
        "ei pyyhi selaimen historiaa",
        "kirjaston",
        "yksityi",
        "salasanat",
        "epäilyn",
        "vain nämä sivut",
        "vakoiluohjelm",
    ),
    "sv": ("historik", "bibliotek", "privat", "lösenord", "misstänk", "just de här sidorna", "spion"),
    "en": ("does not", "library", "private", "passwords", "suspicion", "just these pages", "spyware"),
}


@pytest.mark.parametrize("language", PAGES)
def test_page_stands_beside_the_exit_and_says_what_the_exit_does_not_do(built_site: Path, language: str) -> None:
    root = {"fi": "", "sv": "sv/", "en": "en/"}[language]
    for address in (root, PAGES[language]):
        tree = html.parse(str(built_site / address / "index.html")).getroot()
        (link,) = tree.xpath("//section[@class='exit']//a[@class='exit-safe']/@href")
        assert urljoin(f"/{address}", str(link)) == f"/{PAGES[language]}"
    said = (
        html.parse(str(built_site / PAGES[language] / "index.html")).getroot().find(".//main").text_content().casefold()
    )
    for point in POINTS[language]:
        assert point in said, point
