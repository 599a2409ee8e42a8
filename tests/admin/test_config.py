"""The configuration of the web form: valid for the program, and with every field of the models."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from jsonschema.exceptions import best_match

from generator.admin.config import config, repository
from generator.admin.fields import Forms
from generator.registry import reader
from generator.registry.document import Document
from generator.registry.formed import fields
from generator.registry.forms import Group, Records
from generator.registry.nouns import Registry
from generator.registry.problems import MessageLanguage
from generator.registry.values import LANGUAGES
from generator.schema.words import Words

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / ".cache/admin/node_modules/@sveltia/cms/schema/sveltia-cms.json"
FILES = {
    "real": ROOT / "units.yaml",
    "fictional": ROOT / "tests/exports/fictional.yaml",
    "everything": ROOT / "tests/registry/accepted/everything.yaml",
}

needs_package = pytest.mark.skipif(
    not SCHEMA.is_file(), reason="the npm packages of the form are not here: .ci/setup test"
)


def document(name: str) -> Document:
    return reader.read(FILES[name].read_bytes(), "units.yaml")


def leaves(made: list[dict[str, Any]], path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """The fields that hold no other fields, by their path."""
    for field in made:
        inner = field.get("fields") or ([field["field"]] if "field" in field else [])
        if inner:
            yield from leaves(inner, (*path, field["name"]))
        else:
            yield (*path, field["name"]), field


def record(
    name: str, section: str, key: str, language: MessageLanguage = "fi"
) -> dict[tuple[str, ...], dict[str, Any]]:
    found = config(document(name), "units.yaml", language)
    (collection,) = (one for one in found["collections"] if one["name"] == section)
    (entry,) = (one for one in collection["files"] if one["name"] == key)
    return {path[2:]: field for path, field in leaves(entry["fields"])}


def shape(part: Any) -> Any:  # noqa: ANN401 - JSON
    """The kinds of the values of a field, without its words."""
    if isinstance(part, dict):
        return tuple((key, value if key == "widget" else shape(value)) for key, value in part.items())
    return tuple(map(shape, part)) if isinstance(part, list) else type(part)


def shape_alone(field: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON
    """The shape of a field without the fields that it holds."""
    return shape({key: part for key, part in field.items() if key != "fields"})


def shapes(made: list[dict[str, Any]]) -> set[Any]:
    """The shapes of fields and of all that they hold."""
    return {shape_alone(field) for field in made}.union(*(shapes(field.get("fields", [])) for field in made))


def one_of_each(found: dict[str, Any]) -> dict[str, Any]:
    """A configuration with one field of each shape: the validator takes its time, and looks at each field alone."""
    known: set[Any] = set()

    def new(field: dict[str, Any]) -> Iterator[dict[str, Any]]:
        inner = [one for part in field.get("fields", ()) for one in new(part)]
        alone = shape_alone(field)
        if inner or alone not in known:
            known.add(alone)
            yield field | ({"fields": inner or field["fields"][:1]} if "fields" in field else {})

    for collection in found["collections"]:
        files = [
            file | {"fields": [one for field in file["fields"] for one in new(field)]} for file in collection["files"]
        ]
        collection["files"] = [file for file in files if file["fields"]] or collection["files"][:1]
    return found


@pytest.mark.parametrize("name", FILES)
def test_what_the_validator_sees_has_every_shape_of_field(name: str) -> None:
    whole, some = (
        {one for part in found["collections"] for file in part["files"] for one in shapes(file["fields"])}
        for found in (
            config(document(name), "units.yaml", "fi"),
            one_of_each(config(document(name), "units.yaml", "fi")),
        )
    )
    assert some == whole


@needs_package
@pytest.mark.parametrize("language", ["fi", "en"])
@pytest.mark.parametrize("name", FILES)
def test_it_is_valid_by_the_schema_of_the_program(name: str, language: MessageLanguage) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    # Else any name of a field would pass for one that somebody has programmed.
    schema["definitions"]["CustomField"] = False
    validator = Draft7Validator(schema)
    found = one_of_each(config(document(name), "units.yaml", language))
    error = best_match(validator.iter_errors(found))
    assert error is None, (error.message, list(error.absolute_path))
    found["collections"][0]["files"][0]["fields"][0]["widget"] = "made-up"
    assert not validator.is_valid(found)


@pytest.mark.parametrize("name", FILES)
def test_each_record_has_a_form_in_the_one_file_of_the_registry(name: str) -> None:
    data: Any = document(name).value
    found = config(document(name), "units.yaml", "fi")
    by_section = {one["name"]: {file["name"] for file in one["files"]} for one in found["collections"]}
    wanted = {
        section: set(data[section]) for section in data if section not in ("version", "network") and data[section]
    }
    assert by_section == wanted | {"network": {"network"}}
    assert {file["file"] for one in found["collections"] for file in one["files"]} == {"units.yaml"}


def test_everything_that_the_file_says_of_a_unit_is_in_its_form() -> None:
    written: Any = document("everything").value
    form = record("everything", "units", "home")

    def paths(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:  # noqa: ANN401 - as read
        if isinstance(value, dict):
            for step, part in value.items():
                yield from paths(part, (*path, step))
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            for item in value:
                yield from paths(item, path)
        else:
            yield path

    missing = set(paths(written["units"]["home"])) - {tuple(part for part in path if part != "item") for path in form}
    assert missing == set()


@pytest.mark.parametrize(
    "section", [name for name, one in fields(Registry).items() if isinstance(one.form, Group | Records)]
)
def test_a_record_of_which_the_file_has_nothing_has_a_form_too(section: str) -> None:
    form = fields(Registry)[section].form
    group = form if isinstance(form, Group) else form.item  # type: ignore[union-attr]
    assert isinstance(group, Group)
    made = Forms(Words("fi"), LANGUAGES).of_group(group.model, {})
    assert all(field["widget"] in ("string", "text", "select") for field in made)


def test_a_phone_is_refused_in_the_words_of_check_and_may_be_unknown() -> None:
    pattern, told = record("fictional", "units", "river")[("phone", "value")]["pattern"]
    assert told.startswith("Kirjoita numero suuntanumeroineen")
    assert re.search(pattern, "0000 111111")
    assert re.search(pattern, "unknown")
    assert not re.search(pattern, "soita")
    assert not re.search(pattern, "unknown number")


def test_yes_and_no_are_told_in_words_and_kept_as_the_file_has_them() -> None:
    options = record("everything", "units", "home")[("address_confidential",)]["options"]
    assert options == [{"label": "kyllä", "value": True}, {"label": "ei", "value": False}]


def test_where_one_chooses_the_hint_has_the_words_that_the_form_shows() -> None:
    for language, yes, first in (
        ("fi", "Kyllä, jos ylläpitäjä", "suomi, ruotsi"),
        ("en", "Yes if the", "Finnish, Swedish"),
    ):
        form = record("everything", "units", "home", language)  # type: ignore[arg-type]
        assert form[("address_confidential",)]["hint"].startswith(yes)
        hint = form[("languages",)]["hint"]
        assert first in hint
        assert "fi," not in hint
        assert "[" not in "".join(field.get("hint", "") for field in form.values() if "options" in field)


def test_where_a_value_may_be_left_out_the_form_does_not_ask_for_it() -> None:
    form = record("fictional", "units", "river")
    assert "required" not in form[("locality",)]
    assert form[("verified",)]["required"] is False


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://github.com/made-up/homes", "made-up/homes"),
        ("https://github.com/made-up/homes.git", "made-up/homes"),
        ("https://git.example/made-up/homes", ""),
        ("https://github.com/made-up", ""),
        ("unknown", ""),
    ],
)
def test_only_a_repository_of_the_host_that_the_program_knows_is_asked(address: str, found: str) -> None:
    assert repository({"network": {"repository": address}}) == found
    assert repository({"network": {"repository": {"value": address, "source": "book"}}}) == found


def test_with_a_repository_what_is_saved_becomes_a_pull_request() -> None:
    text = FILES["everything"].read_text(encoding="utf-8").replace("https://code.example/", "https://github.com/maker/")
    found = config(reader.read(text.encode(), "units.yaml"), "units.yaml", "fi")
    assert found["backend"] == {"name": "github", "repo": "maker/made-up", "branch": "main"}
    assert found["publish_mode"] == "editorial_workflow"
    assert "publish_mode" not in config(document("fictional"), "units.yaml", "fi")
