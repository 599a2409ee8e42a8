"""Every known attack in every field of a registry: it is refused in its place, or it comes out as nothing but words."""

from __future__ import annotations

import copy
import re

import pytest
from lxml import html

from generator.registry.nouns import Registry
from generator.registry.prose import Shelf
from tests.hostile.attacks import ATTACKS
from tests.hostile.examine import findings
from tests.hostile.fields import Part, Where, base, fields, with_values, written
from tests.hostile.rounds import LANGUAGES, accepted, assert_clear, values_of
from tests.hostile.sites import PAST, SITE_URL, TODAY, checked, outputs, outputs_of_unit, site_of

ROUNDS = len(ATTACKS)
AT_ONCE = 17
# What a registry knows and no output of one language says: which translations are not sure, what only compares, and
# which pages a site has.
NOT_SHOWN = {"review", "matched", "field", "id", "pages"}


def folded(text: str | None) -> str:
    return " ".join((text or "").split())


def assert_said_as_written(registry: Part, page: bytes, language: str) -> None:
    """The page of a unit says the names of the unit and of the directory letter by letter."""
    tree = html.document_fromstring(page.decode(), parser=html.HTMLParser(huge_tree=True))
    unit = folded(registry.units["home"].name.best(language, LANGUAGES)[0])
    site = folded(registry.network.name.best(language, LANGUAGES)[0])
    heading = folded(tree.findtext(".//h1"))
    # A name that does not tell the place is followed by it.
    assert heading in {unit, f"{unit} (Lahti)", f"{unit} (Lahtis)"}
    assert folded(tree.findtext(".//title")) == f"{heading} – {site}"
    assert folded(tree.findtext(".//span[@class='brand-name']")) == site
    disclaimer = folded(registry.network.disclaimer.best(language, LANGUAGES)[0])
    assert folded(tree.findtext(".//footer//p")).startswith(disclaimer)


@pytest.mark.parametrize("first", range(0, ROUNDS, AT_ONCE))
def test_every_attack_in_every_field(first: int, shelf: Shelf) -> None:
    for number in range(first, min(first + AT_ONCE, ROUNDS)):
        _, loaded = accepted(values_of(number), lenient=True)
        language = LANGUAGES[number % len(LANGUAGES)]
        site = site_of(loaded, shelf, (language,), TODAY if number % 4 else PAST)
        files = outputs(site)
        assert findings(files, SITE_URL, every=10, first=number) == [], number
        page = files[f"{site.book.folder(language, 'unit', 'home')}index.html"]
        assert_said_as_written(loaded.registry, page, language)


@pytest.mark.parametrize("first", range(0, ROUNDS, AT_ONCE))
def test_the_attacks_do_nothing_in_the_site_of_a_unit(first: int, shelf: Shelf) -> None:
    for number in range(first, min(first + AT_ONCE, ROUNDS), 4):
        _, loaded = accepted(values_of(number), lenient=True)
        language = LANGUAGES[number % len(LANGUAGES)]
        unit, files = outputs_of_unit(site_of(loaded, shelf, (language,), TODAY), "home")
        found = findings(files, unit.heads.site_url, every=2, first=number)
        # A page that the portal has too names the portal's address.
        assert [one for one in found if f"<link href='{SITE_URL}" not in one] == [], number
        tree = html.document_fromstring(files[f"{unit.book.root(language)}index.html"].decode())
        stated = loaded.registry.units["home"].site if loaded.registry else None
        assert stated
        assert stated.name
        assert folded(tree.findtext(".//span[@class='brand-name']")) == folded(stated.name.best(language, LANGUAGES)[0])


def test_each_field_meets_each_attack() -> None:
    met: dict[Where, set[str]] = {where: set() for where in fields()}
    for number in range(ROUNDS):
        for where, attack in values_of(number).items():
            met[where].add(attack)
    assert all(attacks == set(ATTACKS) for attacks in met.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_attack_in_a_field_would_be_found_for_what_it_says_is_in_the_outputs(language: str, shelf: Shelf) -> None:
    marks = {where: f"mark{number}e" for number, where in enumerate(fields())}
    values, loaded = accepted(marks)
    said = b"".join(outputs(site_of(loaded, shelf, (language,))).values()).decode()
    silent = [where for where, mark in values.items() if mark not in said]
    assert [where for where in silent if NOT_SHOWN.isdisjoint(where) and not set(LANGUAGES) & set(where)] == []
    assert len(values) > 100


@pytest.mark.parametrize("section", [name for name in Registry.model_fields if name not in ("version", "network")])
def test_an_attack_as_an_id_is_refused_where_it_is_written(section: str) -> None:
    some = 50
    for attacks in (ATTACKS[first : first + some] for first in range(0, len(ATTACKS), some)):
        registry = copy.deepcopy(base())
        record = next(iter(registry[section].values()))
        registry[section] |= {attack: copy.deepcopy(record) for attack in attacks}
        errors, places = checked(registry).errors, written(registry)[1]
        for error in errors:
            assert_clear(error)
        told = {places[error.place.line] for error in errors}
        ids = {attack for attack in attacks if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", attack) and len(attack) <= 60}
        assert {(section, attack) for attack in attacks if attack not in ids} <= told


def test_a_field_that_no_model_knows_is_refused() -> None:
    for attack in ATTACKS[::10]:
        errors = checked(with_values({("units", "home", attack): "x"})).errors
        assert {error.code for error in errors} & {"unknown-field", "control-character"}, attack
