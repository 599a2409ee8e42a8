"""The units as public services in the terms of CPSV-AP 3.2.0: who is responsible, who runs them, ways in, costs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from generator.directory import blocks
from generator.directory.evidence import sources_of, unit_level
from generator.directory.facts import Known
from generator.directory.views import unit as unit_page
from generator.exports import linked
from generator.exports.catalogue import FOLDER, Entry, Format
from generator.exports.cpsv_context import STANDARD, context
from generator.exports.cpsv_graph import Graph, address, dataset, freshness, valid
from generator.exports.lines import one_record_a_line
from generator.exports.linked import filled, spoken, tagged, untagged, word

if TYPE_CHECKING:
    from generator.directory.voice import Lens
    from generator.exports.cpsv_graph import Reference
    from generator.exports.scribe import Record, Scribe
    from generator.registry.nouns import Address, Conflict, Fee, Operation, ServiceArea, Statement, Unit

_PATH = "cpsv-ap.jsonld"
_TOPICS = {topic: term for term, topics in unit_page.ACCESS.items() for topic in topics}
_EURO = "http://publications.europa.eu/resource/authority/currency/EUR"


def document(scribe: Scribe) -> Record:
    """The whole file: its context, and the graph of the directory, its services and what they refer to."""
    graph = _graph(scribe, scribe.directory.units)
    return {"@context": context(f"{graph.address}#"), "@graph": list(graph.nodes.values())}


def _graph(scribe: Scribe, units: Iterable[str]) -> Graph:
    graph = Graph(scribe, f"{scribe.site_url}{FOLDER}{_PATH}")
    dataset(graph)
    for key in units:
        _Service(graph, key).put()
    freshness(graph)
    return graph


class _Service:
    """One unit as a service."""

    def __init__(self, graph: Graph, key: str) -> None:
        self.graph, self.key = graph, key
        self.scribe, self.directory = graph.scribe, graph.scribe.directory
        self.unit: Unit = self.directory.units[key]
        self.name = linked.thing(self.scribe, "unit", key)
        self.areas = {one: self.directory.registry.service_areas[one] for one in self.directory.areas_of(key)}

    def put(self) -> Reference:
        """The service with all that belongs to it."""
        unit, graph = self.unit, self.graph
        node: Record = {
            "@id": self.name,
            "@type": "PublicService",
            "PublicService.identifier": self.key,
            "PublicService.name": tagged(unit.name),
            "PublicService.description": spoken(self.scribe, lambda lens: unit_page.head(lens, self.key).short),
            "PublicService.isPartOf": [{"@id": f"{graph.address}#directory"}],
        }
        graph.nodes[self.name] = node  # its place is before what it refers to
        node |= {
            "PublicService.hasCompetentAuthority": list(self._authorities()),
            "PublicService.hasParticipation": [*self._operators(), *self._organisers()],
            "PublicService.hasChannel": list(self._channels()),
            "PublicService.contactPoint": list(self._contact_points()),
            "PublicService.hasCost": [_cost(graph, fee) for fee in self.directory.fees_of(unit)],
            "PublicService.holdsRequirement": list(self._access("unit.eligibility")),
            "PublicService.follows": [*self._access("unit.contact"), *self._access("unit.admission")],
            "PublicService.spatial": list(self._places()),
            "PublicService.language": [graph.language(code) for code in unit.languages.value or ()],
            "PublicService.isClassifiedBy": [*self._kinds(), *self._offerings()],
            "PublicService.thematicArea": [_theme(graph)],
            "PublicService.keyword": [
                {"@language": code, "@value": one} for code, lines in unit.keywords.items() for one in lines
            ],
            "schema:subjectOf": [*self._confirmed(), *self._statements(), *self._conflicts()],
            "foaf:page": [graph.document(f"{self.scribe.site_url}{one}") for one in self._pages()],
            **valid(unit.valid),
            **self._trace(),
        }
        graph.nodes[self.name] = filled(node)
        return {"@id": self.name}

    def _pages(self) -> list[object]:
        return list(self.scribe.pages("unit", self.key).values())

    def _trace(self) -> Record:
        """The service is as old as the oldest thing that it says."""
        lens = self.scribe.lens
        sources = sources_of(lens, self.key)
        date = self.directory.resolve.record(self.unit).date
        level = unit_level(lens, self.key)
        return self.graph.traced(
            Known(value=True, sources=sources, date=date, verified=self.unit.verified, level=level, note=self.unit.note)
        )

    def _authorities(self) -> Iterator[Reference]:
        """The public bodies that a source names; else, in words, who decides where a family lives."""
        found = list(self._responsible())
        yield from found
        if not found:
            yield _unnamed_authority(self.graph, "family" if self.unit.answers_municipalities else "unknown")

    def _responsible(self) -> Iterator[Reference]:
        for key, area in self.areas.items():
            if self.directory.registry.organisations[area.responsible].kind in linked.PUBLIC:
                yield self.graph.organisation(area.responsible, [_area(self.graph, key, area)])

    def _operators(self) -> Iterator[Reference]:
        for number, one in enumerate(self.directory.operators(self.unit)):
            yield self._participation(f"operator-{number}", one, self.unit)

    def _participation(self, name: str, one: Operation, unit: Unit) -> Reference:
        """Somebody runs the unit. A doubt makes it another role, which no program takes for a sure one."""

        def told(lens: Lens) -> str:
            operator = blocks.named(blocks.organisation(lens, one.organisation, one.doubt))
            return f"{lens.words('unit.operator')}: {operator}"

        role = self.graph.concept("role", "operator", word(self.scribe, "unit.operator"))
        if one.doubt:
            doubt = one.doubt
            label = spoken(self.scribe, lambda lens: f"{lens.words('unit.operator')} ({lens.words(f'doubt.{doubt}')})")
            role = self.graph.concept("role", f"operator-{doubt}", label)
        return self.graph.put(
            {
                "@id": f"{self.name}-{name}",
                "@type": "Participation",
                "Participation.identifier": f"{self.key}-{name}",
                "Participation.description": spoken(self.scribe, told),
                "Participation.role": [role],
                "Participation.hasParticipant": self.graph.organisation(one.organisation),
                **valid(one.valid),
                **self.graph.record(one, unit),
            }
        )

    def _organisers(self) -> Iterator[Reference]:
        """Who is responsible for a service area of the unit and who provides its service, as the area says."""
        for key, area in self.areas.items():
            for role, organisation in (("responsible", area.responsible), ("producer", area.producer)):
                label = word(self.scribe, f"area.{role}")
                yield self.graph.put(
                    {
                        "@id": f"{linked.thing(self.scribe, 'area', key)}-{role}",
                        "@type": "Participation",
                        "Participation.identifier": f"{key}-{role}",
                        "Participation.description": _after(label, tagged(area.name)),
                        "Participation.role": [self.graph.concept("role", role, label)],
                        "Participation.hasParticipant": self.graph.organisation(organisation),
                        **valid(area.valid),
                        **self.graph.record(area),
                    }
                )

    def _channels(self) -> Iterator[Reference]:
        unit, resolve = self.unit, self.directory.resolve
        if unit.phone.value:
            number = blocks.telephone(unit.phone.value)
            yield self._channel("phone", {"schema:telephone": number}, resolve.fact(unit.phone, unit))
        if unit.website.value:
            yield self._channel(
                "website", {"schema:url": address(unit.website.value)}, resolve.fact(unit.website, unit)
            )
        if unit.addresses.value and not unit.address_confidential:
            where: Record = {"locn:address": [_address(one) for one in unit.addresses.value]}
            yield self._channel("address", where, resolve.fact(unit.addresses, unit))

    def _channel(self, kind: str, how: Record, known: Known[Any]) -> Reference:
        label = word(self.scribe, f"unit.{kind}")
        return self.graph.put(
            {
                "@id": f"{self.name}-{kind}",
                "@type": "Channel",
                "Channel.identifier": f"{self.key}-{kind}",
                "Channel.type": self.graph.concept("channel", kind, label),
                **how,
                **self.graph.traced(known),
            }
        )

    def _contact_points(self) -> Iterator[Reference]:
        unit = self.unit
        if unit.phone.value or unit.website.value:
            yield self.graph.put(
                {
                    "@id": f"{self.name}-contact",
                    "@type": "ContactPoint",
                    "ContactPoint.hasTelephone": [blocks.telephone(unit.phone.value)] if unit.phone.value else [],
                    "ContactPoint.contactPage": [self.graph.document(unit.website.value)] if unit.website.value else [],
                    "dct:source": [
                        self.graph.source(key)
                        for fact in (unit.phone, unit.website)
                        if fact.known
                        for key in self.directory.resolve.value(True, fact, unit).sources  # noqa: FBT003 - the fact stands
                    ],
                }
            )

    def _access(self, term: str) -> list[Reference]:
        """What sources say of the way in, the unit's own before what holds everywhere, as the unit's page does."""
        found = [
            _access(
                self.graph, term, (f"{self.name}-statement-{number}", f"{self.key}-statement-{number}"), one, self.unit
            )
            for number, one in self._said()
            if _TOPICS.get(one.topic) == term
        ]
        if self.unit.answers_municipalities:
            leads = self.directory.leads(*unit_page.ACCESS[term])
            found += [
                _access(self.graph, term, (f"own:statement-{key}", key), one)
                for key, one in self.directory.registry.statements.items()
                if one in leads
            ]
        return found

    def _said(self) -> list[tuple[int, Statement]]:
        """What the unit's record says on the day, numbered as in the registry."""
        day = self.directory.as_of
        return [(number, one) for number, one in enumerate(self.unit.statements) if one.valid.holds(day)]

    def _statements(self) -> Iterator[Reference]:
        for number, one in self._said():
            if one.topic not in _TOPICS:
                subject = self.graph.concept("topic", one.topic)
                trace = valid(one.valid) | self.graph.record(one, self.unit)
                yield self.graph.claim(f"{self.name}-statement-{number}", one.text, trace, subject)

    def _places(self) -> Iterator[Reference]:
        """From where the unit takes families, as far as a source says."""
        for key, area in self.areas.items():
            yield _area(self.graph, key, area)
        if self.unit.nationwide.value:
            known = self.directory.resolve.fact(self.unit.nationwide, self.unit)
            yield self.graph.put(
                {
                    "@id": f"{self.name}-nationwide",
                    "@type": "Location",
                    "skos:prefLabel": word(self.scribe, "linked.finland"),
                    "dct:description": word(self.scribe, "relation.nationwide_reason"),
                    "schema:containsPlace": [self.graph.finland()],
                    **self.graph.traced(known),
                }
            )

    def _kinds(self) -> Iterator[Reference]:
        for kind in self.unit.kinds:
            yield self.graph.concept("kind", kind, spoken(self.scribe, partial(blocks.kind, key=kind)))

    def _offerings(self) -> Iterator[Reference]:
        yield from (_offering(self.graph, one.offering) for one in self.unit.offerings)

    def _confirmed(self) -> Iterator[Reference]:
        """That a source says the unit has a kind of support."""
        offerings = self.directory.registry.offerings
        for one in self.unit.offerings:
            name, trace = f"{self.name}-offering-{one.offering}", self.graph.record(one, self.unit)
            yield self.graph.claim(name, offerings[one.offering].name, trace, _offering(self.graph, one.offering))

    def _conflicts(self) -> Iterator[Reference]:
        conflicts = self.directory.conflicts_of(self.unit)
        yield from (_conflict(self.graph, key, one) for key, one in conflicts.items())


