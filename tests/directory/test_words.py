"""The words of the pages: the three files agree, and dates, lists and numbers read right in each language."""

import datetime as dt
import re
import string
import tomllib
from importlib.resources import files
from typing import get_args

import pytest

from generator.directory.answers import Relation
from generator.directory.blocks import COUNTIES_BEGAN_TOPICS
from generator.directory.words import WordingError, Words, service_forms, words_of
from generator.registry.freshness import Level
from generator.registry.nouns import Doubt, Forms, Language, OrganisationKind, ServiceTerm, Topic
from generator.registry.values import LANGUAGES, PartialDate, Text

NO_BREAK = "\N{NO-BREAK SPACE}"


def forms(word: str) -> Forms:
    return Forms(
        genitive=f"{word} genitive",
        inside=f"{word} inside",
        into=f"{word} into",
        partitive=f"{word} partitive",
        plural=f"{word} plural",
        plural_partitive=f"{word} plural partitive",
    )


MADE_UP = ServiceTerm(
    name=Text(fi="keksikoti", sv="sagohem", en="made-up home"),
    forms={"fi": forms("keksikoti"), "sv": forms("sagohem"), "en": forms("made-up home")},
    summary=Text(fi="Sitä ei ole.", sv="Det finns inte.", en="It does not exist."),
)
FI, SV, EN = (words_of(language, MADE_UP, LANGUAGES) for language in LANGUAGES)


