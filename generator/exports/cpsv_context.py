"""The words of the file: the official context, and what we use beside it, each term with its meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.exports.scribe import Record

STANDARD = "https://semiceu.github.io/CPSV-AP/releases/3.2.0/"
# The copy below /uri.semic.eu-generated/ has the same name and other keys.
OFFICIAL = f"{STANDARD}context/cpsv-ap.jsonld"

_PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dc11": "http://purl.org/dc/elements/1.1/",
    "dct": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "locn": "http://www.w3.org/ns/locn#",
    "org": "http://www.w3.org/ns/org#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_REFERENCES = (
    "dct:hasPart", "dct:source", "dct:spatial", "dct:subject", "dct:temporal", "foaf:homepage", "foaf:page",
    "locn:address", "org:classification", "own:freshness", "schema:containsPlace", "schema:subjectOf",
)  # fmt: skip
_LITERALS = (
    "dc11:publisher", "dcat:endDate", "dcat:startDate", "dct:date", "dct:description", "dct:identifier", "dct:issued",
    "dct:modified", "dct:title", "rdfs:comment", "rdfs:label", "schema:lastReviewed", "schema:schemaVersion",
    "schema:telephone", "schema:url", "schema:validFrom", "schema:validThrough", "skos:definition", "skos:notation",
    "skos:note", "skos:prefLabel",
)  # fmt: skip
_CLASSES = ("dct:PeriodOfTime", "rdf:Property", "schema:Claim")


def context(own: str) -> list[object]:
    """The whole context; ``own`` is where the terms live that no standard has."""
    inline: Record = {**_PREFIXES, "own": own}
    inline |= {term: {"@id": _full(term, own), "@type": "@id"} for term in _REFERENCES}
    inline |= {term: {"@id": _full(term, own)} for term in _LITERALS}
    inline |= {term: _full(term, own) for term in _CLASSES}
    return [OFFICIAL, inline]


def _full(term: str, own: str) -> str:
    prefix, _, name = term.partition(":")
    return f"{own if prefix == 'own' else _PREFIXES[prefix]}{name}"