def _unnamed_authority(graph: Graph, who: str) -> Reference:
    """An authority that no source names: whom to ask instead, in words, with the sources of that."""
    directory, scribe = graph.scribe.directory, graph.scribe
    before = "" if directory.counties or who == "unknown" else "_before"
    leads = directory.leads("decision") if who == "family" else []
    trace = graph.record(leads[0]) if leads else {}
    return graph.put(
        {
            "@id": f"own:authority-{who}",
            "@type": "PublicOrganization",
            "PublicOrganization.preferredLabel": word(scribe, f"linked.authority_{who}{before}"),
            "PublicOrganization.spatial": [graph.finland()],
            "dct:description": word(scribe, f"linked.authority_{who}_text{before}"),
            **trace,
        }
    )


def _after(label: list[dict[str, str]], names: list[dict[str, str]]) -> list[dict[str, str]]:
    """Names after a label, in the languages that have both."""
    labels = {one["@language"]: one["@value"] for one in label}
    return [{**one, "@value": f"{labels[one['@language']]}: {one['@value']}"} for one in names]


def _area(graph: Graph, key: str, area: ServiceArea) -> Reference:
    """A service area with its municipalities and the days on which it holds."""
    places = graph.scribe.directory.places
    found = [place for name in area.municipalities if (place := places.by_name(name))]
    return graph.put(
        {
            "@id": linked.thing(graph.scribe, "area", key),
            "@type": "Location",
            "skos:prefLabel": tagged(area.name),
            "dct:description": tagged(area.definition),
            "schema:containsPlace": [graph.municipality(place) for place in found],
            **valid(area.valid),
            **graph.record(area, more=linked.stated(area.units)),
        }
    )


