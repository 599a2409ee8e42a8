"""``cpsv-ap.jsonld``: the official shapes pass, no key and no reference falls through, and nothing is made up."""

from __future__ import annotations

import copy
import datetime as dt
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pyshacl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import DCTERMS, RDF, SKOS, BNode, Graph, Literal, Namespace, URIRef

from generator.directory.directory import Directory
from generator.exports import cpsv
from generator.exports.cpsv_context import OFFICIAL, STANDARD
from generator.registry.values import Text
from tests.exports.making import PAST, SITE_URL, TODAY, Json, make, maps, open_directory, scribe
from tests.exports.shared_schemas import SCHEMAS, needs_schemas, official
from tests.site.made_up import made_up_site

CV = Namespace("http://data.europa.eu/m8g/")
CPSV = Namespace("http://purl.org/vocab/cpsv#")
SCHEMA = Namespace("https://schema.org/")
OWN = Namespace(f"{SITE_URL}data/cpsv-ap.jsonld#")
LANGUAGE = Namespace("http://publications.europa.eu/resource/authority/language/")
# rdflib reads JSON-LD into a kind of graph that it deprecates itself.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
KEYWORDS = {"@id", "@type", "@value", "@language"}
PUBLIC_BODY = ("    kind: member-association\n    founded", "    kind: joint-authority\n    founded")


def document(directory: Directory) -> Json:
    found: Json = json.loads(make(directory)["data/cpsv-ap.jsonld"])
    return found


@cache
def read(registry: str = "fictional", day: dt.date = TODAY) -> Json:
    return document(open_directory(registry, day))


def as_graph(file: Json) -> Graph:
    """The file read by rdflib, with the official context from the folder of references instead of the net."""
    remote, inline = file["@context"]
    assert remote == OFFICIAL
    contexts = [official("cpsv-ap/cpsv-ap.jsonld")["@context"], inline]
    return Graph().parse(data=json.dumps({**file, "@context": contexts}), format="json-ld")


@cache
def graph(registry: str = "fictional", day: dt.date = TODAY) -> Graph:
    return as_graph(read(registry, day))


@cache
def shapes() -> Graph:
    return Graph().parse(SCHEMAS / "cpsv-ap" / "cpsv-ap-SHACL.ttl")


def broken_shapes(data: Graph) -> str:
    """What the official shapes find, "" where nothing."""
    conforms, _, told = pyshacl.validate(data, shacl_graph=shapes())
    return "" if conforms else str(told)


def unknown_words(file: Json) -> set[str]:
    """Keys and types that neither the official context nor the one in the file has: readers would drop them."""
    known = {*official("cpsv-ap/cpsv-ap.jsonld")["@context"], *file["@context"][1], *KEYWORDS}
    used: set[str] = set()
    for node in maps(file["@graph"]):
        types = node.get("@type", [])
        given = [types] if isinstance(types, str) else types
        used |= {*node, *(one.partition(":")[0] if "@value" in node else one for one in given)}
    return used - known


def untyped(data: Graph) -> set[object]:
    """What something refers to without saying what it is."""
    named = {o for _, p, o in data if isinstance(o, URIRef | BNode) and p != RDF.type}
    return {one for one in named if data.value(one, RDF.type) is None}


def nodes(file: Json, kind: str) -> list[Json]:
    return [
        one for one in file["@graph"] if kind in ([one["@type"]] if isinstance(one["@type"], str) else one["@type"])
    ]


def service(key: str) -> URIRef:
    return URIRef(f"{SITE_URL}yksikot/{key}/#unit")


def texts(data: Graph, subject: object, predicate: URIRef) -> dict[str | None, str]:
    found = data.objects(subject, predicate)  # type: ignore[arg-type]
    return {one.language: str(one) for one in found if isinstance(one, Literal)}


@needs_schemas
def test_the_official_shapes_pass(registry: str, day: dt.date) -> None:
    assert broken_shapes(graph(registry, day)) == ""


@needs_schemas
def test_every_key_and_type_is_in_a_context(registry: str, day: dt.date) -> None:
    assert unknown_words(read(registry, day)) == set()


@needs_schemas
def test_everything_that_is_referred_to_has_a_type(registry: str, day: dt.date) -> None:
    assert untyped(graph(registry, day)) == set()


def test_the_same_facts_and_day_give_the_same_bytes() -> None:
    again = dict(cpsv.FORMAT.files(scribe(open_directory())))
    assert make(open_directory())["data/cpsv-ap.jsonld"] == again["cpsv-ap.jsonld"]


