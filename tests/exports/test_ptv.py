"""The worksheet for the Finnish Service Catalogue: its shapes, words and lengths, and nothing that no source says."""

from __future__ import annotations

import copy
import datetime as dt
import json
import re
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as some
from jsonschema import Draft202012Validator

from generator.directory.directory import Directory
from generator.exports.ptv import FORMAT
from generator.exports.ptv.channels import dialled, split
from generator.exports.ptv.limits import LIMITS, length
from generator.registry.nouns import Classification, Statement
from generator.registry.values import Fact, PartialDate, Period, Text
from tests.exports import catalogue_shapes as catalogue
from tests.exports.making import LANGUAGES, PAST, TODAY, Json, maps, open_directory, scribe

SHORT, LONG = "Satu.", "Satu jatkuu. " * 20


@cache
def made(registry: str = "fictional", day: dt.date = TODAY) -> dict[str, bytes]:
    return files(open_directory(registry, day))


def files(directory: Directory) -> dict[str, bytes]:
    return dict(FORMAT.files(scribe(directory)))


def documents(registry: str, day: dt.date) -> list[Json]:
    found = made(registry, day)
    return [json.loads(content) for path, content in found.items() if re.fullmatch(r"ptv/[^/]+\.json", path)]


def read(unit: str, registry: str = "fictional", day: dt.date = TODAY) -> Json:
    document: Json = json.loads(made(registry, day)[f"ptv/{unit}.json"])
    return document


def changed(unit: str, directory: Directory | None = None, **fields: object) -> dict[str, bytes]:
    """The files of the fictional registry with other values in a unit's record."""
    directory = directory or open_directory()
    units = dict(directory.registry.units)
    units[unit] = units[unit].model_copy(update=fields)
    return files(with_registry(directory, units=units))


def with_registry(directory: Directory, **parts: object) -> Directory:
    registry = directory.registry.model_copy(update=parts)
    return Directory(registry, directory.places, directory.as_of, directory.today, directory.findings)


def unit(document: dict[str, bytes], key: str) -> Json:
    found: Json = json.loads(document[f"ptv/{key}.json"])
    return found


def row(document: Json, field: str, language: str = "fi") -> Json:
    found: Json = next(one for one in document["lengths"][language] if one["field"] == field)
    return found


def kinds(document: Json) -> list[str]:
    return [one["kind"] for one in document["cannot"]]


def told(document: Json, kind: str, language: str = "fi") -> str:
    """The text of the service's descriptions of a kind."""
    return next(
        (
            one["value"]
            for one in document["service"]["serviceDescriptions"]
            if (one["type"], one["language"]) == (kind, language)
        ),
        "",
    )


def statement(topic: str, **texts: str) -> Statement:
    return Statement.model_validate({"topic": topic, "text": texts, "source": ["fresh-book"]})


# What the files are.


def test_every_unit_of_the_day_has_a_file_and_a_worksheet_in_each_language(registry: str, day: dt.date) -> None:
    units = open_directory(registry, day).units
    wanted = {f"ptv/{key}.json" for key in units} | {f"ptv/{key}.{code}.txt" for key in units for code in LANGUAGES}
    assert made(registry, day).keys() == wanted | {"schemas/ptv.schema.json"}


def test_the_same_facts_and_day_give_the_same_bytes(registry: str, day: dt.date) -> None:
    assert files(open_directory(registry, day)) == made(registry, day)


def test_each_file_is_what_its_schema_says(registry: str, day: dt.date) -> None:
    schema = json.loads(made(registry, day)["schemas/ptv.schema.json"])
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert [error.message for one in documents(registry, day) for error in validator.iter_errors(one)] == []


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (("service", "areaType"), "Nationwid"),
        (("service", "type"), "service"),
        (("service", "publishingStatus"), "Published"),
        (("service", "serviceChargeType"), "Free"),
        (("service", "id"), "river"),
        (("channels", 0, "serviceChannelType"), "Location"),
        (("lengths", "fi", 0, "state"), "too-long"),
    ],
)
def test_the_schema_refuses_what_the_catalogue_does_not_have(where: tuple[str | int, ...], value: str) -> None:
    document: Json = copy.deepcopy(read("river"))
    part = document
    for step in where[:-1]:
        part = part[step]  # type: ignore[index]
    part[where[-1]] = value  # type: ignore[index]
    assert list(Draft202012Validator(json.loads(made()["schemas/ptv.schema.json"])).iter_errors(document))


