"""Our own tables become a draft: a whole export gives the same tables again, a list of units as far as it goes."""

from __future__ import annotations

import csv
import datetime as dt
import io
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.directory.directory import Directory
from generator.exports import tables
from generator.intake.importing import Imported, RefusedError, run
from generator.registry.load import load_text
from generator.registry.places import Places
from tests.exports.making import PAST, REGISTRIES, TODAY, open_directory, own_words_of, scribe
from tests.intake.made_up import errors, frame, gaps, losses, unit_of, value_of

LIST = (
    "id;name_fi;name_sv;kinds;municipality_code;operators;valid_from;answers_municipalities;nationwide;street;postcode;"
    "town;phone;website;capacity;capacity_of;languages;offerings;fees;sources;verified;moon_phase\r\n"
    "fairy;Keijukoti;Älvhemmet;general cloud;91;Satukoti Oy;1.3.2024;EPÄTOSI;tosi;Keksitynkatu 1;16;Helsinki;"
    "'000 000000;https://fairy.example/;5 2;families;fi sv;storytelling;tale-share;fresh-book;2026-05;full\r\n"
)


@cache
def exported(registry: str = "fictional", day: dt.date = TODAY) -> dict[str, bytes]:
    """The tables by their names below tables/."""
    made = tables.FORMAT.files(scribe(open_directory(registry, day)))
    return {path.removeprefix("tables/"): content for path, content in made}


def for_excel(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: content for name, content in files.items() if name.endswith(".excel.csv")}


