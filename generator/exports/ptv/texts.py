"""What a service says in each language: the registry's own texts, in the fields where the catalogue has them.

No sentence of the national general description is among them: the catalogue adds that one itself.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.directory.views.unit import ABOUT_ACCESS
from generator.exports.ptv.told import Stretch, Told, stretch
from generator.registry.values import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.directory.words import Words
    from generator.exports.scribe import Scribe
    from generator.registry.nouns import Fee, Statement, Unit

_HOW = ("contact", "decision")
_FOR_WHOM = ("eligibility", "admission")
_COST = "cost"


def name(scribe: Scribe, key: str) -> Told:
    """The unit's name. Where no translation is official, a proper name is the same in every language."""
    unit = scribe.directory.units[key]
    best = {language: " ".join(lens.voice.plain(unit.name).split()) for language, lens in scribe.lenses.items()}
    return Told("serviceNames.Name", (Stretch(f"units.{key}.name", best, (unit,), unit.name.review),))


def described(scribe: Scribe, key: str) -> tuple[Told, ...]:
    """The descriptions of the unit's service, in the catalogue's order."""
    unit = scribe.directory.units[key]
    return (
        Told("serviceDescriptions.Summary", (_summary(scribe, key, unit),)),
        Told("serviceDescriptions.Description", tuple(_description(scribe, key, unit))),
        Told("serviceDescriptions.UserInstruction", tuple(_said(scribe, key, unit, _HOW))),
        Told("serviceDescriptions.ChargeTypeAdditionalInfo", tuple(_charge(scribe, key, unit))),
    )


def required(scribe: Scribe, key: str) -> Told:
    """For whom the service is and what it needs."""
    unit = scribe.directory.units[key]
    found = [*_said(scribe, key, unit, _FOR_WHOM)]
    if not unit.answers_municipalities:
        path = f"units.{key}.answers_municipalities"
        found.append(Stretch(path, in_words(scribe, lambda words: words("unit.page_short_apart")), (unit,)))
    return Told("requirements", tuple(found))


def _summary(scribe: Scribe, key: str, unit: Unit) -> Stretch:
    """What the unit is for in its own words, else what the service is."""
    for path, one in _own(scribe, key, unit, ("purpose",)):
        return stretch(path, one.text, one, unit)
    network = scribe.directory.registry.network
    return stretch("network.service.summary", network.service.summary, network)


def _description(scribe: Scribe, key: str, unit: Unit) -> Iterator[Stretch]:
    network = scribe.directory.registry.network
    yield stretch("network.service.summary", network.service.summary, network)
    for path, one in _own(scribe, key, unit):
        if one.topic not in (*ABOUT_ACCESS, _COST):
            yield stretch(path, one.text, one, unit)
    if unit.offerings:
        yield _offerings(scribe, key, unit)


def _offerings(scribe: Scribe, key: str, unit: Unit) -> Stretch:
    """The kinds of support that a source confirms; in no language in which one of them has no name."""
    known = scribe.directory.registry.offerings
    names = [known[one.offering].name for one in unit.offerings]
    told = {
        language: "\n".join([lens.words("unit.offerings_confirmed"), *(f"- {' '.join(one.split())}" for one in found)])
        for language, lens in scribe.lenses.items()
        if all(found := [one.get(language) or "" for one in names])
    }
    unsure = tuple(language for language in LANGUAGES if any(language in one.review for one in names))
    return Stretch(f"units.{key}.offerings", told, (*unit.offerings, unit), unsure)


def _said(scribe: Scribe, key: str, unit: Unit, topics: tuple[str, ...]) -> Iterator[Stretch]:
    """What is said of a topic: the unit's own statements, then those that hold for every unit that answers families."""
    for topic in topics:
        for path, one in _own(scribe, key, unit, (topic,)):
            yield stretch(path, one.text, one, unit)
        if unit.answers_municipalities:
            yield from _in_general(scribe, topic)


def _in_general(scribe: Scribe, topic: str) -> Iterator[Stretch]:
    directory = scribe.directory
    for key, one in directory.registry.statements.items():
        if one.lead and one.topic == topic and one.valid.holds(directory.as_of):
            yield stretch(f"statements.{key}.text", one.text, one)


def _own(
    scribe: Scribe, key: str, unit: Unit, topics: tuple[str, ...] | None = None
) -> Iterator[tuple[str, Statement]]:
    for number, one in enumerate(unit.statements):
        if one.valid.holds(scribe.directory.as_of) and (topics is None or one.topic in topics):
            yield f"units.{key}.statements.{number}.text", one


def _charge(scribe: Scribe, key: str, unit: Unit) -> Iterator[Stretch]:
    """Who pays and what the family pays: what the catalogue has no other place for."""
    directory = scribe.directory
    for path, one in _own(scribe, key, unit, (_COST,)):
        yield stretch(path, one.text, one, unit)
    for about in directory.fees_of(unit):
        fee = directory.registry.fees[about]
        yield stretch(f"fees.{about}.text", fee.text, fee)
        if fee.amount.value:
            yield Stretch(f"fees.{about}.amount", in_words(scribe, partial(amount, fee)), (fee.amount, fee))
    for about, conflict in directory.conflicts_of(unit).items():
        yield stretch(f"conflicts.{about}.advice", conflict.advice, conflict)


def amount(fee: Fee, words: Words) -> str:
    """A fee's sum in words, "Summa: 1,50 € päivässä"; "" where it is not known."""
    if not fee.amount.value:
        return ""
    per = f" {words(f'cost.per_{fee.per.value}')}" if fee.per.value else ""
    return words("cost.amount", amount=words.euros(fee.amount.value) + per)


def in_words(scribe: Scribe, tell: Callable[[Words], str]) -> dict[str, str]:
    """What ``tell`` says in each language."""
    return {language: tell(lens.words) for language, lens in scribe.lenses.items()}
