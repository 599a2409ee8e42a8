"""Packages of others: what the standard's own fields say of organisations, services and where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from generator.intake.contacts import phone, website
from generator.intake.draft import Gap, Mark
from generator.intake.hsds.places import text_of
from generator.intake.ptv.organisations import organisation
from generator.intake.words import own_words
from generator.registry.nouns import Language
from generator.registry.values import LANGUAGES, LONGEST_TEXT, UNKNOWN

if TYPE_CHECKING:
    from generator.intake.draft import Draft
    from generator.intake.hsds.tables import Package
    from generator.intake.node import Node
    from generator.registry.document import Value
    from generator.registry.fields import Path

    Record = dict[str, Value]

_TOPICS = {
    "description": "contents",
    "application_process": "contact",
    "eligibility_description": "eligibility",
    "fees_description": "cost",
}
_USUAL_STATUS, _USUAL_LOCATION = "active", "physical"


class PlainPackage:
    """The reading of a package of others into a draft."""

    def __init__(self, draft: Draft, package: Package) -> None:
        self.draft, self.package = draft, package
        name = draft.titles[0]
        self.source = draft.new_id("sources", f"hsds-{name}", stem="hsds")
        title = own_words("hsds", "package", name=name)
        draft.add("sources", self.source, {"title": title, "url": UNKNOWN, "date": UNKNOWN})
        described = package.of("meta_table_description", "name", "service")
        self.language = described[0].get("language").line() if described else ""
        for row in described[:1]:
            row.get("name").use()

    def add(self) -> None:
        """Put what the standard's fields say into the draft."""
        for row in self.package.of("service"):
            self._unit(row)

    def _unit(self, row: Node) -> None:
        draft, service = self.draft, row.get("id").look()
        record: Record = {"addresses": UNKNOWN, "phone": UNKNOWN, "website": UNKNOWN, "source": self.source}
        name = row.get("name").line()
        if row.get("status").look() == _USUAL_STATUS:
            row.get("status").use()
        path = draft.add("units", draft.new_id("units", name, stem="unit"), record)
        if name:
            usual = self.language if self.language in LANGUAGES else draft.frame.first
            record["name"] = text_of(name, None, usual, draft.frame.first)
        else:
            draft.gaps.append(Gap((*path, "name"), "name"))
        runs = self.package.one("organization", row.get("organization_id").look())
        if runs and runs.get("name").look():
            record["operators"] = [{"organisation": organisation(draft, runs.get("name"), self.source)}]
        else:
            draft.gaps.append(Gap((*path, "operators"), "operators"))
        if address := website(draft, row.get("url")):
            record["website"] = address
        for row_of_phone in self.package.of("phone", "service_id", service)[:1]:
            record["phone"] = phone(draft, row_of_phone.get("number")) or UNKNOWN
        spoken = [one.get("code") for one in self.package.of("language", "service_id", service)]
        if codes := list(dict.fromkeys(one.line() for one in spoken if one.look() in get_args(Language))):
            record["languages"] = list(codes)
        self._places(service, record)
        self._statements(row, path, record)
        draft.gaps += [Gap((*path, field), field) for field in ("kinds", "locality") if field not in record]

    def _places(self, service: str, record: Record) -> None:
        """The addresses of where the service is, and the municipality where its first address tells one by its name."""
        found: list[Value] = []
        for both in self.package.of("service_at_location", "service_id", service):
            both.open()
            key = both.get("location_id").look()
            location = self.package.one("location", key)
            if location and location.get("location_type").look() == _USUAL_LOCATION:
                location.get("location_type").use()
            for row in self.package.of("address", "location_id", key):
                street, town = row.get("address_1").line(), row.get("city").line()
                if street and town:
                    found.append({"street": street, "postcode": row.get("postal_code").line() or UNKNOWN, "town": town})
                place = self.draft.frame.places.by_name(town, self.draft.frame.today)
                if place and "locality" not in record:
                    record["locality"] = place.name_fi
        if found:
            record["addresses"] = found

    def _statements(self, row: Node, path: Path, record: Record) -> None:
        """Texts in the language that the package gives for its services; a text in no known language is lost."""
        said: list[Value] = []
        for field, topic in _TOPICS.items() if self.language in LANGUAGES else ():
            if words := row.get(field).text():
                where = (*path, "statements", len(said), "text")
                self.draft.marks.append(Mark(where, "reword"))
                if len(words) > LONGEST_TEXT:
                    parts = {"length": str(len(words)), "limit": str(LONGEST_TEXT)}
                    self.draft.gaps.append(Gap((*where, self.language), "too-long", parts))
                said.append({"topic": topic, "text": {self.language: words, "review": [self.language]}})
        if said:
            record["statements"] = said