def placeholders(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


def keys_in_order(language: str) -> list[str]:
    source = files("generator.directory").joinpath(f"wording/{language}.toml").read_text(encoding="utf-8")
    return [f"{section}.{key}" for section, table in tomllib.loads(source).items() for key in table]


@pytest.mark.parametrize("other", [SV, EN], ids=["sv", "en"])
def test_the_files_have_the_same_keys_in_the_same_order(other: Words) -> None:
    assert keys_in_order(other.language) == keys_in_order("fi")


@pytest.mark.parametrize("other", [SV, EN], ids=["sv", "en"])
def test_the_same_placeholders_stand_under_each_key_but_for_the_forms_of_the_service(other: Words) -> None:
    pairs = {key: (placeholders(words), placeholders(other.table[key])) for key, words in FI.table.items()}
    assert not {key for key, (mine, theirs) in pairs.items() if mine - service_forms() != theirs - service_forms()}


@pytest.mark.parametrize("other", [SV, EN], ids=["sv", "en"])
def test_a_sentence_is_a_sentence_in_every_language(other: Words) -> None:
    differing = {key for key, words in FI.table.items() if words.endswith(".") != other.table[key].endswith(".")}
    assert not differing


@pytest.mark.parametrize("words", [FI, SV, EN], ids=LANGUAGES)
def test_nothing_is_blank_or_untidy(words: Words) -> None:
    untidy = {key for key, text in words.table.items() if not text or text != " ".join(text.split())}
    assert not untidy
    assert not {key for key, text in words.table.items() if re.search(r"[\"']\s*$|--|\.\.", text)}


@pytest.mark.parametrize(
    ("section", "values"),
    [
        ("organisation", get_args(OrganisationKind)),
        ("language", get_args(Language)),
        ("topic", get_args(Topic)),
        ("relation", get_args(Relation)),
        ("fresh", get_args(Level)),
        ("doubt", get_args(Doubt)),
        ("decision", COUNTIES_BEGAN_TOPICS),
    ],
)
def test_every_value_that_a_page_may_name_has_its_words(section: str, values: tuple[str, ...]) -> None:
    assert not {value for value in values if f"{section}.{value}" not in FI.table}


def test_words_are_filled_in() -> None:
    assert SV("municipality.merged_link", into_genitive="Påhitt") == "Se sidan för Påhitt"
    assert EN("place.in", name="Madeup") == "in Madeup"


@pytest.mark.parametrize(
    ("words", "one", "several"),
    [
        (FI, "1 perhepaikka", "5 perhepaikkaa"),
        (SV, "1 familjeplats", "5 familjeplatser"),
        (EN, "1 family place", "5 family places"),
    ],
    ids=LANGUAGES,
)
def test_one_place_is_not_several(words: Words, one: str, several: str) -> None:
    assert [words.count("capacity.family-places", number) for number in (1, 5)] == [one, several]


@pytest.mark.parametrize("words", [FI, SV, EN], ids=LANGUAGES)
def test_the_name_of_the_service_and_its_forms_fill_themselves_in(words: Words) -> None:
    told = Words(words.language, {"made.up": "{service}, {service_inside}"}, words.locale, words.everywhere)
    name = MADE_UP.name.best(words.language, LANGUAGES)[0]
    assert told("made.up") == f"{name}, {name} inside"


def test_at_the_beginning_of_a_sentence_the_service_has_a_capital_letter() -> None:
    told = Words("fi", {"made.up": "{Service_inside} on hyvä olla."}, FI.locale, FI.everywhere)
    assert told("made.up") == "Keksikoti inside on hyvä olla."


def test_the_words_of_a_project_stand_in_place_of_the_programs() -> None:
    own = words_of("sv", MADE_UP, LANGUAGES, {"urgent.title": "Hjälp till {service_plural}"})
    assert own("urgent.title") == "Hjälp till sagohem plural"
    assert own("place.in", name="Påhitt") == SV("place.in", name="Påhitt")
    assert SV("urgent.title") != own("urgent.title")


def test_what_only_a_project_can_say_is_asked_for_first() -> None:
    assert not FI.has("contact.first")
    assert words_of("fi", MADE_UP, LANGUAGES, {"contact.first": "Majakanvartija"}).has("contact.first")


def test_words_that_nobody_has_written_are_an_error() -> None:
    with pytest.raises(WordingError, match=r"fi\.toml: made\.up is not there"):
        FI("made.up")


@pytest.mark.parametrize(("wrong", "told"), [("{other}", r"asks for \{other\}"), ("{", "a brace too many or too few")])
def test_words_with_a_gap_that_nothing_fills_are_an_error(wrong: str, told: str) -> None:
    with pytest.raises(WordingError, match=rf"fi\.toml.*made\.up.*{told}"):
        Words("fi", {"made.up": wrong}, FI.locale, FI.everywhere)("made.up", part="x")


@pytest.mark.parametrize(
    ("stated", "finnish", "swedish", "english"),
    [
        ("2020-09-03", "3.9.2020", "3.9.2020", "3 September 2020"),
        ("2024-08", "elokuu 2024", "augusti 2024", "August 2024"),
        ("2024", "2024", "2024", "2024"),
        ("2021~", "noin 2021", "omkring 2021", "about 2021"),
        ("2024-08~", "noin elokuu 2024", "omkring augusti 2024", "about August 2024"),
        ("2023/..", "2023 tai myöhemmin", "2023 eller senare", "2023 or later"),
        ("2019/2022", "2019–2022", "2019–2022", "2019 to 2022"),
        ("2019~/2022", "noin 2019–2022", "omkring 2019–2022", "about 2019 to 2022"),
    ],
)
def test_a_date_is_as_exact_as_its_source(stated: str, finnish: str, swedish: str, english: str) -> None:
    date = PartialDate.parse(stated)
    assert (FI.date(date), SV.date(date), EN.date(date)) == (finnish, swedish, english)


def test_a_date_that_nobody_gives_is_said_to_be_unknown() -> None:
    assert [words.date(None) for words in (FI, SV, EN)] == ["päiväys ei tiedossa", "datum saknas", "date not known"]


def test_a_period_is_told_to_its_last_day() -> None:
    assert FI.last_day(dt.date(2023, 1, 1)) == "31.12.2022"
    assert EN.last_day(dt.date(2024, 3, 1)) == "29 February 2024"


def test_the_last_day_before_an_inexact_end_is_inexact_too() -> None:
    ends = [PartialDate.parse(text) for text in ("2025-09-01", "2025-09-01~", "2023")]
    assert [FI.last_date(end) for end in ends] == ["31.8.2025", "noin 31.8.2025", "31.12.2022"]


def test_lists_read_as_in_a_sentence() -> None:
    assert FI.join(["a", "b", "c"]) == "a, b ja c"
    assert SV.join(["a", "b", "c"]) == "a, b och c"
    assert EN.join(["a", "b"]) == "a and b"
    assert [FI.join(["a"]), FI.join([])] == ["a", ""]


def test_numbers_are_grouped_as_in_the_language() -> None:
    assert FI.number(1234567.5) == f"1{NO_BREAK}234{NO_BREAK}567,5"
    assert SV.number(12345) == f"12{NO_BREAK}345"
    assert EN.number(12345) == "12,345"


@pytest.mark.parametrize("words", [FI, SV, EN], ids=LANGUAGES)
def test_one_is_singular_and_the_others_are_plural(words: Words) -> None:
    table = {"made-up.one": "{number} home", "made-up.other": "{number} homes"}
    counted = Words(words.language, table, words.locale, {})
    assert [counted.count("made-up", number) for number in (0, 1, 2)] == ["0 homes", "1 home", "2 homes"]


@pytest.mark.parametrize("words", [FI, SV, EN], ids=LANGUAGES)
def test_names_with_marked_letters_come_last(words: Words) -> None:
    names = ["Öja", "Åland", "Ähtäri", "Zeta", "akaa", "Aura"]
    assert sorted(names, key=words.sort_key) == ["akaa", "Aura", "Zeta", "Åland", "Ähtäri", "Öja"]
