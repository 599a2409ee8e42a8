"""What editors show while one types: yaml-language-server with the settings of the workspace, on good and bad files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.registry import reader
from generator.registry.problems import MessageLanguage
from generator.schema.json_schema import as_json
from tests.schema.kit import REGISTRIES, read_problems, whole
from tests.schema.language_server import Server, needs_language_server, settings_of

ROOT = Path(__file__).parents[2]
VSCODE = ROOT / ".vscode"
SETTINGS = settings_of(VSCODE / "settings.json")
EVERYTHING = whole(REGISTRIES / "accepted/everything.yaml")
ENGLISH = re.compile(
    r"\b(the|is|not|must|expected|incorrect|value|property|array|string|object|write|here)\b", re.IGNORECASE
)
DIFFERENT = {
    "dates-the-wrong-way-round",  # that a span runs backwards has no word in JSON Schema
    "empty-file",  # the server has nothing to underline
    "merge-key",  # the server follows `<<`, as YAML 1.1 does
    "misspelt-field",  # it tells the missing field too, which check tells once
}


def settings(language: MessageLanguage) -> dict[str, object]:
    return SETTINGS | {"yaml.schemas": {f"./.vscode/units.{language}.json": ["/units.yaml"]}}


@pytest.fixture(scope="module")
def finnish() -> Iterator[Server]:
    """The server with the settings as they are committed."""
    with Server(ROOT, SETTINGS) as server:
        yield server


def files(folder: str) -> list[Path]:
    """Files of the examples that can be read, whatever they then say."""
    found = []
    for path in sorted((REGISTRIES / folder).glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        special = "# saved as" in text or "# alone" in text or "# without" in text or "⟨" in text
        if not special and not reader.read(whole(path).encode(), path.name).problems:
            found.append(path)
    return found


def test_the_settings_name_the_registry_and_recommend_the_extension() -> None:
    ((schema, names),) = SETTINGS["yaml.schemas"].items()
    assert (ROOT / schema).is_file()
    assert names == ["/units.yaml"]
    assert json.loads((VSCODE / "extensions.json").read_text())["recommendations"] == ["redhat.vscode-yaml"]


@pytest.mark.parametrize("language", ["fi", "en"])
def test_the_committed_schema_is_that_of_the_models(language: MessageLanguage) -> None:
    assert (VSCODE / f"units.{language}.json").read_text(encoding="utf-8") == as_json(language)


@needs_language_server
@pytest.mark.parametrize("path", files("accepted"), ids=lambda path: path.stem)
def test_nothing_is_underlined_in_a_good_file(finnish: Server, path: Path) -> None:
    assert finnish.mistakes(whole(path)) == []


@needs_language_server
def test_nothing_is_underlined_in_the_registry(finnish: Server) -> None:
    assert finnish.mistakes((ROOT / "units.yaml").read_text(encoding="utf-8")) == []


@needs_language_server
@pytest.mark.parametrize("path", files("refused"), ids=lambda path: path.stem)
def test_the_lines_that_check_refuses_are_underlined_with_finnish_words(finnish: Server, path: Path) -> None:
    text = whole(path)
    mistakes = finnish.mistakes(text)
    if path.stem not in DIFFERENT:
        assert {one.line for one in mistakes} == {one.place.line for one in read_problems(text)}
    for one in mistakes:
        assert not ENGLISH.search(re.sub("`[^`]*`", "", one.text)), one


@needs_language_server
def test_a_wrong_number_is_told_in_the_words_of_check(finnish: Server) -> None:
    text = EVERYTHING.replace("phone: 09 000 0002", "phone: soita meille")
    (mistake,), (problem,) = finnish.mistakes(text), read_problems(text)
    assert mistake.text == problem.mend("fi")
    assert (mistake.line, mistake.column) == (problem.place.line, problem.place.column)


@needs_language_server
def test_a_field_is_explained_where_the_mouse_rests_on_it(finnish: Server) -> None:
    finnish.mistakes(EVERYTHING)
    told = finnish.hover("address_confidential")
    assert "Salainen osoite" in told
    assert "ylläpitäjä pitää osoitteen salassa" in told


@needs_language_server
def test_fields_and_values_are_offered_with_what_they_mean(finnish: Server) -> None:
    finnish.mistakes(EVERYTHING.replace("    occupancy:", "    \n    occupancy:"))
    offered = finnish.completions("website: https://home.example/\n    ")
    assert offered["date"] == "Päivä, jos se on muu kuin lähteen oma."
    assert "phone" not in offered  # it is there already
    finnish.mistakes(EVERYTHING.replace("    languages: [fi, sv]\n", "    languages: [ ]\n"))
    assert finnish.completions("    languages: [")["fsl"] == "suomalainen viittomakieli"


@needs_language_server
def test_all_of_it_is_there_in_english_too() -> None:
    with Server(ROOT, settings("en")) as server:
        text = EVERYTHING.replace("phone: 09 000 0002", "phone: call us")
        (mistake,), (problem,) = server.mistakes(text), read_problems(text)
        assert mistake.text == problem.mend("en")
        assert "Secret address" in server.hover("address_confidential")