def put(folder: Path, files: dict[str, bytes]) -> Path:
    folder.mkdir(exist_ok=True, parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def imported(folder: Path, files: dict[str, bytes], registry: str = "fictional") -> Imported:
    return run(put(folder, files), None, frame(REGISTRIES[registry]), "en")


def listed(folder: Path, content: str | bytes) -> Imported:
    """The draft of a list of units alone."""
    data = content if isinstance(content, bytes) else content.encode()
    return run(put(folder, {"our units.csv": data}) / "our units.csv", None, frame(), "en")


def refusal(path: Path) -> tuple[str, str]:
    with pytest.raises(RefusedError) as refused:
        run(path, "tables", frame(), "en")
    (problem,) = refused.value.problems
    return problem.code, f"{Path(problem.place.file).name}:{problem.place.line}"


@pytest.mark.parametrize("form", ["for programs", "for Excel"])
@pytest.mark.parametrize("day", [TODAY, PAST], ids=str)
@pytest.mark.parametrize("registry", REGISTRIES)
def test_our_own_tables_give_the_same_tables_again(tmp_path: Path, registry: str, day: dt.date, form: str) -> None:
    files = exported(registry, day)
    found = imported(tmp_path, for_excel(files) if form == "for Excel" else files, registry)
    assert errors(found) == []
    loaded = load_text(found.text.encode(), "draft.yaml", Places.finland(), TODAY)
    assert loaded.registry is not None
    again = dict(
        tables.FORMAT.files(
            scribe(Directory(loaded.registry, Places.finland(), day, TODAY, own_words=own_words_of(registry)))
        )
    )
    assert {f"tables/{name}": content for name, content in files.items()} == again


def test_of_our_own_tables_nothing_is_lost_and_what_they_have_no_column_for_is_listed(tmp_path: Path) -> None:
    found = imported(tmp_path, exported())
    assert gaps(found) == []
    assert losses(found) == {"units.river.keywords": "no-column", "withheld.cloud-address": "no-column"}
    told = list(found.report("en", written=False))
    assert "  units.river.keywords" in told
    assert "Nothing of the source was lost." in told


def test_tables_for_programs_are_taken_where_both_forms_lie(tmp_path: Path) -> None:
    files = {**exported(), "fees.csv": exported()["fees.csv"].replace(b"1.50", b"1.75")}
    assert value_of(imported(tmp_path, files))["fees"]["tale-share"]["amount"] == "1.50"
    changed = exported()["facts.csv"].replace(b"1.50", b"1.75")
    assert value_of(imported(tmp_path, {**files, "facts.csv": changed}))["fees"]["tale-share"]["amount"] == "1.75"


def test_a_confidential_address_has_no_way_back(tmp_path: Path) -> None:
    cave = value_of(imported(tmp_path, exported()))["units"]["cave"]
    assert (cave["address_confidential"], cave["addresses"]) == ("true", "unknown")


def test_what_another_hand_added_is_told_as_lost(tmp_path: Path) -> None:
    facts = exported()["facts.csv"].decode().replace("unit,river,phone,", "unit,river,telepathy,")
    told = losses(imported(tmp_path, {**exported(), "facts.csv": facts.encode()}))
    (place,) = (place for place, code in told.items() if code == "no-place")
    assert place.startswith("facts.csv[")


def test_a_kind_of_support_that_the_project_does_not_have_lacks_its_description(tmp_path: Path) -> None:
    more = exported()["offering_kinds.csv"] + b"singing,Laulu,,,Joku laulaa.,,,fresh-book,,,,,,\r\n"
    found = imported(tmp_path, {**exported(), "offering_kinds.csv": more})
    assert value_of(found)["offerings"]["singing"]["name"] == {"fi": "Laulu"}
    assert gaps(found) == ["offerings.singing.description"]


def test_an_export_without_its_sources_is_refused(tmp_path: Path) -> None:
    files = {name: content for name, content in exported().items() if not name.startswith("sources.")}
    assert refusal(put(tmp_path / "tables", files))[0] == "folder-without"


def test_a_list_as_finnish_excel_saves_it_gives_what_it_says(tmp_path: Path) -> None:
    found = listed(tmp_path, b"\xef\xbb\xbf" + LIST.encode())
    unit = unit_of(found)
    assert (unit["name"], unit["locality"]) == ({"fi": "Keijukoti", "sv": "Älvhemmet"}, "Helsinki")
    assert (unit["kinds"], unit["languages"]) == (["general", "cloud"], ["fi", "sv"])
    assert unit["operators"] == [{"organisation": "satukoti-oy"}]
    assert (unit["valid"], unit["verified"]) == ({"from": "2024-03-01"}, "2026-05")
    assert (unit["answers_municipalities"], unit["nationwide"]) == ("false", "true")
    assert unit["addresses"] == [{"street": "Keksitynkatu 1", "postcode": "00016", "town": "Helsinki"}]
    assert (unit["phone"], unit["website"]) == ("000 000000", "https://fairy.example/")
    assert unit["capacity"] == [{"count": "5", "of": "families"}, {"count": "2", "of": "places"}]
    assert (unit["offerings"], unit["fees"]) == ([{"offering": "storytelling"}], ["tale-share"])
    assert unit["source"] == ["fresh-book"]
    assert losses(found).keys() >= {"our units.csv[2].moon_phase"}
    assert (errors(found), gaps(found)) == ([], [])


def test_a_list_with_names_alone_tells_what_is_missing(tmp_path: Path) -> None:
    found = listed(tmp_path, "name_fi\nKeijukoti\n\nMenninkäiskoti\n")
    assert list(value_of(found)["units"]) == ["keijukoti", "menninkaiskoti"]
    missing = ("kinds", "locality", "operators")
    assert gaps(found) == [f"units.{key}.{field}" for key in ("keijukoti", "menninkaiskoti") for field in missing]
    (source,) = {unit["source"] for unit in value_of(found)["units"].values()}
    assert value_of(found)["sources"][source]["date"] == "unknown"


def test_our_own_table_of_units_alone_is_such_a_list(tmp_path: Path) -> None:
    found = listed(tmp_path, exported("real")["units.csv"])
    assert len(value_of(found)["units"]) == 15
    assert {gap.split(".")[-1] for gap in gaps(found)} <= {"kind"}
    river = value_of(listed(tmp_path, exported()["units.csv"]))["units"]["river"]
    assert (river["locality"], river["operators"]) == ("Tampere", [{"organisation": "dreamers"}])
    assert river["source"][0] == "fresh-book"


def test_a_unit_that_stands_twice_stays_twice(tmp_path: Path) -> None:
    assert list(value_of(listed(tmp_path, "id,name_fi\nfairy,Keijukoti\nfairy,Keijukoti\n"))["units"]) == [
        "fairy",
        "fairy-2",
    ]


def test_an_address_in_the_row_of_a_confidential_unit_is_left_out_and_not_repeated(tmp_path: Path) -> None:
    found = listed(tmp_path, "name_fi,address_state,street,town\nKeijukoti,confidential,Keksitynkatu 1,Lahti\n")
    assert unit_of(found)["addresses"] == "unknown"
    assert "Keksitynkatu" not in found.text + "\n".join(found.report("en", written=False))
    assert losses(found) == {
        "our units.csv[2].street": "confidential",
        "our units.csv[2].town": "confidential",
    }


@pytest.mark.parametrize("row", ["cave,", ",Luolakoti"])
def test_an_address_that_the_registry_keeps_confidential_is_not_written(tmp_path: Path, row: str) -> None:
    found = listed(tmp_path, f"id,name_fi,street,town\n{row},Keksitynkatu 1,Oulu\n")
    assert unit_of(found)["address_confidential"] == "true"
    assert "Keksitynkatu" not in found.text + "\n".join(found.report("en", written=False))


def test_rows_are_counted_as_a_spreadsheet_counts_them(tmp_path: Path) -> None:
    told = losses(listed(tmp_path, 'name_fi;weather\n"Keiju\nkoti";\n;\nPeikkola;sateista\n'))
    assert told == {"our units.csv[4].weather": "no-place"}


@pytest.mark.parametrize("name", ["units.xlsx", "units.ods"])
def test_a_spreadsheet_is_refused_with_how_to_save_it(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"PK")
    with pytest.raises(RefusedError) as refused:
        run(tmp_path / name, None, frame(), "en")
    assert [problem.code for problem in refused.value.problems] == ["spreadsheet"]


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("valid_from", "maaliskuussa", "bad-date"),
        ("valid_from", "31.2.2024", "bad-date"),
        ("nationwide", "ehkä", "bad-truth"),
        ("phone", "soita", "bad-phone"),
        ("website", "fairy", "bad-address"),
        ("offerings", "flying", "unknown-id"),
        ("fees", "free", "unknown-id"),
        ("sources", "hearsay", "unknown-id"),
        ("municipality_fi", "Satumaa", "unknown-municipality"),
        ("weather", "sateista", "no-place"),
    ],
)
def test_a_cell_that_cannot_be_is_told_with_its_row(tmp_path: Path, column: str, cell: str, code: str) -> None:
    found = listed(tmp_path, f"name_fi,{column}\nKeijukoti,{cell}\n")
    (place,) = (place for place, why in losses(found).items() if why == code)
    assert place.startswith("our units.csv[2]")


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (b"", "empty-source", 0),
        (b"nimi;kunta\r\nKeijukoti;Lahti\r\n", "csv-head", 1),
        (b"name_fi,name_fi\r\na,b\r\n", "csv-head", 1),
        (b"name_fi,,phone\r\na,b,c\r\n", "csv-head", 1),
        (b"name_fi,phone\r\na,b\r\na,b,c\r\n", "csv-row", 3),
        (b'name_fi\r\n"a"b\r\n', "csv-syntax", 2),
        ("name_fi\r\nPäijätkoti\r\n".encode("cp1252"), "not-utf8", 2),
        ("name_fi\r\nKeijukoti\r\n".encode("utf-16"), "not-utf8", 1),
    ],
)
def test_a_list_that_is_none_is_refused_with_its_line(tmp_path: Path, content: bytes, code: str, line: int) -> None:
    (tmp_path / "units.csv").write_bytes(content)
    assert refusal(tmp_path / "units.csv") == (code, f"units.csv:{line}")


