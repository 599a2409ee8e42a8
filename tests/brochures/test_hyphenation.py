"""Where words are divided, in three languages: beside tables written by hand, and beside the dictionary Voikko."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pyphen  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.brochures.desk import Desk
from generator.brochures.hyphenation import breaks, teach_pyphen, update
from generator.brochures.hyphenation.finnish import VOWELS, Finnish, breaks_of
from generator.brochures.hyphenation.languages import KEPT, hyphenator
from generator.brochures.hyphenation.marks import marked, places_of
from generator.registry.finland.dictionary import DictionaryMissingError, VoikkoDictionary
from tests.brochures.kit import ROOT, real_site

TABLE = Path(__file__).parent / "hyphenation"
INSIDE = {
    *(vowel * 2 for vowel in VOWELS),
    *["ai", "ei", "oi", "ui", "yi", "äi", "öi", "au", "eu", "iu", "ou", "ey", "iy", "äy", "öy", "ie", "uo", "yö"],
}
"""Long vowels and diphthongs: https://kielitoimistonohjepankki.fi/ohje/tavutus-sanan-alussa-seas-sa-vai-se-as-sa/."""


def divided(word: str, language: str) -> str:
    return marked(word, breaks(word, language), "-")


def table(name: str) -> list[str]:
    return (TABLE / f"{name}.txt").read_text(encoding="utf-8").split()


@cache
def voikko() -> VoikkoDictionary:
    try:
        return VoikkoDictionary.open()
    except DictionaryMissingError as error:
        pytest.skip(f"the Finnish dictionary is asked: {error}")


@cache
def seams_in_voikko() -> dict[str, list[int]]:
    words = {*update.words_of(ROOT / name for name in update.FILES), *update.names()}
    return update.seams_of_all(words, voikko())


@pytest.mark.parametrize(("language", "least"), [("fi", 150), ("sv", 60), ("en", 40)])
def test_words_are_divided_as_in_the_table(language: str, least: int) -> None:
    expected = table(language)
    assert len(set(expected)) >= least
    assert [divided(word.replace("-", ""), language) for word in expected] == expected


def test_the_finnish_table_agrees_with_voikko_wherever_voikko_reads_a_word_in_one_way() -> None:
    words = {word.replace("-", "").lower(): word.lower() for word in table("fi")}
    seams = update.seams_of_all(words, voikko())
    assert len(seams) > 150
    assert [marked(word, breaks_of(word, seams[word]), "-") for word in seams] == [words[word] for word in seams]


def test_all_words_of_the_registry_the_pages_and_the_register_are_divided_as_voikko_sees_them() -> None:
    seams = seams_in_voikko()
    assert len(seams) > 20000
    by_hand = {"maail", "neuvo", "piilo"}
    differing = [
        word for word in seams if breaks(word, "fi") != breaks_of(word, seams[word]) and word[:5] not in by_hand
    ]
    print(f"\n{1 - len(differing) / len(seams):.2%} of {len(seams)} words as Voikko")  # noqa: T201 - a figure to read
    # Words written since the kept ones were renewed go by the rules: some stay whole, very few are divided wrongly.
    assert len(differing) < len(seams) / 100
    wrong = [divided(word, "fi") for word in differing if set(breaks(word, "fi")) - set(breaks_of(word, seams[word]))]
    assert len(wrong) < len(seams) / 1000, f"{wrong}; type: python -m generator.brochures.hyphenation.update"


def test_the_kept_words_are_those_that_voikko_tells(tmp_path: Path) -> None:
    voikko()
    renewed = tmp_path / "words.csv"
    renewed.write_bytes(KEPT.read_bytes())
    assert update.main([str(ROOT / name) for name in update.FILES], renewed) == 0
    now, kept = (set(file.read_text(encoding="utf-8").splitlines()) for file in (renewed, KEPT))
    assert len(kept - now) < len(kept) / 20


@pytest.mark.parametrize(
    ("word", "right"),
    [
        # Compounds that are in no list: their seam is not seen, and nothing is divided beside it.
        ("pilvenääri", "pil-venää-ri"),
        ("satuasia", "sa-tuasia"),
        ("tarinatraumat", "ta-ri-natrau-mat"),
        ("huvikriisi", "hu-vikrii-si"),
        # Words that are in no list and have nothing to doubt.
        ("pomppulinna", "pomp-pu-lin-na"),
        ("rimpuilevat", "rim-pui-le-vat"),
    ],
)
def test_an_unknown_word_stays_whole_where_a_seam_may_be(word: str, right: str) -> None:
    assert divided(word, "fi") == right


def test_unknown_compounds_of_common_parts_are_not_divided_wrongly() -> None:
    wrong = []
    for first in table("first_parts"):
        for last in table("later_parts"):
            word, seam = first + last, len(first)
            allowed = breaks_of(word, [seam])
            wrong += [marked(word, [place], "-") for place in breaks(word, "fi") if place not in allowed]
    assert wrong == []