def test_the_context_is_that_of_the_standard_we_name() -> None:
    assert OFFICIAL.startswith(STANDARD)
    assert read()["@context"][0] == OFFICIAL
    assert "3.2.0" in cpsv.FORMAT.standard


def _without(name: str) -> Callable[[Json], None]:
    return lambda node: node.pop(name)


def _with(name: str, value: object) -> Callable[[Json], None]:
    def put(node: Json) -> None:
        node[name] = value

    return put


BREAKERS: list[tuple[str, Callable[[Json], Any]]] = [
    ("PublicService", _without("PublicService.hasCompetentAuthority")),
    ("PublicService", _without("PublicService.identifier")),
    ("PublicService", _with("PublicService.name", ["a name of no language"])),
    ("PublicOrganization", _without("PublicOrganization.spatial")),
    ("Participation", _without("Participation.role")),
    ("Channel", _with("Channel.identifier", ["one", "two"])),
    ("Cost", _with("Cost.hasValue", {"@value": "a lot", "@type": "xsd:string"})),
    ("Dataset", _without("Dataset.publisher")),
    ("Concept", _without("@type")),
    ("Location", _without("@type")),
    ("LinguisticSystem", _without("@type")),
]


@needs_schemas
@pytest.mark.parametrize(("kind", "breaks"), BREAKERS)
def test_the_shapes_notice_what_is_wrong(kind: str, breaks: Callable[[Json], Any]) -> None:
    file = copy.deepcopy(read())
    breaks(nodes(file, kind)[0])
    assert broken_shapes(as_graph(file))


@needs_schemas
def test_a_misspelt_key_or_type_is_noticed() -> None:
    file = copy.deepcopy(read())
    nodes(file, "ContactPoint")[0]["ContactPoint.telephone"] = ["0000"]
    nodes(file, "Agent")[0]["@type"] = "PublicOrganisation"
    assert unknown_words(file) == {"ContactPoint.telephone", "PublicOrganisation"}


@needs_schemas
def test_every_unit_of_the_day_is_a_service_of_the_directory(registry: str, day: dt.date) -> None:
    found = graph(registry, day)
    services = set(found.subjects(RDF.type, CPSV.PublicService))
    assert services == {service(key) for key in open_directory(registry, day).units}
    assert set(found.subjects(DCTERMS.isPartOf, OWN.directory)) == services


@needs_schemas
def test_texts_stand_in_every_language_that_the_registry_has() -> None:
    assert texts(graph(), service("river"), DCTERMS.title) == {"fi": "Jokikoti", "sv": "Åhemmet", "en": "River home"}
    source = URIRef(f"{SITE_URL}data/units.json#/sources/undated-book")
    assert texts(graph(), source, DCTERMS.title) == {"fi": "Ajaton satu"}


@needs_schemas
@pytest.mark.parametrize(("day", "name"), [(TODAY, "Perheen oman alueen"), (PAST, "Perheen kotikunnan")])
def test_where_no_source_names_an_authority_words_say_who_decides(day: dt.date, name: str) -> None:
    data = graph("real", day)
    assert set(data.objects(service("tampere"), CV.hasCompetentAuthority)) == {OWN["authority-family"]}
    assert texts(data, OWN["authority-family"], SKOS.prefLabel)["fi"].startswith(name)
    assert texts(data, OWN["authority-family"], DCTERMS.description)["fi"].startswith("Mikään lähde ei nimeä")
    assert list(data.objects(OWN["authority-family"], DCTERMS.source))


@needs_schemas
def test_of_a_prison_department_no_authority_is_made_up() -> None:
    assert set(graph().objects(service("gate"), CV.hasCompetentAuthority)) == {OWN["authority-unknown"]}
    assert texts(graph(), OWN["authority-unknown"], SKOS.prefLabel)["en"] == "Authority not known"


@needs_schemas
def test_the_public_body_that_is_responsible_for_a_service_area_is_the_authority() -> None:
    data = as_graph(document_of(PUBLIC_BODY))
    (authority,) = data.objects(service("river"), CV.hasCompetentAuthority)
    assert str(authority).endswith("data/units.json#/organisations/dreamers")
    assert texts(data, authority, SKOS.prefLabel)["en"] == "The Dreamers"
    assert (service("pond"), CV.hasCompetentAuthority, authority) not in data
    assert broken_shapes(data) == ""
    assert untyped(data) == set()


