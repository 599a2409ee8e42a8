"""A network may have any of the program's languages: here plainly fictional ones without Finnish."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from generator.admin.config import config
from generator.registry.reader import read
from tests.network.conftest import program

BARE = {"sv": "Månstugan", "en": "Moonhouse"}
PLACE = {"sv": "Bakom månen.", "en": "Behind the moon."}
IN_ALL = re.compile(r"\b(?:ei|kunnan|kunnat|yksikkö\w*|lähde|lähteen|tietoa|sivusto\w*|suomeksi)\b", re.IGNORECASE)
"""Words that most pages in Finnish have, and no page in Swedish or English."""


@dataclass(frozen=True)
class Begun:
    """A network that ``init`` began: its folder and its languages."""

    folder: Path
    languages: tuple[str, ...]

    @property
    def portal(self) -> Path:
        return self.folder / "site/portal"

    @property
    def registry(self) -> Path:
        return self.folder / "units.yaml"

    def data(self, path: str) -> Any:  # noqa: ANN401 - JSON
        return json.loads((self.portal / "data" / path).read_bytes())

    def changed(self, into: Path, old: str, new: str) -> Begun:
        """The same network with another text in its registry."""
        copy = shutil.copytree(self.folder, into / "copy", ignore=shutil.ignore_patterns("site", ".cache"))
        text = self.registry.read_text(encoding="utf-8")
        assert old in text
        (copy / "units.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
        return Begun(copy, self.languages)


def filled_in(text: str, languages: tuple[str, ...]) -> str:
    """The registry with a day of its source, the unit's name written once and its place in each language."""
    first = languages[0]
    name = re.search(r"units:\n(?:.*\n)*?( {4}name:\n(?: {6}.*\n)+)", text)
    assert name
    place = ", ".join(f"{one}: {PLACE[one]}" for one in languages)
    text = text.replace(name[1], f"    name: {BARE[first]}\n")
    return text.replace("date: unknown", "date: 2026-06-01") + f"    place: {{{place}}}\n"


