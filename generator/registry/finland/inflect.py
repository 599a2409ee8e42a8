"""Every way in which a Finnish name might be inflected, for a dictionary or a person to choose among."""

import re
from collections.abc import Iterator

from generator.registry.finland.stems import Paradigm, paradigms, regular

Forms = dict[str, str]
"""A form for each case of `generator.registry.localities.CASES`."""

_FIRST_PARTS = ("uusi", "iso", "vähä", "vanha", "pitkä", "suuri")
_PLACE_NOUN = re.compile(
    r"(?<=\w\w)(aho|alue|harju|haara|hauta|häkki|joensuu|joki|järvi|kanava|kangas|kartano|kivi|koivisto|korpi|koski|kulma"
    r"|kumpu|kunta|kylä|kyrö|lahti|lampi|latva|linna|luoma|luoto|lähde|maa|mäki|metsä|mylly|neva|niemi|niitty|niva|nummi"
    r"|nurmi|oja|palo|pelto|perä|pohja|polvi|puro|pää|ranta|rinne|ruukki|saari|saha|salmi|salo|selkä|silta|suo|suu"
    r"|suvanto|taipale|tehdas|tunturi|vaara|vesi|virta|vuori)$"
)


def ways(name: str, genitive: str = "") -> Iterator[Forms]:
    """Return the ways in which `name` might be inflected, right or wrong; only those that have the given genitive."""
    for forms in _all_ways(name.lower()):
        if genitive.lower() in {"", forms["genitive"]}:
            yield {case: _cased(form, name) for case, form in forms.items()}


def regular_ways(name: str) -> list[Forms]:
    """Return the ways to inflect a name that no dictionary knows; none where its ending tells too little."""
    word = name.lower()
    found = [_forms(way, _harmony(word)[0]) for way in regular(word)]
    return [{case: _cased(form, name) for case, form in forms.items()} for forms in found]


def last_part(name: str) -> str:
    """Return the end of `name` that tells how it inflects, or "": lampi of Otalampi, Luosta of Ala-Luosta."""
    last = re.split("[- ]", name)[-1]
    return last if last != name else place_noun(name)


def place_noun(name: str) -> str:
    """Return the noun for a kind of place that `name` ends in, or "": lampi of Otalampi."""
    found = _PLACE_NOUN.search(name)
    return found[1] if found else ""


def may_differ(name: str) -> bool:
    """Tell whether people may inflect `name` in two ways: as plural and singular (-nen), or its first part or not."""
    return name.endswith("nen") or name.lower().startswith(_FIRST_PARTS)


def _all_ways(word: str) -> Iterator[Forms]:
    for first in _FIRST_PARTS:
        if word.startswith(first) and len(word) > len(first) + 1:
            for start in _plain_ways(first):
                for end in _all_ways(word.removeprefix(first)):
                    yield {case: form + end[case] for case, form in start.items()}
    yield from _plain_ways(word)


def _plain_ways(word: str) -> Iterator[Forms]:
    for way in paradigms(word):
        for vowel in _harmony(word):
            yield _forms(way, vowel)


def _forms(way: Paradigm, vowel: str) -> Forms:
    forms = {
        "genitive": way.genitive,
        "partitive": way.partitive,
        "inessive": f"{way.weak}ssA",
        "elative": f"{way.weak}stA",
        "illative": way.illative,
        "adessive": f"{way.weak}llA",
        "ablative": f"{way.weak}ltA",
        "allative": f"{way.weak}lle",
        "translative": f"{way.weak}ksi",
        "essive": f"{way.strong}nA",
    }
    return {case: form.replace("A", vowel) for case, form in forms.items()}


def _harmony(word: str) -> str:
    """Return the vowel that endings of `word` take, then the other one, which some compounds take."""
    back, front = (max(map(word.rfind, vowels)) for vowels in ("aou", "äöy"))
    return "aä" if back > front else "äa"


def _cased(form: str, name: str) -> str:
    if form.startswith(name.lower()):
        return name + form[len(name) :]
    same = 1
    while same < min(len(form), len(name)) and form[same] == name[same].lower():
        same += 1
    rest = re.sub("-.", lambda start: start[0].upper(), form[same:]) if "-" in name else form[same:]
    return name[:same] + rest
