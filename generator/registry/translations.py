"""From which version of its original each translation was made: ``content/translations.yaml``, made by a command.

A translation is known by a digest of its words, and its source by one of the original words, so that a record may be
renamed or moved. One whose words are recorded, but with no source that says what the original says today, is out of
date. One whose words are not recorded is new: it counts as made from today's text.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Annotated

from pydantic import BeforeValidator, Field

from generator.registry.beside import read_beside
from generator.registry.problems import Problem
from generator.registry.texts import texts
from generator.registry.values import DIGEST_FORM, LANGUAGES, Model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from generator.registry.document import Document
    from generator.registry.nouns import Registry
    from generator.registry.problems import Place
    from generator.registry.prose import Article, Shelf

FILE = "translations.yaml"
"""Beside the folders of pages."""
_MAX_BYTES = 2**22

Digest = Annotated[str, Field(pattern=DIGEST_FORM)]


def _one_or_more(value: object) -> object:
    return [value] if isinstance(value, str) else value


class Remembered(Model):
    """For each language: the digest of a translation, and those of the texts that it was made from or fits."""

    fi: dict[Digest, Annotated[tuple[Digest, ...], BeforeValidator(_one_or_more)]] = Field(default_factory=dict)
    sv: dict[Digest, Annotated[tuple[Digest, ...], BeforeValidator(_one_or_more)]] = Field(default_factory=dict)
    en: dict[Digest, Annotated[tuple[Digest, ...], BeforeValidator(_one_or_more)]] = Field(default_factory=dict)

    def sources(self, language: str) -> Mapping[str, tuple[str, ...]]:
        """What is remembered of a language."""
        found: Mapping[str, tuple[str, ...]] = getattr(self, language)
        return found


@dataclass(frozen=True, slots=True)
class Translation:
    """A translation: its language, its own digest and that of today's source, and what tells where both stand.

    ``owner`` is the section and id of its record; of a page ``content`` and the page's name.
    """

    language: str
    digest: str
    source: str
    owner: tuple[str, str]
    place: Callable[[], Place] = field(compare=False)
    source_place: Callable[[], Place] = field(compare=False)

    @property
    def name(self) -> str:
        """What to type to mean it: its record, or its file."""
        return self.place().file if self.owner[0] == "content" else "/".join(self.owner).rstrip("/")


def read_translations(content: Path, name: str = "content") -> tuple[Remembered | None, list[Problem]]:
    """What is remembered beside the pages; ``None`` where there is no such file or it is wrong. Never raises."""
    remembered, _, problems = read_beside(content / FILE, f"{name}/{FILE}", Remembered, _MAX_BYTES)
    return remembered, problems


def translations(registry: Registry, document: Document, shelf: Shelf) -> Iterator[Translation]:
    """All translations of the registry and of the pages that have a text in the first language of the site."""
    first, *others = registry.network.languages
    for path, text, _ in texts(registry):
        if original_text := text.get(first):
            source = digest(original_text)
            owner = (str(path[0]), str(path[1]) if len(path) > 1 and path[0] != "network" else "")
            for language in others:
                if words := text.get(language):
                    places = (partial(document.place, (*path, one)) for one in (language, first))
                    yield Translation(language, digest(words), source, owner, *places)
    originals = {article.name: article for article in shelf.every(first)}
    for language in others:
        for article in shelf.every(language):
            if original := originals.get(article.name):
                places = (partial(one.text.place, 0) for one in (article, original))
                yield Translation(language, _of_page(article), _of_page(original), ("content", article.name), *places)


def digest(text: str) -> str:
    """What a text is known by; how it is broken into lines does not matter."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:8]


def _of_page(article: Article) -> str:
    head = article.head
    return digest(f"{head.title}\n{head.description}\n{head.short}\n{article.body}")


def out_of_date(found: Iterable[Translation], remembered: Remembered) -> list[Translation]:
    """The translations that were made from another text than today's."""
    return [
        one
        for one in found
        if (sources := remembered.sources(one.language).get(one.digest)) and one.source not in sources
    ]


def unrecorded(found: Iterable[Translation], remembered: Remembered) -> list[Translation]:
    """The translations of which nothing is remembered."""
    return [one for one in found if one.digest not in remembered.sources(one.language)]


def problems_of(old: Iterable[Translation]) -> Iterator[Problem]:
    """A warning at each translation that is out of date, with the line of its source."""
    for one in old:
        source = one.source_place()
        where = f"{source.file}:{source.line}"
        parts = {"language": one.language, "source": where, "what": one.name}
        yield Problem("translation-old", one.place(), parts)


def recorded(found: Iterable[Translation], remembered: Remembered, accepted: Iterable[Translation] = ()) -> Remembered:
    """What is remembered from now on: new translations with today's source, ``accepted`` ones with it too.

    What no text has any more is forgotten.
    """
    kept: dict[str, dict[str, tuple[str, ...]]] = {language: {} for language in LANGUAGES}
    now_fitting = {(one.language, one.digest, one.source) for one in accepted}
    for one in found:
        known = remembered.sources(one.language).get(one.digest, ())
        fits = not known or (one.language, one.digest, one.source) in now_fitting
        so_far = kept[one.language].get(one.digest, known)
        kept[one.language][one.digest] = tuple(dict.fromkeys((*so_far, one.source))) if fits else so_far
    return Remembered.model_validate(kept)


def written(remembered: Remembered) -> str:
    """The file for what is remembered: a short line for each translation, so that two changes seldom meet."""
    lines = [
        "# From which version of its original each translation was made, by digests of both; written by",
        "# `python -m generator translations`.",
    ]
    for language in LANGUAGES:
        sources = remembered.sources(language)
        lines += [f"{language}:"] if sources else []
        for own, of in sorted(sources.items()):
            told = f'"{of[0]}"' if len(of) == 1 else f"[{', '.join(f'{chr(34)}{one}{chr(34)}' for one in of)}]"
            lines.append(f'  "{own}": {told}')
    return "\n".join([*lines, ""])
