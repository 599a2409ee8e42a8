"""The tables, read by programs that are not ours: by their metadata, by Frictionless, and by Python's sniffer."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import frictionless
import pytest
from csvw import TableGroup
from frictionless import Dialect, Resource
from frictionless.formats import CsvControl

from generator.directory.directory import Directory
from generator.exports.scribe import VERSION
from generator.exports.tables import FORMAT
from generator.exports.tables.format import TABLES
from generator.registry.values import LANGUAGES
from tests.exports.making import PAST, SITE_URL, TODAY, Json, make, open_directory, scribe

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:(csvw|frictionless|marko|petl|rfc3986)")

NAMES = [table.name for table in TABLES]
Rows = list[dict[str, str]]


@cache
def tables(registry: str = "fictional", day: dt.date = TODAY) -> dict[str, bytes]:
    """All files of the format, by their names."""
    return named(open_directory(registry, day))


def named(directory: Directory) -> dict[str, bytes]:
    return {Path(path).name: content for path, content in FORMAT.files(scribe(directory))}


def rows(name: str, registry: str = "fictional", day: dt.date = TODAY) -> Rows:
    return list(csv.DictReader(io.StringIO(tables(registry, day)[f"{name}.csv"].decode(), newline=""), strict=True))


def row(name: str, key: str, registry: str = "fictional", day: dt.date = TODAY) -> dict[str, str]:
    (found,) = [one for one in rows(name, registry, day) if next(iter(one.values())) == key]
    return found


def fact(key: str, field: str, number: int = 1) -> dict[str, str]:
    (found,) = [
        one for one in rows("facts") if (one["record"], one["field"], one["number"]) == (key, field, str(number))
    ]
    return found


def written(files: dict[str, bytes], folder: Path) -> Path:
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def group(files: dict[str, bytes], folder: Path) -> TableGroup:
    return TableGroup.from_file(written(files, folder) / "csv-metadata.json")


def described() -> Json:
    document: Json = json.loads(tables()["csv-metadata.json"])
    return document


def changed(directory: Directory, key: str, **fields: object) -> Directory:
    units = directory.registry.units
    units = {**units, key: units[key].model_copy(update=fields)}
    registry = directory.registry.model_copy(update={"units": units})
    return Directory(registry, directory.places, directory.as_of, directory.today)


# What others read.


def test_every_table_is_what_its_metadata_says(registry: str, day: dt.date, tmp_path: Path) -> None:
    found = group(tables(registry, day), tmp_path)
    assert [str(table.url) for table in found.tables] == [f"{name}.csv" for name in NAMES]
    for table in found.tables:
        read = list(table.iterdicts(strict=True))
        assert len(read) == len(rows(table.url.string.removesuffix(".csv"), registry, day)) > 0
        assert table.check_primary_key()
    assert found.check_referential_integrity()


def test_cells_are_read_with_their_types(tmp_path: Path) -> None:
    found = group(tables(), tmp_path)
    river = next(one for one in found.tabledict["units.csv"] if one["id"] == "river")
    assert (river["kinds"], river["capacity"], river["nationwide"]) == (["general", "cloud"], [3, 2], None)
    assert (river["answers_municipalities"], river["municipality_code"]) == (True, "837")
    merged = next(one for one in found.tabledict["municipalities.csv"] if one["code"] == "588")
    assert (merged["valid_to"].date(), merged["merged_into"]) == (dt.date(2025, 1, 1), "507")
    fee = next(one for one in found.tabledict["fees.csv"] if one["id"] == "tale-share")
    assert str(fee["amount"]) == "1.50"


SPOILT = {
    "a unit twice": ("units.csv", b"\r\ncloud,", b"\r\npond,"),
    "an offering that nobody knows": ("offerings.csv", b",storytelling,", b",nonsense,"),
    "a freshness that is none": ("sources.csv", b",stale,", b",rotten,"),
    "a code without its zeros": ("municipalities.csv", b"\r\n005,", b"\r\n5,"),
    "a day that is none": ("municipality-units.csv", b",2023-01-01,", b",2023-13-01,"),
    "a number that is none": ("municipality-units.csv", b",nationwide,1,", b",nationwide,first,"),
    "a truth that is none": ("units.csv", b",true,", b",maybe,"),
    "a column of another name": ("units.csv", b"id,name_fi", b"id,nimi"),
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_table_that_is_not_so_is_refused(how: str, tmp_path: Path) -> None:
    name, old, new = SPOILT[how]
    files = dict(tables())
    assert old in files[name]
    files[name] = files[name].replace(old, new, 1)
    with pytest.raises((ValueError, UserWarning)):
        check(group(files, tmp_path))


def check(found: TableGroup) -> None:
    """Raises an error or a warning for a table that is not what its metadata says."""
    for table in found.tables:
        list(table.iterdicts(strict=True))
        table.check_primary_key()
    found.check_referential_integrity()


@pytest.mark.parametrize("variant", ["csv", "excel.csv"])
def test_frictionless_reads_both_variants(variant: str, registry: str, day: dt.date, tmp_path: Path) -> None:
    folder = written(tables(registry, day), tmp_path)
    encoding, separator = ("utf-8", ",") if variant == "csv" else ("utf-8-sig", ";")
    with frictionless.system.use_context(trusted=True):
        for name in NAMES:
            dialect = Dialect(controls=[CsvControl(delimiter=separator)])
            resource = Resource(path=str(folder / f"{name}.{variant}"), dialect=dialect, encoding=encoding)
            report = resource.validate()
            assert report.valid, report.flatten(["rowNumber", "type", "note"])[:3]
            assert report.tasks[0].stats["rows"] == len(rows(name, registry, day))
            assert report.tasks[0].labels == list(rows(name, registry, day)[0])


@pytest.mark.parametrize(("variant", "separator"), [("csv", ","), ("excel.csv", ";")])
def test_pythons_sniffer_sees_the_separator(variant: str, separator: str) -> None:
    for name in NAMES:
        text = tables("real")[f"{name}.{variant}"].decode("utf-8-sig")
        assert csv.Sniffer().sniff(text.partition("\r\n")[0], delimiters=",;\t|").delimiter == separator


def test_both_variants_say_the_same(registry: str, day: dt.date) -> None:
    for name in NAMES:
        plain = list(csv.reader(io.StringIO(tables(registry, day)[f"{name}.csv"].decode(), newline="")))
        text = tables(registry, day)[f"{name}.excel.csv"].decode("utf-8-sig")
        excel = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
        assert [list(map(bare, one)) for one in excel] == [list(map(bare, one)) for one in plain]


def bare(cell: str) -> str:
    """A cell without its guard, and with a decimal point."""
    return re.sub(r"(?<=^\d)(\d*),(?=\d+$)", r"\1.", cell.removeprefix("'"))


# What the two variants look like.


def test_the_variant_for_programs_has_no_mark_and_the_one_for_excel_has_one() -> None:
    for name in NAMES:
        plain, excel = tables()[f"{name}.csv"], tables()[f"{name}.excel.csv"]
        assert not plain.startswith(b"\xef\xbb\xbf")
        assert excel.startswith(b"\xef\xbb\xbf")
        assert excel.count(b"\xef\xbb\xbf") == 1
        assert plain.endswith(b"\r\n")
        assert excel.endswith(b"\r\n")


def test_excel_keeps_codes_numbers_and_inexact_days_as_they_are() -> None:
    text = tables()["units.excel.csv"].decode("utf-8-sig")
    river = next(one for one in csv.DictReader(io.StringIO(text, newline=""), delimiter=";") if one["id"] == "river")
    assert (river["municipality_code"], river["county_code"]) == ("'837", "'08")
    assert (river["postcode"], river["phone"], river["oldest_source"]) == ("'00000", "'0000 000000", "'2019/2021")
    assert river["newest_source"] == "2026-06-01"
    text = tables()["municipalities.excel.csv"].decode("utf-8-sig")
    lahti = next(one for one in csv.DictReader(io.StringIO(text, newline=""), delimiter=";") if one["code"] == "'398")
    assert (lahti["latitude"], lahti["longitude"]) == ("60,988", "25,858")


# What the tables say.


def test_a_row_for_each_unit_of_the_day(registry: str, day: dt.date) -> None:
    assert [one["id"] for one in rows("units", registry, day)] == list(open_directory(registry, day).units)


def test_a_unit_has_its_place_age_and_pages() -> None:
    river = row("units", "river")
    assert (river["name_fi"], river["name_sv"], river["name_en"]) == ("Jokikoti", "Åhemmet", "River home")
    assert (river["municipality_code"], river["municipality_sv"], river["county_code"]) == ("837", "Tammerfors", "08")
    assert (river["street"], river["postcode"], river["town"]) == ("Keksitynkatu 1", "00000", "Tampere")
    assert (river["capacity"], river["capacity_of"]) == ("3 2", "family-places family-places")
    assert (river["freshness"], river["oldest_source"], river["newest_source"]) == (
        "undated",
        "2019/2021",
        "2026-06-01",
    )
    assert river["undated_sources"] == "1"
    assert river["sources"].split() == ["fresh-book", "due-book", "stale-book", "undated-book"]
    assert [river[f"page_{language}"] for language in LANGUAGES] == [
        f"{SITE_URL}yksikot/river/", f"{SITE_URL}sv/enheter/river/", f"{SITE_URL}en/units/river/",
    ]  # fmt: skip


def test_before_2023_nothing_has_a_county() -> None:
    assert {one["county_code"] for one in rows("units", day=PAST) + rows("municipalities", day=PAST)} == {""}


def test_operators_are_those_of_the_day_and_all_are_among_the_facts() -> None:
    assert (row("units", "river")["operators"], row("units", "river", day=PAST)["operators"]) == (
        "dreamers",
        "sleepers",
    )
    first, second = fact("river", "operators"), fact("river", "operators", 2)
    assert (first["value"], first["valid_to"], first["sources"]) == ("sleepers", "2022-01-01", "stale-book")
    assert (second["value"], second["valid_from"], second["sources"]) == ("dreamers", "2022-01-01", "fresh-book")


def test_a_fact_has_its_value_source_date_confirmation_and_age() -> None:
    phone = fact("river", "phone")
    told = ("state", "value", "sources", "date", "verified", "freshness")
    assert [phone[one] for one in told] == ["known", "0000 000000", "stale-book", "2019/2021", "2026-10", "fresh"]
    place = fact("river", "place")
    assert (place["value"], place["value_sv"]) == ("", "Vid ån")
    assert fact("river", "addresses")["value"] == "Keksitynkatu 1\n00000\nTampere"
    assert [fact("river", "capacity", number)["value"] for number in (1, 2)] == ["3", "2"]
    assert (fact("river", "statements")["detail"], fact("river", "statements")["value_en"]) == (
        "daily",
        "The river flows.",
    )
    assert (fact("tale-share", "amount")["value"], fact("tale-share", "decided_by")["state"]) == ("1.50", "unknown")


def test_what_nobody_knows_is_unknown_and_only_its_note_is_told() -> None:
    phone = fact("pond", "phone")
    assert {name: cell for name, cell in phone.items() if cell} == {
        "record_type": "unit", "record": "pond", "field": "phone", "number": "1", "state": "unknown",
        "note_fi": "Lammella ei ole puhelinta.", "note_en": "There is no telephone in the pond.",
    }  # fmt: skip


def test_facts_are_those_that_our_own_json_has(registry: str, day: dt.date) -> None:
    document = json.loads(make(open_directory(registry, day))["data/units.json"])
    table = {(one["record"], one["field"]): one for one in rows("facts", registry, day) if one["number"] == "1"}
    for unit in document["units"]:
        for field, known in unit["facts"].items():
            cells = table[unit["id"], field]
            assert cells["state"] == known["state"]
            if field != "capacity":
                assert cells["sources"].split() == known["sources"]
                assert (cells["date"], cells["freshness"]) == (known["date"] or "", known["freshness"] or "")


def test_offerings_areas_fees_and_conflicts_say_where_they_are_from() -> None:
    (offering,) = rows("offerings")
    assert (offering["unit"], offering["offering"], offering["sources"]) == ("river", "storytelling", "undated-book")
    areas = [(one["municipality_fi"], one["valid_from"], one["units"]) for one in rows("service_areas")]
    assert areas == [("Lahti", "2024-01-01", "river"), ("Hollola", "2024-01-01", "river")]
    assert (row("fees", "tale-old")["valid_to"], row("fees", "tale-old")["conflicts"]) == ("2022-01-01", "")
    assert row("fees", "tale-free")["conflicts"] == "client-charge"
    sides = [(one["number"], one["fee"], one["sources"]) for one in rows("conflicts")]
    assert sides == [("1", "tale-free", "stale-book"), ("2", "tale-share", "fresh-book")]


# What must not be there.


def test_a_confidential_address_is_marked_and_not_given() -> None:
    cave = row("units", "cave")
    assert (cave["address_state"], cave["street"], fact("cave", "addresses")["state"]) == (
        "confidential",
        "",
        "confidential",
    )


def test_a_street_that_slipped_into_a_confidential_record_is_in_no_table() -> None:
    assert b"Keksitynkatu" in b"".join(tables().values())
    hidden = named(changed(open_directory(), "river", address_confidential=True))
    assert b"Keksitynkatu" not in b"".join(hidden.values())


def test_a_withheld_value_is_in_no_table() -> None:
    assert "toisesta sadusta" in str(open_directory().registry.withheld)
    assert "toisesta sadusta" not in b"".join(tables().values()).decode()


# What describes them.


def test_the_metadata_carries_the_version_and_the_day(day: dt.date) -> None:
    document = json.loads(tables(day=day)["csv-metadata.json"])
    assert document["schema:version"] == VERSION
    assert document["dc:valid"]["@value"] == day.isoformat()


def test_a_licence_is_named_only_where_there_is_one() -> None:
    document = described()
    licensed = [table["url"] for table in document["tables"] if "dc:license" in table]
    assert licensed == ["municipalities.csv"]
    assert "dc:license" not in document


def columns() -> Iterator[Json]:
    for table in described()["tables"]:
        yield from table["tableSchema"]["columns"]


def test_every_column_has_a_title_in_three_languages_and_no_two_of_a_table_have_the_same() -> None:
    for table in described()["tables"]:
        found = table["tableSchema"]["columns"]
        for language in LANGUAGES:
            titles = [one["titles"][language] for one in found]
            assert len(set(titles)) == len(titles), table["url"]
        assert [one["titles"]["und"] for one in found] == [one["name"] for one in found]


def test_the_words_of_the_columns_are_all_used() -> None:
    table = scribe(open_directory()).lenses["fi"].words.table
    asked = {column.wording for table in TABLES for column in table.columns}
    asked |= {f"columns.in_{language}" for language in LANGUAGES}
    assert {key for key in table if key.startswith("columns.")} == asked
    assert {key for key in table if key.startswith("tables.")} == {f"tables.{name}" for name in NAMES}


def test_the_same_facts_and_day_give_the_same_bytes() -> None:
    assert named(open_directory()) == named(open_directory())


def test_every_file_is_in_the_catalogue_and_every_entry_is_made() -> None:
    made = [path for path, _ in FORMAT.files(scribe(open_directory()))]
    assert sorted(made) == sorted(entry.path for entry in FORMAT.entries)


def test_the_example_is_short_and_true() -> None:
    path, excerpt = FORMAT.example(scribe(open_directory()))
    lines = excerpt.splitlines()
    assert len(lines) <= 30
    assert set(lines) <= set(tables()[Path(path).name].decode().splitlines())
