"""Words that are not in the language of their page say in which they are."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from tests.site.made_up import made_up_site, page


def test_words_of_another_language_say_which_it_is(built_site: Path) -> None:
    assert "Ajaton satu" in page(made_up_site(), "data", language="en").xpath("//*[@lang='fi']/text()")
    terms = html.parse(str(built_site / "sanasto/index.html")).getroot()
    for term in terms.xpath("//dl[contains(@class, 'terms')]/div | //div[contains(@class, 'terms')]/div"):
        assert {str(one.get("lang")) for one in term.xpath(".//*[@lang]")} >= {"sv", "en"}, term.text_content()
