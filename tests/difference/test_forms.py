"""What differs, in its forms: nothing that people wrote is markup, and a comment is never too long."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.difference.difference import Difference, Outputs, as_form
from generator.difference.facts import Line, Part
from generator.difference.values import shortened, what_differs
from generator.difference.words import Telling
from generator.publish.touched import _KINDS, _OVERVIEW
from generator.registry.invisible import visible

SAY = Telling("en")
HOSTILE = "@somebody #1 [x](https://x.example) <b>x</b> ![x](x) https://x.example ``` `` ` \n# x"


def difference(*texts: str, outputs: Outputs | None = None) -> Difference:
    return Difference("main", "here", [Line("families", text) for text in texts], outputs)


@given(st.lists(st.text(min_size=1), min_size=1, max_size=4))
def test_in_markdown_what_people_wrote_is_code(texts: list[str]) -> None:
    found = difference(*(text + HOSTILE for text in texts))
    tokens = MarkdownIt("commonmark", {"html": True}).parse(as_form("markdown", found, SAY))
    inline = [part for token in tokens for part in token.children or [] if token.type == "inline"]
    assert {part.type for part in inline} <= {"text", "code_inline", "strong_open", "strong_close", "softbreak"}
    assert not [token for token in tokens if token.type.startswith(("html", "fence", "code_block"))]
    codes = [part.content for part in inline if part.type == "code_inline"]
    shown = [" ".join(visible(line.text).split()) for line in found.lines]
    assert [" ".join(code.split()) for code in codes[: len(texts)]] == shown


def test_a_comment_fits_and_tells_how_much_is_left_out() -> None:
    told = as_form("markdown", difference(*(f"{number} {'x' * 200}" for number in range(1000))), SAY)
    assert len(told) < 65_536
    shown = told.count("\n- `")
    assert 100 < shown < 1000
    assert f"{1000 - shown} more lines" in told


def test_outputs_are_counted_by_kind() -> None:
    outputs = Outputs({"unit": ["a", "b"], "municipality": ["c"]}, ["d"], ["e", "f"])
    told = as_form("text", difference("x", outputs=outputs), SAY)
    assert "pages 3 (units 2, municipalities 1), sheets 1, data files 2." in told


@pytest.mark.parametrize("language", ["fi", "en"])
def test_every_part_and_kind_has_a_name(language: str) -> None:
    say = Telling("fi" if language == "fi" else "en")
    assert all(say(f"report.{part}") for part in get_args(Part))
    assert all(say(f"kinds.{kind}") for kind in (*_KINDS, _OVERVIEW))


@given(st.text(), st.text(), st.text(), st.text())
def test_what_differs_is_within_what_is_shown_of_both(start: str, old: str, new: str, end: str) -> None:
    before, after = (" ".join(f"{start} {middle} {end}".split()) for middle in (old, new))
    shown = what_differs(before, after)
    for text, piece in zip((before, after), shown, strict=True):
        assert shortened(piece.removeprefix("… ").removesuffix(" …")) in text or "…" in piece
    if before != after and max(len(before), len(after)) < 100:
        assert shown[0] != shown[1]
