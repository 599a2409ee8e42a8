"""``schema-org.jsonld``: only types and properties of schema.org, the same things as on the pages, in all languages."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from rdflib import RDF, Graph, Literal, URIRef

from generator.directory import schema_org
from generator.directory.directory import Directory
from generator.directory.views.unit import head
from generator.exports import schema_org_file
from generator.site.addresses import AddressBook
from tests.exports.allow_list import misfits
from tests.exports.making import LANGUAGES, PAST, SITE_URL, TODAY, Json, make, maps, open_directory, prose, scribe
from tests.exports.shared_schemas import needs_schemas, official
from tests.site.made_up import made_up_site

# rdflib reads JSON-LD into a kind of graph that it deprecates itself.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")


def document(directory: Directory) -> Json:
    found: Json = json.loads(make(directory)["data/schema-org.jsonld"])
    return found


@cache
def read(registry: str = "fictional", day: dt.date = TODAY) -> Json:
    return document(open_directory(registry, day))


def by_name(file: Json) -> dict[str, Json]:
    return {one["@id"]: one for one in maps(file["@graph"]) if "@type" in one and "@id" in one}


def types() -> Any:  # noqa: ANN401 - what JSON holds
    return official("schema-org/types_subset.json")["types"]


def service(key: str, file: Json | None = None) -> Json:
    return by_name(file or read())[f"{SITE_URL}yksikot/{key}/#unit"]


def in_language(value: object, language: str) -> object:
    """A thing of the file as a page in one language has it: texts in the language alone."""
    if isinstance(value, list):
        tagged = {one["@language"]: one["@value"] for one in value if isinstance(one, dict) and "@value" in one}
        return tagged[language] if tagged else [in_language(one, language) for one in value]
    if isinstance(value, dict):
        return {name: in_language(one, language) for name, one in value.items()}
    return value


@needs_schemas
def test_every_type_property_and_value_is_allowed(registry: str, day: dt.date) -> None:
    file = read(registry, day)
    found = [told for one in file["@graph"] for told in misfits(one, types(), by_name(file))]
    assert found == []


@needs_schemas
@pytest.mark.parametrize(
    ("thing", "told"),
    [
        ({"@type": "Service", "provder": []}, "Service has no provder"),
        ({"@type": "SocialService"}, "no type 'SocialService'"),
        ({"@type": "Service", "telephone": "0000"}, "Service has no telephone"),
        ({"@type": "Service", "url": "no address"}, "Service.url: 'no address' is none of ['URL']"),
        ({"@type": "WebPage", "dateModified": "last week"}, "WebPage.dateModified: 'last week' is none of"),
        ({"@type": "Service", "areaServed": [{"@type": "Offer"}]}, "Service.areaServed: Offer is none of"),
        ({"@type": "Service", "provider": [{"@id": "of nothing"}]}, "Service.provider: None is none of"),
        ({"@type": "Service", "produces": []}, "Service.produces is deprecated"),
        ({"@type": "Service", "offers": [{"@type": "Offer", "prise": "1"}]}, "Service.offers: Offer has no prise"),
    ],
)  # fmt: skip
def test_the_list_notices_what_is_misspelt_or_misplaced(thing: Json, told: str) -> None:
    (found,) = misfits(thing, types())
    assert found.startswith(told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_service_says_what_its_page_says(registry: str, day: dt.date, language: str) -> None:
    file, directory = read(registry, day), open_directory(registry, day)
    lens = scribe(directory).lenses[language]
    for key in directory.units:
        page = head(lens, key).about
        assert page
        told = service(key, file)
        for name, value in page.items():
            if name in {"provider", "areaServed"}:
                assert isinstance(value, list)
                own = [by_name(file)[one["@id"]] for one in told[name] if "@id" in one]
                assert [shared(one, two, language) for one, two in zip(value, own, strict=True)] == value
            else:
                assert in_language(told[name], language) == value, (key, name)


def shared(page: Json, thing: Json, language: str) -> object:
    return in_language({name: thing[name] for name in page}, language)


def test_a_page_of_a_unit_has_in_the_file_what_it_tells_itself() -> None:
    directory = open_directory()
    told = head(scribe(directory).lenses["sv"], "river")
    address = f"{SITE_URL}sv/enheter/river/"
    page = json.loads(schema_org.page(told, "sv", address, {}))
    there = by_name(read())[address]
    own = {name: value for name, value in page.items() if name not in {"@context", "isPartOf", "mainEntity"}}
    assert {name: there[name] for name in own} == own
    assert there["mainEntity"] == {"@id": f"{SITE_URL}yksikot/river/#unit"}


def test_every_page_that_is_named_is_there(registry: str, day: dt.date) -> None:
    book = AddressBook(open_directory(registry, day), prose(), LANGUAGES)
    there = {f"{SITE_URL}{folder}" for language in LANGUAGES for folder in book.places(language).values()}
    named = {name.partition("#")[0] for name in by_name(read(registry, day)) if name.startswith(SITE_URL)}
    assert {name for name in named if "/data/" not in name} <= there


def test_organisations_have_the_type_of_their_kind() -> None:
    dreamers = by_name(read())[f"{SITE_URL}data/units.json#/organisations/dreamers"]
    assert (dreamers["@type"], dreamers["url"]) == ("NGO", "https://dreamers.example/")
    public = made_up_site(("    kind: member-association\n", "    kind: joint-authority\n")).directory
    assert "GovernmentOrganization" in {one["@type"] for one in document(public)["@graph"]}


def test_whoever_is_not_sure_to_run_a_unit_is_left_out() -> None:
    assert "provider" not in service("helsinki-taika", read("real"))
    assert len(service("tampere", read("real"))["provider"]) == 1


def test_a_fee_is_an_offer_with_its_price_and_unit() -> None:
    (offer,) = service("pond")["offers"]
    price = offer["priceSpecification"]
    assert (price["price"], price["priceCurrency"]) == ("1.50", "EUR")
    assert {"@language": "en", "@value": "per day"} in price["unitText"]
    (unpriced,) = service("rovaniemi", read("real"))["offers"]
    assert "price" not in unpriced["priceSpecification"]
    assert unpriced["priceSpecification"]["validFrom"] == "2023-01-01"


def test_a_fee_that_has_ended_stands_with_its_last_day_as_of_its_time() -> None:
    fees = {one["identifier"]: one["priceSpecification"] for one in service("pond", read(day=PAST))["offers"]}
    assert fees["tale-old"]["validThrough"] == "2021-12-31"
    assert [one["identifier"] for one in service("pond")["offers"]] == ["tale-share"]


def test_a_day_that_is_not_exact_is_left_out() -> None:
    about = made_up_site(("valid: {to: 2022-01-01}\n\nconflicts", "valid: {to: 2022-01-01~}\n\nconflicts"), day=PAST)
    fees = {one["identifier"]: one for one in service("pond", document(about.directory))["offers"]}
    assert "validThrough" not in fees["tale-old"]["priceSpecification"]


def test_where_families_come_from_is_said_where_a_source_says_it() -> None:
    (area,) = service("river")["areaServed"]
    places = by_name(read())[area["@id"]]["containsPlace"]
    assert [(one["@type"], one["identifier"]) for one in places] == [
        ("AdministrativeArea", "398"),
        ("AdministrativeArea", "098"),
    ]
    assert service("cloud")["areaServed"][0]["identifier"] == "FI"
    assert "areaServed" not in service("pond")


def test_the_dates_of_a_unit_are_on_its_pages() -> None:
    page = by_name(read())[f"{SITE_URL}yksikot/river/"]
    assert page["dateModified"] == "2026-06-01"
    assert "https://book.example/stale" in page["isBasedOn"]
    assert "lastReviewed" not in page  # one fact is confirmed, not the record
    confirmed = ("    name: {fi: Jokikoti,", "    verified: 2026-10-01\n    name: {fi: Jokikoti,")
    later = by_name(document(made_up_site(confirmed).directory))[f"{SITE_URL}yksikot/river/"]
    assert (later["lastReviewed"], later["dateModified"]) == ("2026-10-01", "2026-10-01")


def test_the_data_set_says_of_which_day_and_version_it_is() -> None:
    (about,) = [one for one in read(day=PAST)["@graph"] if one["@type"] == "Dataset"]
    assert about["temporalCoverage"] == "2020-09-03"
    assert about["schemaVersion"]
    assert "publisher" not in about  # nobody knows it


def test_what_is_confidential_or_withheld_is_not_there() -> None:
    words = json.dumps(read(), ensure_ascii=False)
    for hidden in ("Osoite toisesta sadusta", "Se on toisen talon"):
        assert hidden not in words
    address = "    addresses: [{street: Salakuja 9, postcode: unknown, town: Oulu}]"
    open_one = made_up_site(("    address_confidential: true\n    addresses: unknown", address)).directory
    assert "Salakuja" in json.dumps(document(open_one))
    cave = open_one.registry.units["cave"].model_copy(update={"address_confidential": True})
    registry = open_one.registry.model_copy(update={"units": {**open_one.registry.units, "cave": cave}})
    assert "Salakuja" not in json.dumps(document(replace(open_one, registry=registry)))


def test_the_file_reads_as_linked_data() -> None:
    """With a stand-in for schema.org's own context, which gives every key its name; rdflib finds the same facts."""
    file = read()
    graph = Graph().parse(data=json.dumps({**file, "@context": {"@vocab": "https://schema.org/"}}), format="json-ld")
    vocabulary = "https://schema.org/"
    river = URIRef(f"{SITE_URL}yksikot/river/#unit")
    assert graph.value(river, RDF.type) == URIRef(f"{vocabulary}Service")
    assert Literal("River home", lang="en") in set(graph.objects(river, URIRef(f"{vocabulary}name")))
    assert set(graph.subjects(RDF.type, URIRef(f"{vocabulary}WebPage"))) == {
        URIRef(f"{SITE_URL}{folder}/{key}/")
        for folder in ("yksikot", "sv/enheter", "en/units")
        for key in open_directory().units
    }


def test_the_same_facts_and_day_give_the_same_bytes() -> None:
    again = dict(schema_org_file.FORMAT.files(scribe(open_directory())))
    assert make(open_directory())["data/schema-org.jsonld"] == again["schema-org.jsonld"]


def test_the_example_is_part_of_the_file() -> None:
    path, text = schema_org_file.FORMAT.example(scribe(open_directory()))
    assert path == "schema-org.jsonld"
    assert len(text.splitlines()) <= 30
    assert json.loads(text) == service("pond")
