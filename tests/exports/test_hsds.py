"""HSDS: what stands where, in both forms alike, with its sources, and nothing that is not known or not published."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import subprocess
import sys
import uuid
from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import FormatChecker

from generator.exports import hsds
from generator.exports.catalogue import Entry
from generator.exports.hsds.notation import Several, take_apart, uri
from generator.exports.hsds.tables import TABLES, csv_of
from generator.registry.values import LANGUAGES, PartialDate
from tests.exports.hsds_reading import (
    FILES,
    Json,
    document,
    files,
    full_service,
    listed,
    put_together,
    several,
    tables,
    told,
)
from tests.exports.making import PAST, ROOT, TODAY, maps, open_directory, read, scribe
from tests.exports.test_units import changed


def services(registry: str, day: dt.date = TODAY) -> list[Json]:
    """The nested services in the registry's order."""
    ids = [one["id"] for one in document("services.json", registry, day)["contents"]]
    return [document(f"services/{key}.json", registry, day) for key in ids]


def remade(**fields: object) -> dict[str, bytes]:
    """The files after a change of the record of the unit "river"."""
    return dict(hsds.FORMAT.files(scribe(changed(open_directory(), "river", **fields))))


def test_every_file_is_in_the_catalogue(registry: str) -> None:
    made = {f"hsds/{path}" for path in files(registry)}
    single = {entry.path for entry in hsds.FORMAT.entries if not entry.is_family}
    families = tuple(entry.path.partition("{")[0] for entry in hsds.FORMAT.entries if entry.is_family)
    assert {path for path in made if not path.startswith(families)} == single
    assert Entry("hsds/services/{id}.json", "application/json") in hsds.FORMAT.entries
    assert len([path for path in single if path.endswith(".csv")]) == 24


def test_the_example_is_a_short_and_true_part_of_the_list(registry: str) -> None:
    path, text = hsds.FORMAT.example(scribe(open_directory(registry)))
    assert path == "hsds/services.json"
    assert len(text.splitlines()) <= 30
    assert document("services.json", registry)["contents"][0] == json.loads(text)


def test_the_root_claims_a_publication_and_names_no_unknown_publisher() -> None:
    root = document("index.json")
    assert root["version"] == "3.2"
    assert root["openapi_url"].endswith("/v3.2.3/schema/openapi.json")
    assert "publisher" not in root


def test_each_unit_of_the_day_is_a_service_of_who_runs_it(registry: str, day: dt.date) -> None:
    directory = open_directory(registry, day)
    for (key, unit), service in zip(directory.units.items(), services(registry, day), strict=True):
        running = directory.registry.organisations[directory.operators(unit)[0].organisation]
        assert told(service)["id"] == key
        assert service["name"] == unit.name.best("fi", LANGUAGES)[0]
        assert service["organization"]["name"] == running.name.best("fi", LANGUAGES)[0]
        assert service["status"] == "active"


def test_a_field_has_the_finnish_text_and_attributes_have_the_others() -> None:
    river = full_service("Jokikoti")
    assert (river["name"], river["alternate_name"]) == ("Jokikoti", "Åhemmet / River home")
    assert told(river)["name"] == {"sv": "Åhemmet", "en": "River home"}
    location = river["service_at_locations"][0]["location"]
    assert location["description"] == "Joen varrella"
    assert told(location)["place"]["sv"] == "Vid ån"


def test_a_name_that_is_not_finnish_says_its_language() -> None:
    name = open_directory().units["river"].name.model_copy(update={"fi": None})
    (service,) = [
        one for path, content in remade(name=name).items() if "services/" in path
        for one in [json.loads(content)] if one["name"] == "Åhemmet"
    ]  # fmt: skip
    assert told(service)["name"] == {"en": "River home", "language": "sv"}


def test_what_nobody_knows_is_left_out_and_its_note_is_kept() -> None:
    pond = full_service("Lampikoti")
    assert not {"phones", "url", "languages", "assured_date", "last_modified"} & pond.keys()
    assert told(pond)["phone"] == {
        "note": {"fi": "Lammella ei ole puhelinta.", "en": "There is no telephone in the pond."}
    }


def test_an_address_has_its_region_and_country() -> None:
    (address,) = full_service("Jokikoti")["service_at_locations"][0]["location"]["addresses"]
    assert told(address) == {"name": {"fi": "Yläjuoksu"}}
    assert {name: cell for name, cell in address.items() if name not in ("id", "attributes")} == {
        "address_1": "Keksitynkatu 1",
        "city": "Tampere",
        "state_province": "Pirkanmaa",
        "postal_code": "00000",
        "country": "FI",
        "address_type": "physical",
    }


