"""The place names that the search box understands, small enough for a telephone.

A name is kept as the part that all its forms share and the number of a row of endings; the browser puts them
together. Names of all languages are in every file: a nurse types "Lovisa" on a Finnish page.
"""

from __future__ import annotations

from functools import cache, cached_property
from itertools import chain, groupby, takewhile
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from generator.registry.finland import read
from generator.registry.localities import CASES
from generator.registry.place_names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.directory.directory import Directory
    from generator.directory.voice import Voice
    from generator.registry.localities import CaseForms
    from generator.registry.places import Municipality
    from generator.search.scribe import Folder, Json

_WORDS = (
    "places",
    "near",
    "units",
    "pages",
    "others",
    "texts",
    "post",
    "part",
    "part_since",
    "corrected",
    "found_one",
    "found_other",
    "none",
    "list",
)
_PARTS = {name: f"{{{name}}}" for name in ("name", "place", "year", "code", "number", "words")}


class Name(NamedTuple):
    """A name that leads to a place.

    ``forms`` are the name itself and its forms, "/" between those of one case; ``target`` is the code of a
    municipality or a county; ``until`` the year in which a former municipality ceased, or "".
    """

    forms: tuple[str, ...]
    target: str
    until: str = ""


class PlaceNames:
    """The names of the places of a ``directory``: the same in the files of all languages and sites."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory

    @cached_property
    def shared(self) -> Json:
        """The parts ``ways`` and ``names`` of a file; see ``places``."""
        targets, ways = _Targets(self.directory), _Ways()
        names = {
            kind: _by_target(ways.row(name, targets) for name in of_kind)
            for kind, of_kind in _names(self.directory, targets).items()
        }
        return {"ways": ways.rows, "names": names}

    @cached_property
    def targets(self) -> list[str]:
        """The codes of what names lead to, by its number: counties, then municipalities."""
        return _Targets(self.directory).codes

    @cached_property
    def posts(self) -> list[str]:
        """Rows of the first three digits of postal codes, then the last two of each and the number in "to"."""
        return _posts(_Targets(self.directory))


def places(names: PlaceNames, voice: Voice, folder: Folder) -> Json:
    """The file of the language of ``voice``, as JSON values.

    ``to``: what names lead to, ``[name, address below the portal's root, number of the county in "to" or -1, code]``.
    ``ways``: rows of endings, those of the name itself first, then case by case as in the register; "/" between forms
    of one case. ``names``: by kind (municipality, former, town, county) one text of groups, with "|" between: the
    number of what the names lead to, "=", and rows with ";" between, each a stem, the number of its way and the year
    until when, with commas between. ``also``: what means something else too, by what it means (word, name): names, and
    single forms of other names, folded, with blanks between. ``words``: what the box says, with parts such as
    ``{name}`` for the browser to fill in.
    """
    shared = names.shared
    return {
        "to": _rows(names.directory, folder, voice.language),
        "ways": shared["ways"],
        "names": shared["names"],
        "also": _other_meanings(voice.language),
        "words": {key: voice.words(f"search.{key}", **_PARTS) for key in _WORDS},
    }


class _Targets:
    """The municipalities of the day and the counties, numbered in this order."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        counties = [f"county:{area.code}" for area in directory.counties]
        self.codes = [*counties, *(place.code for place in directory.municipalities)]
        self._number = {code: number for number, code in enumerate(self.codes)}

    def number(self, target: str) -> int | None:
        """The number of a target on the day; a municipality that has ceased is the one that it is part of now."""
        while target not in self._number and (merger := self._directory.places.merged(target)):
            target = merger.into
        return self._number.get(target)


def _rows(directory: Directory, folder: Folder, language: str) -> list[list[object]]:
    """What names lead to, in the order of its numbers."""
    counties = {area.code: number for number, area in enumerate(directory.counties)}
    rows: list[list[object]] = [
        [area.name(language), folder(language, "county", area.code), -1, f"county:{area.code}"]
        for area in directory.counties
    ]
    for place in directory.municipalities:
        county = directory.places.county(place.code, directory.as_of)
        number = counties[county.code] if county else -1
        rows.append([place.name(language), folder(language, "municipality", place.code), number, place.code])
    return rows


class _Ways:
    """The rows of endings, numbered as they come."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    @property
    def rows(self) -> list[str]:
        return list(self._numbers)

    def row(self, name: Name, targets: _Targets) -> tuple[int, str]:
        """What the name leads to, and its row."""
        every = [form for forms in name.forms for form in forms.split("/")]
        stem = _shared(every)
        way = ",".join("/".join(form[len(stem) :] for form in forms.split("/")) for forms in name.forms)
        number = self._numbers.setdefault(way, len(self._numbers))
        return targets.number(name.target) or 0, ",".join([stem, str(number), name.until]).rstrip(",")


def _by_target(rows: Iterable[tuple[int, str]]) -> str:
    """The rows as one text, what they lead to said once."""
    groups = groupby(sorted(rows), key=itemgetter(0))
    return "|".join(f"{to}={';'.join(row for _, row in of_target)}" for to, of_target in groups)


@cache
def _kept_forms() -> dict[str, CaseForms]:
    """The case forms by name: the same for all languages, and the largest table of the register."""
    return {one.name: one for one in read.forms()}


def _shared(words: list[str]) -> str:
    """The letters that all words begin with."""
    alike = takewhile(lambda letters: len(set(letters)) == 1, zip(*words, strict=False))
    return "".join(letters[0] for letters in alike)


def _names(directory: Directory, targets: _Targets) -> dict[str, list[Name]]:
    forms = _kept_forms()
    former = [place for place in read.localities() if place.kind == "former"]
    towns = [place for place in read.localities() if place.kind == "town"]
    kinds = {
        "municipality": chain.from_iterable(_own(place, forms) for place in directory.municipalities),
        "former": chain(
            (_inflected(one.name, one.language, one.municipality, forms, one.until[:4]) for one in former),
            chain.from_iterable(_ceased(directory, place, forms) for place in directory.ceased),
        ),
        "town": (_inflected(one.name, one.language, one.municipality, forms) for one in towns),
        "county": (_inflected(one.name, one.language, f"county:{one.county}", forms) for one in read.county_names()),
    }
    return {
        kind: list(dict.fromkeys(name for name in names if targets.number(name.target) is not None))
        for kind, names in kinds.items()
    }


def _own(place: Municipality, forms: dict[str, CaseForms], until: str = "") -> Iterator[Name]:
    yield _inflected(place.name_fi, "fi", place.code, forms, until)
    if place.name_sv != place.name_fi:
        yield _inflected(place.name_sv, "sv", place.code, forms, until)


def _ceased(directory: Directory, place: Municipality, forms: dict[str, CaseForms]) -> Iterator[Name]:
    merger, _ = directory.merger(place)
    return _own(place, forms, str(merger.date.year))


def _inflected(name: str, language: str, target: str, forms: dict[str, CaseForms], until: str = "") -> Name:
    known = forms.get(name) if language == "fi" else None
    if known:
        return Name((name, *("/".join(known.forms[case]) for case in CASES)), target, until)
    return Name((name, f"{name}s"), target, until)


@cache
def _other_meanings(language: str) -> dict[str, str]:
    """What is not surely a place in ``language``; the forms of a name that means something else are left out."""
    meanings = {one.form: one.meaning for one in read.other_meanings() if one.language == language}
    derived = {form for one in _kept_forms().values() if one.name in meanings for form in one.every()[1:]}
    kinds: dict[str, list[str]] = {"word": [], "name": []}
    for form, meaning in meanings.items():
        if form not in derived:
            kinds[meaning].append(fold(form).replace(" ", ""))
    return {kind: " ".join(forms) for kind, forms in kinds.items()}


def _posts(targets: _Targets) -> list[str]:
    codes = [(one.postcode, targets.number(one.municipality)) for one in read.postcodes()]
    known = [(code, number) for code, number in codes if number is not None]
    rows = []
    for first, group in groupby(known, key=lambda one: one[0][:3]):
        last, row = None, first
        for code, number in group:
            row += code[3:] if number == last else f",{number},{code[3:]}"
            last = number
        rows.append(row)
    return rows
