"""Small fictional pages and texts of a registry, with what an editor is told about each."""

from __future__ import annotations

import pytest

from generator.language.findings import KINDS, counts
from tests.language.kit import HEAD, findings, in_registry, on_page, reader, shelf, told

WORD = {"fi": "susi", "sv": "varg", "en": "wolf"}


def many(number: int, language: str = "fi") -> str:
    return " ".join([WORD[language]] * number)


@pytest.mark.parametrize("language", WORD)
def test_a_sentence_of_more_than_twenty_words_is_long(language: str) -> None:
    assert on_page(f"{many(20, language)}.\n", language) == []
    assert on_page(f"{many(21, language)}.\n", language) == [f"1:1 long-sentence {many(21, language)}"]


def test_a_sentence_begins_anew_after_a_stop_a_heading_an_item_and_an_empty_line() -> None:
    ten = many(10)
    assert on_page(f"## {ten}\n{ten}\n- {ten}\n- {ten}\n\n{ten}: {ten}. Ja {ten}? Tai {ten}!\n", "fi") == []
    assert len(on_page(f"{ten}\n{ten} {ten}\n", "fi")) == 1


@pytest.mark.parametrize(("language", "short"), [("fi", "esim."), ("sv", "t.ex."), ("en", "e.g."), ("en", "J.")])
def test_the_stop_of_an_abbreviation_ends_no_sentence(language: str, short: str) -> None:
    ten = many(10, language)
    (found,) = on_page(f"{ten} {short} Anna {ten}.\n", language)
    assert found.startswith("1:1 long-sentence")
    assert on_page(f"{ten} {WORD[language]}. Anna {ten}.\n", language) == []


def test_a_sentence_may_end_in_a_word_of_one_letter() -> None:
    assert on_page(f"{many(15, 'sv')} i. Anna {many(10, 'sv')}.\n", "sv") == []


def test_an_address_a_placeholder_and_a_quotation_are_no_words_of_a_sentence() -> None:
    for other in ("[susi]({{ page.cost }}#a-b-c-d)", "{{ claim.a.value }}", "[susi](https://made-up.example/a-b)"):
        assert on_page(f"{many(19)} {other}.\n", "fi") == [], other
    assert on_page(f'{many(15)}: "{many(15)}." Ja {many(10)}.\n', "fi") == []
    assert on_page(f"> {many(30)}\n", "fi") == []


def test_a_plain_page_has_shorter_sentences() -> None:
    pages = shelf(HEAD.format(title="Satu") + f"{many(13)}.\n", "fi")
    (article,) = pages.articles["fi"].values()
    object.__setattr__(article.head, "kind", "plain")
    (found,) = reader().findings(pages, {article.file})
    assert (found.code, found.parts) == ("long-sentence", {"number": "13", "limit": "12"})


@pytest.mark.parametrize(
    ("language", "body", "expected"),
    [
        ("fi", "Näet tienviittojakin.\n", ["1:6 long-word tienviittojakin"]),
        ("fi", "Näet tienviittojani.\n", []),
        ("fi", "Näet kuorma-autonkuljettajan.\n", ["1:6 long-word kuorma-autonkuljettajan"]),
        ("fi", "Näet linja-autovarikon.\n", []),
        ("sv", "Du ser sammanträdesprotokoll.\n", ["1:8 long-word sammanträdesprotokoll"]),
        ("sv", "Du ser ansvarsfördelningen.\n", []),
        ("en", "You see responsibilities.\n", ["1:9 long-word responsibilities"]),
        ("en", "You see responsibility.\n", []),
    ],
)
def test_a_long_stretch_of_letters_is_told(language: str, body: str, expected: list[str]) -> None:
    assert on_page(body, language) == expected


@pytest.mark.parametrize(
    "word",
    [
        "Varsinais-Suomessa",
        "Pohjois-Pohjanmaan",
        "Kristiinankaupungissa",
        "Uudenkaarlepyyn",
        "satuhetkiinnekin",
        "made-up.example",
    ],
)
def test_a_name_or_term_may_be_long(word: str) -> None:
    assert [
        found for found in on_page(f"Näet: [{word}]({{{{ page.terms }}}}#story-time).\n", "fi") if "long" in found
    ] == []


def test_a_word_that_the_finnish_dictionary_does_not_know_is_told() -> None:
    assert on_page("Kysy neuvoa aikusielta.\n", "fi") == ["1:13 unknown-word aikusielta"]


@pytest.mark.parametrize(
    "text",
    [
        "Satuhetkien liitto ry neuvoo",
        "THL neuvoo",
        "THL:n neuvo",
        "EU-maa neuvoo",
        "made-up.example-palvelu neuvoo",
        "Kyllä- tai ei-vastaus",
        "äitiys- ja lastenhoito",
        "Hollolassa neuvo",
    ],
)
def test_names_abbreviations_and_parts_of_compounds_are_known(text: str) -> None:
    assert [found for found in on_page(f"{text}.\n", "fi") if "unknown" in found] == []


def test_texts_of_the_registry_are_read_in_all_languages() -> None:
    change = (
        "{fi: Sitä ei ole., sv: Det finns inte., en: It does not exist.}",
        "{fi: Sitä ei nähdä., sv: Den göms bort., en: It is hidden.}",
    )
    before = told(in_registry(("", "")))
    assert sorted(set(told(in_registry(change))) - set(before)) == [
        "12:27 passive nähdä",
        "12:43 passive göms",
        "12:62 passive is hidden",
    ]


def test_names_in_the_registry_are_not_read() -> None:
    change = ("name: Entiset keksijät ry", "name: Entisten keksijöiden palveluntuottajat joita ei nähdä ry")
    assert told(in_registry(change)) == told(in_registry(("", "")))
    change = ("title: {fi: Keksitty kirja,", "title: {fi: Kirja jota ei nähdä palveluntuottajana,")
    assert told(in_registry(change)) == told(in_registry(("", "")))


def test_the_head_of_a_page_is_read_too() -> None:
    text = HEAD.format(title="Satu").replace("short: Satu", "short: Satua ei nähdä.") + "Satu.\n"
    assert told(reader().findings(shelf(text, "fi"), {"content/fi/x.md"})) == ["5:17 passive nähdä"]


def test_without_voikko_lengths_are_still_told_in_finnish_and_all_in_other_languages() -> None:
    body = f"Satuhetkeä ei nähdä aikusielta. {many(21)}. Näet tienviittojakin.\n"
    kinds = [problem.code for problem in findings(body, "fi", with_voikko=False)]
    assert kinds == ["long-sentence", "long-word"]
    assert on_page("It is hidden.\n", "en", with_voikko=False) == ["1:4 passive is hidden"]


def test_findings_are_counted_by_kind_and_the_worst_page_comes_first() -> None:
    found = findings("It is hidden. It is hidden. You see responsibilities.\n", "en")
    assert counts(found) == dict.fromkeys(KINDS, 0) | {"passive": 2, "long-word": 1}
    pages = shelf(HEAD.format(title="Tale") + "It is hidden. " * 40, "en")
    assert reader().findings(pages)[0].place.file == "content/en/x.md"
    pages = shelf(HEAD.format(title="Tale") + "It is hidden.", "en")
    assert reader().findings(pages)[0].place.file == "units.yaml"


def test_every_finding_is_a_warning() -> None:
    found = findings(f"Satuhetkeä ei nähdä aikusielta. {many(21)}. Näet tienviittojakin.\n", "fi")
    assert {problem.code for problem in found} == set(KINDS)
    assert not any(problem.is_error for problem in found)
