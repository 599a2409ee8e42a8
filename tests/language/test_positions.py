"""Where a finding stands, also after wide characters and in every way of writing a text in YAML."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.language.passages import letters
from tests.language.kit import HEAD, findings, in_registry, on_page, reader, registry_text, shelf, told, underlined

OLD = "summary: {fi: Niitä ei kerrota., sv: De berättas inte., en: They are not told.}"


@pytest.mark.parametrize(
    "before", ["漢字", "👩‍👧", "e\u0301", "\t", "**lihava** ", "[linkki]({{ page.cost }}) ", "“sanat” "]
)
def test_a_column_counts_characters(before: str) -> None:
    assert on_page(f"{before} it is hidden.\n", "en") == [f"1:{len(before) + 5} passive is hidden"]


def test_a_finding_on_two_lines_is_underlined_on_the_first() -> None:
    assert on_page("Now it is\nhidden.\n", "en") == ["1:8 passive is"]
    (found,) = findings("Now it is\nhidden.\n", "en")
    assert (found.parts["given"], found.place.length) == ("is hidden", len("is"))


def test_a_place_far_out_on_a_long_line_is_shown() -> None:
    (found,) = findings("The wolf sings. " * 30 + "It is hidden.\n", "en")
    assert (found.place.column, underlined(found)) == (30 * 16 + 4, "is hidden")


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_lines_may_end_in_two_ways(ending: str) -> None:
    text = (HEAD.format(title="Tale") + "The wolf.\n\nIt is hidden.\n").replace("\n", ending)
    assert told(reader().findings(shelf(text, "en"), {"content/en/x.md"})) == ["11:4 passive is hidden"]


@pytest.mark.parametrize(
    ("written", "line", "column"),
    [
        ("Wolf. It is hidden.", 0, 20),
        ('"Wolf. It is hidden."', 0, 21),
        ("'Wolf''s. It is hidden.'", 0, 24),
        ('"W\\u00f6lf. \\"It.\\" It is hidden."', 0, 34),
        ('"\\x57\\x57\\x57. It is hidden."', 0, 29),
        ("Wolf.\n        It is hidden.", 1, 12),
        ('"Wolf.\n        It is hidden."', 1, 12),
        ('"Wolf. It \\\n        is hidden."', 1, 9),
        (">\n        Wolf.\n\n        It is hidden.", 3, 12),
        ("|-\n        Wolf.\n        It is hidden.", 2, 12),
        (">2 # is hidden\n        Wolf. It is hidden.", 1, 18),
    ],
)
def test_a_text_of_the_registry_may_be_written_in_every_way(written: str, line: int, column: int) -> None:
    new = f"summary:\n      en: {written}\n      fi: Susi."
    first = registry_text()[: registry_text().index(OLD)].count("\n") + 2
    found = set(told(in_registry((OLD, new)))) - set(told(in_registry((OLD, "summary: {fi: Susi., en: Wolf.}"))))
    (one,) = (short for short in found if short.endswith("is hidden"))
    assert one == f"{first + line}:{column} passive is hidden"


def test_a_head_may_be_folded() -> None:
    text = HEAD.format(title="Tale").replace("short: Tale", "short: >-\n  The wolf.\n  It is hidden.") + "Wolf.\n"
    assert told(reader().findings(shelf(text, "en"), {"content/en/x.md"})) == ["7:6 passive is hidden"]


SIGNS = list("\n\n  .!?#*_`|>-:[]()\"'“”«»\\")
WORDS = ["{{ page.terms }}", "{{", "](", "it is hidden", "satuhetki", "漢", "e\u0301", "\r\n"]
MARKS = st.sampled_from(SIGNS + WORDS)
TEXTS = st.lists(MARKS | st.text(max_size=4), max_size=60).map("".join)


@given(st.sampled_from(["fi", "sv", "en"]), TEXTS)
@settings(max_examples=150, deadline=None)
def test_any_text_ends_in_findings_whose_places_lie_in_the_file(language: str, body: str) -> None:
    text = HEAD.format(title="Satu") + body
    pages = shelf(text, language)
    for found in reader().findings(pages, {f"content/{language}/x.md"}):
        place = found.place
        line = text.replace("\r\n", "\n").split("\n")[place.line - 1]
        assert 1 <= place.column <= len(line)
        assert 1 <= place.length <= len(line) - place.column + 1


@given(st.text(max_size=80), st.integers(0, 40), st.text(max_size=40))
def test_letters_of_any_value_lie_in_any_source_in_order(source: str, start: int, value: str) -> None:
    source = source or " "
    found = letters(source, min(start, len(source)), value)
    assert len(found) == len(value)
    assert found == sorted(found)
    assert all(0 <= at < len(source) for at in found)