def test_the_example_is_out_of_the_file(registry: str) -> None:
    path, excerpt = FORMAT.example(scribe(open_directory(registry)))
    assert json.loads(excerpt) == json.loads(made(registry)[path])["lengths"]["fi"][1]
    assert len(excerpt.splitlines()) <= 30


# The catalogue's shapes and words.


@catalogue.needs_references
def test_every_field_of_a_service_is_one_of_version_11_and_of_its_type(registry: str, day: dt.date) -> None:
    for one in documents(registry, day):
        assert list(catalogue.unlike(one["service"], catalogue.shape("Service"))) == []


@catalogue.needs_references
def test_every_field_of_a_channel_is_one_of_version_11_and_of_its_type(registry: str, day: dt.date) -> None:
    for one in documents(registry, day):
        for channel in one["channels"]:
            wanted = catalogue.shape(catalogue.CHANNELS[channel["serviceChannelType"]])
            assert list(catalogue.unlike(channel, wanted)) == []


@catalogue.needs_references
def test_every_word_of_a_fixed_list_is_one_of_the_catalogues(registry: str, day: dt.date) -> None:
    for one in documents(registry, day):
        assert list(catalogue.wrong_words(one["service"], one["channels"])) == []


@catalogue.needs_references
@pytest.mark.parametrize(
    "spoilt",
    [
        {"areaType": "Nation"},
        {"serviceChargeType": "Free"},
        {"type": "PermissionAndObligation"},
        {"publishingStatus": "draft"},
        {"organizations": [{"roleType": "Owner"}]},
        {"organizations": [{"roleType": "Producer", "provisionType": "SelfProduced"}]},
        {"serviceDescriptions": [{"type": "ShortDescription"}]},
    ],
    ids=str,
)
def test_a_misspelt_word_would_be_found(spoilt: Json) -> None:
    assert list(catalogue.wrong_words({**read("river")["service"], **spoilt}, []))


@catalogue.needs_references
def test_a_field_that_version_11_does_not_know_or_has_otherwise_would_be_found() -> None:
    service = read("river")["service"]
    assert list(catalogue.unlike({**service, "ownId": "river"}, catalogue.shape("Service"))) == [".ownId: not known"]
    assert list(catalogue.unlike({**service, "languages": "fi"}, catalogue.shape("Service")))
    assert list(catalogue.unlike({**service, "serviceVouchersInUse": "no"}, catalogue.shape("Service")))


@catalogue.needs_references
def test_ids_and_languages_have_the_catalogues_forms(registry: str, day: dt.date) -> None:
    known = catalogue.limits()["service"]
    for one in documents(registry, day):
        for record in (one["service"], *one["channels"]):
            assert re.fullmatch(known["sourceId"]["regex"], record["sourceId"])
            assert all(re.fullmatch(known["languages"]["regex"], code) for code in record.get("languages", []))
        for term in one["service"].get("ontologyTerms", []):
            assert re.fullmatch(known["ontologyTerms"]["regex"], term["uri"])


@catalogue.needs_references
def test_the_limits_are_the_catalogues() -> None:
    service, channel = catalogue.limits()["service"], catalogue.limits()["serviceLocationChannel"]
    for field, limit in LIMITS.items():
        group, _, kind = field.partition(".")
        if group == "serviceDescriptions":
            assert limit == service[group][kind]["max"]
    assert LIMITS["serviceNames.Name"] == service["serviceNames.value"]["max"]
    assert LIMITS["requirements"] == service["requirements.value"]["max"]
    assert LIMITS["keywords"] == service["keywords.value"]["max"]
    assert LIMITS["addresses.street"] == channel["address.street.value"]["max"]
    assert LIMITS["addresses.streetNumber"] == channel["address.streetNumber"]["max"]
    assert f"1,{LIMITS['phoneNumbers.number']}" in channel["phone.number"]["regex"]


# The classification.


