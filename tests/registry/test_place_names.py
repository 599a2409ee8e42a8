"""Names of municipalities: three languages, Finnish forms, addresses, and what was meant."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.registry.finland import read
from generator.registry.places import REGISTER_BEGINS, Municipality, Places

NOW = date(2026, 11, 22)
SINCE_2020 = st.dates(min_value=REGISTER_BEGINS, max_value=date(2035, 12, 31))


@pytest.fixture(scope="module")
def finland() -> Places:
    return Places.finland()


def the(place: Municipality | None) -> Municipality:
    assert place is not None
    return place


def test_a_code_is_text_with_its_leading_zero(finland: Places) -> None:
    assert the(finland.by_code("020")).name_fi == "Akaa"
    assert finland.by_code("20") is None
    assert all(re.fullmatch(r"\d{3}", place.code) for place in finland.all())


def test_a_name_is_looked_up_in_finnish_and_swedish(finland: Places) -> None:
    assert finland.by_name("Åbo", NOW) is finland.by_name("Turku", NOW)
    assert finland.by_name("Gustav Adolfs", NOW) is finland.by_name("Hartola", NOW)
    assert finland.by_name("turku", NOW) is None


def test_no_name_means_two_municipalities(finland: Places) -> None:
    owners: dict[str, set[str]] = {}
    for place in finland.all():
        for name in (place.name_fi, place.name_sv):
            owners.setdefault(name, set()).add(place.code)
    assert [name for name, codes in owners.items() if len(codes) > 1] == []


def test_no_cell_of_the_register_has_a_stray_blank() -> None:
    for file in Path(read.__file__).parent.glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as lines:
            stray = [cell for row in csv.reader(lines) for cell in row if cell != " ".join(cell.split())]
        assert stray == [], file.name


@pytest.mark.parametrize(
    ("code", "finnish", "swedish", "english"),
    [
        ("284", "Koski Tl", "Koskis", "Koski Tl"),
        ("599", "Pedersören kunta", "Pedersöre", "Pedersöre"),
        ("478", "Maarianhamina", "Mariehamn", "Mariehamn"),
        ("322", "Kemiönsaari", "Kimitoön", "Kimitoön"),
        ("445", "Parainen", "Pargas", "Pargas"),
        ("598", "Pietarsaari", "Jakobstad", "Jakobstad"),
        ("091", "Helsinki", "Helsingfors", "Helsinki"),
        ("853", "Turku", "Åbo", "Turku"),
        ("638", "Porvoo", "Borgå", "Porvoo"),
        ("505", "Mäntsälä", "Mäntsälä", "Mäntsälä"),
    ],
)
def test_the_names_in_three_languages(finland: Places, code: str, finnish: str, swedish: str, english: str) -> None:
    place = the(finland.by_code(code))
    assert [place.name(language) for language in ("fi", "sv", "en")] == [finnish, swedish, english]


def test_the_languages_are_counted_as_the_state_counts_them(finland: Places) -> None:
    counted = [place.languages for place in finland.at(NOW)]
    expected = {("fi",): 259, ("fi", "sv"): 18, ("sv", "fi"): 15, ("sv",): 16}
    assert {languages: counted.count(languages) for languages in expected} == expected


def test_another_language_is_refused(finland: Places) -> None:
    with pytest.raises(ValueError, match="'se'"):
        the(finland.by_code("148")).name("se")


@pytest.mark.parametrize(
    ("code", "finnish", "swedish"),
    [
        ("398", "lahti", "lahtis"),
        ("992", "aanekoski", "aanekoski"),
        ("853", "turku", "abo"),
        ("491", "mikkeli", "st-michel"),
        ("284", "koski-tl", "koskis"),
        ("508", "mantta-vilppula", "mantta-vilppula"),
        ("599", "pedersoren-kunta", "pedersore"),
    ],
)
def test_a_slug_is_plain_letters_in_its_language(finland: Places, code: str, finnish: str, swedish: str) -> None:
    place = the(finland.by_code(code))
    assert (place.slug("fi"), place.slug("sv")) == (finnish, swedish)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_slugs_are_unique_within_a_language(finland: Places, language: str) -> None:
    slugs = [place.slug(language) for place in finland.all()]
    assert len(set(slugs)) == len(slugs)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("kind", ["region", "county"])
def test_slugs_of_areas_are_unique_within_a_kind(finland: Places, kind: str, language: str) -> None:
    slugs = [area.slug(language) for area in finland.areas(kind, NOW)]
    assert len(set(slugs)) == len(slugs)


def test_the_order_is_finnish(finland: Places) -> None:
    names = [place.name_fi for place in finland.at(NOW)]
    assert (names[0], names[-2:]) == ("Akaa", ["Ähtäri", "Äänekoski"])
    assert names.index("Kökar") > names.index("Kyyjärvi")


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("398", ("Lahden", "Lahdessa", "Lahteen", "Lahdesta")),
        ("837", ("Tampereen", "Tampereella", "Tampereelle", "Tampereelta")),
        ("152", ("Isonkyrön", "Isossakyrössä", "Isoonkyröön", "Isostakyröstä")),
        ("694", ("Riihimäen", "Riihimäellä", "Riihimäelle", "Riihimäeltä")),
        ("599", ("Pedersören kunnan", "Pedersören kunnassa", "Pedersören kuntaan", "Pedersören kunnasta")),
        ("911", ("Valtimon", "Valtimolla", "Valtimolle", "Valtimolta")),
    ],
)
def test_the_finnish_forms(finland: Places, code: str, forms: tuple[str, ...]) -> None:
    place = the(finland.by_code(code))
    assert (place.genitive, place.in_fi, place.to_fi, place.from_fi) == forms


def test_the_forms_agree_with_their_case(finland: Places) -> None:
    endings = {"inner": r"ss[aä]$", "outer": r"ll[aä]( Tl)?$"}
    wrong = [place.name_fi for place in finland.all() if not re.search(endings[place.case], place.in_fi)]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Hollolla", "Hollola"),
        ("Hollolassa", "Hollola"),
        ("hollola", "Hollola"),
        ("Lahdesta", "Lahti"),
        ("Lahtea", "Lahti"),
        ("Lovisa", "Loviisa"),
        ("Lovissa", "Loviisa"),
        ("Jyvaskyla", "Jyväskylä"),
        ("Tamprere", "Tampere"),
        ("Aabo", "Turku"),
        ("St Michel", "Mikkeli"),
        ("Hollolan kunta", "Hollola"),
        ("Borgå stad", "Porvoo"),
        ("Pedersören kunta", "Pedersören kunta"),
        ("Riihimäessä", "Riihimäki"),
        ("Pertunmaa", "Mäntyharju"),
        ("Pertunmaalla", "Mäntyharju"),
    ],
)
def test_a_wrong_name_gets_the_right_one(finland: Places, text: str, meant: str) -> None:
    assert finland.suggest(text, NOW)[0].name_fi == meant


def test_a_merged_municipality_is_itself_while_it_lasts(finland: Places) -> None:
    assert finland.suggest("Pertunmaalla", date(2024, 12, 31))[0].name_fi == "Pertunmaa"


@pytest.mark.parametrize("text", ["", "Xyzzy", "Tukholma-Arlanda", "   "])
def test_a_name_like_no_other_gets_none(finland: Places, text: str) -> None:
    assert finland.suggest(text, NOW) == ()


@given(st.text(max_size=30), SINCE_2020)
def test_suggestions_are_few_and_valid_whatever_is_typed(text: str, day: date) -> None:
    suggested = Places.finland().suggest(text, day)
    assert len(suggested) == len(set(suggested)) <= 3
    assert all(place.valid(day) for place in suggested)


@given(st.sampled_from(Places.finland().at(NOW)), st.integers(min_value=0, max_value=5))
def test_every_stored_form_leads_to_its_municipality(place: Municipality, form: int) -> None:
    assert place in Places.finland().suggest(place.forms[form], NOW)
