"""The registry's records out of all our tables; ``generator/exports/tables`` says what stands where."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

from generator.intake.draft import Gap
from generator.intake.tables.rows import date, decimal, keys, period, text, trace, truth, use
from generator.intake.worked_out import without_worked_out_dates
from generator.registry.values import LANGUAGES, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from generator.intake.draft import Draft
    from generator.intake.node import Node
    from generator.registry.document import Value

    Record = dict[str, Value]
    Reader = Callable[[Node], Value]

# Columns that the export fills with what it says elsewhere too, or works out.
_SAID_ELSEWHERE = {
    "units": (
        *("id", "municipality_code", "municipality_sv", "county_code", "county_fi", "county_sv", "county_en"),
        *("nationwide", "operators", "address_state", "address_name_fi", "address_name_sv", "address_name_en"),
        *("street", "postcode", "town", "place_fi", "place_sv", "place_en", "phone", "website", "capacity"),
        *("capacity_of", "languages", "offerings", "conflicts", "verified", "freshness", "oldest_source"),
        *("newest_source", "undated_sources", "sources", "page_fi", "page_sv", "page_en"),
    ),
    "facts": ("record_type", "record", "field", "number", "state", "freshness"),
    "offerings": ("unit", "number", "freshness"),
    "organisations": ("id", "seat", "founded", "website", "phone", "freshness"),
    "service_areas": ("id", "number", "municipality_code", "municipality_sv", "units", "languages", "freshness"),
    "fees": ("id", "provider_paid_by", "client", "amount", "per", "decided_by", "conflicts", "freshness"),
    "conflicts": ("id", "number", "freshness"),
    "sources": ("id", "freshness"),
}
_OF_A_WHOLE = {
    "service_areas": ("name", "valid_from", "valid_to", "responsible", "producer", "sources", "date", "verified"),
    "conflicts": ("about", "title", "explanation", "advice"),
}
_TRACE = ("source", "date", "verified")


class WholeExport:
    """The reading of all tables of an export into a draft."""

    def __init__(self, draft: Draft, tables: Mapping[str, list[Node]]) -> None:
        self.draft, self.tables = draft, tables
        self.sources: Record = {}
        self.facts: defaultdict[tuple[str, str, str], list[Node]] = defaultdict(list)
        for row in tables["facts"]:
            place = (row.get("record_type").look(), row.get("record").look(), row.get("field").look())
            self.facts[place].append(row)
        self.offerings: defaultdict[str, list[Node]] = defaultdict(list)
        for row in tables.get("offerings", ()):
            self.offerings[row.get("unit").look()].append(row)

    def add(self) -> None:
        """Put all that the tables say into the draft."""
        for row in self.tables["sources"]:
            self.sources[row.get("id").look()] = self._source(row)
        for key, source in self.sources.items():
            self.draft.add("sources", key, dict(source) if isinstance(source, dict) else {})
        self._each("organisations", self._organisation)
        self._each("fees", self._fee)
        self._grouped("conflicts", self._conflict)
        self._grouped("service_areas", self._area)
        self._offering_kinds()
        self._each("units", self._unit)
        for table, columns in _SAID_ELSEWHERE.items():
            for row in self.tables.get(table, ()):
                if any(steps[:2] == row.steps for steps in row.ledger.read):
                    use(row, *columns)

    def _each(self, section: str, made: Callable[[str, Node], Record]) -> None:
        for row in self.tables.get(section, ()):
            key = self.draft.free_id(section, row.get("id").look())
            self._keep(section, key, made(row.get("id").look(), row))

    def _grouped(self, section: str, made: Callable[[str, list[Node]], Record]) -> None:
        """Records that have several rows: those after each other with the same id."""
        for key, rows in groupby(self.tables.get(section, ()), lambda row: row.get("id").look()):
            together = list(rows)
            self._keep(section, self.draft.free_id(section, key), made(key, together))
            for row in together[1:]:
                for name in _OF_A_WHOLE[section]:
                    use(row, name, *(f"{name}_{language}" for language in LANGUAGES))

    def _keep(self, section: str, key: str, record: Record) -> None:
        kept = without_worked_out_dates(record, self.sources)
        if isinstance(kept, dict):
            self.draft.add(section, key, kept)

    # Shared records

    def _source(self, row: Node) -> Record:
        found: Record = {"title": text(row, "title"), "url": row.get("url").line() or UNKNOWN}
        if publisher := row.get("publisher").line():
            found["publisher"] = publisher
        found["date"] = date(self.draft, row.get("date")) or UNKNOWN
        if note := text(row, "note"):
            found["note"] = note
        return found

    def _organisation(self, key: str, row: Node) -> Record:
        found: Record = {"name": text(row, "name"), "kind": row.get("kind").line(), **period(self.draft, row)}
        if successor := row.get("successor").line():
            found["successor"] = successor
        if names := row.get("predecessor_names").text():
            found["predecessor_names"] = list(names.split("\n"))
        own = trace(self.draft, row)
        return {**found, **self._facts(("organisation", key), _ORGANISATION, own), **own}

    def _fee(self, key: str, row: Node) -> Record:
        own = trace(self.draft, row)
        found: Record = {"text": text(row, "text"), **period(self.draft, row)}
        return {**found, **self._facts(("fee", key), _FEE, own), **own}

    def _conflict(self, _: str, rows: list[Node]) -> Record:
        first = rows[0]
        found: Record = {"about": first.get("about").line(), "title": text(first, "title")}
        found["sides"] = [self._side(row) for row in rows]
        return {**found, "explanation": text(first, "explanation"), "advice": text(first, "advice")}

    def _side(self, row: Node) -> Record:
        fee = row.get("fee").line()
        return {"text": text(row, "text"), **({"fee": fee} if fee else {}), **trace(self.draft, row)}

    def _area(self, key: str, rows: list[Node]) -> Record:
        first, own = rows[0], trace(self.draft, rows[0])
        for row in rows[1:]:
            text(row, "note")
        found: Record = {"name": text(first, "name"), **period(self.draft, first)}
        for row in self.facts["service_area", key, "definition"][:1]:
            found["definition"] = text(row, "value")
            trace(self.draft, row)
        found |= {role: first.get(role).line() for role in ("responsible", "producer")}
        found["municipalities"] = [row.get("municipality_fi").line() for row in rows]
        return {**found, **self._facts(("service_area", key), _AREA, own), **own}

    def _offering_kinds(self) -> None:
        """Kinds of support that the project's registry does not have; of the others it says more than the table."""
        for row in self.tables.get("offering_kinds", ()):
            key = row.get("id").look()
            if self.draft.frame.record("offerings", key):
                row.use()
                continue
            use(row, "id", "freshness")
            record: Record = {"name": text(row, "name"), "summary": text(row, "summary"), **trace(self.draft, row)}
            self._keep("offerings", self.draft.free_id("offerings", key), record)
            self.draft.gaps.append(Gap(("offerings", key, "description"), "offering-description"))

    # Units

    def _unit(self, key: str, row: Node) -> Record:
        told = ("unit", key)
        own: Record = {}
        for record in self.facts[*told, "record"][:1]:
            own = trace(self.draft, record)
        answers = truth(self.draft, row.get("answers_municipalities"))
        found: Record = {
            "name": text(row, "name"),
            "kinds": keys(row.get("kinds")),
            "locality": row.get("municipality_fi").line(),
            **({"part_of": part_of} if (part_of := text(row, "part_of")) else {}),
            "operators": [self._operator(one, own) for one in self.facts[*told, "operators"]],
            **period(self.draft, row),
            **({"answers_municipalities": answers} if answers == "false" else {}),
            "phone": UNKNOWN,
            "website": UNKNOWN,
            **self._addresses(told, own),
            **self._facts(told, _UNIT, own),
        }
        lists = {
            "capacity": [self._capacity(one, own) for one in self._known((*told, "capacity"))],
            "offerings": [self._offering(one, own) for one in self.offerings[key]],
            "statements": [self._statement(one, own) for one in self.facts[*told, "statements"]],
            "fees": keys(row.get("fees")),
        }
        return {**found, **{name: values for name, values in lists.items() if values}, **own}

    def _operator(self, row: Node, own: Record) -> Value:
        doubt = row.get("detail").line()
        found: Record = {"organisation": row.get("value").line(), **period(self.draft, row)}
        return {**found, **({"doubt": doubt} if doubt else {}), **self._trace(row, own)}

    def _capacity(self, row: Node, own: Record) -> Value:
        where = text(row, "value")
        found: Record = {"count": row.get("value").line(), "of": row.get("detail").line()}
        return {**found, **({"where": where} if where else {}), **self._trace(row, own)}

    def _statement(self, row: Node, own: Record) -> Value:
        found: Record = {"topic": row.get("detail").line(), "text": text(row, "value")}
        return {**found, **period(self.draft, row), **self._trace(row, own)}

    def _offering(self, row: Node, own: Record) -> Value:
        return {"offering": row.get("offering").line(), **self._trace(row, own)}

    def _addresses(self, told: tuple[str, str], own: Record) -> Record:
        rows = self.facts[*told, "addresses"]
        if rows and rows[0].get("state").look() == "confidential":
            use(rows[0], "state")
            return {"address_confidential": "true", "addresses": UNKNOWN}
        known = list(self._known((*told, "addresses")))
        if not known:
            return {"addresses": UNKNOWN, **self._facts(told, {"addresses": _line}, own)}
        traced = [self._trace(row, own) for row in known]
        return {"addresses": _fact([_address(row) for row in known], traced[0])}

    # Facts

    def _known(self, place: tuple[str, str, str]) -> Iterator[Node]:
        for row in self.facts[place]:
            if row.get("state").look() == "known":
                yield row
            else:
                use(row, "state")

    def _facts(self, record: tuple[str, str], readers: Mapping[str, Reader], own: Record) -> Record:
        """The facts of a record that are known, or unknown with a note."""
        found: Record = {}
        for name, value_of in readers.items():
            for row in self.facts[*record, name][:1]:
                given = value_of(row) if row.get("state").look() == "known" else None
                use(row, "state")
                traced = self._trace(row, own)
                if given or traced:
                    found[name] = _fact(given or UNKNOWN, traced)
        return found

    def _trace(self, row: Node, own: Record) -> Record:
        """Where a part of a record is from, unless it inherits that from the record."""
        found = trace(self.draft, row)
        if all(found.get(name) == own.get(name) for name in _TRACE):
            return {name: value for name, value in found.items() if name not in _TRACE}
        return found


def _fact(value: Value, traced: Record) -> Value:
    return {"value": value, **traced} if traced else value


def _line(row: Node) -> Value:
    return row.get("value").line()


def _keys(row: Node) -> Value:
    return keys(row.get("value"))


def _number(row: Node) -> Value:
    return decimal(row.get("value"))


def _text(row: Node) -> Value:
    return text(row, "value")


def _address(row: Node) -> Value:
    """The name, and the three lines of the cell: street, postcode, town."""
    name = text(row, "value")
    street, postcode, town = [*row.get("value").text().split("\n"), "", "", ""][:3]
    return {**({"name": name} if name else {}), "street": street, "postcode": postcode or UNKNOWN, "town": town}


_ORGANISATION: dict[str, Reader] = {"seat": _line, "founded": _line, "website": _line, "phone": _line}
_FEE: dict[str, Reader] = {
    "provider_paid_by": _line,
    "client": _line,
    "amount": _number,
    "per": _line,
    "decided_by": _line,
}
_AREA: dict[str, Reader] = {"units": _keys, "languages": _keys}
_UNIT: dict[str, Reader] = {
    "nationwide": _line,
    "place": _text,
    "phone": _line,
    "website": _line,
    "occupancy": _text,
    "languages": _keys,
}
