"""Services of the Finnish Service Catalogue become units, organisations, areas and fees, and nothing is made up."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from generator.directory.directory import Directory
from generator.exports import ptv
from generator.exports.scribe import Scribe
from generator.intake.importing import RefusedError, run
from generator.intake.ptv.charges import disagree
from generator.registry.document import Value
from generator.registry.load import load_text
from generator.registry.places import Places
from tests.exports.making import PAST, REGISTRIES, TODAY, open_directory, own_words_of, scribe
from tests.intake.made_up import (
    ADDRESS,
    FICTION,
    PHONE,
    ROOT,
    channel,
    errors,
    frame,
    gaps,
    imported,
    losses,
    organisation,
    service,
    texts,
    unit_of,
    value_of,
)
from tests.references import REFERENCES

SHARED = REFERENCES / "data" / "ptv"
SAMPLE = SHARED / "example-real-v11-service.json"
needs_sample = pytest.mark.skipif(not SAMPLE.is_file(), reason=f"the folder of references is missing: {SHARED}")


@pytest.mark.parametrize("day", [TODAY, PAST], ids=str)
@pytest.mark.parametrize("registry", REGISTRIES)
def test_our_own_worksheets_give_the_same_services_and_channels_again(
    tmp_path: Path, registry: str, day: dt.date
) -> None:
    """The rest of a worksheet tells of sources, dates and lengths: what a service of the catalogue has no place for."""
    before = scribe(open_directory(registry, day))
    for path, content in ptv.FORMAT.files(before):
        if path.startswith("ptv/") and path.endswith(".json"):
            (tmp_path / Path(path).name).write_bytes(content)
    found = run(tmp_path, None, frame(REGISTRIES[registry]), "en")
    assert gaps(found) == []
    loaded = load_text(found.text.encode(), "draft.yaml", Places.finland(), TODAY)
    assert loaded.registry is not None
    after = scribe(Directory(loaded.registry, Places.finland(), day, TODAY, own_words=own_words_of(registry)))
    assert set(after.directory.units) == set(before.directory.units)
    for unit in before.directory.units:
        assert carried(after, unit) == carried(before, unit)


def carried(of: Scribe, unit: str) -> bytes:
    """What an editor carries over of a worksheet."""
    made = ptv.document(of, unit)
    return json.dumps([made["service"], made["channels"]], ensure_ascii=False, indent=1).encode()


def test_a_worksheet_in_which_somebody_has_written_is_read_by_its_paragraphs(tmp_path: Path) -> None:
    made = ptv.document(scribe(open_directory()), "gate")
    (told,) = (one for one in made["service"]["requirements"] if one["language"] == "fi")
    told["value"] += "\n\nPortti on kiinni."
    found = imported(tmp_path, made)
    assert any("Portti on kiinni." in said for said in all_texts(value_of(found)["units"]))


@needs_sample
def test_a_real_service_becomes_a_draft_that_tells_exactly_what_is_missing() -> None:
    found = run(SAMPLE, None, frame(ROOT / "units.yaml"), "en")
    (key,) = value_of(found)["units"]
    assert gaps(found) == [f"units.{key}.kinds", f"units.{key}.locality"]
    told = [problem for problem in found.problems if problem.is_error]
    assert [(one.code, one.parts["field"]) for one in told] == [
        ("missing-field", "kinds"),
        ("missing-field", "locality"),
    ]
    (area,) = value_of(found)["service_areas"].values()
    assert len(area["municipalities"]) == 2
    assert value_of(found)["sources"][area["source"]]["date"] == "2019-11-18"


@needs_sample
def test_everything_a_real_service_says_is_in_the_draft_or_told_as_lost() -> None:
    found = run(SAMPLE, None, frame(ROOT / "units.yaml"), "en")
    (record,) = json.loads(SAMPLE.read_text(encoding="utf-8")).values()
    said = {one["value"].strip() for one in record["serviceDescriptions"] if one["value"]}
    assert said <= set(all_texts(value_of(found)["units"]))
    lost = {loss.place.partition(".")[2].partition("[")[0] for loss in found.draft.losses}
    assert {"serviceClasses", "ontologyTerms", "targetGroups", "serviceChannels", "generalDescriptionId"} <= lost


def all_texts(value: Any) -> list[str]:  # noqa: ANN401 - YAML
    if isinstance(value, str):
        return [value]
    return [text for part in (value.values() if isinstance(value, dict) else value) for text in all_texts(part)]


def test_a_service_is_a_unit_with_its_organisations_area_and_texts(tmp_path: Path) -> None:
    found = imported(tmp_path, service())
    whole, unit = value_of(found), unit_of(found)
    assert list(whole["units"]) == ["keijukoti"]
    assert unit["name"] == {"fi": "Keijukoti", "sv": "Älvhemmet"}
    assert unit["operators"] == [{"organisation": "keijut-oy"}]
    assert unit["languages"] == ["fi", "sv"]
    assert unit["keywords"] == {"fi": ["keiju"], "en": ["fairy"]}
    assert [(one["topic"], one["text"].get("fi")) for one in unit["statements"]] == [
        ("purpose", "Keijut asuvat täällä."),
        ("contents", "Keijut asuvat täällä\n\nvain saduissa."),
        ("contact", "Kolkuta kolmesti."),
        ("eligibility", "Usko keijuihin."),
    ]
    assert unit["statements"][0]["lead"] == "true"
    (area,) = whole["service_areas"].values()
    assert (area["responsible"], area["producer"]) == ("satumaan-kuntayhtyma", "keijut-oy")
    assert (area["municipalities"], area["units"], area["updated"]) == (["Lahti"], ["keijukoti"], "2026-05-19")
    assert gaps(found) == ["units.keijukoti.kinds", "units.keijukoti.locality"]
    assert losses(found) == {}


def test_what_is_imported_has_the_service_as_its_source_with_the_day_that_it_gives(tmp_path: Path) -> None:
    found = imported(tmp_path, service())
    source = value_of(found)["sources"][unit_of(found)["source"]]
    assert source["date"] == "2026-05-19"
    assert source["title"] == {"fi": "Keijukoti", "sv": "Älvhemmet"}
    assert service()["id"] in source["note"]["en"]
    assert "no-source" not in errors(found)


def test_a_service_without_a_day_has_an_undated_source(tmp_path: Path) -> None:
    unsaid = imported(tmp_path, service(modified=None))
    assert value_of(unsaid)["sources"][unit_of(unsaid)["source"]]["date"] == "unknown"
    unread = imported(tmp_path, service(modified="eilen"))
    assert value_of(unread)["sources"][unit_of(unread)["source"]]["date"] == "unknown"
    assert losses(unread) == {"modified": "bad-date"}


def test_sentences_of_the_source_wait_for_an_editors_own_words(tmp_path: Path) -> None:
    found = imported(tmp_path, service())
    statement = unit_of(found)["statements"][1]
    assert statement["text"]["review"] == ["fi", "sv"]
    assert found.text.count("# REWORD") == 1 + len(unit_of(found)["statements"])


def test_a_missing_field_is_told_beside_its_place(tmp_path: Path) -> None:
    rows = imported(tmp_path, service()).text.splitlines()
    at = next(number for number, row in enumerate(rows) if row.startswith("    # MISSING: kinds"))
    assert rows[at + 2].startswith("    operators:")
    assert rows[0] == "# DRAFT of a registry, imported from PTV v11: Keijukoti."
    assert str(tmp_path) not in "\n".join(rows)


def test_the_draft_passes_once_the_missing_fields_are_written(tmp_path: Path) -> None:
    detailed = service(serviceChannels=[channel("Keijukoti", addresses=[ADDRESS])])
    found = imported(tmp_path, detailed)
    assert gaps(found) == ["units.keijukoti.kinds"]
    assert errors(found) == ["missing-field"]


def test_a_channel_with_an_address_is_a_house(tmp_path: Path) -> None:
    page = {"url": "https://fairy.example/", "value": "Keiju", "language": "fi"}
    details = {"addresses": [ADDRESS], "phoneNumbers": [PHONE], "webPages": [page]}
    found = imported(tmp_path, service(serviceChannels=[channel("Keijukoti", **details)]))
    unit = unit_of(found)
    assert unit["locality"] == "Lahti"
    assert unit["addresses"] == [{"street": "Keksitynkatu 1", "postcode": "00000", "town": "LAHTI"}]
    assert unit["phone"] == "+358 000000000"
    assert unit["website"] == "https://fairy.example/"
    assert 'postcode: "00000"' in found.text
    assert losses(found) == {}


def test_several_houses_are_several_units_and_the_service_is_said_of_the_area(tmp_path: Path) -> None:
    two = [channel("Yläkoti", addresses=[ADDRESS]), channel("Alakoti", addresses=[ADDRESS])]
    whole = value_of(imported(tmp_path, service(serviceChannels=two)))
    assert list(whole["units"]) == ["ylakoti", "alakoti"]
    (area,) = whole["service_areas"].values()
    assert area["units"] == ["ylakoti", "alakoti"]
    assert [one["topic"] for one in area["statements"]] == ["purpose", "contents", "contact", "eligibility"]
    assert "statements" not in whole["units"]["ylakoti"]


def test_a_service_location_of_its_own_file_is_joined_by_its_identifier(tmp_path: Path) -> None:
    joined = channel("Keijutalo")
    joined["serviceChannel"]["id"] = "00000000-0000-4000-8000-000000000002"
    location = {
        "id": joined["serviceChannel"]["id"],
        "serviceChannelType": "ServiceLocation",
        "serviceChannelNames": texts(("fi", "Keijutalo"), ("sv", "Älvhuset"), type="Name"),
        "addresses": [ADDRESS],
        "phoneNumbers": [PHONE],
    }
    (tmp_path / "location.json").write_text(json.dumps(location), encoding="utf-8")
    (tmp_path / "service.json").write_text(json.dumps(service(serviceChannels=[joined])), encoding="utf-8")
    found = run(tmp_path, None, frame(), "en")
    assert unit_of(found)["name"] == {"fi": "Keijutalo", "sv": "Älvhuset"}
    assert unit_of(found)["locality"] == "Lahti"


def test_channels_of_which_nothing_is_known_but_the_name_are_no_houses(tmp_path: Path) -> None:
    found = imported(tmp_path, service(serviceChannels=[channel("Verkkolomake"), channel("Neuvonta")]))
    assert list(value_of(found)["units"]) == ["keijukoti"]
    assert set(losses(found)) == {"serviceChannels[0]", "serviceChannels[1]"}


@pytest.mark.parametrize(
    ("details", "place", "code"),
    [
        ({"phoneNumbers": [{**PHONE, "number": "soita"}]}, "phoneNumbers[0]", "bad-phone"),
        ({"phoneNumbers": [{**PHONE, "type": "Fax"}]}, "phoneNumbers[0]", "no-place"),
        ({"phoneNumbers": [PHONE, {**PHONE, "number": "111111111"}]}, "phoneNumbers[1]", "no-place"),
        ({"webPages": [{"url": "fairy", "value": "Keiju"}]}, "webPages[0]", "bad-address"),
        ({"emails": [{"value": "fairy@fairy.example", "language": "fi"}]}, "emails[0]", "no-place"),
        ({"addresses": [ADDRESS, {**ADDRESS, "type": "Postal"}]}, "addresses[1]", "no-place"),
    ],
)
def test_what_the_registry_has_no_place_for_is_told_with_its_place(
    tmp_path: Path, details: dict[str, Any], place: str, code: str
) -> None:
    found = imported(tmp_path, service(serviceChannels=[channel("Keijukoti", **details)]))
    assert losses(found) == {f"serviceChannels[0].contactDetails.{place}": code}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Lahden kaupunki", "municipality"),
        ("Liperin kunta", "municipality"),
        ("Satumaan kunta", ""),
        ("Päijät-Hämeen hyvinvointialue", "wellbeing-services-county"),
        ("Satumaan hyvinvointialue", ""),
        ("Satumaan kuntayhtymä", "joint-authority"),
        ("Keijut Oy", "company"),
        ("Keijut ry", ""),
        ("Koyote", ""),
    ],
)
def test_the_kind_of_an_organisation_is_taken_from_its_name_only_where_that_is_sure(
    tmp_path: Path, name: str, kind: str
) -> None:
    found = imported(tmp_path, service(organizations=[organisation(name, "Responsible")]))
    ((key, record),) = value_of(found)["organisations"].items()
    assert record.get("kind", "") == kind
    assert (f"organisations.{key}.kind" in gaps(found)) == (not kind)


def test_who_is_responsible_and_does_the_work_itself_is_the_producer(tmp_path: Path) -> None:
    roles = [organisation("Lahden kaupunki", "Responsible"), organisation(None, "Producer", "SelfProducedServices")]
    found = imported(tmp_path, service(organizations=roles))
    assert unit_of(found)["operators"] == [{"organisation": "lahden-kaupunki"}]
    assert losses(found) == {}


def test_who_does_the_work_is_missing_where_no_source_says_it(tmp_path: Path) -> None:
    found = imported(tmp_path, service(organizations=[]))
    assert {
        "units.keijukoti.operators",
        "service_areas.keijukoti.responsible",
        "service_areas.keijukoti.producer",
    } <= set(gaps(found))


def test_several_producers_are_kept_and_an_editor_is_asked(tmp_path: Path) -> None:
    roles = [organisation("Keijut Oy", "Producer"), organisation("Menninkäiset Oy", "Producer")]
    found = imported(tmp_path, service(organizations=roles))
    assert len(unit_of(found)["operators"]) == 2
    assert "units.keijukoti.operators" in gaps(found)


def test_an_organisation_of_another_role_is_lost_and_told(tmp_path: Path) -> None:
    roles = [*service()["organizations"], organisation("Peikot Oy", "OtherResponsible")]
    assert set(losses(imported(tmp_path, service(organizations=roles)))) == {"organizations[2]"}


def test_an_organisation_that_the_registry_knows_is_that_record_with_its_sources(tmp_path: Path) -> None:
    found = imported(tmp_path, service(organizations=[organisation("haaveilijat ry", "Producer")]))
    whole = value_of(found)
    assert whole["organisations"]["dreamers"] == frame().record("organisations", "dreamers")
    assert "fresh-book" in whole["sources"]


def test_an_organisation_that_has_ended_brings_its_successor(tmp_path: Path) -> None:
    found = imported(tmp_path, service(organizations=[organisation("Nukkujat ry", "Producer")]))
    assert set(value_of(found)["organisations"]) == {"sleepers", "dreamers"}


@pytest.mark.parametrize("changes", [{"sourceId": "pond"}, {"serviceNames": texts(("sv", "Dammhemmet"), type="Name")}])
def test_a_unit_that_the_registry_knows_keeps_its_id_and_what_no_service_can_say(
    tmp_path: Path, changes: dict[str, Any]
) -> None:
    found = imported(tmp_path, service(**changes, organizations=[]))
    assert list(value_of(found)["units"]) == ["pond"]
    unit = unit_of(found)
    assert (unit["kinds"], unit["locality"]) == (["general"], "Lahti")
    assert unit["operators"] == [{"organisation": "dreamers", "source": "undated-book"}]
    assert found.text.count("# NOTE: From the project's registry") >= 3
    assert not [gap for gap in gaps(found) if gap.startswith("units.")]


def test_an_address_that_the_registry_keeps_confidential_is_not_written(tmp_path: Path) -> None:
    known = service(sourceId="cave", serviceChannels=[channel("Keijukoti", addresses=[ADDRESS])])
    found = imported(tmp_path, known)
    assert unit_of(found)["addresses"] == "unknown"
    assert unit_of(found)["address_confidential"] == "true"
    assert "Keksitynkatu" not in found.text + "\n".join(found.report("en", written=True))
    assert losses(found)["serviceChannels[0].contactDetails.addresses"] == "confidential"


def test_two_services_of_one_name_get_ids_of_their_own(tmp_path: Path) -> None:
    whole = value_of(imported(tmp_path, [service(), service()]))
    assert list(whole["units"]) == ["keijukoti", "keijukoti-2"]
    assert {"ptv-keijukoti", "ptv-keijukoti-2"} <= set(whole["sources"])


@pytest.mark.parametrize(
    "holder",
    [
        lambda one: one,
        lambda one: [one],
        lambda one: {"itemList": [one], "pageNumber": 1},
        lambda one: {one["id"]: one},
        lambda one: {"service": one, "lengths": {"fi": 3}},
    ],
)
def test_a_service_is_found_in_each_form_in_which_it_comes(tmp_path: Path, holder: Any) -> None:  # noqa: ANN401
    assert list(value_of(imported(tmp_path, holder(service())))["units"]) == ["keijukoti"]


def test_all_services_of_a_folder_are_imported_and_other_files_are_told(tmp_path: Path) -> None:
    other = service(serviceNames=texts(("fi", "Peikkokoti"), type="Name"), areas=[])
    for name, content in {"a": {"service": service()}, "b": other, "codes": [{"code": "x"}]}.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    found = run(tmp_path, None, frame(), "en")
    assert list(value_of(found)["units"]) == ["keijukoti", "peikkokoti"]
    assert losses(found)["codes.json"] == "no-service"


# Charges: a mark of two, and a text.


@pytest.mark.parametrize(
    ("mark", "client"), [("FreeOfCharge", "free"), ("Chargeable", None), ("Free", "free"), ("Charged", None)]
)
def test_the_charge_type_alone_tells_neither_payer_nor_share(tmp_path: Path, mark: str, client: str | None) -> None:
    whole = value_of(imported(tmp_path, service(serviceChargeType=mark)))
    ((key, fee),) = whole["fees"].items()
    assert fee.get("client") == client
    assert not {"provider_paid_by", "amount", "per", "decided_by"} & set(fee)
    assert whole["units"]["keijukoti"]["fees"] == [key]
    assert whole["conflicts"] == {}


def test_an_unknown_charge_type_is_lost_and_told(tmp_path: Path) -> None:
    found = imported(tmp_path, service(serviceChargeType="Sometimes"))
    assert value_of(found)["fees"] == {}
    assert losses(found) == {"serviceChargeType": "no-place"}


def charged(mark: str | None, text: str) -> dict[str, Any]:
    said = [*service()["serviceDescriptions"], *texts(("fi", text), type="ChargeTypeAdditionalInfo")]
    return service(serviceChargeType=mark, serviceDescriptions=said)


def test_a_mark_and_a_text_that_disagree_are_both_kept_as_a_conflict(tmp_path: Path) -> None:
    found = imported(tmp_path, charged("FreeOfCharge", "Asiakas maksaa omavastuun."))
    whole = value_of(found)
    (conflict,) = whole["conflicts"].values()
    assert [side["fee"] for side in conflict["sides"]] == whole["units"]["keijukoti"]["fees"] == list(whole["fees"])
    assert conflict["about"] == "client-charge"
    assert "# NOTE: The charge type and the text" in found.text
    assert set(errors(found)) == {"missing-field"}


def test_a_mark_and_a_text_that_agree_are_two_fees_without_a_conflict(tmp_path: Path) -> None:
    whole = value_of(imported(tmp_path, charged("FreeOfCharge", "Palvelu on maksuton.")))
    assert len(whole["fees"]) == 2
    assert whole["conflicts"] == {}


@pytest.mark.parametrize(
    ("mark", "text", "expected"),
    [
        ("free", "Asiakas maksaa omavastuun.", True),
        ("free", "Hinta on 5 € päivältä.", True),
        ("free", "Klienten betalar en avgift.", True),
        ("free", "The client pays a fee.", True),
        ("free", "Palvelu on maksuton.", False),
        ("free", "Käynti on maksutonta, mutta ateriasta peritään asiakasmaksu.", True),
        ("free", "Tjänsten är avgiftsfri.", False),
        ("free", "The service is free of charge.", False),
        ("chargeable", "Palvelu on asiakkaalle maksuton.", True),
        ("chargeable", "Asiakasmaksu määräytyy tulojen mukaan.", False),
        ("chargeable", "Kysy lisää.", False),
    ],
)
def test_a_text_disagrees_with_a_mark_where_it_speaks_of_the_opposite(mark: str, text: str, expected: bool) -> None:  # noqa: FBT001
    assert disagree(mark, [text]) is expected


# Places.


def area(kind: str, code: str) -> list[dict[str, Any]]:
    return [{"type": kind, "code": code, "name": texts(("fi", "Alue")), "municipalities": []}]


def test_a_wellbeing_services_county_is_its_municipalities_on_the_day_of_the_service(tmp_path: Path) -> None:
    found = imported(tmp_path, service(areas=area("WellbeingServiceCounties", "09")))
    (record,) = value_of(found)["service_areas"].values()
    assert record["municipalities"] == [
        "Asikkala", "Hartola", "Heinola", "Hollola", "Iitti", "Kärkölä", "Lahti", "Orimattila", "Padasjoki", "Sysmä",
    ]  # fmt: skip
    assert "Päijät-Hämeen hyvinvointialue" in record["definition"]["fi"]
    assert losses(found) == {}


def test_an_area_that_nobody_can_list_is_missing_and_told(tmp_path: Path) -> None:
    found = imported(tmp_path, service(areas=area("HospitalDistrict", "7")))
    assert value_of(found)["service_areas"] == {}
    assert "HospitalDistrict 7" in found.text
    assert set(losses(found)) == {"areas[0]"}


def test_a_municipality_that_is_none_is_lost_and_told(tmp_path: Path) -> None:
    wrong = [{"type": "Municipality", "municipalities": [{"code": "999"}, {"code": "398"}]}]
    found = imported(tmp_path, service(areas=wrong))
    (record,) = value_of(found)["service_areas"].values()
    assert record["municipalities"] == ["Lahti"]
    assert losses(found) == {"areas[0].municipalities[0]": "unknown-municipality"}


def test_a_code_without_its_zeros_is_still_the_municipality(tmp_path: Path) -> None:
    found = imported(tmp_path, service(areas=[{"type": "Municipality", "municipalities": [{"code": 20}]}]))
    (record,) = value_of(found)["service_areas"].values()
    assert record["municipalities"] == ["Akaa"]


def test_a_service_for_the_whole_country_is_nationwide(tmp_path: Path) -> None:
    assert unit_of(imported(tmp_path, service(areaType="Nationwide", areas=[])))["nationwide"] == "true"
    most = unit_of(imported(tmp_path, service(areaType="NationwideExceptAlandIslands", areas=[])))
    assert most["nationwide"]["value"] == "true"
    assert "Åland" in most["nationwide"]["note"]["en"]


def test_values_that_are_not_known_are_told_and_not_guessed(tmp_path: Path) -> None:
    found = imported(
        tmp_path, service(areaType="Galaxy", languages=["fi", "tlh"], type="Permit", publishingStatus="Draft")
    )
    assert set(losses(found)) == {"areaType", "languages[1]", "type", "publishingStatus"}


def test_a_text_in_a_language_that_the_site_has_not_is_told(tmp_path: Path) -> None:
    named = texts(("fi", "Keijukoti"), ("se", "Máinnas"), ("fi", "Toinen nimi"), type="Name")
    found = imported(tmp_path, service(serviceNames=named))
    assert losses(found) == {"serviceNames[1].value": "another-language", "serviceNames[2].value": "second-text"}


def test_a_text_that_is_too_long_is_told_with_its_length(tmp_path: Path) -> None:
    found = imported(tmp_path, service(requirements=texts(("fi", "a" * 4001))))
    assert "# MISSING: The text has 4001 characters, and 4000 is the most." in found.text
    assert "text-too-long" in errors(found)


def test_characters_that_nobody_sees_are_left_out_and_told(tmp_path: Path) -> None:
    found = imported(tmp_path, service(requirements=texts(("fi", "Us\u200bko\ud800."))))
    assert unit_of(found)["statements"][-1]["text"]["fi"] == "Usko."
    assert losses(found) == {"requirements[0].value": "invisible"}


def test_a_service_without_a_name_says_so(tmp_path: Path) -> None:
    found = imported(tmp_path, service(serviceNames=[]))
    assert "units.unit.name" in gaps(found)


def test_what_the_networks_own_classification_says_is_not_lost(tmp_path: Path) -> None:
    classified = frame(FICTION)
    stated = dict(classified.stated) if isinstance(classified.stated, dict) else {}
    code: dict[str, Value] = {"uri": "https://codes.example/1", "code": "C1", "name": "Satu"}
    stated["network"] = {**classified.section("network"), "classification": {"service_classes": [code]}}
    own = type(classified)(classified.registry, stated, classified.places, classified.today)
    told = [
        {"name": texts(("fi", "Satu")), "uri": code["uri"]},
        {"name": texts(("fi", "Muu")), "uri": "https://x.example/"},
    ]
    assert set(losses(imported(tmp_path, service(serviceClasses=told), own))) == {"serviceClasses[1]"}


# What cannot be read.


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-source"),
        (b"  \n", "empty-source"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not-utf8"),
        ('{"ä": 1}'.encode("latin-1"), "not-utf8"),
        ('{"a": 1}'.encode("utf-16"), "not-utf8"),
        (b"name;town\n", "json-syntax"),
        (b'{"serviceNames": [}', "json-syntax"),
        (b'{"serviceNames": [],\n "serviceNames": []}', "json-key-twice"),
        (b'{"serviceNames": [], "x": NaN}', "json-number"),
        (b'{"serviceNames": [], "x": -Infinity}', "json-number"),
        (b'{"serviceNames": ' + b"[" * 100 + b"]" * 100 + b"}", "too-deep"),
        (b"[" * 100_000, "too-deep"),
        (b"{}", "no-ptv-service"),
        (b"[]", "no-ptv-service"),
        (b"3", "no-ptv-service"),
        (b"null", "no-ptv-service"),
        (b'{"serviceNames": {}}', "wanted-list"),
        (b'{"serviceNames": ["x"]}', "wanted-record"),
        (b'{"serviceNames": [{"value": ["x"]}]}', "wanted-text"),
        (b'{"serviceNames": [], "organizations": [{"organization": "x"}]}', "wanted-record"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(tmp_path: Path, content: bytes, code: str) -> None:
    with pytest.raises(RefusedError) as refused:
        imported(tmp_path, content)
    assert [problem.code for problem in refused.value.problems] == [code]


def test_a_wrong_shape_is_told_with_the_way_to_it(tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as refused:
        imported(tmp_path, service(areas=[{"type": "Municipality", "municipalities": [{"code": ["398"]}]}]))
    (problem,) = refused.value.problems
    assert problem.parts == {"path": "areas[0].municipalities[0].code", "given": "[…]"}


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b'{\n"serviceNames": [}', (2, 18)),
        (b'{"serviceNames": [],\n "serviceNames": []}', (2, 2)),
        (b'{"serviceNames": "NaN",\n "x": NaN}', (2, 7)),
    ],
)
def test_what_is_no_json_is_told_with_its_line(tmp_path: Path, content: bytes, place: tuple[int, int]) -> None:
    with pytest.raises(RefusedError) as refused:
        imported(tmp_path, content)
    (problem,) = refused.value.problems
    assert (problem.place.line, problem.place.column) == place


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    assert unit_of(imported(tmp_path, b"\xef\xbb\xbf" + json.dumps(service()).encode()))["name"]["fi"] == "Keijukoti"


def test_a_huge_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.intake.source.MOST_BYTES", 100)
    with pytest.raises(RefusedError) as refused:
        imported(tmp_path, service())
    assert refused.value.problems[0].code == "file-too-large"


def test_a_folder_without_services_and_a_name_that_tells_nothing_are_refused(tmp_path: Path) -> None:
    (tmp_path / "readme.txt").write_text("x", encoding="utf-8")
    for path, kind, code in (
        (tmp_path, "ptv", "folder-without"),
        (tmp_path, None, "unknown-kind-of-source"),
        (tmp_path / "readme.txt", None, "unknown-kind-of-source"),
        (tmp_path / "missing.json", None, "no-such-source"),
    ):
        with pytest.raises(RefusedError) as refused:
            run(path, kind, frame(), "en")
        assert refused.value.problems[0].code == code


# Worksheets of this project.


def test_a_worksheet_with_its_channels_is_one_unit(tmp_path: Path) -> None:
    named = texts(("fi", "Keijukoti"), ("sv", "Keijukoti"), ("en", "Keijukoti"), type="Name")
    house = {"sourceId": "fairy.location", "serviceChannelType": "ServiceLocation", "serviceChannelNames": named}
    web = {"sourceId": "fairy.web", "serviceChannelType": "WebPage", "serviceChannelNames": named}
    own = service(
        sourceId="fairy",
        serviceNames=named,
        serviceChannels=[{"serviceChannel": {"name": "Keijukoti"}} for _ in range(2)],
    )
    page = {"url": "https://fairy.example/", "language": "fi"}
    sheet = {"service": own, "channels": [{**house, "addresses": [ADDRESS]}, {**web, "webPages": [page]}]}
    found = imported(tmp_path, sheet)
    assert list(value_of(found)["units"]) == ["fairy"]
    unit = unit_of(found)
    assert (unit["name"], unit["locality"], unit["website"]) == ("Keijukoti", "Lahti", "https://fairy.example/")
    assert losses(found) == {}


def test_what_the_frame_says_already_is_not_said_again_of_the_unit(tmp_path: Path) -> None:
    said = texts(("fi", "Satukotia ei ole.\n\nKeijut nukkuvat."), type="Description")
    everyone = texts(("fi", "Satuun pääsee  kuka vain."))
    found = imported(tmp_path, service(serviceDescriptions=said, requirements=everyone))
    assert [one["text"]["fi"] for one in unit_of(found)["statements"]] == ["Keijut nukkuvat."]


def test_a_list_of_the_networks_own_offerings_confirms_them(tmp_path: Path) -> None:
    said = texts(("fi", "Nämä:\n- Satuhetki"), ("sv", "Dessa:\n- Sagostund"), type="Description")
    found = imported(tmp_path, service(serviceDescriptions=said))
    assert unit_of(found)["offerings"] == [{"offering": "storytelling"}]
    other = texts(("fi", "Nämä:\n- Satuhetki\n- Peikkohetki"), type="Description")
    assert "offerings" not in unit_of(imported(tmp_path, service(serviceDescriptions=other)))


def test_paragraphs_are_statements_where_all_languages_have_as_many(tmp_path: Path) -> None:
    said = texts(("fi", "Yksi.\n\nKaksi."), ("sv", "Ett.\n\nTvå."), type="Description")
    found = imported(tmp_path, service(serviceDescriptions=said, requirements=[]))
    assert [(one["text"]["fi"], one["text"]["sv"]) for one in unit_of(found)["statements"]] == [
        ("Yksi.", "Ett."),
        ("Kaksi.", "Två."),
    ]
