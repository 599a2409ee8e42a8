"""The whole directory in the terms of schema.org: what its pages tell programs, in one file and all languages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.directory import schema_org
from generator.directory.evidence import latest, sources_of
from generator.directory.views import unit as unit_page
from generator.exports import linked
from generator.exports.catalogue import FOLDER, Entry, Format
from generator.exports.lines import one_record_a_line
from generator.exports.linked import fee_words, filled, is_day, last_day, tagged, word
from generator.exports.scribe import VERSION

if TYPE_CHECKING:
    from generator.exports.linked import Speech
    from generator.exports.scribe import Record, Scribe
    from generator.registry.nouns import Fee
    from generator.registry.values import Period, Text

_PATH = "schema-org.jsonld"
_COUNTRY_CODE = "FI"


def document(scribe: Scribe) -> Record:
    """The whole file: the data set, then the services, what they refer to, and their pages."""
    graph = _Graph(scribe)
    services = [graph.service(key) for key in scribe.directory.units]
    offerings = [graph.offering(key) for key in scribe.directory.registry.offerings]
    pages = [page for key in scribe.directory.units for page in _pages(scribe, key)]
    things = [_dataset(scribe), *services, *graph.things.values(), *offerings, *pages]
    return {"@context": "https://schema.org", "@graph": things}


class _Graph:
    """Tells as the pages do, and keeps what they would put into another thing as a thing of its own."""

    def __init__(self, scribe: Scribe) -> None:
        self.scribe, self.directory = scribe, scribe.directory
        self.things: dict[str, Record] = {}
        self.teller = schema_org.Teller(scribe.directory, _text, lambda key: _plain(word(scribe, key)), self._refer)

    def service(self, key: str) -> Record:
        """A unit's service with its own name, its pages, and what the terms can say of its fees."""
        unit = self.directory.units[key]
        found = schema_org.unit(self.teller, key)
        if unit.nationwide.value:
            country = {"@type": "AdministrativeArea", "name": _plain(word(self.scribe, "linked.finland"))}
            areas = found.get("areaServed", [])
            nearer = areas if isinstance(areas, list) else []
            found["areaServed"] = [*nearer, {**country, "identifier": _COUNTRY_CODE}]
        pages = list(_addresses(self.scribe, key))
        return filled(
            {
                "@id": linked.thing(self.scribe, "unit", key),
                **found,
                "identifier": key,
                "url": pages[0],
                "offers": [_offer(self.scribe, fee) for fee in self.directory.fees_of(unit)],
                "subjectOf": [{"@id": page} for page in pages],
            }
        )

    def offering(self, key: str) -> Record:
        """A kind of support with its name and page."""
        url = linked.page(self.scribe, "offering", key)
        name = linked.thing(self.scribe, "offering", key)
        return {"@id": name, **schema_org.offering(self.teller, key), "termCode": key, "url": url}

    def _refer(self, kind: str, key: str, thing: schema_org.Thing) -> schema_org.Thing:
        if kind == "area":
            name = linked.thing(self.scribe, "area", key)
            thing = {**thing, "url": linked.page(self.scribe, "area", key), "containsPlace": self._places(key)}
        else:
            name = linked.record(self.scribe, "organisations", key)
        self.things[name] = {"@id": name, **thing, "identifier": key}
        return {"@id": name}

    def _places(self, key: str) -> list[Record]:
        """The municipalities of an area; many are no cities, so that is not said of any."""
        names = self.directory.registry.service_areas[key].municipalities
        places = [place for name in names if (place := self.directory.places.by_name(name))]
        return [
            {
                "@id": linked.municipality(self.scribe, place),
                "@type": "AdministrativeArea",
                "name": _plain([{"@language": code, "@value": place.name(code)} for code in ("fi", "sv")]),
                "identifier": place.code,
            }
            for place in places
        ]


def _text(text: Text) -> object:
    return _plain(tagged(text))


def _plain(given: Speech) -> object:
    """A text that is the same in all its languages as it stands, else each of them."""
    values = list(dict.fromkeys(one["@value"] for one in given))
    return values[0] if len(values) == 1 else given


def _offer(scribe: Scribe, key: str) -> Record:
    """A fee as one source states it: a price only where the source gives one, days only where they are exact."""
    fee = scribe.directory.registry.fees[key]
    price: Record = {"@type": "PriceSpecification", "description": fee_words(scribe, fee), **_days(fee.valid)}
    if value := linked.price(fee):
        price |= {"price": value, "priceCurrency": "EUR"}
    return {"@type": "Offer", "identifier": key, "priceSpecification": _per(scribe, fee, price)}


def _per(scribe: Scribe, fee: Fee, price: Record) -> Record:
    if not (fee.amount.value and fee.per.value):
        return price
    unit = _plain(word(scribe, f"cost.per_{fee.per.value}"))
    return price | {"@type": "UnitPriceSpecification", "unitText": unit}


def _days(period: Period) -> Record:
    last = last_day(period)
    return filled(
        {
            "validFrom": period.start.text if period.start and is_day(period.start) else None,
            "validThrough": last.isoformat() if last and is_day(period.end) else None,
        }
    )


def _addresses(scribe: Scribe, key: str) -> Iterator[str]:
    yield from (f"{scribe.site_url}{folder}" for folder in scribe.pages("unit", key).values())


def _pages(scribe: Scribe, key: str) -> Iterator[Record]:
    """The unit's page in each language that has one, with its dates and sources."""
    about = {"@id": linked.thing(scribe, "unit", key)}
    for language, address in zip(scribe.pages("unit", key), _addresses(scribe, key), strict=True):
        head = unit_page.head(scribe.lenses[language], key)
        yield {"@id": address, **schema_org.web_page(head, language, address), "mainEntity": about}


def _dataset(scribe: Scribe) -> Record:
    """The directory as of its day, with the day of its newest source and who publishes it, where that is known."""
    network, lens = scribe.directory.registry.network, next(iter(scribe.lenses.values()))
    every = dict.fromkeys(source for key in scribe.directory.units for source in sources_of(lens, key))
    publisher = network.publisher.value
    return filled(
        {
            "@id": f"{scribe.site_url}{FOLDER}{_PATH}#directory",
            "@type": "Dataset",
            "identifier": network.id,
            "name": _text(network.name),
            "description": _text(network.disclaimer),
            "url": linked.page(scribe, "data"),
            "temporalCoverage": scribe.directory.as_of.isoformat(),
            "dateModified": latest(lens, tuple(every)),
            "schemaVersion": VERSION,
            "inLanguage": list(scribe.languages),
            "publisher": {"@type": "Organization", "name": publisher} if publisher else None,
            "distribution": [_download(scribe, _PATH, "application/ld+json")],
        }
    )


def _download(scribe: Scribe, path: str, media_type: str) -> Record:
    return {"@type": "DataDownload", "contentUrl": f"{scribe.site_url}{FOLDER}{path}", "encodingFormat": media_type}


def _files(scribe: Scribe) -> Iterator[tuple[str, bytes]]:
    yield _PATH, one_record_a_line(document(scribe))


def _example(scribe: Scribe) -> tuple[str, str]:
    """The first service of the file."""
    service = _Graph(scribe).service(next(iter(scribe.directory.units)))
    lines = [f"  {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in service.items()]
    return _PATH, "{\n" + ",\n".join(lines) + "\n}"


FORMAT = Format(
    key="schema_org",
    standard="schema.org",
    address="https://schema.org/docs/gs.html",
    entries=(Entry(_PATH, "application/ld+json"),),
    files=_files,
    example=_example,
)
