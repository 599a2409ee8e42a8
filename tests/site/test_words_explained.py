"""Pages made from the registry lead to the meaning of hard words."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

# The beginnings that a word keeps in all its forms, and where the glossary explains it.
COUNTY = "wellbeing-services-county"
WORDS = {
    "fi": {"maksusitoum": "payment-commitment", "hyvinvointialue": COUNTY, "sosiaality": "social-services"},
    "sv": {"betalningsförbind": "payment-commitment", "välfärdsområd": COUNTY},
    "en": {"payment commitment": "payment-commitment", "wellbeing services count": COUNTY},
}
PAGES = {
    "fi": ("yksikot/*/", "kunnat/h*/", "hyvinvointialueet/*/"),
    "sv": ("sv/enheter/*/", "sv/kommuner/h*/", "sv/valfardsomraden/*/"),
    "en": ("en/units/*/", "en/municipalities/h*/", "en/counties/*/"),
}


@pytest.mark.parametrize("language", WORDS)
def test_hard_words_of_a_page_are_links_to_the_glossary(built_site: Path, language: str) -> None:
    seen = 0
    for pattern in PAGES[language]:
        for file in built_site.glob(f"{pattern}index.html"):
            main = html.parse(str(file)).getroot().find(".//main")
            explained = {str(href).partition("#")[2] for href in main.xpath("p[@class='words']//a/@href")}
            used = " ".join(main.xpath("h2/following-sibling::*//text()")).casefold()
            for beginning, term in WORDS[language].items():
                if beginning in used:
                    assert term in explained, (file, term)
                    seen += 1
    assert seen > 100
