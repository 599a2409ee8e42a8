"""What is written as a registry reads back to the same values, and looks as an editor would have written it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.registry.document import Value
from generator.registry.invisible import FORBIDDEN
from generator.registry.meaning import needs_quotes
from generator.registry.nouns import Registry
from generator.registry.reader import read
from generator.registry.text import BROKEN_LETTERS
from generator.registry.writing import as_yaml, scalar

ROOT = Path(__file__).parents[2]
LETTERS = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Cn"])
TEXTS = st.text(LETTERS | st.sampled_from(" :-#'\"[]{},&*!|>%@\n\t<=~"), max_size=20).filter(
    lambda text: not FORBIDDEN.search(text) and not BROKEN_LETTERS.search(text)
)
HOSTILE = [
    "", " ", "no", "yes", "null", "~", "true", "1e3", "0123", "007", "2020-01-01", "2021~", "2019/2022", "1_000",
    "12:30", ".5", "0x1F", "a: b", "a #b", "#a", "- a", "-", "---", "...", "? a", "[a",
    "{{ claim.x.value }}", "*a", "&a", "!a",
    "`a`", "@a", "%a", "'a'", '"a"', "a\nb", "a\n\nb", "a\n", "\na", " a", "a ", "a\n b", " a\nb", "a\tb", "\ta",
    "a\n\tb",
    "<<<<<<< a\nb", "a\n=======\nb", "<<", "=", "😀", "👩‍👧", "Å\u0308", "a,b", "a]b", "\\", "\\n",
]  # fmt: skip
VALUES = st.recursive(
    TEXTS | st.sampled_from(HOSTILE),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


def read_back(text: str) -> object:
    document = read(text.encode(), "units.yaml")
    assert document.problems == []
    return document.value


@given(st.dictionaries(TEXTS, VALUES, min_size=1, max_size=5))
def test_what_is_written_reads_back_to_the_same_values(values: dict[str, object]) -> None:
    assert read_back(as_yaml(values)) == values  # type: ignore[arg-type]


@pytest.mark.parametrize("text", [text for text in HOSTILE if not FORBIDDEN.search(text)])
@pytest.mark.parametrize("holder", ["phone", "fi"])
def test_no_text_is_taken_for_anything_else(text: str, holder: str) -> None:
    values = {"units": {"x": {holder: text, "keywords": {"fi": [text, text]}, "statements": [{"text": {"fi": text}}]}}}
    written = as_yaml(values)  # type: ignore[arg-type]
    assert read_back(written) == values
    assert needs_quotes(read(written.encode(), "units.yaml"), Registry) == []


@given(TEXTS)
@example("1e3")
@example("0o17")
@example("Off")
def test_a_program_that_interprets_values_reads_the_same_text_or_the_same_number(text: str) -> None:
    meant = yaml.safe_load(f"a: {scalar(text, depth=1)}")["a"]
    assert meant == text or str(meant) in (text, text.capitalize()) or scalar(text) == text


def test_the_projects_own_registry_is_written_as_its_editors_write_it() -> None:
    data = (ROOT / "units.yaml").read_bytes()
    values = read(data, "units.yaml").value
    assert isinstance(values, dict)
    written = as_yaml(values)
    assert read_back(written) == values
    own = {line.strip() for line in data.decode().splitlines() if line.strip() and not line.strip().startswith("#")}
    assert {line.strip() for line in written.splitlines() if line.strip()} == own


def test_fields_stand_in_the_models_order_with_their_origin_last() -> None:
    unit: dict[str, Value] = {
        "source": "book",
        "phone": "unknown",
        "note": {"sv": "Ja.", "fi": "Joo."},
        "name": "Koti",
        "own": "x",
    }
    lines = as_yaml({"units": {"home": unit}, "version": "1"}).splitlines()
    assert lines[0] == "version: 1"
    assert [line.strip().partition(":")[0] for line in lines[4:]] == [
        "name", "phone", "source", "note", "fi", "sv", "own",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("field", "given_text", "row"),
    [
        ("phone", "0401234567", 'phone: "0401234567"'),
        ("phone", "112", 'phone: "112"'),
        ("locality", "no", 'locality: "no"'),
        ("date", "2020-09-03", "date: 2020-09-03"),
        ("address_confidential", "true", "address_confidential: true"),
        ("locality", "a: b", 'locality: "a: b"'),
    ],
)
def test_quotes_stand_only_where_they_are_needed(field: str, given_text: str, row: str) -> None:
    assert as_yaml({"units": {"home": {field: given_text}}}).splitlines()[-1].strip() == row


def test_comments_stand_above_their_field_or_in_the_place_of_a_missing_one() -> None:
    values: dict[str, Value] = {
        "units": {"home": {"name": "Koti", "phone": "unknown", "statements": [{"topic": "daily"}, {"x": "y"}]}}
    }
    comments = {
        ("units", "home", "kinds"): ["MISSING: kinds"],
        ("units", "home", "phone"): ["one", "two"],
        ("units", "home", "statements", 0, "topic"): ["REWORD"],
        ("units", "home", "statements", 1): ["above the hyphen"],
    }
    assert as_yaml(values, comments, ["Head", ""]).splitlines() == [
        "# Head",
        "#",
        "",
        "units:",
        "  home:",
        "    name: Koti",
        "    # MISSING: kinds",
        "    # one",
        "    # two",
        "    phone: unknown",
        "    statements:",
        "      # REWORD",
        "      - topic: daily",
        "      # above the hyphen",
        "      - x: y",
    ]