@catalogue.needs_references
def test_the_classification_is_that_of_the_national_description_with_the_codes_of_today() -> None:
    (general, *_) = catalogue.read("data/ptv/general-description-SOTE-0077-ensikotitoiminta.json")
    lists = {"serviceClasses": "ServiceClass", "ontologyTerms": "OntologyTerm", "targetGroups": "TargetGroup"}
    today = {
        one["OldUri"]: one
        for name in ("ServiceClasses", "TargetGroups")
        for one in catalogue.read(f"data/ptv/{name}.json")
    }
    for document in documents("real", TODAY):
        assert document["service"]["generalDescriptionId"] == general["Id"]
        assert document["general_description"]["code"] == general["ReferenceCode"]
        assert document["general_description"]["name"] == {one["Lang"]: one["Label"] for one in general["Name"]}
        for ours, theirs in lists.items():
            given = [(one["uri"], one["name"][0]["value"]) for one in document["service"][ours]]
            wanted = [(today.get(one["Key"], {}).get("Id", one["Key"]), one["Value"]) for one in general[theirs]]
            assert given == wanted
        for one in (*document["service"]["serviceClasses"], *document["service"]["targetGroups"]):
            code = next(code for code in today.values() if code["Id"] == one["uri"])
            assert one["code"] == code["Notation"]
            assert {name["language"]: name["value"] for name in one["name"]} == {
                language.lower(): label for language, label in code["Label"].items()
            }


@catalogue.needs_references
def test_no_sentence_of_the_national_description_is_in_the_texts() -> None:
    (general, *_) = catalogue.read("data/ptv/general-description-SOTE-0077-ensikotitoiminta.json")
    sentences = {
        sentence.strip()
        for name in ("ShortDescription", "BackgroundDescription")
        for one in general[name]
        for sentence in re.split(r"(?<=[.!?])\s", one.get("PlainText") or one["Label"])
    }
    assert len(sentences) > 20
    for content in made("real").values():
        assert [one for one in sentences if one in content.decode()] == []


def test_without_a_classification_the_worksheet_says_that_it_is_missing() -> None:
    document = read("river")
    assert "generalDescriptionId" not in document["service"]
    assert document["general_description"] is None
    missing = [one["field"] for one in document["missing"]]
    assert missing == ["fundingType", "serviceClasses", "ontologyTerms", "targetGroups"]


def test_the_free_charge_of_the_national_description_is_told_as_what_the_editor_cannot_change() -> None:
    left = next(one for one in read("rovaniemi", "real")["cannot"] if one["kind"] == "general_charge")
    assert left["value"]["en"] == "SOTE-0077: Charge to the client: none"
    assert left["instead"] == "ChargeTypeAdditionalInfo"
    assert left["sources"] == ["ptv-general", "ptv-codes"]


# The lengths.


def all_texts(document: Json) -> Iterator[tuple[str, str, str]]:
    """Every text of a document that has a limit: (field, language, text)."""
    service = document["service"]
    for one in service["serviceNames"]:
        yield f"serviceNames.{one['type']}", one["language"], one["value"]
    for one in service["serviceDescriptions"]:
        yield f"serviceDescriptions.{one['type']}", one["language"], one["value"]
    for name in ("requirements", "keywords"):
        for one in service.get(name, []):
            yield name, one["language"], one["value"]
    for channel in document["channels"]:
        for address in channel.get("addresses", []):
            street = address["streetAddress"]
            yield "addresses.street", "fi", street["street"][0]["value"]
            if "streetNumber" in street:
                yield "addresses.streetNumber", "fi", street["streetNumber"]
            for one in street.get("additionalInformation", []):
                yield "addresses.additionalInformation", one["language"], one["value"]
        for phone in channel.get("phoneNumbers", [])[:1]:
            yield "phoneNumbers.number", "fi", phone["number"]


