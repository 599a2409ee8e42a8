"""The graph that the services stand in: what they refer to, each once and with its type."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from generator.directory.evidence import latest, sources_of
from generator.exports import linked
from generator.exports.linked import filled, tagged, word
from generator.exports.scribe import VERSION
from generator.registry.values import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.directory.facts import Known
    from generator.exports.linked import Speech
    from generator.exports.scribe import Record, Scribe
    from generator.registry.municipality import Municipality
    from generator.registry.nouns import Organisation
    from generator.registry.values import Period, Sourced, Text

Reference = dict[str, str]

_TYPES_OF_DAYS = {len("2020-01-01"): "xsd:date", len("2020-01"): "xsd:gYearMonth", len("2020"): "xsd:gYear"}
_INEXACT = "edtf:EDTF"
"""The Extended Date/Time Format (ISO 8601-2), in which registries are written."""

_LANGUAGES = "http://publications.europa.eu/resource/authority/language/"
_CODES = {"fi": "FIN", "sv": "SWE", "en": "ENG", "se": "SME", "so": "SOM", "ar": "ARA", "ru": "RUS", "fsl": "FSE"}


@dataclass(frozen=True)
class Graph:
    """Nodes by their names. ``address`` is that of the file: what is defined nowhere else has its name below it."""

    scribe: Scribe
    address: str
    nodes: dict[str, Record] = field(default_factory=dict)

    def put(self, node: Mapping[str, object]) -> Reference:
        """The reference to a node that is in the graph from now on."""
        name = str(node["@id"])
        self.nodes.setdefault(name, filled(node))
        return {"@id": name}

    def traced(self, known: Known[Any], more: Iterable[str] = ()) -> Record:
        """Where a node is from, the date of that, when its owner confirmed it, how fresh it is, and what else to know.

        ``more`` are the sources of details that have sources of their own.
        """
        sources = dict.fromkeys((*known.sources, *more))
        return {
            "dct:source": [self.source(key) for key in sources],
            "dct:date": moment(known.date),
            "schema:lastReviewed": moment(known.verified),
            "own:freshness": self.concept("fresh", known.level) if known.level else None,
            "skos:note": tagged(known.note),
        }

    def record(self, one: Sourced, *parents: Sourced, more: Iterable[str] = ()) -> Record:
        """The same of a record, with what it inherits from ``parents``."""
        return self.traced(self.scribe.directory.resolve.record(one, *parents, note=one.note), more)

    def source(self, key: str) -> Reference:
        """Who published what, where and when."""
        one = self.scribe.directory.registry.sources[key]
        level = self.scribe.directory.resolve.source_level(key)
        return self.put(
            {
                "@id": linked.record(self.scribe, "sources", key),
                "@type": "Document",
                "dct:title": tagged(one.title),
                "dc11:publisher": one.publisher,
                "dct:issued": moment(one.date),
                "schema:url": address(one.url),
                "own:freshness": self.concept("fresh", level),
                "skos:note": tagged(one.note),
            }
        )

    def concept(self, group: str, key: str, label: Speech | None = None) -> Reference:
        """A word of a list: its label is the one that pages use, unless another is given."""
        label = label or word(self.scribe, f"{group}.{key}")
        return self.put({"@id": f"own:{group}-{key}", "@type": "Concept", "skos:prefLabel": label})

    def claim(self, name: str, text: Text, trace: Record, subject: Reference | None = None) -> Reference:
        """One thing that sources say."""
        told = {"@id": name, "@type": "schema:Claim", "dct:description": tagged(text), "dct:subject": subject}
        return self.put(told | trace)

    def document(self, url: str) -> Reference:
        """A page of the web."""
        return self.put({"@id": url, "@type": "Document"})

    def language(self, code: str) -> Reference:
        """A language, by its name in the European Union's list."""
        label = word(self.scribe, f"language.{code}")
        return self.put({"@id": f"{_LANGUAGES}{_CODES[code]}", "@type": "LinguisticSystem", "skos:prefLabel": label})

    def finland(self) -> Reference:
        """The whole country."""
        return self.put(
            {"@id": linked.COUNTRY, "@type": "Location", "skos:prefLabel": word(self.scribe, "linked.finland")}
        )

    def municipality(self, place: Municipality) -> Reference:
        """A municipality with its code and official names."""
        names = [{"@language": code, "@value": place.name(code)} for code in ("fi", "sv")]
        name = linked.municipality(self.scribe, place)
        return self.put({"@id": name, "@type": "Location", "dct:identifier": place.code, "skos:prefLabel": names})

    def organisation(self, key: str, responsible_in: list[Reference] | None = None) -> Reference:
        """An organisation; with the places where it is responsible, it is an authority."""
        one = self.scribe.directory.registry.organisations[key]
        details = linked.stated(one.website, one.phone)
        node: Record = {
            "@id": linked.record(self.scribe, "organisations", key),
            "@type": ["Agent", "Organization"],
            "Agent.identifier": key,
            "Agent.name": tagged(one.name),
            "org:classification": self.concept("organisation", one.kind),
            "foaf:homepage": self.document(one.website.value) if one.website.value else None,
            "schema:telephone": one.phone.value,
            **valid(one.valid),
            **self.record(one, more=details),
        }
        if responsible_in:
            known = self.nodes.get(str(node["@id"]), {}).get("PublicOrganization.spatial", [])
            places = [*known, *responsible_in] if isinstance(known, list) else responsible_in
            self.nodes[str(node["@id"])] = filled(node | _authority(one, places))
        return self.put(node)


