"""A unit: the service that families get there, its location, and the two together with the confirmed service areas."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from generator.directory import blocks
from generator.directory.views.unit import ABOUT_ACCESS, ACCESS
from generator.exports.hsds import notation
from generator.exports.hsds.notation import Notes, Several
from generator.exports.hsds.organisations import IDENTIFIER, also_called, organisation_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.directory.facts import Known
    from generator.exports.hsds.package import Owner, Package
    from generator.exports.scribe import Scribe
    from generator.registry.municipality import Municipality
    from generator.registry.nouns import Address, Capacity, Confirmed, Operation, Statement, Withheld
    from generator.registry.values import Sourced, Text

CODES = dt.date(2024, 1, 1)
"""The day of the code list of municipalities whose addresses are used; codes stay from one year to the next."""
_MUNICIPALITY = "http://uri.suomi.fi/codelist/jhs/kunta_1_20240101/code/{}"
_COUNTRY_CODE, _COUNTRY = "FI", "http://publications.europa.eu/resource/authority/country/FIN"
# The registry says "fsl" for Finnish Sign Language; in ISO 639-3 that is the French one.
_LANGUAGE_CODES = {"fsl": "fse"}
_CURRENCY = "EUR"
_COST = "cost"


def add_units(package: Package, scribe: Scribe, keys: Iterable[str]) -> None:
    """All records of these units of the day."""
    withheld: dict[str, dict[str, Withheld]] = defaultdict(dict)
    for key, one in scribe.directory.registry.withheld.items():
        for unit in one.unit:
            withheld[unit][key] = one
    for key in keys:
        _Unit(package, scribe, key, withheld[key]).add()


class _Unit:
    def __init__(self, package: Package, scribe: Scribe, key: str, withheld: dict[str, Withheld]) -> None:
        self._package, self._scribe, self._key, self._withheld_here = package, scribe, key, withheld
        self._directory = scribe.directory
        self._resolve = scribe.directory.resolve
        self._unit = scribe.directory.units[key]
        self._words = scribe.lens.words
        self._answers = key in scribe.directory.answers.offered

    def add(self) -> None:
        unit = self._unit
        website, languages = self._fact("website"), self._fact("languages")
        running = self._directory.operators(unit)
        told = dict(self._told(running))
        service = self._package.add(
            "service",
            f"units/{self._key}/service",
            organization_id=self._package.id(organisation_path(running[0].organisation)),
            name=self._scribe.main(unit.name),
            alternate_name=also_called(self._scribe, unit.name),
            url=website.value,
            status="active",
            assured_date=notation.day(unit.verified),
            **{name: words[self._scribe.first] for name, (words, _) in told.items()},
        )
        self._package.tell(
            service,
            {
                "id": self._key,
                "name": notation.others(self._scribe, unit.name),
                **self._record(),
                "website": notation.fact(website),
                "languages": notation.fact(languages),
                "hsds": {
                    name: {
                        **{code: words[code] for code in self._directory.languages[1:] if code in words},
                        "source": sources,
                    }
                    for name, (words, sources) in told.items()
                },
            },
        )
        self._phone(service)
        for code in languages.value or ():
            self._language(service, code)
        self._costs(service)
        self._pages(service)
        self._place(service)

    def _fact(self, name: str) -> Known[Any]:
        return self._resolve.fact(getattr(self._unit, name), self._unit)

    # What no field of the standard holds

    def _record(self) -> Notes:
        unit = self._unit
        occupancy, nationwide = self._resolve.fact(unit.occupancy, unit), self._fact("nationwide")
        return {
            "kinds": unit.kinds,
            "part_of": notation.whole(unit.part_of),
            "valid": notation.period(unit.valid),
            "answers_municipalities": self._answers,
            "operators": Several([(one.organisation, self._operation(one)) for one in unit.operators]),
            "nationwide": notation.fact(nationwide, value=nationwide.value),
            "capacity": Several([(self._named(one), self._capacity(one)) for one in unit.capacity]),
            "occupancy": notation.fact(occupancy, value=notation.whole(occupancy.value)),
            "offerings": Several(
                [
                    (one.offering, {"offering": one.offering, **notation.traced(self._part(one))})
                    for one in unit.offerings
                ]
            ),
            "statements": Several(
                [
                    (f"{one.topic}:{self._scribe.main(one.text)}", self._statement(one))
                    for one in self._directory.said(unit)
                ]
            ),
            "withheld": {key: self._withheld(one) for key, one in sorted(self._withheld_here.items())},
            **notation.traced(self._resolve.record(unit, note=unit.note)),
        }

    def _part(self, record: Operation | Capacity | Statement | Confirmed) -> Known[bool]:
        return self._resolve.record(record, self._unit, note=record.note)

    def _operation(self, one: Operation) -> Notes:
        return {
            "organisation": one.organisation,
            "valid": notation.period(one.valid),
            "doubt": one.doubt,
            **notation.traced(self._part(one)),
        }

    def _named(self, one: Capacity) -> str:
        return self._scribe.main(one.where) if one.where else one.of

    def _capacity(self, one: Capacity) -> Notes:
        return {
            "count": one.count,
            "of": one.of,
            "where": notation.whole(one.where),
            **notation.traced(self._part(one)),
        }

    def _statement(self, one: Statement) -> Notes:
        return {
            "topic": one.topic,
            "lead": one.lead or None,
            "text": notation.whole(one.text),
            "valid": notation.period(one.valid),
            **notation.traced(self._part(one)),
        }

    def _withheld(self, one: Withheld) -> Notes:
        """That a value is withheld and why, never the value."""
        return {
            "field": one.field,
            "reason": notation.whole(one.reason),
            **notation.traced(self._resolve.record(one, note=one.note)),
        }

    # Texts of the service

    def _told(self, running: list[Operation]) -> Iterator[tuple[str, tuple[dict[str, str], tuple[str, ...]]]]:
        """Fields of the standard, each with its text by language and the sources of that."""
        own = self._directory.said(self._unit)
        purpose = [one for one in own if one.topic not in (*ABOUT_ACCESS, _COST)]
        notes = [one.note for one in running if one.note][:1]
        in_short = {code: self._in_short(code) for code in self._directory.languages}
        texts = [*(one.text for one in purpose), *notes]
        rest = notation.in_one(self._scribe, texts) if texts else {}
        described = {
            code: f"{short}\n{rest[code]}" if code in rest else short
            for code, short in in_short.items()
            if not rest or code in rest
        }
        yield "description", (described, _each(self._sources(purpose), self._sources(running), self._unit.source))
        for name, wanted in (
            ("application_process", (*ACCESS["unit.contact"], *ACCESS["unit.admission"])),
            ("eligibility_description", ACCESS["unit.eligibility"]),
        ):
            stated = [one for one in own if one.topic in wanted]
            general = self._directory.leads(*wanted) if self._answers else []
            if stated or general:
                told = notation.in_one(self._scribe, [one.text for one in (*stated, *general)])
                yield name, (told, _each(self._sources(stated), *(one.source for one in general)))
        if fees := self._fees([one for one in own if one.topic == _COST]):
            yield "fees_description", fees

    def _in_short(self, language: str) -> str:
        lens = self._scribe.lenses[language]
        words = lens.words
        short = words(
            "unit.page_short",
            kind=words.capital(blocks.kinds(lens, self._unit)),
            locality=self._directory.answers.home(self._unit).name(language),
            operator=words.join([blocks.named(entry) for entry in blocks.operators(lens, self._key)]),
        )
        return short if self._answers else f"{short} {words('unit.page_short_apart')}"

    def _fees(self, stated: list[Statement]) -> tuple[dict[str, str], tuple[str, ...]] | None:
        """What the unit's fees in force say, and where sources disagree about them all that each says."""
        registry = self._directory.registry
        fees = [registry.fees[fee] for fee in self._directory.fees_of(self._unit)]
        texts: list[Text] = [*(one.text for one in stated), *(fee.text for fee in fees)]
        sources = [self._sources(stated), *(fee.source for fee in fees)]
        for conflict in self._directory.conflicts_of(self._unit).values():
            texts += [conflict.title, *(side.text for side in conflict.sides), conflict.advice]
            for side in conflict.sides:
                parents = (registry.fees[side.fee],) if side.fee else ()
                sources.append(self._resolve.record(side, *parents, conflict).sources)
            sources.append(conflict.source)
        return (notation.in_one(self._scribe, texts), _each(*sources)) if texts else None

    def _sources(self, records: Iterable[Sourced]) -> tuple[str, ...]:
        return _each(*(one.source or self._unit.source for one in records))

    # What hangs on the service

    def _phone(self, service: Owner) -> None:
        known = self._resolve.fact(self._unit.phone, self._unit)
        if known.value is None:
            self._package.tell(service, {"phone": notation.fact(known)})
            return
        phone = self._package.add("phone", f"units/{self._key}/phone", service_id=service.id, number=known.value)
        self._package.tell(phone, {"phone": notation.fact(known)})

    def _language(self, service: Owner, code: str) -> None:
        self._package.add(
            "language",
            f"units/{self._key}/languages/{code}",
            service_id=service.id,
            name=self._words(f"language.{code}"),
            code=_LANGUAGE_CODES.get(code, code),
        )

    def _costs(self, service: Owner) -> None:
        for key in self._directory.fees_of(self._unit):
            fee = self._directory.registry.fees[key]
            amount = fee.amount.value
            last = notation.day(fee.valid.end)
            owner = self._package.add(
                "cost_option",
                f"units/{self._key}/fees/{key}",
                service_id=service.id,
                valid_from=notation.day(fee.valid.start),
                valid_to=last and str(dt.date.fromisoformat(last) - dt.timedelta(days=1)),
                currency=_CURRENCY if amount else None,
                amount=float(amount) if amount else None,
                amount_description=self._scribe.main(fee.text),
            )
            trace = notation.traced(self._resolve.record(fee, note=fee.note))
            self._package.tell(
                owner, {"id": key, "amount_description": notation.others(self._scribe, fee.text), **trace}
            )

    def _pages(self, service: Owner) -> None:
        for language, folder in self._scribe.pages("unit", self._key).items():
            self._package.add(
                "url",
                f"units/{self._key}/pages/{language}",
                label=self._directory.registry.network.name.best(language, self._directory.languages)[0],
                url=f"{self._scribe.site_url}{folder}",
                service_id=service.id,
            )

    # Where it is, and for whom

    def _place(self, service: Owner) -> None:
        unit, home = self._unit, self._directory.answers.home(self._unit)
        place = self._resolve.fact(unit.place, unit)
        location = self._package.add(
            "location",
            f"units/{self._key}/location",
            location_type="physical",
            name=self._scribe.main(unit.name),
            alternate_name=also_called(self._scribe, unit.name),
            description=self._scribe.main(place.value) if place.value else None,
            external_identifier=self._key,
            external_identifier_type=IDENTIFIER,
        )
        described = notation.others(self._scribe, place.value) if place.value else {}
        self._package.tell(
            location,
            {
                "locality": {"code": home.code, "fi": home.name_fi, "sv": home.name_sv},
                "place": notation.fact(place, **described),
                "address_confidential": unit.address_confidential or None,
                **({} if unit.address_confidential else self._addresses(location, home)),
            },
        )
        both = self._package.add(
            "service_at_location",
            f"units/{self._key}/service_at_location",
            service_id=service.id,
            location_id=location.id,
        )
        self._areas(both)

    def _addresses(self, location: Owner, home: Municipality) -> Notes:
        """Rows of the addresses, and what is told of them; the standard has no address without a postal code."""
        known = self._resolve.fact(self._unit.addresses, self._unit)
        region = self._directory.places.region(home.code, self._directory.as_of)
        given = known.value or ()
        if region is None or not all(one.postcode for one in given):
            values = Several([(one.street, _address(one)) for one in given]) if given else None
            return {"addresses": notation.fact(known, value=values)}
        seen: dict[str, int] = {}
        for one in given:
            seen[one.street] = seen.get(one.street, 0) + 1
            owner = self._package.add(
                "address",
                f"units/{self._key}/addresses/{one.street}#{seen[one.street]}",
                location_id=location.id,
                address_1=one.street,
                city=one.town,
                state_province=region.name(self._scribe.first),
                postal_code=one.postcode,
                country=_COUNTRY_CODE,
                address_type="physical",
            )
            self._package.tell(owner, {"name": notation.whole(one.name)})
        return {"addresses": notation.fact(known)}

    def _areas(self, both: Owner) -> None:
        """The municipalities of the service areas that a source confirms for the unit, and a unit's whole country."""
        registry = self._directory.registry
        for key in self._directory.areas_of(self._key):
            area = registry.service_areas[key]
            units = self._resolve.fact(area.units, area)
            told = {"service_area": key, "valid": notation.period(area.valid), **notation.traced(units)}
            for place in self._members(area.municipalities):
                called = place.name(self._scribe.first)
                owner = self._package.add(
                    "service_area",
                    f"units/{self._key}/service_areas/{key}/{place.code}",
                    service_at_location_id=both.id,
                    name=called,
                    description=self._scribe.main(area.name),
                    uri=_MUNICIPALITY.format(place.code) if place.valid(CODES) else None,
                )
                others = {code: name for code in ("fi", "sv") if (name := place.name(code)) != called}
                self._package.tell(owner, {"code": place.code, "name": others, **told})
        nationwide = self._resolve.fact(self._unit.nationwide, self._unit)
        if nationwide.value:
            owner = self._package.add(
                "service_area",
                f"units/{self._key}/service_areas/nationwide",
                service_at_location_id=both.id,
                name=self._words("linked.finland"),
                description=self._words("relation.nationwide_reason"),
                uri=_COUNTRY,
            )
            self._package.tell(owner, {"nationwide": notation.fact(nationwide)})

    def _members(self, names: Iterable[str]) -> list[Municipality]:
        found = (self._directory.places.by_name(name) for name in names)
        return list({place.code: place for place in found if place}.values())


def _address(one: Address) -> Notes:
    return {
        "name": notation.whole(one.name),
        "street": one.street,
        "postcode": one.postcode,
        "town": one.town,
    }


def _each(*sources: tuple[str, ...]) -> tuple[str, ...]:
    """The sources, each once."""
    return tuple(dict.fromkeys(key for keys in sources for key in keys))
