"""Which names of places mean something else too: a word, or a person's name."""

import csv

import pytest

from generator.registry.finland import read
from generator.registry.finland.dictionary import VoikkoDictionary
from generator.registry.place_names import alphabetical

BY_HAND = "other_meanings_by_hand.csv"


def meaning(form: str, language: str = "fi") -> str:
    """Return the meaning that counts: the last one, so that a person may overrule the dictionary."""
    found = [one.meaning for one in read.other_meanings() if (one.form, one.language) == (form, language)]
    return found[-1] if found else ""


@pytest.mark.parametrize(
    "name", ["Salo", "Lahti", "Aura", "Perho", "Virrat", "Eno", "Pohja", "Kello", "Nummi", "Aho", "Kotka", "Varkaus"]
)
def test_a_name_that_is_an_ordinary_word_is_marked(name: str) -> None:
    assert meaning(name) == "word"


@pytest.mark.parametrize("name", ["Salla", "Simo", "Soini", "Inari", "Tervo", "Paavola", "Martti", "Mäkelä"])
def test_a_name_that_people_have_is_marked(name: str) -> None:
    assert meaning(name) == "name"


@pytest.mark.parametrize(
    "name",
    [
        "Helsinki",
        "Tampere",
        "Oulu",
        "Jyväskylä",
        "Kuopio",
        "Espoo",
        "Vantaa",
        "Rovaniemi",
        "Mikkeli",
        "Kouvola",
        "Aapajärvi",
    ],
)
def test_a_name_that_is_nothing_but_a_place_is_not_marked(name: str) -> None:
    forms = next(one for one in read.forms() if one.name == name).every()
    assert [form for form in forms if meaning(form)] == []


@pytest.mark.parametrize(
    ("form", "name"), [("Porilla", "Pori"), ("Kiteen", "Kitee"), ("Pellossa", "Pello"), ("Maksamaan", "Maksamaa")]
)
def test_a_single_form_may_be_a_word_where_the_name_is_none(form: str, name: str) -> None:
    assert (meaning(form), meaning(name)) == ("word", "")


@pytest.mark.parametrize(
    ("form", "language", "expected"),
    [
        ("Ingå", "sv", "word"),
        ("Sund", "sv", "word"),
        ("Kemi", "sv", "word"),
        ("Lovisa", "sv", "name"),
        ("Gustavs", "sv", "name"),
        ("Mark", "en", "name"),
        ("Box", "en", "word"),
        ("Larsmo", "sv", ""),
        ("Sibbo", "sv", ""),
        ("Salo", "sv", ""),
    ],
)
def test_swedish_and_english_have_words_and_names_of_their_own(form: str, language: str, expected: str) -> None:
    assert meaning(form, language) == expected


def test_only_names_of_places_and_their_forms_are_marked() -> None:
    finnish = {form for one in read.forms() for form in one.every()}
    swedish = {place.name_sv for place in read.municipalities()} | {place.name for place in read.localities()}
    stray = [one for one in read.other_meanings() if one.form not in finnish | swedish]
    # Inga is what is left of Ingå without its mark.
    assert [(one.form, one.language) for one in stray] == [("Inga", "sv")]


def test_every_mark_is_a_word_or_a_name_in_a_language_of_the_site() -> None:
    for one in read.other_meanings():
        assert one.language in {"fi", "sv", "en"}, one
        assert one.meaning in {"word", "name"}, one


def test_the_marks_by_hand_are_in_the_order_of_the_alphabet_each_once_and_tell_something_new() -> None:
    with (read._HERE / BY_HAND).open(encoding="utf-8", newline="") as file:
        by_hand = [(row["form"], row["language"], row["meaning"]) for row in csv.DictReader(file)]
    assert [row[:2] for row in by_hand] == sorted(
        {row[:2] for row in by_hand}, key=lambda row: (alphabetical(row[0]), row[1])
    )
    made = set(read.other_meanings()[: -len(by_hand)])
    assert set(by_hand) & made == set()


class SmallAnalyser:
    """Knows what Voikko would say of a few words."""

    def analyze(self, word: str) -> list[dict[str, str]]:
        place = {"CLASS": "paikannimi", "WORDBASES": f"+{word}({word})"}
        return {
            "lahti": [{"CLASS": "nimisana", "WORDBASES": "+lahti(lahti)"}],
            "Lahti": [place],
            "Salla": [place, {"CLASS": "etunimi", "WORDBASES": "+salla(Salla)"}],
            "nokia": [{"CLASS": "nimisana", "WORDBASES": "+noki(noki)"}, {"CLASS": "sukunimi", "WORDBASES": "+x(x)"}],
            "kuhmoinen": [{"CLASS": "nimisana", "WORDBASES": "+kuh(kuh)+moinen(moinen)"}],
        }.get(word, [])

    def spell(self, word: str) -> bool:
        return bool(self.analyze(word))


@pytest.mark.parametrize(
    ("form", "expected"), [("Lahti", "word"), ("Salla", "name"), ("Nokia", "word"), ("Kuhmoinen", ""), ("Oulu", "")]
)
def test_a_word_outweighs_a_name_and_a_compound_made_by_the_dictionary_is_no_word(form: str, expected: str) -> None:
    assert VoikkoDictionary(SmallAnalyser()).other_meaning(form) == expected