def _authority(one: Organisation, places: list[Reference]) -> Record:
    return {
        "@type": ["PublicOrganization", "Agent", "Organization"],
        "PublicOrganization.preferredLabel": tagged(one.name),
        "PublicOrganization.spatial": places,
    }


def dataset(graph: Graph) -> Reference:
    """The whole directory as of its day, with its publisher or the words that there is none known."""
    scribe, network = graph.scribe, graph.scribe.directory.registry.network
    day = moment(_exactly(scribe.directory.as_of.isoformat()))
    lens = next(iter(scribe.lenses.values()))
    every = dict.fromkeys(source for key in scribe.directory.units for source in sources_of(lens, key))
    newest = latest(lens, tuple(every))
    return graph.put(
        {
            "@id": f"{graph.address}#directory",
            "@type": "Dataset",
            "Dataset.identifier": f"{network.id}-{scribe.directory.as_of.isoformat()}",
            "Dataset.title": tagged(network.name),
            "Dataset.description": tagged(network.disclaimer),
            "Dataset.publisher": _publisher(graph),
            "Dataset.landingPage": [graph.document(linked.page(scribe, "data"))],
            "dct:temporal": {"@type": "dct:PeriodOfTime", "dcat:startDate": day, "dcat:endDate": day},
            "dct:modified": moment(_exactly(newest)) if newest else None,
            "schema:schemaVersion": VERSION,
        }
    )


def _publisher(graph: Graph) -> Reference:
    network = graph.scribe.directory.registry.network
    known = network.publisher.value
    name = [linked.untagged(known)] if known else word(graph.scribe, "linked.publisher_unknown")
    publisher = {"@id": "own:publisher", "@type": "Agent", "Agent.identifier": "publisher", "Agent.name": name}
    return graph.put(publisher)


def freshness(graph: Graph) -> Reference:
    """The one property that no standard has."""
    labels = {"rdfs:label": word(graph.scribe, "linked.freshness")}
    labels["rdfs:comment"] = word(graph.scribe, "linked.freshness_text")
    return graph.put({"@id": "own:freshness", "@type": "rdf:Property", **labels})


def _exactly(text: str) -> PartialDate:
    return PartialDate.parse(text)


def moment(date: PartialDate | None) -> dict[str, str] | None:
    """A date as exactly as its source gives it."""
    if date is None:
        return None
    sure = not date.approximate and "/" not in date.text
    return {"@value": date.text, "@type": _TYPES_OF_DAYS[len(date.text)] if sure else _INEXACT}


def valid(period: Period) -> Record:
    """A period by its first and last day."""
    last = linked.last_day(period)
    text = f"{last}~" if period.end and period.end.approximate else str(last)
    end = moment(_exactly(text)) if last else None
    return {"schema:validFrom": moment(period.start), "schema:validThrough": end}


def address(url: str | None) -> dict[str, str] | None:
    """An address as a value, which is no name of anything."""
    return {"@value": url, "@type": "xsd:anyURI"} if url else None
