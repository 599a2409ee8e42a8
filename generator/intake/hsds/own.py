"""The registry's records out of our own package; ``generator/exports/hsds`` says what stands where."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from generator.intake.draft import Gap, Loss, Mark
from generator.intake.hsds.places import fact, only_trace, put_together, text_of
from generator.intake.worked_out import without_worked_out_dates
from generator.registry.values import LANGUAGES, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.intake.draft import Draft
    from generator.intake.hsds.tables import Package
    from generator.intake.node import Node
    from generator.registry.document import Value

    Record = dict[str, Value]

# Columns that the export fills with what it says elsewhere too, or puts together from it.
_SAID_ELSEWHERE = {
    "organization": ("alternate_name", "description"),
    "service": (
        *("alternate_name", "description", "status", "assured_date"),
        *("application_process", "eligibility_description", "fees_description"),
    ),
    "location": ("location_type", "name", "alternate_name", "external_identifier", "external_identifier_type"),
    "address": ("state_province", "country", "address_type"),
    "language": ("name",),
    "cost_option": ("valid_from", "valid_to", "currency", "amount", "amount_description"),
    "service_area": ("description", "uri"),
    "organization_identifier": ("identifier_scheme", "identifier_type"),
    "meta_table_description": ("name", "language", "character_set"),
    "taxonomy": ("name", "description"),
    "taxonomy_term": ("code", "name", "description", "taxonomy", "language", "term_uri"),
    "url": ("label", "url"),
    "service_at_location": ("id",),
}
_LANGUAGE_CODES = {"fse": "fsl"}
_SHARED = ("fees", "conflicts", "service_areas")
_IF_NEW = ("offerings", "statements")
_FACTS_OF_AN_ORGANISATION = ("seat", "founded", "website", "phone")
_WHOLE = ("kinds", "part_of", "valid", "operators", "capacity", "offerings", "statements", "verified", "note")


class OwnPackage:
    """The reading of a package of our own export into a draft."""

    def __init__(self, draft: Draft, package: Package) -> None:
        self.draft, self.package = draft, package
        self.shared: Record = {}
        self.language = draft.frame.first
        for row in package.of("meta_table_description"):
            self.shared |= self._told(row)
            if (language := row.get("language").look()) in LANGUAGES:
                self.language = language
        self.sources = self._terms("sources", "source", self._source)

    def add(self) -> None:
        """Put all that the package says into the draft."""
        self._check_network()
        for key, source in self.sources.items():
            self.draft.add("sources", key, source)
        for row in self.package.of("organization"):
            self._organisation(row)
        for section in _SHARED:
            self._keep_all(section, _records(self.shared.get(section)))
        self._keep_all("offerings", self._new("offerings", self._terms("offerings", "offering", self._offering)))
        self._keep_all("statements", self._new("statements", _records(self.shared.get("statements"))))
        for row in self.package.of("service"):
            self._unit(row)
        for table, columns in _SAID_ELSEWHERE.items():
            for row, name in product(self.package.of(table), columns):
                row.get(name).use()

    def _new(self, section: str, records: dict[str, Record]) -> dict[str, Record]:
        known = self.draft.frame.section(section)
        return {key: record for key, record in records.items() if key not in known}

    def _keep_all(self, section: str, records: dict[str, Record]) -> None:
        for key, record in records.items():
            self._keep(section, key, record)

    def _told(self, row: Node | None) -> Record:
        return put_together(self.package.of("attribute", "link_id", row.get("id").look())) if row else {}

    def _text(self, words: str, others: Value | None) -> Value:
        return text_of(words, others, self.language, self.draft.frame.first)

    def _keep(self, section: str, key: str, record: Record) -> None:
        kept = without_worked_out_dates(record, self.sources)
        if isinstance(kept, dict):
            self.draft.add(section, key, kept)

    def _check_network(self) -> None:
        """The network is that of the project: what another network says of itself is lost."""
        network = self.shared.get("network")
        given = network.get("id") if isinstance(network, dict) else ""
        if isinstance(given, str) and given != self.draft.frame.registry.network.id:
            self.draft.losses.append(Loss("network", given))

    # Vocabularies

    def _terms(self, section: str, taxonomy: str, made: Callable[[Node, Record], Record]) -> dict[str, Record]:
        told = _records(self.shared.get(section))
        found: dict[str, Record] = {}
        for row in self.package.of("taxonomy_term"):
            kind, _, key = row.get("code").look().partition(":")
            if kind == taxonomy and key:
                found[key] = made(row, told.get(key, {}))
        return found

    def _source(self, row: Node, told: Record) -> Record:
        return {
            **told,
            "title": self._text(row.get("name").line(), told.get("title")),
            "url": row.get("term_uri").line() or UNKNOWN,
            "date": told.get("date", UNKNOWN),
        }

    def _offering(self, row: Node, told: Record) -> Record:
        return {
            **told,
            "name": self._text(row.get("name").line(), told.get("name")),
            "summary": self._text(row.get("description").text(), told.get("summary")),
        }

    # Organisations

    def _organisation_id(self, key: str) -> str:
        row = next(iter(self.package.of("organization_identifier", "organization_id", key)), None)
        return row.get("identifier").line() if row else ""

    def _organisation(self, row: Node) -> None:
        told = self._told(row)
        phones = self.package.of("phone", "organization_id", row.get("id").look())
        values = {"website": row.get("website").line(), "founded": row.get("year_incorporated").line()}
        for phone in phones[:1]:
            values["phone"] = phone.get("number").line()
            told |= self._told(phone)
        record: Record = {**told, "name": self._text(row.get("name").line(), told.get("name"))}
        for name in _FACTS_OF_AN_ORGANISATION:
            stated = told.get(name)
            value = values.get(name) or (stated.get("value") if isinstance(stated, dict) else None)
            if value or stated:
                record[name] = fact(value, stated)
        key = self.draft.free_id("organisations", self._organisation_id(row.get("id").look()), row.get("name").look())
        self._keep("organisations", key, record)

    # Units

    def _unit(self, row: Node) -> None:
        told, service = self._told(row), row.get("id").look()
        both = next(iter(self.package.of("service_at_location", "service_id", service)), None)
        location = self.package.one("location", both.get("location_id").look()) if both else None
        here = self._told(location)
        key = self.draft.free_id(
            "units", known if isinstance(known := told.get("id"), str) else "", row.get("name").look()
        )
        phone = next(iter(self.package.of("phone", "service_id", service)), None)
        traced = told | self._told(phone)
        codes: list[Value] = [
            _LANGUAGE_CODES.get(code, code)
            for code in (one.get("code").line() for one in self.package.of("language", "service_id", service))
        ]
        confidential = here.get("address_confidential") == "true"
        record: Record = {
            **{name: told[name] for name in (*_WHOLE, "source", "date") if name in told},
            "name": self._text(row.get("name").line(), told.get("name")),
            **self._locality(here),
            **({"answers_municipalities": "false"} if told.get("answers_municipalities") == "false" else {}),
            **{name: fact(_value(told[name]), told[name]) for name in ("nationwide", "occupancy") if name in told},
            **({"address_confidential": "true"} if confidential else {}),
            "addresses": UNKNOWN if confidential else fact(self._addresses(location, here), here.get("addresses")),
            "phone": fact(phone.get("number").line() if phone else None, traced.get("phone")),
            "website": fact(row.get("url").line(), told.get("website")),
        }
        if location and ("place" in here or not location.get("description").is_nothing):
            words = location.get("description").text()
            record["place"] = fact(
                self._text(words, _languages(here.get("place"))) if words else None, here.get("place")
            )
        if codes or "languages" in told:
            record["languages"] = fact(codes, told.get("languages"))
        if fees := self._fees(service):
            record["fees"] = fees
        self._keep("units", key, record)
        self._areas(key, both)
        for withheld, about in _records(told.get("withheld")).items():
            self._withheld(withheld, about, key)

    def _locality(self, here: Record) -> Record:
        place = here.get("locality")
        return {"locality": place["fi"]} if isinstance(place, dict) and "fi" in place else {}

    def _addresses(self, location: Node | None, here: Record) -> Value | None:
        rows = self.package.of("address", "location_id", location.get("id").look()) if location else []
        if not rows:
            return _value(here.get("addresses"))
        found: list[Value] = []
        for row in rows:
            name = self._told(row).get("name")
            found.append(
                {
                    **({"name": name} if name else {}),
                    "street": row.get("address_1").line(),
                    "postcode": row.get("postal_code").line(),
                    "town": row.get("city").line(),
                }
            )
        return found

    def _fees(self, service: str) -> list[Value]:
        told = [self._told(row).get("id") for row in self.package.of("cost_option", "service_id", service)]
        return [key for key in told if isinstance(key, str)]

    def _areas(self, unit: str, both: Node | None) -> None:
        """The municipalities of service areas, and the unit in them that a source confirms."""
        for row in self.package.of("service_area", "service_at_location_id", both.get("id").look()) if both else ():
            told = self._told(row)
            if "nationwide" in told:
                row.get("name").use()
            area = self.draft.sections.get("service_areas", {}).get(str(told.get("service_area")))
            if not isinstance(area, dict):
                continue
            _append(area, "municipalities", row.get("name").line())
            units = area.get("units")
            stated: Record = dict(units) if isinstance(units, dict) else {}
            _append(stated, "value", unit)
            area["units"] = stated

    def _withheld(self, key: str, about: Record, unit: str) -> None:
        known = self.draft.sections.get("withheld", {}).get(key)
        if isinstance(known, dict):
            _append(known, "unit", unit)
            return
        self._keep("withheld", key, {"unit": [unit], **about})
        if what := self.draft.frame.record("withheld", key).get("what"):
            record = self.draft.sections["withheld"][key]
            if isinstance(record, dict):
                record["what"] = what
            self.draft.marks.append(Mark(("withheld", key, "what"), "from-registry"))
        else:
            self.draft.gaps.append(Gap(("withheld", key, "what"), "withheld-what"))


def _records(value: Value | None) -> dict[str, Record]:
    """The records of a section, by id."""
    found = value if isinstance(value, dict) else {}
    return {key: dict(record) for key, record in found.items() if isinstance(record, dict)}


def _value(told: Value | None) -> Value | None:
    return told.get("value") if isinstance(told, dict) else None


def _languages(told: Value | None) -> Record:
    known = told if isinstance(told, dict) else {}
    return {name: part for name, part in known.items() if name not in only_trace(known)}


def _append(record: Record, name: str, value: str) -> None:
    known = record.get(name)
    listed: list[Value] = known if isinstance(known, list) else []
    if value not in listed:
        listed.append(value)
    record[name] = listed
