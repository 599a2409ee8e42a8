"""Spelling of place names: folding, addresses and the nearest right name."""

import re
import unicodedata
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

_KIND_OF_PLACE = re.compile(r" (kunta|kaupunki|kunnassa|kaupungissa|stad|kommun)$")
_SHORT = 6


def fold(text: str) -> str:
    """Return `text` in lower case with å, ä, ö and other marked letters as plain ones."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(plain.split())


def slugify(name: str) -> str:
    """Return `name` as a part of an address: a-z, 0-9 and single hyphens ("S:t Michel" -> "st-michel")."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name).replace(":", "")).strip("-")


def alphabetical(name: str) -> str:
    """Return a sort key that puts å, ä and ö after z, in this order, as Finnish and Swedish do."""
    return name.casefold().translate(str.maketrans("åäö", "{|}"))


def nearest(text: str, forms: Iterable[tuple[str, str]]) -> list[str]:
    """Return the keys of the forms nearest to `text`, best first, each once.

    `forms` are pairs of a folded form and its key. One slip is allowed in a short word, two in a longer one (two
    swapped letters count as one slip). A form that matches exactly leaves the others out.
    """
    pairs = list(forms)
    words = [form for form, _ in pairs]
    whole = fold(text)
    for word in dict.fromkeys((whole, _KIND_OF_PLACE.sub("", whole))):
        hits = _within_reach(word, words)
        if hits:
            best = hits[0][0]
            wanted = [pairs[index][1] for slips, index in hits if best or not slips]
            return list(dict.fromkeys(wanted))
    return []


def _within_reach(word: str, words: list[str]) -> list[tuple[int, int]]:
    reach = 1 if len(word) < _SHORT else 2
    found = process.extract(word, words, scorer=DamerauLevenshtein.distance, score_cutoff=reach, limit=None)
    return sorted((slips, index) for _, slips, index in found)