@needs_schemas
def test_a_body_responsible_for_two_areas_is_an_authority_in_both() -> None:
    other = "  hill-land:\n    source: due-book\n    name: Mäkimaa\n    valid: {from: 2024-01-01}\n"
    other += "    definition: {fi: Yksi kunta.}\n    responsible: dreamers\n    producer: dreamers\n"
    other += "    municipalities: [Turku]\n    units: cloud\n"
    data = as_graph(document_of(PUBLIC_BODY, ("    units: river\n", f"    units: river\n{other}")))
    (authority,) = data.objects(service("river"), CV.hasCompetentAuthority)
    places = {str(one).rpartition("/")[0] for one in data.objects(authority, DCTERMS.spatial)}
    assert places == {f"{SITE_URL}palvelualueet/{name}" for name in ("satumaa", "makimaa")}


def document_of(*changes: tuple[str, str]) -> Json:
    """The file of the fictional registry with some of its lines written anew."""
    return document(made_up_site(*changes).directory)


@needs_schemas
def test_who_is_responsible_but_no_public_body_is_no_authority() -> None:
    assert set(graph().objects(service("river"), CV.hasCompetentAuthority)) == {OWN["authority-family"]}
    assert OWN["role-responsible"] in set(roles(graph(), "river"))


def roles(data: Graph, key: str) -> Iterator[object]:
    for one in data.objects(service(key), CV.hasParticipation):
        yield from data.objects(one, CV.role)


@needs_schemas
def test_a_doubt_makes_running_a_unit_another_role() -> None:
    assert list(roles(graph("real"), "helsinki-taika")) == [OWN["role-operator-planned"]]
    assert list(roles(graph("real"), "tampere")) == [OWN["role-operator"]]
    assert texts(graph("real"), OWN["role-operator-planned"], SKOS.prefLabel)["en"] == "Run by (transfer not confirmed)"


@needs_schemas
def test_periods_stand_by_their_first_and_last_day() -> None:
    runs = URIRef(f"{service('river')}-operator-0")
    assert graph().value(runs, SCHEMA.validFrom) == Literal(
        "2022-01-01", datatype="http://www.w3.org/2001/XMLSchema#date"
    )
    assert str(graph(day=PAST).value(runs, SCHEMA.validThrough)) == "2021-12-31"
    planned = URIRef(f"{service('helsinki-taika')}-operator-0")
    since = graph("real").value(planned, SCHEMA.validFrom)
    assert isinstance(since, Literal)
    assert (str(since), str(since.datatype)) == ("2025-09-01~", "http://id.loc.gov/datatypes/edtf/EDTF")


@needs_schemas
def test_a_fact_has_its_own_source_and_date_and_the_day_of_its_confirmation() -> None:
    phone = URIRef(f"{service('river')}-phone")
    assert [str(one).rpartition("/")[2] for one in graph().objects(phone, DCTERMS.source)] == ["stale-book"]
    assert str(graph().value(phone, DCTERMS.date)) == "2019/2021"
    assert str(graph().value(phone, SCHEMA.lastReviewed)) == "2026-10"
    assert graph().value(phone, OWN.freshness) == OWN["fresh-fresh"]
    assert graph().value(URIRef(f"{service('river')}-address"), OWN.freshness) == OWN["fresh-due"]


@needs_schemas
def test_only_what_a_source_says_is_where_families_come_from() -> None:
    data = graph()
    assert not list(data.objects(service("pond"), DCTERMS.spatial))
    (area,) = data.objects(service("river"), DCTERMS.spatial)
    assert {texts(data, one, SKOS.prefLabel)["fi"] for one in data.objects(area, SCHEMA.containsPlace)} == {
        "Lahti",
        "Hollola",
    }
    (country,) = data.objects(service("cloud"), DCTERMS.spatial)
    assert [str(one).rpartition("/")[2] for one in data.objects(country, SCHEMA.containsPlace)] == ["FIN"]


@needs_schemas
def test_a_municipality_is_named_as_in_the_national_list_of_codes() -> None:
    (area,) = graph().objects(service("river"), DCTERMS.spatial)
    names = {str(one) for one in graph().objects(area, SCHEMA.containsPlace)}
    assert names == {f"http://uri.suomi.fi/codelist/jhs/kunta_1_20240101/code/{code}" for code in ("398", "098")}


@needs_schemas
def test_a_municipality_that_the_list_does_not_know_has_a_name_of_ours() -> None:
    ended = ("    valid: {from: 2024-01-01}", "    valid: {from: 2019-01-01, to: 2021-01-01}")
    honkajoki = ("municipalities: [Lahti, Hollola]", "municipalities: [Honkajoki]")
    data = as_graph(document(made_up_site(ended, honkajoki, day=PAST).directory))
    (area,) = data.objects(service("river"), DCTERMS.spatial)
    assert str(data.value(area, SCHEMA.containsPlace)) == f"{SITE_URL}data/municipalities.json#099"
    assert str(data.value(area, SCHEMA.validThrough)) == "2020-12-31"


