"""Tables of HSDS become a draft: our own package gives the same package again, others give what is standard."""

from __future__ import annotations

import csv
import datetime as dt
import io
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.directory.directory import Directory
from generator.exports import hsds
from generator.intake.importing import Imported, RefusedError, run
from generator.intake.worked_out import without_worked_out_dates
from generator.registry.document import Value
from generator.registry.load import load_text
from generator.registry.places import Places
from tests.exports.making import PAST, REGISTRIES, TODAY, open_directory, own_words_of, scribe
from tests.intake.made_up import errors, frame, gaps, losses, unit_of, value_of

FOREIGN = {
    "organizations.csv": [
        {"id": "o1", "name": "Satukoti Oy", "description": "Not real.", "email": "nobody@tale.example"},
    ],
    "services.csv": [
        {
            "id": "s1",
            "organization_id": "o1",
            "name": "Keijukoti",
            "description": "Keijut asuvat täällä.",
            "url": "https://fairy.example/",
            "status": "active",
            "wait_time": "kolme yötä",
            "moon_phase": "täysi",
        }
    ],
    "meta_table_descriptions.csv": [{"id": "m1", "name": "service", "language": "fi"}],
    "service_at_location.csv": [{"id": "b1", "service_id": "s1", "location_id": "l1"}],
    "locations.csv": [{"id": "l1", "location_type": "physical"}],
    "addresses.csv": [
        {"id": "a1", "location_id": "l1", "address_1": "Keksitynkatu 1", "city": "Lahti", "postal_code": "00000"}
    ],
    "phones.csv": [{"id": "p1", "service_id": "s1", "number": "000 000000"}],
    "languages.csv": [
        {"id": "g1", "service_id": "s1", "code": "fi"},
        {"id": "g2", "service_id": "s1", "code": "tlh", "name": "Klingon"},
    ],
}


@cache
def exported(registry: str = "fictional", day: dt.date = TODAY) -> dict[str, bytes]:
    """The files of the package by their names below hsds/."""
    made = hsds.FORMAT.files(scribe(open_directory(registry, day)))
    return {path.removeprefix("hsds/"): content for path, content in made}


def put(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def tables(**changes: list[dict[str, str]]) -> dict[str, bytes]:
    """The package of others as files, with some of its tables changed."""
    whole = {**FOREIGN, **{f"{name}.csv": rows for name, rows in changes.items()}}
    return {name: csv_of(rows) for name, rows in whole.items()}


def csv_of(rows: list[dict[str, str]]) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, list(dict.fromkeys(name for row in rows for name in row)))
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode()


def imported(folder: Path, files: dict[str, bytes], registry: str = "fictional") -> Imported:
    return run(put(folder, files), None, frame(REGISTRIES[registry]), "en")


def refusal(path: Path) -> str:
    with pytest.raises(RefusedError) as refused:
        run(path, "hsds", frame(), "en")
    (problem,) = refused.value.problems
    return problem.code


@pytest.mark.parametrize("day", [TODAY, PAST], ids=str)
@pytest.mark.parametrize("registry", REGISTRIES)
def test_our_own_package_gives_the_same_package_again(tmp_path: Path, registry: str, day: dt.date) -> None:
    found = imported(tmp_path, exported(registry, day), registry)
    assert errors(found) == []
    loaded = load_text(found.text.encode(), "draft.yaml", Places.finland(), TODAY)
    assert loaded.registry is not None
    again = Directory(loaded.registry, Places.finland(), day, TODAY, own_words=own_words_of(registry))
    made = dict(hsds.FORMAT.files(scribe(again)))
    assert {f"hsds/{name}": content for name, content in exported(registry, day).items()} == made


def test_nothing_of_our_own_package_is_lost_or_missing(tmp_path: Path) -> None:
    found = imported(tmp_path, exported())
    assert (losses(found), gaps(found)) == ({}, [])
    assert [mark.path for mark in found.draft.marks] == [("withheld", "cloud-address", "what")]