def test_a_row_may_end_in_empty_cells_as_spreadsheets_write_them(tmp_path: Path) -> None:
    assert (
        unit_of(listed(tmp_path, "name_fi;phone;;\r\nKeijukoti;000 000000;;;;\r\n;;;;;\r\n"))["phone"] == "000 000000"
    )


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    table=st.sampled_from(["units", "facts", "fees", "conflicts", "sources", "organisations", "service_areas"]),
    row=st.integers(0, 60),
    column=st.integers(0, 40),
    text=st.text(max_size=30) | st.sampled_from(["", "unknown", "known", "confidential", "1.2.3", "a\nb\nc\nd", "'='"]),
)
def test_no_cell_breaks_the_import(tmp_path: Path, table: str, row: int, column: int, text: str) -> None:
    head, *rows = csv.reader(io.StringIO(exported()[f"{table}.csv"].decode(), newline=""))
    changed = rows[row % len(rows)]
    changed[column % len(head)] = text.encode("utf-8", "replace").decode()
    file = io.StringIO(newline="")
    csv.writer(file).writerows([head, *rows])
    found = imported(tmp_path, {**exported(), f"{table}.csv": file.getvalue().encode()})
    assert list(found.report("fi", written=True))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=120) | st.text(max_size=120).map(lambda text: f"id,name_fi,{text}".encode()))
def test_no_bytes_break_the_reading_of_a_list(tmp_path: Path, content: bytes) -> None:
    with suppress(RefusedError):
        assert listed(tmp_path, content).text