def test_an_address_without_a_postal_code_is_told_in_attributes() -> None:
    addresses = open_directory().units["river"].addresses
    bare = addresses.value[0].model_copy(update={"postcode": None})  # type: ignore[index]
    made = remade(addresses=addresses.model_copy(update={"value": (bare,)}))
    rows = tables({path.removeprefix("hsds/"): content for path, content in made.items()})
    assert rows["address"] == []
    streets = [
        one for one in rows["attribute"] if one.get("label") == "addresses.value.0" and one["link_type"] == "street"
    ]
    assert [one["value"] for one in streets] == ["Keksitynkatu 1"]


def test_municipalities_of_a_confirmed_area_are_service_areas_with_their_validity() -> None:
    areas = full_service("Jokikoti")["service_at_locations"][0]["service_areas"]
    assert [(one["name"], one["uri"][-3:]) for one in areas] == [("Lahti", "398"), ("Hollola", "098")]
    assert told(areas[0]) == {
        "code": "398",
        "name": {"sv": "Lahtis"},
        "service_area": "story-land",
        "valid": {"from": "2024-01-01"},
        "source": "due-book",
        "date": "2025-09",
    }


def test_a_unit_for_the_whole_country_has_the_country_as_its_area() -> None:
    (area,) = full_service("Pilvikoti")["service_at_locations"][0]["service_areas"]
    assert (area["name"], area["uri"][-3:]) == ("Suomi", "FIN")
    assert told(area)["nationwide"]["source"] == "fresh-book"


def test_what_is_merely_near_is_no_service_area() -> None:
    for name in ("Lampikoti", "Luolakoti", "Porttiosasto"):
        assert "service_areas" not in full_service(name)["service_at_locations"][0]
    assert document("service_at_locations.json", day=PAST)["contents"]
    assert tables(files(day=PAST))["service_area"] == [tables(files(day=PAST))["service_area"][0]], "the nationwide one"


def test_fees_of_the_day_are_cost_options_with_inclusive_days() -> None:
    assert [one["amount_description"] for one in full_service("Lampikoti")["cost_options"]] == [
        "Sadusta maksetaan osuus."
    ]
    share, old = full_service("Lampikoti", day=PAST)["cost_options"]
    assert (share["amount"], share["currency"]) == (1.5, "EUR")
    assert "valid_from" not in share
    assert old["valid_to"] == "2021-12-31"
    assert told(old)["id"] == "tale-old"


def test_sources_that_disagree_are_both_told() -> None:
    cloud = full_service("Pilvikoti")
    assert cloud["fees_description"].splitlines() == ["Maksaako satu", "Ei maksa.", "Maksaa.", "Kysy kertojalta."]
    assert told(cloud)["hsds"]["fees_description"]["source"] == ["stale-book", "fresh-book"]


def test_only_a_day_of_confirmation_is_an_assured_date() -> None:
    for text, assured in (("2026-10-05", "2026-10-05"), ("2026-10", None)):
        verified = PartialDate.parse(text)
        made = [json.loads(content) for path, content in remade(verified=verified).items() if "services/" in path]
        (river,) = [one for one in made if one["name"] == "Jokikoti"]
        assert river.get("assured_date") == assured
        assert told(river)["verified"] == text


def test_finnish_sign_language_has_its_own_code() -> None:
    languages = open_directory().units["river"].languages.model_copy(update={"value": ("fi", "fsl")})
    made = {path.removeprefix("hsds/"): content for path, content in remade(languages=languages).items()}
    assert [one["code"] for one in tables(made)["language"]] == ["fi", "fse"]


def test_a_member_association_belongs_to_the_one_federation() -> None:
    found = document("organizations.json", "real")["contents"]
    (federation,) = [one for one in found if one["name"] == "Ensi- ja turvakotien liitto"]
    members = [one for one in found if one.get("parent_organization_id") == federation["id"]]
    assert len(members) == 30
    assert all(one["description"].startswith("Jäsenyhdistys") for one in members)


def test_nothing_is_claimed_that_the_registry_has_no_field_for(registry: str, day: dt.date) -> None:
    rows = tables(files(registry, day))
    for name in ("schedule", "required_document", "service_capacity", "unit", "contact", "program", "metadata"):
        assert rows[name] == []
    assert not any("latitude" in one or "longitude" in one for one in rows["location"])


# The two forms


def test_both_forms_hold_the_same_records(registry: str, day: dt.date) -> None:
    made = files(registry, day)
    rows = {one["id"]: one for table in tables(made).values() for one in table}
    seen = set()
    for path, content in made.items():
        for record in maps(json.loads(content)) if path.endswith(".json") and path != "datapackage.json" else ():
            if "id" in record:
                seen.add(record["id"])
                cells = {name: str(cell) for name, cell in record.items() if not isinstance(cell, (dict, list))}
                assert cells.items() <= rows[record["id"]].items()
    assert seen == rows.keys()