def test_a_confidential_address_has_no_way_back(tmp_path: Path) -> None:
    cave = value_of(imported(tmp_path, exported()))["units"]["cave"]
    assert (cave["address_confidential"], cave["addresses"]) == ("true", "unknown")


def test_a_withheld_record_that_the_project_does_not_have_lacks_what_it_was(tmp_path: Path) -> None:
    files = {**exported(), "attributes.csv": exported()["attributes.csv"].replace(b"cloud-address", b"other-address")}
    assert gaps(imported(tmp_path, files)) == ["withheld.other-address.what"]


def test_a_guard_against_formulas_is_taken_away_from_our_own_cells_alone(tmp_path: Path) -> None:
    own = exported()["services.csv"].replace(b",Jokikoti,", b",'=Jokikoti,")
    found = imported(tmp_path / "own", {**exported(), "services.csv": own})
    assert value_of(found)["units"]["river"]["name"]["fi"] == "=Jokikoti"
    rows = [{"id": "s1", "organization_id": "o1", "name": "'Keijukoti"}]
    assert unit_of(imported(tmp_path / "foreign", tables(services=rows)))["name"] == "'Keijukoti"


def test_what_another_hand_added_to_our_package_is_told_as_lost(tmp_path: Path) -> None:
    cut = exported()["services.csv"].decode().split("\r\n", 2)
    files = {**exported(), "services.csv": f"{cut[0]},moon\r\n{cut[1]},full\r\n{cut[2]}".encode()}
    assert losses(imported(tmp_path, files)) == {"services.csv[2].moon": "no-place"}


def test_a_package_of_another_network_does_not_change_ours(tmp_path: Path) -> None:
    files = {
        **exported(),
        "attributes.csv": exported()["attributes.csv"].replace(b",made-up,network", b",other,network"),
    }
    found = imported(tmp_path, files)
    assert losses(found) == {"network": "no-place"}
    assert value_of(found)["network"]["id"] == "made-up"


def test_a_unit_that_comes_twice_stays_twice(tmp_path: Path) -> None:
    files = {
        **exported(),
        "attributes.csv": exported()["attributes.csv"].replace(b",id,service,cloud,", b",id,service,pond,"),
    }
    assert len(value_of(imported(tmp_path, files))["units"]) == 5


def test_a_package_of_others_gives_what_the_fields_of_the_standard_say(tmp_path: Path) -> None:
    found = imported(tmp_path, tables())
    unit = unit_of(found)
    assert unit["name"] == "Keijukoti"
    assert unit["operators"] == [{"organisation": "satukoti-oy"}]
    assert (unit["website"], unit["phone"]) == ("https://fairy.example/", "000 000000")
    assert unit["addresses"] == [{"street": "Keksitynkatu 1", "postcode": "00000", "town": "Lahti"}]
    assert (unit["locality"], unit["languages"]) == ("Lahti", ["fi"])
    (statement,) = unit["statements"]
    assert statement == {"topic": "contents", "text": {"fi": "Keijut asuvat täällä.", "review": ["fi"]}}
    assert value_of(found)["sources"][unit["source"]]["date"] == "unknown"
    assert gaps(found) == ["units.keijukoti.kinds"]


def test_what_nobody_reads_of_a_package_of_others_is_lost(tmp_path: Path) -> None:
    assert set(losses(imported(tmp_path, tables()))) == {
        "organizations.csv[2].description",
        "organizations.csv[2].email",
        "services.csv[2].wait_time",
        "services.csv[2].moon_phase",
        "languages.csv[3]",
    }


def test_a_text_in_no_known_language_is_not_guessed_to_be_finnish(tmp_path: Path) -> None:
    found = imported(tmp_path, tables(meta_table_descriptions=[{"id": "m1", "name": "service"}]))
    assert "statements" not in unit_of(found)
    assert "services.csv[2].description" in losses(found)