@pytest.fixture(scope="module", params=[("sv", "en"), ("en",)], ids="-".join)
def begun(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Begun:
    """A network in these languages, filled in and built without PDF."""
    languages: tuple[str, ...] = request.param
    folder = tmp_path_factory.mktemp("without")
    asked = [word for language in languages for word in ("--language", language)]
    assert program(folder, "init", "moon", *asked).returncode == 0
    registry = folder / "moon/units.yaml"
    registry.write_text(filled_in(registry.read_text(encoding="utf-8"), languages), encoding="utf-8")
    built = program(folder / "moon", "build", "--no-pdf", "--quiet", "--as-of", "2026-11-22")
    assert (built.returncode, "warning" in built.stdout + built.stderr) == (0, False), built.stdout + built.stderr
    return Begun(folder / "moon", languages)


def pages(begun: Begun) -> list[tuple[Path, html.HtmlElement]]:
    found = sorted(begun.portal.rglob("*.html"))
    return [(path.relative_to(begun.portal), html.fromstring(path.read_bytes())) for path in found]


def test_it_passes_check_without_an_error_or_a_warning(begun: Begun) -> None:
    checked = program(begun.folder, "check", "--messages", "en")
    assert (checked.returncode, checked.stdout.splitlines()[-1]) == (0, "0 errors, 0 warnings")


def test_the_first_language_is_at_the_root_and_the_others_below_it(begun: Begun) -> None:
    first, *others = begun.languages
    for path, tree in pages(begun):
        below = path.parts[0]
        assert tree.get("lang") == (below if below in others else first), path
    assert not [path for path in begun.portal.rglob("*") if re.search(r"[-._]fi\.|^fi$", path.name)]


def test_no_page_is_or_leads_to_one_in_finnish(begun: Begun) -> None:
    for path, tree in pages(begun):
        marked = [one.get(name) for name in ("lang", "hreflang") for one in tree.iterfind(f".//*[@{name}]")]
        assert set(marked) <= {*begun.languages, "x-default"}, path
        for one in tree.xpath("//script | //style"):
            one.drop_tree()
        assert not IN_ALL.findall(tree.text_content()), path


def test_no_page_has_an_empty_list_where_a_network_has_nothing_to_tell_yet(begun: Begun) -> None:
    told = {"sv": "Här finns inga uppgifter ännu.", "en": "There is nothing here yet."}
    says_so = {path for path, tree in pages(begun) if told[tree.get("lang")] in tree.text_content()}
    for path, tree in pages(begun):
        empty = "//ul[not(.//li)] | //dl[not(.//dd)] | //table[not(.//td)] | //section[not(*)]"
        assert not tree.xpath(empty), path
        assert not tree.xpath("//main//h2[following-sibling::*[1][self::h2]]"), path
    kinds = ("offerings", "areas", "situations", "terms", "data", "costs", "accessibility")
    assert len(says_so) == len(begun.languages) * len(kinds)


def test_a_name_that_is_written_once_is_in_the_first_language(begun: Begun) -> None:
    first = begun.languages[0]
    for language in begun.languages:
        folder = {"sv": "enheter", "en": "units" if first == "en" else "en/units"}[language]
        (name,) = html.parse(begun.portal / folder / "first-unit/index.html").xpath("//h1//text()[normalize-space()]")
        assert name.startswith(BARE[first])
    (unit,) = begun.data("units.json")["units"]
    assert unit["name"] == {first: BARE[first]}


def test_data_with_one_language_has_the_first(begun: Begun) -> None:
    first = begun.languages[0]
    (service,) = begun.data("hsds/services.json")["contents"]
    assert service["name"] == BARE[first]
    assert {one["language"] for one in begun.data("hsds/meta_table_descriptions.json")["contents"]} == {first}
    (location,) = begun.data("hsds/locations.json")["contents"]
    assert location["description"] == PLACE[first]
    assert begun.data("hsds/datapackage.json")["title"] in (begun.portal / "index.html").read_text(encoding="utf-8")
    worksheet = begun.data("ptv/first-unit.json")
    assert [one["language"] for one in worksheet["service"]["serviceNames"]] == list(begun.languages)
    (point,) = begun.data("units.geojson")["features"]
    assert list(point["properties"]["pages"]) == list(begun.languages)


def test_what_is_said_of_the_data_names_the_first_language(begun: Begun) -> None:
    said = (begun.portal / "data/README.txt").read_text(encoding="utf-8")
    assert {"sv": "one language, Swedish.", "en": "one language, English."}[begun.languages[0]] in said


def place_of(problem: str, code: str) -> str:
    """Where a message says that the problem ``code`` is."""
    return problem.partition(f"[{code}]: ")[2].partition("--> ")[2].splitlines()[0]


def test_a_missing_text_in_the_first_language_is_an_error(begun: Begun, tmp_path: Path) -> None:
    first = begun.languages[0]
    changed = begun.changed(tmp_path, f"{first}: {PLACE[first]}", "fi: Kuun takana.")
    last = len(changed.registry.read_text(encoding="utf-8").splitlines())
    told = {language: program(changed.folder, "check", "--messages", language) for language in ("en", "fi")}
    assert {one.returncode for one in told.values()} == {1}
    assert place_of(told["en"].stdout, "first-language-missing") == f"units.yaml:{last}:5"
    english, finnish = {"sv": ("Swedish", "ruotsiksi"), "en": ("English", "englanniksi")}[first]
    assert f"`place` has no text in {english}, the first language of the site." in told["en"].stdout
    assert f"Kohdasta `place` puuttuu teksti {finnish}, sivuston ensimmäisellä kielellä." in told["fi"].stdout
    assert f"mend: Write `{first}:` with the text." in told["en"].stdout


def test_a_text_in_a_language_that_the_site_does_not_have_is_told(begun: Begun, tmp_path: Path) -> None:
    changed = begun.changed(tmp_path, "place: {", "place: {fi: Kuun takana., ")
    last = len(changed.registry.read_text(encoding="utf-8").splitlines())
    told = {language: program(changed.folder, "check", "--messages", language) for language in ("en", "fi")}
    assert {one.returncode for one in told.values()} == {0}
    assert place_of(told["en"].stdout, "language-unread") == f"units.yaml:{last}:13"
    assert "Texts in Finnish, in which the site has no pages: 1." in told["en"].stdout
    assert "Tekstejä suomeksi: 1." in told["fi"].stdout
    assert "add `fi` to `network.languages`" in told["en"].stdout


def test_a_misspelt_municipality_is_mended_in_the_first_language(begun: Begun, tmp_path: Path) -> None:
    name = {"sv": "Helsingfors", "en": "Helsinki"}[begun.languages[0]]
    changed = begun.changed(tmp_path, f"locality: {name}", f"locality: {name[:-1]}x")
    assert f"did you mean: {name}?" in program(changed.folder, "check", "--messages", "en").stdout


@pytest.mark.parametrize("language", ["en", "fi"])
def test_commands_tell_of_it_in_a_language_of_messages_that_has_no_pages(begun: Begun, language: str) -> None:
    for command in (("explain", "first-unit"), ("review", "--within", "1000")):
        told = program(begun.folder, *command, "--messages", language)
        assert (told.returncode, BARE[begun.languages[0]] in told.stdout) == (0, True), told.stderr
    advised = program(begun.folder, "language", "--messages", language)
    assert (advised.returncode, "Voikko" in advised.stderr) == (0, False)


def test_the_form_for_editors_offers_a_text_in_the_languages_of_the_site(begun: Begun) -> None:
    document = read((begun.folder / "units.yaml").read_bytes(), "units.yaml")
    form = json.dumps(config(document, "units.yaml", "en"))
    offered = set(re.findall(r'"name": "(fi|sv|en)", "label": "In ', form))
    assert offered == set(begun.languages)


def test_its_own_data_is_read_again_in_its_first_language(begun: Begun, tmp_path: Path) -> None:
    draft = tmp_path / "draft.yaml"
    read_again = program(begun.folder, "import", "site/portal/data/hsds", "--out", str(draft))
    assert read_again.returncode in (0, 1), read_again.stderr
    text = draft.read_text(encoding="utf-8")
    assert f"name: {BARE[begun.languages[0]]}\n" in text
    assert not re.search(r"\bfi:", text)