def ids(day: dt.date) -> set[str]:
    return {one["id"] for rows in tables(files(day=day)).values() for one in rows}


def test_ids_are_those_of_yesterday_and_of_another_day() -> None:
    now, then = (ids(day) for day in (TODAY, PAST))
    assert len(now & then) > 0.9 * min(len(now), len(then))
    river = "3876602e-f9f0-5a15-ae8b-a40e5728c123"
    assert full_service("Jokikoti")["id"] == full_service("Jokikoti", day=PAST)["id"] == river
    assert uuid.UUID(river).version == 5


def test_statements_keep_their_ids_when_another_one_ends() -> None:
    def statements(day: dt.date) -> dict[str, str]:
        return {
            one["value"]: one["id"] for one in full_service("Jokikoti", day=day)["attributes"]
            if one["link_type"] == "en" and one.get("label", "").startswith("statements.")
        }  # fmt: skip

    assert statements(TODAY).items() < statements(PAST).items()


def test_two_processes_make_the_same_bytes() -> None:
    code = (
        "import hashlib; from tests.exports.hsds_reading import files;"
        "print(hashlib.sha256(repr(sorted(files('real').items())).encode()).hexdigest())"
    )
    sums = {
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(sums) == 1


# What must stay out


def test_a_confidential_address_is_in_no_file() -> None:
    assert b"Keksitynkatu" in b"".join(files().values())
    assert b"Keksitynkatu" not in b"".join(remade(address_confidential=True).values())
    cave = full_service("Luolakoti")["service_at_locations"][0]["location"]
    assert told(cave)["address_confidential"] == "true"
    assert "addresses" not in cave


def test_a_withheld_value_is_told_of_but_not_given() -> None:
    assert told(full_service("Pilvikoti"))["withheld"]["cloud-address"] == {
        "field": "addresses",
        "reason": {"fi": "Se on toisen talon.", "sv": "Den är ett annat hus.", "en": "It is another house's."},
        "source": "undated-book",
    }
    assert b"An address from another tale" not in b"".join(files().values())


# Everything is there for a program that makes the registry's records again


def trace(given: Json) -> Json:
    """A trace of our own JSON as attributes tell it."""
    found = {"source": given["sources"], "date": given["date"], "verified": given["verified"], "note": given["note"]}
    return {name: value for name, value in found.items() if value}


def traced(found: Json) -> Json:
    kept: Json = {name: found[name] for name in ("date", "verified") if name in found}
    kept |= {"note": texts(found["note"])} if "note" in found else {}
    return {**kept, **({"source": several(found["source"])} if "source" in found else {})}


def texts(found: Json) -> Json:
    return {language: found[language] for language in ("fi", "sv", "en") if language in found}


def test_every_fact_of_a_unit_carries_its_sources(registry: str, day: dt.date) -> None:
    known = {one["id"]: one for one in read("units", registry, day)["units"]}
    for service in services(registry, day):
        record = told(service)
        unit = known[record["id"]]
        both = service["service_at_locations"][0]
        place = told(both["location"])
        phone = told(service["phones"][0]) if "phones" in service else record
        where = {"phone": phone, "place": place, "addresses": place}
        assert traced(record) == trace(unit["record"])
        for name, fact in unit["facts"].items():
            if name == "capacity" or fact["state"] == "confidential":
                continue
            assert traced(where.get(name, record).get(name, {})) == trace(fact), (record["id"], name)


def test_every_record_of_a_unit_is_there(registry: str, day: dt.date) -> None:
    known = {one["id"]: one for one in read("units", registry, day)["units"]}
    for service in services(registry, day):
        record = told(service)
        unit = known[record["id"]]
        assert several(record["kinds"]) == unit["kinds"]
        assert record["answers_municipalities"] == str(unit["answers_municipalities"]).lower()
        for name, identity in (("operators", "organisation"), ("offerings", "offering"), ("statements", "topic")):
            found = listed(record.get(name))
            assert [(one[identity], traced(one)) for one in found] == [
                (one[identity], trace(one)) for one in unit[name]
            ]
        assert [texts(one["text"]) for one in listed(record.get("statements"))] == [
            one["text"] for one in unit["statements"]
        ]
        places = unit["facts"]["capacity"]["value"] or []
        assert [(one["count"], traced(one)) for one in listed(record.get("capacity"))] == [
            (str(one["count"]), trace(one)) for one in places
        ]
        assert [one["id"] for one in map(told, service.get("cost_options", []))] == unit["fees"]


def test_every_record_that_units_share_is_there(registry: str, day: dt.date) -> None:
    file = read("units", registry, day)
    described = {one["name"]: told(one) for one in document("meta_table_descriptions.json", registry, day)["contents"]}
    terms = {one["code"]: one for one in document("taxonomy_terms.json", registry, day)["contents"]}
    for key, source in file["sources"].items():
        term, notes = terms[f"source:{key}"], described["taxonomy_term"]["sources"].get(key, {})
        assert term["name"] == next(iter(source["title"].values()))
        assert term.get("term_uri") == source["url"]
        assert (notes.get("publisher"), notes.get("date")) == (source["publisher"], source["date"])
        assert texts(notes.get("note", {})) == (source["note"] or {})
    for key, offering in file["offerings"].items():
        notes = described["taxonomy_term"]["offerings"][key]
        assert {"fi": terms[f"offering:{key}"]["name"], **texts(notes["name"])} == offering["name"]
        assert traced(notes) == trace(offering)
    for key, fee in described["cost_option"].get("fees", {}).items():
        assert texts(fee["text"]) == file["fees"][key]["text"]
        assert traced(fee) == trace(file["fees"][key])
        assert {name for name in file["fees"][key]["facts"] if name in fee} == {
            name for name, fact in file["fees"][key]["facts"].items() if fact["state"] == "known"
        }
    for key, conflict in described["service"].get("conflicts", {}).items():
        assert [traced(one) for one in listed(conflict["sides"])] == list(map(trace, file["conflicts"][key]["sides"]))
    for key, area in described["service_area"].get("service_areas", {}).items():
        assert traced(area["units"]) == trace(file["service_areas"][key]["facts"]["units"])
    assert described["meta_table_description"]["export"] == {"version": file["version"], "as_of": file["as_of"]}


def test_every_organisation_is_there(registry: str, day: dt.date) -> None:
    known = read("units", registry, day)["organisations"]
    ids = [one["id"] for one in document("organizations.json", registry, day)["contents"]]
    for (key, organisation), id_ in zip(known.items(), ids, strict=True):
        record = document(f"organizations/{id_}.json", registry, day)
        notes = told(record)
        assert record["organization_identifiers"][0]["identifier"] == key
        assert (notes["kind"], notes.get("successor")) == (organisation["kind"], organisation["successor"])
        assert traced(notes) == trace(organisation)
        for name in ("seat", "founded", "website"):
            assert traced(notes.get(name, {})) == trace(organisation["facts"][name])


# Small parts

KEYS = st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True)
NOTES = st.recursive(
    st.text(min_size=1, max_size=8) | st.lists(st.text(min_size=1, max_size=4), min_size=2, max_size=3, unique=True),
    lambda inner: st.dictionaries(KEYS, inner, min_size=1, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(KEYS, NOTES, max_size=4))
def test_a_record_taken_apart_can_be_put_together_again(record: Json) -> None:
    notes = [{"label": one.label, "link_type": one.kind, "value": one.value} for one in take_apart(record)]
    assert put_together(notes) == record


def test_records_of_one_name_are_told_apart() -> None:
    twice = Several([("a", {"of": "x"}), ("a", {"of": "y"})])
    assert [one.identity for one in take_apart({"list": twice})] == [("list", "a", "of"), ("list", "a#2", "of")]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_a_text_in_a_cell_runs_nothing_and_comes_back_as_it_was(text: str) -> None:
    table = next(one for one in TABLES if one.name == "taxonomy")
    content = csv_of(table, [{"id": "1", "name": text, "description": "x"}]).decode()
    (row,) = list(csv.DictReader(io.StringIO(content, newline="")))
    assert row["name"].removeprefix("'") == text
    assert row["name"].lstrip()[:1] not in ("=", "+", "-", "@") or row["name"].replace(" ", "").lstrip("+").isdigit()


@given(st.from_regex(r"https://x\.example(/[^\s<>\"'`\\{}|^]*)?", fullmatch=True))
def test_every_address_of_the_registry_becomes_an_address_that_standards_know(address: str) -> None:
    written = uri(address)
    assert FormatChecker(["uri"]).conforms(written, "uri")
    assert uri(written) == written
    assert unquote(written) == unquote(address)


def test_an_address_of_plain_signs_stays_as_it_is() -> None:
    address = "https://x.example/a%20b/?releaseId=1&docid=taa+211/2013#part"
    assert uri(address) == address


def test_a_phone_number_is_no_formula() -> None:
    table = next(one for one in TABLES if one.name == "phone")
    assert b",+358 40 000 000," in csv_of(table, [{"id": "1", "number": "+358 40 000 000"}])
    assert set(FILES) == {one.name for one in TABLES}