@pytest.mark.parametrize(
    "word", ["KELA", "EnsiKoti", "ry", "Åland", "basic", "3D", "a1b2c3d4", "esimerkki.fi", "nimi@esimerkki", "²²²²²²"]
)
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_what_is_no_plain_word_stays_whole(word: str, language: str) -> None:
    if not (word == "Åland" and language == "sv") and not (word == "basic" and language != "fi"):
        assert breaks(word, language) == []


def test_a_consonant_of_which_no_pattern_knows_where_it_belongs_stays_with_both_sides() -> None:
    # The patterns say la-p-land and su-b-u-tex.
    assert divided("lapland", "sv") == "lapland"
    assert divided("subutex", "sv") == "subu-tex"


@pytest.mark.parametrize("word", ["Hämeenlinna", "Jyväskylässä", "turvakoti", "Seraffiina", "viisaasti"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_finnish_word_in_another_language_stays_whole(word: str, language: str) -> None:
    assert breaks(word, language) == []


def test_a_word_that_the_project_wants_whole_is_not_divided_until_the_next_sheet() -> None:
    assert breaks("Ylänneentie", "sv") != []
    assert breaks("Ylänneentie", "sv", {"ylänneentie"}) == []
    teach_pyphen({"ylänneentie"})
    assert pyphen.Pyphen(lang="sv").inserted("Ylänneentie") == "Ylänneentie"
    teach_pyphen()
    assert pyphen.Pyphen(lang="sv").inserted("Ylänneentie") != "Ylänneentie"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_names_of_the_real_network_stay_whole_on_its_sheets(language: str) -> None:
    whole = Desk(real_site()).sheet("factsheet", "lahti", language).whole
    assert {"ensikoti", "ylänneentie"} <= whole


@given(st.text("aeiouyäöåkprstlnmhvjdgcxAK-. ", max_size=30), st.sampled_from(["fi", "sv", "en"]))
def test_any_text_comes_together_again_from_parts_of_two_letters_at_least(word: str, language: str) -> None:
    parts = divided(word, language).split("-") if "-" not in word else [word]
    assert "".join(parts) == word
    assert breaks(word, language) == sorted(set(breaks(word, language)))
    if len(parts) > 1:
        assert min(map(len, parts[:1] + parts[-1:])) >= 2
        assert word.isalpha()


@given(st.text("aeiouyäökprstlnmhvjdg", max_size=30))
def test_a_finnish_word_is_divided_before_a_consonant_with_a_vowel_or_at_a_known_seam(word: str) -> None:
    finnish = hyphenator("fi")
    assert isinstance(finnish, Finnish)
    seams, _ = finnish._what_is_known(word)
    for place in breaks(word, "fi"):
        by_rule = word[place] not in VOWELS and word[place + 1] in VOWELS and bool(VOWELS & set(word[:place]))
        assert by_rule or place in seams


@given(st.sampled_from(KEPT.read_text(encoding="utf-8").split()[1:]))
def test_a_known_beginning_is_divided_at_its_seams_and_nowhere_inside_a_diphthong(beginning: str) -> None:
    word = beginning.replace("|", "")
    seams = [place for place in places_of(beginning, "|") if place <= len(word) - 2]
    found = breaks(word, "fi")
    assert set(seams) <= set(found)
    assert [place for place in found if word[place - 1 : place + 1] in INSIDE and place not in seams] == []


def test_pyphen_answers_as_the_rules_do() -> None:
    teach_pyphen()
    for language, word, right in [
        ("fi", "Työnohjaus", "Työn-oh-jaus"),
        ("sv", "Mödrahemsarbete", "Möd-ra-hems-ar-be-te"),
        ("en", "Supported", "Sup-port-ed"),
        ("en", "Hämeenlinna", "Hämeenlinna"),
    ]:
        assert pyphen.Pyphen(lang=language).inserted(word) == right


def test_the_command_tells_what_it_would_change_and_then_changes_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    voikko()
    kept = tmp_path / "kept.csv"
    kept.write_text("beginning\nnothing\n", encoding="utf-8")
    (tmp_path / "page.md").write_text("Työnohjauksessa käsitellään asioita.", encoding="utf-8")
    assert update.main([str(tmp_path), "--check"], kept) == 1
    assert re.findall(r"[+-] (?:työn.*|nothing)", capsys.readouterr().out) == ["- nothing", "+ työn|ohja"]
    assert update.main([str(tmp_path)], kept) == 0
    assert update.main([str(tmp_path), "--check"], kept) == 0


def test_the_command_tells_a_file_that_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    voikko()
    assert update.main([str(tmp_path / "missing.md")]) == 2
    assert "missing.md" in capsys.readouterr().err
