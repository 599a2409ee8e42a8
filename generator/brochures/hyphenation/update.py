"""Renews what is known of Finnish words: python -m generator.brochures.hyphenation.update [FILE ...] [--check].

It asks the dictionary Voikko where the words of the files and of the names in the register come apart, and keeps of
each the shortest beginning that the rules need to divide it rightly.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from generator.brochures.hyphenation.finnish import FIRST_PART_ENDS, LETTERS, breaks_of
from generator.brochures.hyphenation.languages import KEPT, finnish
from generator.brochures.hyphenation.marks import marked
from generator.registry.finland import read
from generator.registry.finland.dictionary import DictionaryMissingError, VoikkoDictionary

FILES = ("units.yaml", "content/fi", "content/words/fi.yaml", "generator/directory/wording/fi.toml")
_LEAST = 4
_WORD = re.compile(r"[^\W\d_]{4,}")


def main(arguments: Sequence[str] | None = None, kept: Path = KEPT) -> int:
    """Renew or check ``kept``; return 0, 1 for differences, 2 where it cannot be done."""
    parser = argparse.ArgumentParser(
        prog="python -m generator.brochures.hyphenation.update", description="Renew how Finnish words are divided."
    )
    parser.add_argument("files", nargs="*", type=Path, default=[Path(name) for name in FILES], metavar="FILE")
    parser.add_argument("--check", action="store_true", help="write nothing; tell what would change")
    options = parser.parse_args(arguments)
    try:
        found = known_beginnings(seams_of_all({*words_of(options.files), *names()}, VoikkoDictionary.open()))
    except (DictionaryMissingError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    old = set(kept.read_text(encoding="utf-8").split()[1:]) if kept.exists() else set()
    differences = sorted(old.symmetric_difference(found))
    if options.check:
        sys.stdout.write("".join(f"{'-' if one in old else '+'} {one}\n" for one in differences))
        return int(bool(differences))
    kept.write_text("\n".join(["beginning", *found, ""]), encoding="utf-8")
    sys.stdout.write(f"{len(differences)} rows of {kept.name} changed\n")
    return 0


def words_of(files: Iterable[Path]) -> Iterator[str]:
    """All words of the files and of the pages in the folders, in small letters; raise OSError for an unreadable one."""
    for file in files:
        for page in sorted(file.glob("*.md")) if file.is_dir() else [file]:
            yield from (word.lower() for word in _WORD.findall(page.read_text(encoding="utf-8")))


def names() -> Iterator[str]:
    """All words of the Finnish names in the register, in all their forms and in small letters."""
    for name in read.forms():
        for form in (name.name, *name.every()):
            yield from (word.lower() for word in _WORD.findall(form))


def seams_of_all(words: Iterable[str], dictionary: VoikkoDictionary) -> dict[str, list[int]]:
    """Where each word comes apart; words that the dictionary does not know, or reads in several ways, are left out."""
    found = {}
    for word in words:
        readings = dictionary.readings(word) or dictionary.readings(word.capitalize())
        ways = {tuple(_seams(word, reading["STRUCTURE"])) for reading in readings}
        if len(ways) == 1 and LETTERS.issuperset(word):
            found[word] = list(ways.pop())
    return found


def _seams(word: str, structure: str) -> Iterator[int]:
    """The seams of a word in Voikko's terms ("=pppp=pppppp"), without those that only its grammar sees (ell|ei)."""
    letters = 0
    for sign in structure:
        letters += sign != "="
        before = word[:letters]
        if sign == "=" and before and before[-1] in FIRST_PART_ENDS and before[-2:] not in {"ll", "tt"}:
            yield letters


def known_beginnings(seams: Mapping[str, list[int]]) -> list[str]:
    """The shortest beginnings that the rules need to know for these words, in the order of the alphabet."""
    needed = []
    rules = finnish(())
    for word in sorted(seams, key=lambda one: (len(one), one)):
        right = breaks_of(word, seams[word])
        shortest = max([0, *seams[word]]) + _LEAST
        for end in range(min(shortest, len(word)), len(word) + 1):
            if rules.breaks(word) == right:
                break
            beginning = marked(word[:end], seams[word], "|")
            if rules.knowing(beginning).breaks(word) == right:
                rules.learn(beginning)
                needed.append(beginning)
    return sorted(needed)


if __name__ == "__main__":
    sys.exit(main())
