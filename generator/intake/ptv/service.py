"""One service of PTV as records of a registry: units, who runs them, where, for whom and at what price."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, get_args

from generator.intake.draft import Gap, Loss, Mark
from generator.intake.ptv import areas, charges, houses
from generator.intake.ptv.organisations import roles_of, take_organisation
from generator.intake.ptv.texts import by_language, name_of, own, paragraphs, plain
from generator.registry.nouns import Language
from generator.registry.values import LANGUAGES, LONGEST_TEXT, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.intake.draft import Draft
    from generator.intake.node import Node
    from generator.intake.ptv.composed import Composition
    from generator.intake.ptv.houses import House, Location
    from generator.registry.document import Value
    from generator.registry.fields import Path

    Record = dict[str, Value]

_TOPICS = {
    "Summary": "purpose",
    "Description": "contents",
    "UserInstruction": "contact",
    "DeadLine": "timing",
    "ProcessingTime": "decision",
    "ValidityTime": "length",
}
_FIELDS = {topic: f"serviceDescriptions.{kind}" for kind, topic in _TOPICS.items()} | {"eligibility": "requirements"}
_NEXT = {"contact": "decision", "eligibility": "admission"}
"""Topics that one text tells after each other."""
_COST = "cost"
_LEAD = "Summary"
_NATIONWIDE, _EXCEPT_ALAND = "Nationwide", "NationwideExceptAlandIslands"
_LIMITED = "LimitedType"
_USUAL = {"publishingStatus": "Published", "type": "Service"}
_CLASSES = ("serviceClasses", "ontologyTerms", "targetGroups", "lifeEvents", "industrialClasses")
_NAMES_OF_A_CLASS = ("uri", "newUri", "code")
# What a registry must say of a unit and PTV cannot.
_TAKEN = ("kinds", "locality", "operators")
_ALSO_TAKEN = ("part_of", "valid", "answers_municipalities", "address_confidential")


class Reading:
    """The reading of one service into a draft."""

    def __init__(self, draft: Draft, service: Node, locations: list[Location], composed: Composition) -> None:
        self.draft = draft
        self.composed = composed
        self.service = service
        self.locations = locations
        named = [one for one in service.get("serviceNames").each() if one.get("type").look() in ("", "Name")]
        self.names = by_language(draft, named, one_line=True)
        self.own_id = service.get("sourceId").text()
        self.day = self._day()
        self.source = self._source()
        self.roles = roles_of(draft, list(service.get("organizations").each()), self.source)

    def add(self) -> None:
        """Put all that the service says into the draft."""
        for field, usual in _USUAL.items():
            if self.service.get(field).look() == usual:
                self.service.get(field).use()
        self._classification()
        described = houses.houses(self.draft, self.service, self.locations)
        units = [self._unit(ways, names) for ways, names in self._places(described)]
        area = self._area(units)
        bearers = units if len(units) == 1 or area is None else [area]
        self._nationwide(units)
        self._languages(bearers)
        self.charged = charges.charged(self.draft, self.composed, self._described(charges.TEXT))
        self._statements(bearers)
        self._fees(bearers, units[0][1])
        self._keywords(units)

    def _classification(self) -> None:
        """What the registry's own network has of the classification is not lost."""
        known = set(_words(self.draft.frame.record("network", "classification")))
        if self.service.get("generalDescriptionId").look() in known:
            self.service.get("generalDescriptionId").use()
        for node in (one for name in _CLASSES for one in self.service.get(name).each()):
            if not known.isdisjoint(node.get(name).look() for name in _NAMES_OF_A_CLASS):
                node.use()

    def _day(self) -> dt.date | None:
        node = self.service.get("modified")
        given = node.text()[:10]
        try:
            return dt.date.fromisoformat(given) if given else None
        except ValueError:
            self.draft.losses.append(Loss(node.place, given, "bad-date"))
            return None

    def _source(self) -> str:
        name, identifier = next(iter(self.names.values()), ""), self.service.get("id").text()[:100]
        key = self.draft.new_id("sources", f"ptv-{self.own_id or name}", stem="ptv")
        record: Record = {"title": name_of(self.names, self.draft.frame.first) if self.names else key, "url": UNKNOWN}
        record["date"] = self.day.isoformat() if self.day else UNKNOWN
        if identifier:
            record["note"] = own("identifier", id=identifier)
        self.draft.titles.append(name or identifier or key)
        self.draft.add("sources", key, record)
        return key

    def _places(self, described: list[House]) -> Iterator[tuple[list[House], dict[str, str]]]:
        """The houses that the service has, each with all ways to reach it and its names.

        The service itself is one where no channel is a house: by its channels of the same name, or by its only one.
        """
        visited = [house for house in described if house.is_visited]
        if not visited:
            same = [house for house in described if houses.is_named(house, self.names)]
            yield same or (described if len(described) == 1 else []), self.names
        for house in visited:
            more = [one for one in described if not one.is_visited and houses.is_named(one, house.names)]
            is_service = houses.is_named(house, self.names)
            yield [house, *more], self.names if is_service else house.names

    def _unit(self, ways: list[House], names: dict[str, str]) -> Path:
        draft = self.draft
        wanted = self.own_id if names is self.names else ""
        known = draft.frame.match("units", names, wanted)
        key = known if known and known not in draft.sections.get("units", {}) else ""
        key = key or draft.new_id("units", wanted, *names.values(), stem="unit")
        stated = draft.frame.record("units", key) if key == known else {}
        record: Record = {"addresses": UNKNOWN, "phone": UNKNOWN, "website": UNKNOWN, "source": self.source}
        path = draft.add("units", key, record)
        if names:
            record["name"] = name_of(names, self.draft.frame.first)
        else:
            draft.gaps.append(Gap((*path, "name"), "name"))
        if self.roles.producers:
            record["operators"] = [{"organisation": one} for one in self.roles.producers]
        if len(self.roles.producers) > 1:
            draft.gaps.append(Gap((*path, "operators"), "one-operator"))
        for way in ways:
            self._reach(record, way, confidential=stated.get("address_confidential") == "true")
        self._take(path, record, stated)
        return path

    def _reach(self, record: Record, house: House, *, confidential: bool) -> None:
        """Where a house is and how one reaches it."""
        house.details.open()
        if houses.is_named(house, self.names):
            house.whole.get("serviceChannel").use()
        else:
            house.whole.get("serviceChannel").get("name").use()
        if (locality := houses.locality(self.draft, house)) and "locality" not in record:
            record["locality"] = locality
        if confidential:
            place = house.details.get("addresses")
            if not place.is_nothing:
                self.draft.losses.append(Loss(place.place, "", "confidential"))
            place.use()
        elif record["addresses"] == UNKNOWN and (found := houses.addresses(self.draft, house)):
            record["addresses"] = found
        for field, read in (("phone", houses.phone), ("website", houses.website)):
            record[field] = read(self.draft, house, str(record[field]))

    def _take(self, path: Path, record: Record, stated: Record) -> None:
        """What the project's registry knows of the unit and PTV cannot say; else it is a gap."""
        for field in _TAKEN:
            if field in record:
                continue
            if field not in stated:
                self.draft.gaps.append(Gap((*path, field), field))
                continue
            record[field] = _with_origin(stated[field], stated.get("source"))
            self._taken(path, field, record[field])
        for field in _ALSO_TAKEN:
            if field in stated:
                record[field] = stated[field]
                self._taken(path, field, record[field])

    def _taken(self, path: Path, field: str, value: Value) -> None:
        self.draft.marks.append(Mark((*path, field), "from-registry"))
        self.draft.sections["sources"].update(self.draft.frame.sources_of(value))
        for one in value if field == "operators" and isinstance(value, list) else ():
            if isinstance(one, dict) and isinstance(key := one.get("organisation"), str):
                take_organisation(self.draft, key)

    def _area(self, units: list[Path]) -> Path | None:
        """The organiser's service in the municipalities that the source lists."""
        kind = self.service.get("areaType")
        if kind.look() == _LIMITED:
            kind.use()
        found = areas.served(self.draft, list(self.service.get("areas").each()), self.day)
        for given in found.unknown:
            self.draft.gaps.append(Gap((*units[0], "answers_municipalities"), "area", {"given": given}))
        if not found.municipalities:
            return None
        responsible, producer = (next(iter(one), "") for one in (self.roles.responsible, self.roles.producers))
        record: Record = {
            "name": name_of(self.names, self.draft.frame.first) if self.names else self.source,
            "valid": {"from": UNKNOWN},
            "definition": found.definition,
            **({"responsible": responsible} if responsible else {}),
            **({"producer": producer} if producer else {}),
            "municipalities": list(found.municipalities),
            "units": [str(key) for _, key in units],
            **({"updated": self.day.isoformat()} if self.day else {}),
            "source": self.source,
        }
        known = self.draft.frame.match("service_areas", self.names)
        taken = self.draft.sections.get("service_areas", {})
        key = known if known and known not in taken else ""
        key = key or self.draft.new_id("service_areas", self.own_id, *self.names.values(), stem="area")
        path = self.draft.add("service_areas", key, record)
        for field in ("responsible", "producer"):
            if field not in record:
                self.draft.gaps.append(Gap((*path, field), field))
        return path

    def _nationwide(self, units: list[Path]) -> None:
        kind = self.service.get("areaType")
        if kind.look() not in (_NATIONWIDE, _EXCEPT_ALAND):
            return
        kind.use()
        for path in units:
            value: Record = {"value": "true"}
            if kind.look() == _EXCEPT_ALAND:
                value["note"] = own("except_aland")
            self._record(path)["nationwide"] = "true" if len(value) == 1 else value

    def _languages(self, bearers: list[Path]) -> None:
        spoken = [node for node in self.service.get("languages").each() if node.look() in get_args(Language)]
        codes: list[Value] = list(dict.fromkeys(node.text() for node in spoken))
        for path in bearers if codes else ():
            self._record(path)["languages"] = list(codes)

    def _statements(self, bearers: list[Path]) -> None:
        """Conditions and descriptions as the source words them, marked for rewording; each paragraph by itself.

        What the frame says in the same words, and what has been said before, is not said again.
        """
        told = {plain(text) for text in _words([self.draft.frame.record("network", "service"), self._general()])}
        said: list[tuple[Record, dict[str, str]]] = []
        fields = [(topic, self._described(kind), kind == _LEAD) for kind, topic in _TOPICS.items()]
        fields.append(("eligibility", by_language(self.draft, self.service.get("requirements").each()), False))
        for topic, texts, leads in fields:
            parts = self._parts(topic, texts, bearers, told)
            said += [({"topic": about, **({"lead": "true"} if leads else {})}, part) for about, part in parts if part]
        said += [({"topic": _COST}, part) for part in self.charged.said]
        for path in bearers if said else ():
            listed: list[Value] = []
            self._record(path)["statements"] = listed
            for number, (statement, texts) in enumerate(said):
                listed.append({**statement, "text": self._worded((*path, "statements", number, "text"), texts)})

    def _general(self) -> Value:
        statements = self.draft.frame.section("statements").values()
        return [one.get("text", "") for one in statements if isinstance(one, dict)]

    def _parts(
        self, topic: str, texts: dict[str, str], bearers: list[Path], told: set[str]
    ) -> list[tuple[str, dict[str, str]]]:
        """What a text says that is not told already, each part with its topic.

        Where our own worksheet tells its parts, its order tells the topic too: the unit's own words, what holds
        for all units, and then the same of the next topic.
        """
        composed = self.composed.parts(_FIELDS[topic], texts)
        if not composed:
            return [(topic, part) for part in paragraphs(self._without_offerings(bearers, texts, told))]
        found: list[tuple[str, dict[str, str]]] = []
        for path, part in composed:
            left = self._without_offerings(bearers, part, told)
            if path.startswith("statements."):
                topic = _NEXT.get(topic, topic)
            if path.endswith(".answers_municipalities"):
                for bearer in bearers:
                    self._record(bearer)["answers_municipalities"] = "false"
            elif left:
                found.append((topic, left))
        return found

    def _without_offerings(self, bearers: list[Path], texts: dict[str, str], told: set[str]) -> dict[str, str]:
        """The texts without paragraphs that are told already, and without lists of the network's own offerings."""
        left: dict[str, list[str]] = {}
        told_here = set(told)
        for language, text in texts.items():
            for part in paragraphs({language: text}):
                if offered := self._offered(language, part[language]):
                    self._confirm(bearers, offered)
                elif plain(part[language]) not in told:
                    left.setdefault(language, []).append(part[language])
                    told_here.add(plain(part[language]))
        told |= told_here
        return {language: "\n\n".join(parts) for language, parts in left.items()}

    def _offered(self, language: str, paragraph: str) -> list[str]:
        """The ids of the offerings that a paragraph lists by their names, one a line behind hyphens; else nothing."""
        rows = [plain(row) for row in paragraph.split("\n")]
        listed = [row.removeprefix("- ") for row in rows[1:] if row.startswith("- ")]
        names = {
            plain(record.name.get(language) or ""): key for key, record in self.draft.frame.registry.offerings.items()
        }
        found = [names.get(name, "") for name in listed]
        return found if found and all(found) and len(found) == len(rows) - 1 else []

    def _confirm(self, bearers: list[Path], offered: list[str]) -> None:
        for path in bearers:
            self._record(path)["offerings"] = [{"offering": key} for key in offered]

    def _described(self, kind: str) -> dict[str, str]:
        nodes = [node for node in self.service.get("serviceDescriptions").each() if node.get("type").look() == kind]
        return by_language(self.draft, [node for node in nodes if not node.get("value").is_nothing])

    def _worded(self, path: Path, texts: dict[str, str]) -> Record:
        """Sentences of the source: an editor has to say them in other words, and shorter where they are too long."""
        self.draft.marks.append(Mark(path, "reword"))
        for language, text in texts.items():
            if len(text) > LONGEST_TEXT:
                parts = {"length": str(len(text)), "limit": str(LONGEST_TEXT)}
                self.draft.gaps.append(Gap((*path, language), "too-long", parts))
        return {**texts, "review": list(texts)}

    def _fees(self, bearers: list[Path], stem: str | int) -> None:
        if self.charged.is_known:
            self.service.get("serviceChargeType").use()
            fees = list(self.charged.fees)
        else:
            fees = self._new_fees(str(stem))
        for path in bearers if fees else ():
            self._record(path)["fees"] = list(fees)

    def _new_fees(self, stem: str) -> list[str]:
        made = charges.fees(self.draft, stem, self.service, self.charged.texts, self.source)
        for key, texts in made.items():
            if texts:
                text = self._worded(("fees", key, "text"), texts)
                self.draft.sections["fees"][key] = {"text": text, "source": self.source}
        return list(made)

    def _keywords(self, units: list[Path]) -> None:
        words: dict[str, list[Value]] = {}
        for node in self.service.get("keywords").each():
            language, word = node.get("language").look(), node.get("value").look()
            if word and language in LANGUAGES:
                listed = words.setdefault(language, [])
                node.use()
                if word not in listed:
                    listed.append(" ".join(word.split()))
        for path in units if words else ():
            self._record(path)["keywords"] = {language: words[language] for language in LANGUAGES if language in words}

    def _record(self, path: Path) -> Record:
        section, key = path
        record = self.draft.sections[str(section)][str(key)]
        if not isinstance(record, dict):
            raise TypeError
        return record


def _words(value: Value) -> Iterator[str]:
    """All texts in a value, but for empty ones."""
    if isinstance(value, str):
        yield from filter(None, [value])
    else:
        for part in value.values() if isinstance(value, dict) else value:
            yield from _words(part)


def _with_origin(value: Value, source: Value | None) -> Value:
    """The records of a list with the source that they had from the record around them."""
    if not isinstance(value, list) or source is None:
        return value
    return [{**one, "source": one.get("source", source)} if isinstance(one, dict) else one for one in value]