def test_every_text_is_measured(registry: str, day: dt.date) -> None:
    for document in documents(registry, day):
        texts = sorted((field, code, len(text.encode("utf-16")) // 2 - 1) for field, code, text in all_texts(document))
        rows = [(code, one) for code, report in document["lengths"].items() for one in report]
        measured = [(one["field"], code, one["length"]) for code, one in rows if one["state"] != "missing"]
        assert sorted(measured) == texts
        for _, one in rows:
            assert one["over"] == max(0, one["length"] - one["limit"])
            assert (one["state"] == "too-long") == (one["over"] > 0)
            assert one["limit"] == LIMITS[one["field"]]


@given(some.text(max_size=40))
def test_a_character_counts_as_its_units_in_utf16(text: str) -> None:
    plain = "".join(character for character in text if not 0xD800 <= ord(character) < 0xE000)
    assert length(plain) == sum(2 if ord(character) > 0xFFFF else 1 for character in plain)


def test_a_text_that_is_too_long_is_told_with_its_place_and_not_cut() -> None:
    document = unit(changed("river", statements=(statement("purpose", fi=LONG, sv=SHORT, en=SHORT),)), "river")
    text = LONG.strip()
    assert told(document, "Summary") == text
    report = row(document, "serviceDescriptions.Summary")
    assert (report["state"], report["length"], report["limit"]) == ("too-long", len(text), 150)
    assert report["over"] == len(text) - 150
    assert report["parts"] == [{"record": "units.river.statements.0.text", "length": len(text)}]
    assert row(document, "serviceDescriptions.Summary", "sv")["state"] == "fits"


def test_the_worksheet_says_how_much_too_long_a_text_is_and_where_to_shorten_it() -> None:
    sheet = changed("river", statements=(statement("purpose", fi=LONG),))["ptv/river.fi.txt"].decode()
    text = LONG.strip()
    over = len(text) - 150
    assert f"== Tiivistelmä: {len(text)}/150 merkkiä\n! Liian pitkä: {over} merkkiä yli rajan." in sheet
    assert f"! Lyhennä rekisterissä: units.river.statements.0.text ({len(text)} merkkiä)\n{text}\n" in sheet


def test_a_mandatory_text_that_nobody_has_translated_is_missing() -> None:
    files = changed("river", statements=(statement("purpose", fi=SHORT, en=SHORT),))
    document = unit(files, "river")
    assert told(document, "Summary", "sv") == ""
    report = row(document, "serviceDescriptions.Summary", "sv")
    assert (report["state"], report["required"]) == ("missing", True)
    assert report["untranslated"] == ["units.river.statements.0.text"]
    assert "! Texten finns inte på det här språket.\n! Ej översatt: units.river.statements.0.text" in (
        files["ptv/river.sv.txt"].decode()
    )


def test_a_text_keeps_what_is_translated_of_it_and_names_the_rest() -> None:
    statements = (statement("daily", fi="Aamu.", sv="Morgon."), statement("daily", fi="Ilta."))
    document = unit(changed("river", statements=statements, offerings=()), "river")
    assert told(document, "Description", "sv") == "Sagohemmet finns inte.\n\nMorgon."
    assert row(document, "serviceDescriptions.Description", "sv")["untranslated"] == ["units.river.statements.1.text"]


def test_a_translation_that_is_not_sure_is_named() -> None:
    unsure = Statement.model_validate({"topic": "daily", "text": {"fi": "a", "sv": "b", "review": ["sv"]}})
    document = unit(changed("river", statements=(unsure,)), "river")
    assert row(document, "serviceDescriptions.Description", "sv")["unsure"] == ["units.river.statements.0.text"]
    assert row(document, "serviceDescriptions.Description", "fi")["unsure"] == []


def test_a_summary_that_only_repeats_the_name_is_told() -> None:
    document = unit(changed("river", statements=(statement("purpose", fi="Jokikoti"),)), "river")
    assert row(document, "serviceDescriptions.Summary")["state"] == "same-as-name"


def test_a_proper_name_without_translations_is_the_name_in_every_language() -> None:
    document = unit(changed("river", name=Text(fi="Jokikoti")), "river")
    assert {one["language"]: one["value"] for one in document["service"]["serviceNames"]} == dict.fromkeys(
        LANGUAGES, "Jokikoti"
    )


# What is known, and nothing else.


def test_a_confirmed_area_in_force_is_given_with_its_municipalities() -> None:
    service = read("river")["service"]
    assert service["areaType"] == "LimitedType"
    (area,) = service["areas"]
    assert [place["code"] for place in area["municipalities"]] == ["098", "398"]


def test_an_area_that_is_not_in_force_is_not_given() -> None:
    document = read("river", day=PAST)
    assert "areaType" not in document["service"]
    assert "organizations.Responsible" in [one["field"] for one in document["missing"]]


def test_a_municipality_that_has_ceased_is_told_apart() -> None:
    directory = open_directory()
    area = directory.registry.service_areas["story-land"].model_copy(update={"municipalities": ("Lahti", "Honkajoki")})
    document = unit(files(with_registry(directory, service_areas={"story-land": area})), "river")
    assert [place["code"] for place in document["service"]["areas"][0]["municipalities"]] == ["398"]
    assert [one["value"]["fi"] for one in document["cannot"] if one["kind"] == "area_ceased"] == ["Honkajoki"]


def test_a_unit_for_the_whole_country_says_so_and_how_sure_that_is() -> None:
    document = read("cloud")
    assert document["service"]["areaType"] == "Nationwide"
    assert "areas" not in document["service"]
    (left,) = [one for one in document["cannot"] if one["kind"] == "nationwide"]
    assert (left["sources"], left["date"]) == (["fresh-book"], "2026-06-01")


def test_a_unit_of_no_known_area_has_none() -> None:
    document = read("pond")
    assert "areaType" not in document["service"]
    assert "areaType" in [one["field"] for one in document["missing"]]


def test_in_the_real_registry_no_unit_has_an_area_that_only_its_county_would_suggest() -> None:
    given = {one["unit"]: one["service"].get("areaType") for one in documents("real", TODAY)}
    assert {unit: area for unit, area in given.items() if area} == {"oulu-orvokki": "Nationwide"}


def test_who_is_responsible_and_who_produces() -> None:
    assert read("river")["service"]["organizations"] == [
        {"organization": {"name": "Haaveilijat ry"}, "roleType": "Responsible"},
        {
            "organization": {"name": "Haaveilijat ry"},
            "roleType": "Producer",
            "provisionType": "SelfProducedServices",
        },
    ]
    assert read("cave")["service"]["organizations"] == [
        {"organization": {"name": "Haaveilijat ry"}, "roleType": "Producer"}
    ]


def test_an_operator_that_is_not_sure_is_no_producer() -> None:
    document = read("helsinki-taika", "real")
    assert "organizations" not in document["service"]
    assert "operator_doubt" in kinds(document)
    assert "organizations.Producer" in [one["field"] for one in document["missing"]]


def test_an_earlier_operator_is_no_producer_and_is_told_with_its_time() -> None:
    ended = next(one for one in read("river")["cannot"] if one["kind"] == "operator_time")
    assert (ended["value"], ended["valid"]) == ({"fi": "Nukkujat ry"}, {"from": None, "to": "2022-01-01"})


def test_a_payer_and_a_clients_share_are_left_over_and_told_in_the_text_about_charges() -> None:
    document = read("pond")
    assert document["service"]["serviceChargeType"] == "Chargeable"
    assert told(document, "ChargeTypeAdditionalInfo") == "Sadusta maksetaan osuus.\n\nSumma: 1,50\xa0€ päivässä"
    share = next(one for one in document["cannot"] if one["kind"] == "share")
    assert share["value"]["en"] == "Charge to the client: a client share; Amount: €1.50 per day"
    payer = next(one for one in read("rovaniemi", "real")["cannot"] if one["kind"] == "payer")
    assert payer["value"]["fi"] == "hyvinvointialue"
    assert payer["instead"] == "ChargeTypeAdditionalInfo"


def test_fees_that_disagree_give_no_charge() -> None:
    directory = open_directory()
    document = unit(changed("pond", directory, fees=("tale-share", "tale-free")), "pond")
    assert "serviceChargeType" not in document["service"]


def test_sources_that_disagree_give_no_charge_but_all_their_words() -> None:
    document = read("river")
    assert "serviceChargeType" not in document["service"]
    (left,) = [one for one in document["cannot"] if one["kind"] == "conflict"]
    assert left["value"]["en"] == "Is a tale free It is. It is not."


def test_a_fee_or_text_for_a_time_is_left_over_with_that_time() -> None:
    document = read("pond", day=PAST)
    times = {one["record"]: one["valid"] for one in document["cannot"] if one["kind"] == "text_time"}
    assert times == {"fees.tale-old.text": {"from": None, "to": "2022-01-01"}}
    assert "fees.tale-old.text" not in [one["record"] for one in read("pond")["cannot"]]


def test_the_times_of_a_unit_are_left_over() -> None:
    valid = Period.model_validate({"from": "2019"})
    assert "unit_time" in kinds(unit(changed("river", valid=valid), "river"))


def test_places_and_how_full_a_unit_is_are_left_over() -> None:
    document = unit(changed("river", occupancy=Fact[Text].model_validate({"value": {"fi": "Täynnä"}})), "river")
    assert {"capacity", "occupancy", "place"} <= {*kinds(document)}


def test_when_somebody_confirmed_a_unit_is_left_over() -> None:
    def verified(document: Json) -> str:
        return next(str(one["value"]["en"]) for one in document["cannot"] if one["kind"] == "verified")

    assert verified(read("pond")).startswith("Never.")
    assert verified(read("river")).startswith("The unit has confirmed some")
    day = PartialDate.parse("2026-11-01")
    assert verified(unit(changed("pond", verified=day), "pond")) == "The unit has confirmed the facts: 1 November 2026."


def test_nothing_tells_an_identifier_or_a_day_of_the_catalogue(registry: str, day: dt.date) -> None:
    for one in documents(registry, day):
        assert "id" not in one["service"]
        assert not any("modified" in part for part in maps([one["service"], one["channels"]]))


def test_a_prison_department_says_that_one_does_not_apply_there_as_elsewhere() -> None:
    requirements = {one["language"]: one["value"] for one in read("gate")["service"]["requirements"]}
    assert requirements["en"].startswith("One does not apply to this unit")
    assert "UserInstruction" not in [one["type"] for one in read("gate")["service"]["serviceDescriptions"]]


def test_every_field_says_where_it_is_from(registry: str, day: dt.date) -> None:
    for document in documents(registry, day):
        listed = {one["key"] for one in document["sources"]}
        for one in (*document["origins"], *document["cannot"]):
            assert set(one["sources"]) <= listed
        records = {(one["field"], one["record"]) for one in document["origins"]}
        for report in document["lengths"].values():
            for line in report:
                assert {(line["field"], part["record"]) for part in line["parts"]} <= records


def test_a_confirmed_fact_says_when_it_was_confirmed() -> None:
    (phone,) = [one for one in read("river")["origins"] if one["record"] == "units.river.phone"]
    assert (phone["sources"], phone["verified"], phone["freshness"]) == (["stale-book"], "2026-10", "fresh")


def test_of_general_statements_only_the_leading_ones_of_the_day_are_told() -> None:
    directory = open_directory()
    ended = Period.model_validate({"to": "2022-01-01"})
    leading = statement("contact", fi="Soita satuun.").model_copy(update={"lead": True})
    statements = {
        "leading": leading,
        "other": statement("contact", fi="Tai kirjoita."),
        "ended": leading.model_copy(update={"text": Text(fi="Ennen huudettiin."), "valid": ended}),
    }
    directory = with_registry(directory, statements=statements)
    made = files(directory)
    assert told(unit(made, "river"), "UserInstruction") == "Soita satuun."
    assert told(unit(made, "gate"), "UserInstruction") == "", "families cannot apply to a prison department"


def test_what_a_unit_says_of_an_earlier_time_is_not_told() -> None:
    assert "Joki oli jäässä." not in told(read("river"), "Description")
    assert "Joki oli jäässä." in told(read("river", day=PAST), "Description")


# How the unit is reached.


def test_a_house_a_number_and_a_site_are_channels() -> None:
    house, site = read("river")["channels"]
    assert (house["serviceChannelType"], house["sourceId"]) == ("ServiceLocation", "river.location")
    assert house["addresses"][0]["streetAddress"]["street"] == [{"value": "Keksitynkatu", "language": "fi"}]
    assert house["addresses"][0]["streetAddress"]["streetNumber"] == "1"
    assert {one["number"] for one in house["phoneNumbers"]} == {"0000000000"}
    assert {one["language"]: one["url"] for one in site["webPages"]} == dict.fromkeys(
        LANGUAGES, "https://river.example/home"
    )


def test_a_number_without_an_address_is_a_telephone_channel() -> None:
    files = changed("river", addresses=Fact[tuple[()]].model_validate("unknown"))
    assert [one["serviceChannelType"] for one in unit(files, "river")["channels"]] == ["Phone", "WebPage"]


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("09 000 0001", {"prefixNumber": "+358", "isFinnishServiceNumber": False, "number": "90000001"}),
        ("+358 9 000 0001", {"prefixNumber": "+358", "isFinnishServiceNumber": False, "number": "90000001"}),
        ("+46 8 000 00 01", {"prefixNumber": "+46", "isFinnishServiceNumber": False, "number": "80000001"}),
        ("0800 00001", {"isFinnishServiceNumber": True, "number": "080000001"}),
        ("0000 000000", {"number": "0000000000"}),
        ("112", {"number": "112"}),
    ],
)
def test_a_number_is_digits_behind_the_prefix_of_its_country(written: str, wanted: Json) -> None:
    assert dialled(written) == wanted


