"""Statements that cannot both be true, or that must never be published together."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from generator.registry.meaning import nearest
from generator.registry.nouns import GENERAL
from generator.registry.place_names import slugify
from generator.registry.values import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.registry.fields import Path
    from generator.registry.nouns import Claim, Fee, Network, Organisation, Unit
    from generator.registry.problems import Problem
    from generator.registry.rules.context import Context

SHORTEST_PHONE = 5
LONGEST_SLUG = 100
WHOLE = 100


def free_and_charged(context: Context, path: Path, fee: Fee) -> Iterator[Problem]:
    """A fee is not free and charged."""
    charged = fee.amount.value is not None and Decimal(fee.amount.value) > 0
    if fee.client.value == "free" and charged:
        yield context.problem("free-and-charged", (*path, "amount"), amount=str(fee.amount.value))


def unexplained_conflicts(context: Context) -> Iterator[Problem]:
    """A unit or area with a fee that is free and one that is not needs a conflict that explains them."""
    registry = context.registry
    explained: dict[str, set[str]] = defaultdict(set)
    for key, conflict in registry.conflicts.items():
        for side in conflict.sides:
            explained[side.fee or ""].add(key)
    for kind in ("units", "service_areas"):
        for key, record in getattr(registry, kind).items():
            fees = record.fees if len(record.fees) > 1 else ()
            charges = {fee: registry.fees[fee].client.value for fee in fees if fee in registry.fees}
            for one, other in combinations(charges, 2):
                if {charges[one], charges[other]} == {"free", "share"} and explained[one].isdisjoint(explained[other]):
                    yield context.problem("unexplained-conflict", (kind, key, "fees"), key=True, one=one, other=other)


def confidential_street(context: Context, path: Path, unit: Unit) -> Iterator[Problem]:
    """A confidential address comes without a street."""
    if unit.address_confidential and unit.addresses.known:
        yield context.problem("confidential-street", (*path, "addresses"), key=True, unit=str(path[-1]))


def kinds_of_units(context: Context) -> Iterator[Problem]:
    """A unit is of kinds that the network has; where one of them answers no municipality, the unit does not either."""
    # Of a registry with mistakes the network may be missing.
    network: Network | None = context.registry.network
    if network is None:
        return
    answers = {GENERAL: True}
    for number, kind in enumerate(network.unit_kinds):
        if kind.id in [one.id for one in network.unit_kinds[:number]]:
            yield context.problem("listed-twice", ("network", "unit_kinds", number, "id"), given=kind.id)
        answers[kind.id] = kind.answers_municipalities
    for key, unit in context.registry.units.items():
        for number, given in enumerate(unit.kinds):
            path: Path = ("units", key, "kinds", number)
            if given not in answers:
                near, choices = nearest(given, list(answers)), ", ".join(answers)
                yield context.problem("bad-choice", path, near, given=given, field="kinds", choices=choices)
            elif unit.answers_municipalities and not answers[given]:
                yield context.problem("kind-answers", path, kind=given)


def claims_about_localities(context: Context) -> Iterator[Problem]:
    """A claim about the number of localities is compared with the localities that the registry knows."""
    if not context.is_stated("units"):
        return
    stated = [unit for unit in context.stated("units").values() if isinstance(unit, dict)]
    known = {str(unit.get("locality")) for unit in stated}
    if not all(context.places.by_name(name) for name in known):
        return  # where a unit is cannot be told before its place is mended
    for key, claim in context.registry.claims.items():
        if claim.counts != "localities":
            continue
        for number, name in enumerate(claim.matched):
            if name not in known:
                yield context.problem("claim-without-unit", ("claims", key, "matched", number), given=name)
        matched = len(set(claim.matched) & known)
        if matched != claim.value:
            path: Path = ("claims", key, "value")
            claimed, left = str(claim.value), str(claim.value - matched)
            yield context.problem("claim-differs", path, claim=claimed, matched=str(matched), open=left)


def percent(context: Context, path: Path, claim: Claim) -> Iterator[Problem]:
    """No share is more than the whole."""
    if claim.form == "percent" and claim.value > WHOLE:
        yield context.problem("percent-over-whole", (*path, "value"), given=str(claim.value))


def capacity(context: Context, path: Path, unit: Unit) -> Iterator[Problem]:
    """A unit that has a number of places has at least one."""
    for number, stated in enumerate(unit.capacity):
        if stated.count == 0:
            yield context.problem("no-places", (*path, "capacity", number, "count"))


def helplines_in_one_order(context: Context) -> Iterator[Problem]:
    """Urgent help stands in the same order on every page."""
    orders = Counter(line.order for line in context.registry.helplines.values())
    for key, line in context.registry.helplines.items():
        if orders[line.order] > 1:
            yield context.problem("order-twice", ("helplines", key, "order"), order=str(line.order))


def phone(context: Context, path: Path, record: Unit | Organisation) -> Iterator[Problem]:
    """A phone number is one that can be called."""
    if record.phone.value and not _can_be_called(record.phone.value):
        yield context.problem("bad-phone", (*path, "phone"), given=record.phone.value)


@lru_cache(maxsize=10_000)
def _can_be_called(number: str) -> bool:
    # Imported where it is needed: a registry without phone numbers is checked without its start-up time.
    import phonenumbers  # noqa: PLC0415

    if len(number.replace(" ", "")) < SHORTEST_PHONE:
        return False
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(number, "FI"))
    except phonenumbers.NumberParseException:
        return False


def shared_addresses(context: Context) -> Iterator[Problem]:
    """Each record has a name that makes an address, and no two of a kind the same."""
    registry = context.registry
    for kind in ("offerings", "service_areas"):
        taken: dict[tuple[str, str], str] = {}
        for key, record in getattr(registry, kind).items():
            slugs = {language: slugify(record.name.best(language, context.languages)[0]) for language in LANGUAGES}
            if any(not 0 < len(slug) <= LONGEST_SLUG for slug in slugs.values()):
                yield context.problem("bad-slug", (kind, key, "name"), key=True, limit=str(LONGEST_SLUG))
            for address in [address for address in slugs.items() if address in taken][:1]:
                path: Path = (kind, key, "name")
                yield context.problem("same-address", path, key=True, first=taken[address], slug=address[1])
            for address in slugs.items():
                taken.setdefault(address, key)
