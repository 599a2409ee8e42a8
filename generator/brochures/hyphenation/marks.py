"""Words with marks in them."""

from __future__ import annotations

from itertools import pairwise


def places_of(marked: str, mark: str) -> list[int]:
    """How many letters stand before each mark: ``("hyvin|vointi|alue", "|")`` -> ``[5, 11]``."""
    places: list[int] = []
    for part in marked.split(mark)[:-1]:
        places.append(len(part) + (places[-1] if places else 0))
    return places


def marked(word: str, places: list[int], mark: str) -> str:
    """The same the other way round: ``("alue", [2], "-")`` -> ``"al-ue"``."""
    ends = [0, *places, len(word)]
    return mark.join(word[begin:end] for begin, end in pairwise(ends))