@pytest.mark.parametrize(
    ("street", "parts"),
    [
        ("Keksitynkatu 1", ("Keksitynkatu", "1")),
        ("Keksitynkatu 12 A 3", ("Keksitynkatu", "12 A 3")),
        ("3. keksitty tie 5", ("3. keksitty tie", "5")),
        ("Keksitty tie", ("Keksitty tie", "")),
    ],
)
def test_a_street_is_told_apart_from_its_number(street: str, parts: tuple[str, str]) -> None:
    assert split(street) == parts


def test_a_confidential_address_is_in_no_file_and_the_editor_is_told_so() -> None:
    files = changed("river", address_confidential=True)
    assert "Keksitynkatu" not in "".join(content.decode() for path, content in files.items() if "river" in path)
    assert "confidential" in kinds(unit(files, "river"))
    assert [one["serviceChannelType"] for one in unit(files, "river")["channels"]] == ["Phone", "WebPage"]


def test_a_withheld_value_is_in_no_file_but_its_reason_is() -> None:
    whole = "".join(content.decode() for content in made().values())
    assert "Osoite toisesta sadusta" not in whole
    assert "Se on toisen talon." in made()["ptv/cloud.fi.txt"].decode()


# The worksheet.


def test_a_worksheet_has_every_text_of_its_language_alone_on_its_lines(registry: str, day: dt.date) -> None:
    for document in documents(registry, day):
        for code in LANGUAGES:
            sheet = made(registry, day)[f"ptv/{document['unit']}.{code}.txt"].decode()
            for one in (*document["service"]["serviceNames"], *document["service"]["serviceDescriptions"]):
                if one["language"] == code:
                    assert f"\n{one['value']}\n" in sheet