def _address(one: Address) -> Record:
    post = f"{one.postcode} {one.town}" if one.postcode else one.town
    return filled(
        {
            "@type": "Address",
            "Address.locatorName": tagged(one.name),
            "Address.thoroughfare": [untagged(one.street)],
            "Address.postCode": [one.postcode] if one.postcode else [],
            "Address.postName": [untagged(one.town)],
            "Address.fullAddress": [untagged(f"{one.street}, {post}")],
        }
    )


def _cost(graph: Graph, key: str) -> Reference:
    """What a client pays, as one source states it; a value only where the source gives one."""
    fee = graph.scribe.directory.registry.fees[key]
    value = linked.price(fee)
    return graph.put(
        {
            "@id": linked.record(graph.scribe, "fees", key),
            "@type": "Cost",
            "Cost.identifier": key,
            "Cost.description": linked.fee_words(graph.scribe, fee),
            "Cost.hasValue": {"@value": str(float(value)), "@type": "xsd:double"} if value else None,
            "Cost.currency": _euro(graph) if value else None,
            **valid(fee.valid),
            **graph.record(fee, more=_sources_of_fee(fee)),
        }
    )


def _sources_of_fee(fee: Fee) -> tuple[str, ...]:
    return linked.stated(fee.provider_paid_by, fee.client, fee.amount, fee.per, fee.decided_by)


