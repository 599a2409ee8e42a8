"""Cards of the units: what phones read of them, and what stays out of them."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import phonenumbers
import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.directory.directory import Directory
from generator.directory.views.unit import facts
from generator.exports.cards import card_path, international
from generator.registry.load import load_text
from generator.registry.places import Places
from tests.exports import ical_js
from tests.exports.ical_js import needs_ical_js, values
from tests.exports.making import LANGUAGES, REGISTRIES, SITE_URL, TODAY, make, open_directory, scribe
from tests.hostile.examine_cards import card as harm

FICTIONAL = REGISTRIES["fictional"].read_text(encoding="utf-8")


def changed(old: str, new: str, day: dt.date = TODAY) -> dict[str, bytes]:
    """The files of the fictional registry with a change of its text."""
    assert old in FICTIONAL
    loaded = load_text(FICTIONAL.replace(old, new).encode(), "units.yaml", Places.finland(), TODAY)
    assert loaded.registry, loaded.errors
    assert not loaded.errors
    return make(Directory(loaded.registry, Places.finland(), day, TODAY))


def card_of(made: dict[str, bytes], unit: str, language: str = "fi") -> Any:  # noqa: ANN401 - the library has no types
    return vobject.readOne(made[card_path(unit, language)].decode())


def test_every_unit_has_a_card_in_every_language_and_one_file_has_all(registry: str, day: dt.date) -> None:
    directory = open_directory(registry, day)
    made = make(directory)
    for language in LANGUAGES:
        cards = [made[card_path(unit, language)] for unit in directory.units]
        assert made[f"data/cards-{language}.vcf"] == b"".join(cards)
    assert sum(path.endswith(".vcf") for path in made) == 3 * (len(directory.units) + 1)


def test_a_language_without_pages_has_no_cards() -> None:
    made = make(open_directory(), ("fi", "sv"))
    assert not [path for path in made if path.endswith("-en.vcf")]


@needs_ical_js
def test_two_readers_agree_on_every_card(registry: str, day: dt.date) -> None:
    directory = open_directory(registry, day)
    made = make(directory)
    for language in LANGUAGES:
        content = made[f"data/cards-{language}.vcf"]
        ours = list(vobject.readComponents(content.decode()))
        theirs = ical_js.read(content)
        assert len(ours) == len(theirs) == len(directory.units)
        for (key, unit), our, their in zip(directory.units.items(), ours, theirs, strict=True):
            name = unit.name.best(language, LANGUAGES)[0]
            assert values(their, "version") == ["3.0"]
            assert our.fn.value == values(their, "fn")[0] == name
            assert our.n.value.family == values(their, "n")[0][0] == name
            assert our.org.value[0] == name
            assert [our.note.value] == values(their, "note")
            assert our.note.language_param == language
            urls = [one for one in (unit.website.value, page_of(directory, key, language)) if one]
            assert [one.value for one in our.url_list] == values(their, "url") == urls
            assert values(their, "source") == [SITE_URL + card_path(key, language)]


def page_of(directory: Directory, unit: str, language: str) -> str:
    return SITE_URL + str(scribe(directory).folder(language, "unit", unit))


def test_lines_are_folded_by_bytes_and_harmless(registry: str, day: dt.date) -> None:
    for path, content in make(open_directory(registry, day)).items():
        if path.endswith(".vcf"):
            assert list(harm(path, content)) == []
            assert ical_js.texts(content)[0] == "BEGIN:VCARD"


def test_the_number_is_that_of_the_page_in_international_form() -> None:
    made = changed("phone: {value: 0000 000000, source", "phone: {value: 09 000 1234, source")
    (number,) = [one.value for one in card_of(made, "river").tel_list]
    assert number == "+35890001234"
    assert card_of(made, "river").tel.params == {"TYPE": ["WORK", "VOICE"]}
    rows = {row.key: row for row in facts(scribe(open_directory()).lenses["fi"], "river")}
    shown: Any = rows["unit.phone"].value
    assert card_of(make(open_directory()), "river").tel.value == shown.href.removeprefix("tel:")


@given(st.from_regex(r"\+?[0-9][0-9 ()-]{1,20}", fullmatch=True))
def test_any_number_keeps_its_digits_or_becomes_the_same_number_for_the_world(written: str) -> None:
    said = international(written)
    assert re.fullmatch(r"\+?\d+", said)
    if said != re.sub(r"[^\d+]", "", written):
        assert phonenumbers.is_number_match(said, phonenumbers.parse(written, "FI"))


@pytest.mark.parametrize(("written", "said"), [("112", "112"), ("0800 123 456", "+358800123456"), ("000 0", "0000")])
def test_short_numbers_stay_as_they_are(written: str, said: str) -> None:
    assert international(written) == said


def test_a_unit_without_a_number_has_none_and_says_whom_to_ask() -> None:
    for language, told in {"fi": "Kysy ylläpitäjältä", "sv": "Fråga den som driver", "en": "Ask the operator"}.items():
        card = card_of(make(open_directory()), "pond", language)
        assert "tel" not in card.contents
        assert told in card.note.value
        assert "https://dreamers.example/" in card.note.value


def test_where_nobody_can_be_asked_the_card_says_who_else_can() -> None:
    made = changed("    website: https://dreamers.example/\n", "    website: unknown\n")
    assert "Kysy ylläpitäjältä" in card_of(made, "pond").note.value


def test_an_address_is_there_only_where_it_is_published() -> None:
    made = make(open_directory())
    adr = card_of(made, "river").adr.value
    assert (adr.extended, adr.street, adr.code, adr.city) == ("Yläjuoksu", "Keksitynkatu 1", "00000", "Tampere")
    for unit in ("pond", "cloud", "cave", "gate"):
        assert "adr" not in card_of(made, unit).contents


def test_a_confidential_address_is_in_no_card_even_if_the_registry_had_one() -> None:
    directory = open_directory()
    secret = directory.registry.units["river"].model_copy(update={"address_confidential": True})
    registry = directory.registry.model_copy(update={"units": {**directory.registry.units, "river": secret}})
    made = make(Directory(registry, directory.places, TODAY, TODAY))
    for path, content in made.items():
        if path.endswith((".vcf", ".ics")):
            assert "Keksitynkatu" not in "".join(ical_js.texts(content))


def test_nothing_but_the_own_name_says_why_a_family_stays_there(registry: str, day: dt.date) -> None:
    telling = re.compile("päihde|väkival|turvako|missbruk|våld|skydd|substance|violence|shelter|vanki|fängelse|prison")
    made = make(open_directory(registry, day))
    for language in LANGUAGES:
        for card in vobject.readComponents(made[f"data/cards-{language}.vcf"].decode()):
            name = card.fn.value
            seen = [*card.categories.value, *card.org.value, card.n.value.family, card.note.value.split("\n")[0]]
            assert not [one for one in seen if one != name and telling.search(one.lower())]


def test_the_note_tells_age_day_and_to_check_first(registry: str) -> None:
    made = make(open_directory(registry))
    first = {"fi": "Tarkista ensin", "sv": "Kontrollera först", "en": "Check first"}
    days = {"fi": "26.11.2026", "sv": "26.11.2026", "en": "26 November 2026"}
    for language in LANGUAGES:
        for card in vobject.readComponents(made[f"data/cards-{language}.vcf"].decode()):
            assert first[language] in card.note.value
            assert days[language] in card.note.value
    fictional = make(open_directory())
    assert "Ei päiväystä" in card_of(fictional, "pond").note.value
    assert "Tieto vahvistettu: Ei koskaan" in card_of(fictional, "pond").note.value
    assert "vahvistanut osan tiedoista" in card_of(fictional, "river").note.value


def test_a_card_of_a_past_day_says_so() -> None:
    made = make(open_directory(day=dt.date(2024, 5, 1)))
    assert "Se ei kerro, mitä on voimassa nyt" in card_of(made, "pond").note.value


def test_a_card_is_as_new_as_its_newest_source_or_confirmation() -> None:
    made = make(open_directory())
    assert card_of(made, "river").rev.value == "2026-10-01"
    assert card_of(made, "cloud").rev.value == "2026-06-01"
    assert "rev" not in card_of(made, "pond").contents


def test_a_card_stays_the_same_card_on_every_day_and_in_every_language() -> None:
    made = [make(open_directory(day=day)) for day in (TODAY, dt.date(2024, 5, 1))]
    uids = {
        unit: {card_of(one, unit, lang).uid.value for one in made for lang in LANGUAGES} for unit in ("pond", "cave")
    }
    assert [len(one) for one in uids.values()] == [1, 1]
    assert uids["pond"] != uids["cave"]
    assert uids["pond"].pop().startswith("urn:uuid:")


def test_the_same_facts_give_the_same_bytes() -> None:
    assert make(open_directory()) == make(open_directory())


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12)
NAMES = st.lists(
    WORDS | st.sampled_from([";", ",", "\\", "\\n", ":", '"', "ä" * 50, "END:VCARD"]), min_size=1, max_size=9
)


@given(NAMES.map(" ".join))
@settings(deadline=None, max_examples=40)
def test_any_name_comes_back_as_it_was_written(name: str) -> None:
    directory = open_directory()
    pond = directory.registry.units["pond"]
    renamed = pond.model_copy(update={"name": pond.name.model_copy(update={"fi": name})})
    registry = directory.registry.model_copy(update={"units": {"pond": renamed}})
    content = make(Directory(registry, directory.places, TODAY, TODAY), ("fi",))[card_path("pond", "fi")]
    said = " ".join(name.split())
    assert ical_js.texts(content)
    assert list(harm("x.vcf", content)) == []
    card = vobject.readOne(content.decode())
    assert (card.fn.value, card.org.value, card.n.value.family) == (said, [said], said)
