"""The vocabularies: what attributes tell, and the registry's sources, offerings, topics and kinds as terms."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from generator.directory import blocks
from generator.registry.nouns import OrganisationKind, Topic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.exports.hsds.package import Package
    from generator.exports.scribe import Scribe

_TAXONOMIES = {
    "attribute": ("Attributes", "What an attribute tells of the registry's field at the place label.link_type."),
    "source": ("Sources", "Who published what: what the facts of this data are from."),
    "offering": ("Offerings", "What a unit can give a family."),
    "topic": ("Topics", "What a statement is about."),
    "unit-kind": ("Kinds of units", "For whom a unit is."),
    "organisation": ("Kinds of organisations", "What an organisation is."),
}
_ATTRIBUTES = {
    "field": ("Field", "A value of the registry that HSDS has no field for."),
    "text": ("Text in another language", "link_type is its language (ISO 639-1); review names languages to check."),
    "date": ("Date of the source", "The date that the source gives, as exact as it does (ISO 8601-2)."),
    "verified": ("Verified", "The date on which the owner of the fact confirmed it (ISO 8601-2)."),
    "validity": ("Validity", "from is the first day, to the first day on which it no longer holds (ISO 8601-2)."),
}
# (vocabulary, its kinds, the words for them)
_KINDS = (
    ("topic", get_args(Topic), "topic"),
    ("organisation", get_args(OrganisationKind), "organisation"),
)


def add_vocabularies(package: Package, scribe: Scribe) -> None:
    """The taxonomies and their terms. The code of a term is unique in the whole package: "offering:day-group"."""
    for key, (name, description) in _TAXONOMIES.items():
        package.add("taxonomy", f"taxonomies/{key}", name=name, description=description)
    for code, name, description, language, address in _terms(scribe):
        taxonomy = code.partition(":")[0]
        package.add(
            "taxonomy_term",
            package.term_path(code),
            code=code,
            name=name,
            description=description,
            taxonomy=_TAXONOMIES[taxonomy][0],
            language=language,
            taxonomy_id=package.id(f"taxonomies/{taxonomy}"),
            term_uri=address,
        )


def _terms(scribe: Scribe) -> Iterator[tuple[str, str, str, str, str | None]]:
    """Code, name, description, language and address of each term."""
    for key, (name, description) in _ATTRIBUTES.items():
        yield f"attribute:{key}", name, description, "en", None
    words = scribe.lens.words
    for taxonomy, kinds, table in _KINDS:
        for kind in kinds:
            name = words.capital(words(f"{table}.{kind}"))
            yield f"{taxonomy}:{kind}", name, name, scribe.first, None
    registry = scribe.directory.registry
    for kind in scribe.directory.kinds:
        name = words.capital(blocks.kind(scribe.lens, kind))
        yield f"unit-kind:{kind}", name, name, scribe.first, None
    for key, offering in registry.offerings.items():
        name, language = scribe.best(offering.name)
        yield f"offering:{key}", name, scribe.main(offering.summary), language, None
    for key, source in registry.sources.items():
        name, language = scribe.best(source.title)
        yield f"source:{key}", name, source.publisher or name, language, source.url
