"""The ways in which a Finnish name can be inflected, by its ending: stems with both grades of the consonants.

Words are in lower case. A capital A stands for a or ä, whichever the harmony of the vowels asks for.
"""

from collections.abc import Iterator
from typing import NamedTuple

_VOWELS = "aeiouyåäö"
_WEAK = {
    "kk": "k", "pp": "p", "tt": "t", "nk": "ng", "nt": "nn", "mp": "mm", "lt": "ll", "rt": "rr", "ht": "hd",
}  # fmt: skip
_PERHAPS_WEAK = {
    "lk": ("l", "lj"), "rk": ("r", "rj"), "hk": ("h",), "lp": ("lv",), "rp": ("rv",),
    "k": ("", "v", "j"), "p": ("v",), "t": ("d",),
}  # fmt: skip
_STRONG = {
    "ng": ("nk",), "nn": ("nt",), "mm": ("mp",), "ll": ("lt",), "rr": ("rt",), "hd": ("ht",),
    "d": ("t",), "k": ("kk",), "p": ("pp",), "t": ("tt",), "v": ("p",),
}  # fmt: skip
_DIPHTHONGS = ("ie", "uo", "yö")
_FIXED = ("sk", "st", "tk", "sp")


class Paradigm(NamedTuple):
    """One way to inflect a word: three whole forms, and the stems that take the endings of the other cases."""

    genitive: str
    partitive: str
    illative: str
    weak: str
    strong: str


def paradigms(word: str) -> Iterator[Paradigm]:
    """Return every way in which `word` might be inflected, right or wrong; a dictionary must choose."""
    if word.endswith("nen"):
        yield from nen(word)
    elif word[-1] not in _VOWELS:
        yield from _closed(word)
    elif word[-1] == word[-2:-1] or word.endswith(_DIPHTHONGS):
        if word[-1] == word[-2:-1]:
            yield _simple(word, partitive="tA", illative="seen")
        yield _simple(word, partitive="tA", illative=f"h{word[-1]}n")
    else:
        yield from _open(word)


def regular(word: str) -> tuple[Paradigm, ...]:
    """Return the ways to inflect a word that no dictionary knows, or nothing where its ending tells too little."""
    if word.endswith("nen"):
        return tuple(nen(word))
    vowel, before = word[-1], word[-2:-1]
    if vowel not in "aiouyäö" or before == vowel or word.endswith(_DIPHTHONGS):
        return ()
    if before in _VOWELS:
        return (_simple(word, partitive="tA" if vowel in "oöu" else "A", illative=f"{vowel}n"),)
    weak = _surely_weak(word)
    illative = f"{word}hyn" if word.endswith("by") else f"{word}{vowel}n"
    return (Paradigm(f"{weak}n", f"{word}A", illative, weak, word),) if weak else ()


def nen(word: str) -> Iterator[Paradigm]:
    """Return the plural and the singular of a name in -nen: Joroinen, Joroisissa; Kaustinen, Kaustisella."""
    stem = word.removesuffix("nen")
    yield Paradigm(f"{stem}sten", f"{stem}siA", f"{stem}siin", f"{stem}si", f"{stem}si")
    yield Paradigm(f"{stem}sen", f"{stem}stA", f"{stem}seen", f"{stem}se", f"{stem}se")


def _open(word: str) -> Iterator[Paradigm]:
    vowel = word[-1]
    if vowel == "i":
        yield from _e_stems(word.removesuffix("i"))
    for weak in _weaker(word):
        for partitive in (f"{word}A", f"{word}tA"):
            for illative in (f"{word}{vowel}n", f"{word}h{vowel}n"):
                yield Paradigm(f"{weak}n", partitive, illative, weak, word)
    if vowel == "e":
        for strong in _stronger(f"{word}e"):
            yield Paradigm(f"{strong}n", f"{word}ttA", f"{strong}seen", strong, strong)


def _e_stems(root: str) -> Iterator[Paradigm]:
    strong = f"{root}e"
    for weak in _weaker(strong):
        for partitive in (f"{strong}A", f"{root}tA", f"{root[:-1]}ntA"):
            yield Paradigm(f"{weak}n", partitive, f"{strong}en", weak, strong)
    if root.endswith("s"):
        yield _dental(root)


def _closed(word: str) -> Iterator[Paradigm]:
    yield Paradigm(f"{word}in", f"{word}iA", f"{word}iin", f"{word}i", f"{word}i")
    stem = word[:-1]
    if word.endswith("s"):
        yield Paradigm(f"{stem}ksen", f"{word}tA", f"{stem}kseen", f"{stem}kse", f"{stem}kse")
        yield _dental(word)
        for strong in _stronger(f"{stem}{stem[-1:]}"):
            yield Paradigm(f"{strong}n", f"{word}tA", f"{strong}seen", strong, strong)
    if word.endswith("n"):
        for strong in _stronger(stem):
            yield Paradigm(f"{strong}men", f"{word}tA", f"{strong}meen", f"{strong}me", f"{strong}me")


def _dental(word: str) -> Paradigm:
    root = word.removesuffix("s")
    return Paradigm(f"{root}den", f"{root}ttA", f"{root}teen", f"{root}de", f"{root}te")


def _simple(word: str, *, partitive: str, illative: str) -> Paradigm:
    return Paradigm(f"{word}n", f"{word}{partitive}", f"{word}{illative}", word, word)


def _cluster(word: str) -> str:
    root = word.rstrip(_VOWELS)
    return root[len(root.rstrip("bcdfghjklmnpqrstvwxz")) :]


def _surely_weak(word: str) -> str:
    """Return the weak grade of `word`, or "" where its consonants may change or not (Selki: Selin or Selkin)."""
    cluster = _cluster(word)
    if cluster[-2:] in _WEAK:
        return _changed(word, cluster[-2:], _WEAK[cluster[-2:]])
    return "" if cluster[-1:] in "kpt" and cluster[-2:] not in _FIXED else word


def _weaker(word: str) -> Iterator[str]:
    yield word
    cluster = _cluster(word)
    for length in (2, 1):
        part = cluster[-length:]
        for weak in (_WEAK[part],) if part in _WEAK else _PERHAPS_WEAK.get(part, ()):
            yield _changed(word, part, weak)


def _stronger(word: str) -> Iterator[str]:
    yield word
    cluster = _cluster(word)
    for length in (2, 1):
        for strong in _STRONG.get(cluster[-length:], ()):
            yield _changed(word, cluster[-length:], strong)


def _changed(word: str, part: str, other: str) -> str:
    root = word.rstrip(_VOWELS)
    return root.removesuffix(part) + other + word[len(root) :]
