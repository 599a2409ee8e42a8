"""A list of units by hand: the columns of our table ``units.csv``, as many of them as there are."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from generator.intake.contacts import phone, website
from generator.intake.draft import Gap, Loss
from generator.intake.ptv.organisations import organisation, take_organisation
from generator.intake.tables.rows import code, keys, period, text, trace, truth, use
from generator.intake.words import own_words
from generator.registry.values import UNKNOWN

if TYPE_CHECKING:
    from generator.intake.draft import Draft
    from generator.intake.node import Node
    from generator.registry.document import Value

    Record = dict[str, Value]

_WORKED_OUT = (
    *("county_code", "county_fi", "county_sv", "county_en", "conflicts", "freshness", "oldest_source"),
    *("newest_source", "undated_sources", "page_fi", "page_sv", "page_en", "address_state"),
)
_CODE_OF_A_MUNICIPALITY, _POSTCODE = 3, 5
_NEEDED = ("name", "kinds", "locality", "operators")


class UnitList:
    """The reading of such a list into a draft."""

    def __init__(self, draft: Draft, rows: list[Node]) -> None:
        self.draft, self.rows = draft, rows
        name = draft.titles[0]
        self.source = draft.new_id("sources", f"list-{name}", stem="list")
        title = own_words("tables", "list", name=name)
        draft.add("sources", self.source, {"title": title, "url": UNKNOWN, "date": UNKNOWN})

    def add(self) -> None:
        """Put a unit for each row into the draft."""
        for row in self.rows:
            self._unit(row)

    def _unit(self, row: Node) -> None:
        draft = self.draft
        name = text(row, "name")
        stems = [row.get("id").line(), *map(str, name.values())]
        stated: Record = {
            "name": name,
            "kinds": keys(row.get("kinds")),
            "locality": self._locality(row),
            "part_of": text(row, "part_of"),
            "operators": self._operators(row.get("operators")),
            **period(draft, row),
            "answers_municipalities": "false" if truth(draft, row.get("answers_municipalities")) == "false" else "",
            "nationwide": truth(draft, row.get("nationwide")),
            **self._address(row),
            "place": text(row, "place"),
            "phone": phone(draft, row.get("phone")) or UNKNOWN,
            "website": website(draft, row.get("website")) or UNKNOWN,
            "capacity": _capacity(row),
            "languages": keys(row.get("languages")),
            "offerings": [{"offering": key} for key in self._known(row.get("offerings"), "offerings")],
            "fees": self._fees(row),
            **self._trace(row),
        }
        record = {field: value for field, value in stated.items() if value}
        path = draft.add("units", draft.new_id("units", *stems, stem="unit"), record)
        use(row, *_WORKED_OUT)
        draft.gaps += [Gap((*path, field), field) for field in _NEEDED if field not in record]

    def _trace(self, row: Node) -> Record:
        """Where the row is from: the sources that it names and the project knows, else the list itself."""
        found = trace(self.draft, row)
        named = found.pop("source", [])
        known: list[Value] = []
        for key in named if isinstance(named, list) else ():
            record = self.draft.frame.record("sources", str(key))
            if record:
                self.draft.sections.setdefault("sources", {})[str(key)] = record
                known.append(key)
            else:
                self.draft.losses.append(Loss(row.get("sources").place, str(key), "unknown-id"))
        return {"source": known or self.source, **found}

    def _locality(self, row: Node) -> str:
        """The municipality by its code or one of its names."""
        places, today = self.draft.frame.places, self.draft.frame.today
        by_code = code(row.get("municipality_code"), _CODE_OF_A_MUNICIPALITY)
        names = [row.get(f"municipality_{language}") for language in ("fi", "sv")]
        found = places.by_code(by_code)
        for node in names:
            given = node.line()
            found = found or (places.by_name(given, today) if given else None)
        given = by_code or next(filter(None, (node.look() for node in names)), "")
        if given and found is None:
            self.draft.losses.append(Loss(row.place, given, "unknown-municipality"))
        return found.name_fi if found else ""

    def _address(self, row: Node) -> Record:
        street, postcode, town = (row.get(name) for name in ("street", "postcode", "town"))
        if row.get("address_state").look() == "confidential" or self._keeps_back(row):
            given = [node for node in (street, postcode, town) if node.line()]
            self.draft.losses += [Loss(node.place, "", "confidential") for node in given]
            text(row, "address_name")
            return {"address_confidential": "true", "addresses": UNKNOWN}
        if not (street.look() and town.look()):
            return {"addresses": UNKNOWN}
        name = text(row, "address_name")
        line: Record = {"street": street.line(), "postcode": code(postcode, _POSTCODE) or UNKNOWN, "town": town.line()}
        return {"addresses": [{**({"name": name} if name else {}), **line}]}

    def _keeps_back(self, row: Node) -> bool:
        """Whether the project's registry keeps the address of this unit confidential."""
        key = self.draft.frame.match(
            "units", {one: str(name) for one, name in text(row, "name").items()}, row.get("id").look()
        )
        return self.draft.frame.record("units", key).get("address_confidential") == "true"

    def _operators(self, node: Node) -> list[Value]:
        """Ids that the project knows, one blank between them; anything else is the name of one organisation."""
        given = node.look().split()
        if given and all(self.draft.frame.record("organisations", key) for key in given):
            node.use()
            for key in given:
                take_organisation(self.draft, key)
            return [{"organisation": key} for key in given]
        return [{"organisation": organisation(self.draft, node, self.source)}] if given else []

    def _fees(self, row: Node) -> list[Value]:
        """The fees that the project knows, with their records."""
        found = self._known(row.get("fees"), "fees")
        for key in found:
            self.draft.take("fees", key)
        return list(found)

    def _known(self, node: Node, section: str) -> list[str]:
        """The ids of a cell that the project knows; others are lost."""
        found = []
        for key in map(str, keys(node)):
            if self.draft.frame.record(section, key):
                found.append(key)
            else:
                self.draft.losses.append(Loss(node.place, key, "unknown-id"))
        return found


def _capacity(row: Node) -> list[Value]:
    """Counts with what each counts; where that is not said, places."""
    counts, of = keys(row.get("capacity")), keys(row.get("capacity_of"))
    return [{"count": count, "of": what} for count, what in zip_longest(counts, of[: len(counts)], fillvalue="places")]