@needs_schemas
def test_languages_are_those_of_the_european_union() -> None:
    assert set(graph().objects(service("river"), DCTERMS.language)) == {LANGUAGE.FIN, LANGUAGE.SWE}


@needs_schemas
def test_a_cost_has_a_value_only_where_a_source_gives_one() -> None:
    (cost,) = graph().objects(service("pond"), CV.hasCost)
    assert float(str(graph().value(cost, CV.hasValue))) == 1.5
    assert "€1.50 per day" in texts(graph(), cost, DCTERMS.description)["en"]
    (unpriced,) = graph("real").objects(service("rovaniemi"), CV.hasCost)
    assert graph("real").value(unpriced, CV.hasValue) is None
    (free,) = graph("real").objects(service("hameenlinna"), CV.hasCost)
    assert float(str(graph("real").value(free, CV.hasValue))) == 0


@needs_schemas
def test_a_conflict_stands_with_all_its_sides() -> None:
    (conflict,) = graph().objects(service("cloud"), SCHEMA.subjectOf)
    sides = {texts(graph(), one, DCTERMS.description)["en"] for one in graph().objects(conflict, DCTERMS.hasPart)}
    assert sides == {"It is.", "It is not."}
    assert not list(graph().objects(service("pond"), SCHEMA.subjectOf))


@needs_schemas
def test_requirements_and_rules_are_those_of_the_unit_s_page() -> None:
    data = graph("real")
    required = {str(one).rpartition("#")[2] for one in data.objects(service("tampere"), CV.holdsRequirement)}
    assert required == {"statement-eligible-strength"}
    followed = {str(one).rpartition("#")[2] for one in data.objects(service("tampere"), CPSV.follows)}
    assert followed == {"statement-contact-who", "statement-contact-is-not-admission", "statement-decision-county"}
    prison = {str(one).rpartition("#")[2] for one in data.objects(service("hameenlinna"), CV.holdsRequirement)}
    assert prison == {"unit-statement-0", "unit-statement-1"}


def test_what_is_confidential_or_withheld_is_not_there() -> None:
    address = "    addresses: [{street: Salakuja 9, postcode: unknown, town: Oulu}]"
    open_one = made_up_site(("    address_confidential: true\n    addresses: unknown", address)).directory
    assert "Salakuja" in json.dumps(document(open_one))
    cave = open_one.registry.units["cave"].model_copy(update={"address_confidential": True})
    registry = open_one.registry.model_copy(update={"units": {**open_one.registry.units, "cave": cave}})
    assert "Salakuja" not in json.dumps(document(replace(open_one, registry=registry)))
    words = json.dumps(read(), ensure_ascii=False)
    for hidden in ("Osoite toisesta sadusta", "Se on toisen talon", "withheld"):
        assert hidden not in words


@needs_schemas
@settings(max_examples=20, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1))
def test_any_text_arrives_as_it_is(words: str) -> None:
    directory = open_directory()
    pond = directory.registry.units["pond"].model_copy(update={"name": Text.model_construct(en=words)})
    registry = directory.registry.model_copy(update={"units": {"pond": pond}})
    data = as_graph(document(replace(directory, registry=registry)))
    assert texts(data, service("pond"), DCTERMS.title) == {"en": words}


def test_a_publisher_that_is_not_known_is_said_to_be_unknown() -> None:
    (publisher,) = [one for one in nodes(read(), "Agent") if one["Agent.identifier"] == "publisher"]
    assert {"@language": "en", "@value": "Publisher not known"} in publisher["Agent.name"]
    known = document_of(("  disclaimer:", "  publisher: {value: Satuseura, source: fresh-book}\n  disclaimer:"))
    (named,) = [one for one in nodes(known, "Agent") if one["Agent.identifier"] == "publisher"]
    assert named["Agent.name"] == [{"@language": "und", "@value": "Satuseura"}]


def test_the_file_says_of_which_day_and_version_it_is() -> None:
    (about,) = nodes(read(day=PAST), "Dataset")
    assert about["dct:temporal"]["dcat:startDate"]["@value"] == "2020-09-03"
    assert re.fullmatch(r"\d+\.\d+", about["schema:schemaVersion"])


def test_the_example_is_part_of_the_file() -> None:
    path, text = cpsv.FORMAT.example(scribe(open_directory()))
    assert path == "cpsv-ap.jsonld"
    assert len(text.splitlines()) <= 30
    shown = json.loads(text)
    (whole,) = [one for one in read()["@graph"] if one["@id"] == shown["@id"]]
    assert {name: whole[name] for name in shown} == shown
