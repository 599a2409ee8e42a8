"""Decides the case forms of a name: what a person wrote, else what the dictionary knows, else what the ending tells."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from generator.registry.finland.inflect import Forms, last_part, may_differ, regular_ways, ways
from generator.registry.localities import CASES, CaseForms

PLACE_NAMES = frozenset({"paikannimi"})
NOUNS = frozenset({"nimisana", "laatusana", "nimisana_laatusana"})
OTHER_NAMES = frozenset({"nimi", "etunimi", "sukunimi"})
"""Voikko's classes: place names; nouns and adjectives that places are called by; names of people and other things."""


class Dictionary(Protocol):
    """What is asked of a dictionary of Finnish."""

    def knows(self, name: str, forms: Forms, classes: frozenset[str]) -> bool:
        """Tell whether each form is a form of `name` in its case, and `name` a word of one of the classes."""
        ...


class CaseFormMaker:
    """Makes the case forms of names with a dictionary and with what was written by hand.

    A row by hand with forms in every case replaces all others. A row with nothing but a genitive chooses among the
    ways in which the name might be inflected.
    """

    def __init__(self, dictionary: Dictionary, by_hand: Mapping[str, Mapping[str, tuple[str, ...]]]) -> None:
        self._dictionary = dictionary
        self._by_hand = by_hand

    def forms(self, name: str, genitive: str = "") -> CaseForms | None:
        """Return the case forms of `name`, those with the given genitive if there is one; None if nothing tells."""
        written = self._by_hand.get(name, {})
        if all(written.get(case) for case in CASES):
            return CaseForms(name, dict(written), "hand")
        genitives = written.get("genitive") or (genitive,)
        found = [self._with_genitive(name, chosen) for chosen in genitives]
        return _alternatives([forms for forms in found if forms])

    def _with_genitive(self, name: str, genitive: str) -> CaseForms | None:
        return (
            self._from_dictionary(name, genitive)
            or self._from_last_part(name, genitive)
            or self._from_ending(name, genitive)
        )

    def _from_dictionary(self, name: str, genitive: str) -> CaseForms | None:
        possible = list(ways(name, genitive))
        for classes in (NOUNS, PLACE_NAMES) if name.islower() else (PLACE_NAMES, NOUNS, OTHER_NAMES):
            known = [forms for forms in possible if self._dictionary.knows(name, forms, classes)]
            if known:
                return _merged(name, _one_of_each_genitive(known) if may_differ(name) else known[:1], "voikko")
        return None

    def _from_last_part(self, name: str, genitive: str) -> CaseForms | None:
        part = last_part(name)
        end = self.forms(part) if part else None
        if not end:
            return None
        start = name.removesuffix(part)
        forms = {case: tuple(start + form for form in end.forms[case]) for case in CASES}
        if genitive and genitive not in forms["genitive"]:
            return None
        return CaseForms(name, forms, "part" if end.checked == "voikko" else end.checked)

    def _from_ending(self, name: str, genitive: str) -> CaseForms | None:
        if genitive:
            chosen = next(ways(name, genitive), None)
            return _merged(name, [chosen], "hand") if chosen else None
        found = regular_ways(name)
        return _merged(name, found, "rule") if found else None


def _alternatives(found: list[CaseForms]) -> CaseForms | None:
    """Return forms of several ways to inflect a name as one, or None if there are none."""
    if not found:
        return None
    forms = {case: tuple(dict.fromkeys(form for one in found for form in one.forms[case])) for case in CASES}
    return CaseForms(found[0].name, forms, found[0].checked)


def _one_of_each_genitive(known: Iterable[Forms]) -> list[Forms]:
    first: dict[str, Forms] = {}
    for forms in known:
        first.setdefault(forms["genitive"], forms)
    return list(first.values())


def _merged(name: str, ways_found: Iterable[Forms], checked: str) -> CaseForms:
    found = list(ways_found)
    return CaseForms(name, {case: tuple(dict.fromkeys(forms[case] for forms in found)) for case in CASES}, checked)
