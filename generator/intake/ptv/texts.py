"""Texts by language, as PTV lists them, and what this reader itself says in a draft."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.intake.draft import SHOWN, Loss
from generator.intake.words import own_words
from generator.registry.values import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.intake.draft import Draft
    from generator.intake.node import Node
    from generator.registry.document import Value


def by_language(draft: Draft, nodes: Iterable[Node], *, one_line: bool = False) -> dict[str, str]:
    """The text in each site language of items ``{language, value}``, in their order; a second one is lost and told."""
    found: dict[str, str] = {}
    for node in nodes:
        language, value = node.get("language"), node.get("value")
        text, key = value.look(), language.text()
        if not text:
            continue
        if key not in LANGUAGES:
            draft.losses.append(Loss(value.place, f"{key}: {text}"[:SHOWN], "another-language"))
        elif key in found:
            draft.losses.append(Loss(value.place, text[:SHOWN], "second-text"))
        else:
            found[key] = value.line() if one_line else value.text()
        node.use()
    return {key: found[key] for key in LANGUAGES if key in found}


def name_of(texts: dict[str, str], first: str) -> Value:
    """A proper name as an editor writes it: one text where it is in the ``first`` language alone, or alike in all."""
    is_one = list(texts) == [first] or (len(texts) == len(LANGUAGES) and len(set(texts.values())) == 1)
    return texts[first] if is_one else dict(texts)


def paragraphs(texts: dict[str, str]) -> list[dict[str, str]]:
    """The paragraphs of a text with their translations; the whole text where their numbers differ."""
    split = {language: re.split(r"\n\s*\n", text) for language, text in texts.items()}
    if len({len(parts) for parts in split.values()}) != 1:
        return [texts]
    return [dict(zip(split, parts, strict=True)) for parts in zip(*split.values(), strict=True)]


def plain(text: str) -> str:
    """A text by which it is recognised: every white space is one space."""
    return " ".join(text.split())


def own(code: str, **parts: str) -> dict[str, Value]:
    """What this reader says in its own words, in all languages."""
    return own_words("ptv", code, **parts)