def test_an_address_and_a_number_that_are_none_are_lost(tmp_path: Path) -> None:
    rows = [{"id": "s1", "organization_id": "o1", "name": "Keijukoti", "url": "fairy"}]
    found = imported(tmp_path, tables(services=rows, phones=[{"id": "p", "service_id": "s1", "number": "call me"}]))
    assert (unit_of(found)["website"], unit_of(found)["phone"]) == ("unknown", "unknown")
    told = losses(found)
    assert (told["services.csv[2].url"], told["phones.csv[2].number"]) == ("bad-address", "bad-phone")


@pytest.mark.parametrize("missing", ["services.csv", "organizations.csv"])
def test_a_package_without_its_main_tables_is_refused(tmp_path: Path, missing: str) -> None:
    files = tables()
    del files[missing]
    assert refusal(put(tmp_path, files)) == "folder-without"


def test_the_json_form_and_single_files_are_refused(tmp_path: Path) -> None:
    put(tmp_path / "json", {"services.json": exported()["services.json"]})
    assert refusal(tmp_path / "json") == "folder-without"
    assert refusal(tmp_path / "json" / "services.json") == "hsds-folder"
    broken = put(tmp_path / "broken", {"services.json": b"{"})
    assert refusal(broken / "services.json") == "hsds-folder"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-source"),
        (b"id,name\r\n", "empty-source"),
        (b"name\r\nKeijukoti\r\n", "csv-head"),
        (b"id,name,name\r\n1,a,b\r\n", "csv-head"),
        (b"id,name\r\n1,a,b\r\n", "csv-row"),
        (b'id,name\r\n1,"a"b\r\n', "csv-syntax"),
        (b'id,name\r\n1,"a', "csv-syntax"),
        (b"id,name\r\n1,\xe4\r\n", "not-utf8"),
    ],
)
def test_a_table_that_is_none_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    assert refusal(put(tmp_path, {**tables(), "services.csv": content})) == code


def test_a_date_worked_out_of_the_sources_is_not_stated() -> None:
    sources: dict[str, Value] = {"old": {"date": "2019/2021"}, "new": {"date": "2026-06"}, "none": {"date": "unknown"}}
    newest: Value = {"source": ["old", "new", "none"], "date": "2026-06"}
    assert without_worked_out_dates(newest, sources) == {"source": ["old", "new", "none"]}
    other: Value = {"source": ["old", "new"], "date": "2019/2021"}
    assert without_worked_out_dates(other, sources) == other
    inner: Value = {"source": ["old"], "date": "2024", "phone": {"source": ["new"], "date": "2026-06"}}
    assert without_worked_out_dates(inner, sources) == inner


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    row=st.integers(0, 400),
    column=st.sampled_from(["label", "link_type", "value", "link_id"]),
    text=st.sampled_from(["", "id", "source", "phone", "operators", "operators.0", "a.b.0", "0", "withheld", "."])
    | st.text(max_size=20),
)
def test_no_change_of_our_attributes_breaks_the_import(tmp_path: Path, row: int, column: str, text: str) -> None:
    rows = list(csv.DictReader(io.StringIO(exported()["attributes.csv"].decode(), newline="")))
    rows[row % len(rows)][column] = text.encode("utf-8", "replace").decode()
    imported(tmp_path, {**exported(), "attributes.csv": csv_of(rows)})


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(table=st.sampled_from(sorted(FOREIGN)), column=st.integers(0, 7), text=st.text(max_size=40))
def test_no_cell_of_others_breaks_the_import(tmp_path: Path, table: str, column: int, text: str) -> None:
    row = dict(FOREIGN[table][0])
    name = list(row)[column % len(row)]
    row[name] = text.encode("utf-8", "replace").decode()
    found = imported(tmp_path, {**tables(), table: csv_of([row, *FOREIGN[table][1:]])})
    assert value_of(found)["units"]