def _euro(graph: Graph) -> Reference:
    return graph.put({"@id": _EURO, "@type": "Concept", "skos:notation": "EUR"})


def _access(graph: Graph, term: str, name: tuple[str, str], one: Statement, *parents: Unit) -> Reference:
    """A requirement or a rule (its name and identifier), under the words that the unit's page has over it."""
    kind = "Requirement" if term == "unit.eligibility" else "Rule"
    described = "dct:description" if kind == "Requirement" else "Rule.description"
    return graph.put(
        {
            "@id": name[0],
            "@type": kind,
            f"{kind}.identifier": name[1],
            f"{kind}.name": word(graph.scribe, term),
            described: tagged(one.text),
            **valid(one.valid),
            **graph.record(one, *parents),
        }
    )


def _offering(graph: Graph, key: str) -> Reference:
    one = graph.scribe.directory.registry.offerings[key]
    return graph.put(
        {
            "@id": linked.thing(graph.scribe, "offering", key),
            "@type": "Concept",
            "skos:prefLabel": tagged(one.name),
            "skos:definition": tagged(one.summary),
            **graph.record(one),
        }
    )


def _theme(graph: Graph) -> Reference:
    """The kind of service that the whole directory is about."""
    term = graph.scribe.directory.registry.network.service
    node: Record = {"@id": "own:service", "@type": "Concept", "skos:prefLabel": tagged(term.name)}
    return graph.put(node | {"skos:definition": tagged(term.summary)})


def _conflict(graph: Graph, key: str, conflict: Conflict) -> Reference:
    """Sources that disagree: all sides, and what to do."""
    fees, name = graph.scribe.directory.registry.fees, linked.record(graph.scribe, "conflicts", key)
    sides = []
    for number, one in enumerate(conflict.sides):
        parents = (fees[one.fee],) if one.fee else ()
        period = valid(fees[one.fee].valid) if one.fee else {}
        sides.append(graph.claim(f"{name}/sides/{number}", one.text, period | graph.record(one, *parents, conflict)))
    told: Record = {
        "@id": name,
        "@type": "schema:Claim",
        "dct:title": tagged(conflict.title),
        "dct:description": tagged(conflict.explanation),
        "dct:hasPart": sides,
    }
    return graph.put(told | graph.record(conflict) | {"skos:note": [*tagged(conflict.advice), *tagged(conflict.note)]})


def _files(scribe: Scribe) -> Iterator[tuple[str, bytes]]:
    yield _PATH, one_record_a_line(document(scribe))


def _example(scribe: Scribe) -> tuple[str, str]:
    """The first service, with who runs it and who is responsible."""
    graph = _graph(scribe, islice(scribe.directory.units, 1))
    service = next(node for node in graph.nodes.values() if node["@type"] == "PublicService")
    shown = ("@id", "@type", "identifier", "name", "isPartOf", "hasCompetentAuthority", "hasParticipation")
    lines = [_line(name, service[name]) for name in service if name.rpartition(".")[2] in shown]
    return _PATH, "{\n" + ",\n".join(lines) + "\n}"


def _line(name: str, value: object) -> str:
    return f"  {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}"


FORMAT = Format(
    key="cpsv",
    standard="CPSV-AP 3.2.0",
    address=STANDARD,
    entries=(Entry(_PATH, "application/ld+json"),),
    files=_files,
    example=_example,
)