def test_a_worksheet_names_everything_that_is_missing_or_left_over(registry: str, day: dt.date) -> None:
    for document in documents(registry, day):
        sheet = made(registry, day)[f"ptv/{document['unit']}.sv.txt"].decode()
        assert all(f"* {one['why']['sv']}\n" in sheet for one in document["cannot"])
        assert sheet.count("\n* Finansieringstyp") == 1


def test_a_worksheet_has_no_code_where_the_catalogue_has_words() -> None:
    sheet = made("real")["ptv/oulu-orvokki.fi.txt"].decode()
    for words in (
        "Palvelutyyppi: Palvelu\n",
        "käytettävissä: Koko maa\n",
        "Tila: Luonnos\n",
        "SOTE-0077 Ensikotitoiminta",
    ):
        assert words in sheet


def test_a_classification_without_a_national_description_is_given_alone() -> None:
    directory = open_directory()
    given = Classification.model_validate(
        {"source": "fresh-book", "ontology_terms": [{"uri": "http://terms.example/1", "name": "satu"}]}
    )
    network = directory.registry.network.model_copy(update={"classification": given})
    document = unit(files(with_registry(directory, network=network)), "pond")
    assert [one["uri"] for one in document["service"]["ontologyTerms"]] == ["http://terms.example/1"]
    assert "generalDescriptionId" not in document["service"]
    assert "serviceClasses" in [one["field"] for one in document["missing"]]
