"""``fmt`` moves lines and nothing else: what the file says, and every comment, stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.editing.order import ordered, same_meaning
from generator.registry.reader import read

ROOT = Path(__file__).parents[2]

_VALUES = {
    "name": ["name: 'Keijukoti'"],
    "kinds": ["kinds:", "- general", "- substance"],
    "locality": ["locality: Lahti"],
    "addresses": ["addresses:", "  value: unknown", "  note:", "    fi: |-", "      # Ei kommentti", "", "      Rivi"],
    "place": ["place:", "  fi: |+", "    Paikka", "", "  sv: Plats"],
    "phone": ['phone: "010 # 000"'],
    "website": ["website: >-", "  https://example.org/", ""],
    "statements": ["statements:", "  - topic: cost", "    text: {sv: S, fi: F}", "  -", "    lead: true"],
    "source": ["source: [a,", "  b]"],
    "verified": ["verified: 2026-01-01"],
    "note": ['note: "Rivi', "", '  #toinen"'],
}  # fmt: skip
_FIELDS = [*_VALUES]
_PIECES = [
    "network:",
    "name:",
    "units:",
    " x",
    "- ",
    "\n",
    "\n  ",
    "\n    ",
    "# c",
    "|+",
    "'",
    '"',
    "{",
    "}",
    "...",
    "source:",
]


def tidy(text: str) -> str:
    result = ordered(text.encode(), "units.yaml")
    assert not result.refused
    return result.data.decode()


@st.composite
def records(draw: st.DrawFn) -> tuple[str, dict[str, str]]:
    """A file with two units whose fields are shuffled, and for each comment in it the start of the field below it."""
    comments: dict[str, str] = {}
    lines = ["# the head of the file", "units:"]
    for unit in ("keiju", "menninkainen"):
        lines += [*draw(st.sampled_from([[], [""]])), f"  {unit}:"]
        for name in draw(st.permutations(_FIELDS)):
            lines += draw(st.sampled_from([[], [""]]))
            for _ in range(draw(st.integers(0, 2))):
                comment = f"# comment {len(comments)}: {{[\"'"
                comments[comment] = f"    {name}:"
                lines.append(f"    {comment}")
            lines += [f"    {line}" if line else "" for line in _VALUES[name]]
    return "\n".join(lines) + "\n", comments


@given(record=records(), newline=st.sampled_from(["\n", "\r\n"]), mark=st.sampled_from(["", "\ufeff"]))
def test_any_order_of_fields_is_mended_once_and_for_all(
    record: tuple[str, dict[str, str]], newline: str, mark: str
) -> None:
    text, comments = record
    given_text = mark + text.replace("\n", newline)
    told = tidy(given_text)
    value = read(told.encode(), "").value
    assert value == read(given_text.encode(), "").value
    assert all(list(unit) == _FIELDS for unit in value["units"].values())  # type: ignore[call-overload, index, union-attr]
    assert told.startswith(mark + "# the head of the file")
    assert told.count(newline) == told.count("\n") == text.count("\n")
    assert sorted(told.split()) == sorted(given_text.split())
    lines = told.replace("\r", "").split("\n")
    for comment, field in comments.items():
        below = lines[lines.index(f"    {comment}") + 1 :]
        assert next(line for line in below if not line.lstrip().startswith("#")).startswith(field)
    assert tidy(told) == told


@given(pieces=st.lists(st.sampled_from(_PIECES), max_size=40))
def test_whatever_a_file_holds_nothing_is_lost(pieces: list[str]) -> None:
    data = "".join(pieces).encode()
    result = ordered(data, "units.yaml")
    assert result.data == data or same_meaning(data, result.data)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "units:\n  a:\n    phone: 1  # trailing\n    name: A\n",
            "units:\n  a:\n    name: A\n    phone: 1  # trailing\n",
            id="a trailing comment stays on its line",
        ),
        pytest.param(
            "units:\n  a:\n    # of phone\n\n    # too\n    phone: 1\n      # deeper\n    name: A\n    # at the end\n",
            "units:\n  a:\n    # of phone\n\n    name: A\n    # too\n    phone: 1\n      # deeper\n    # at the end\n",
            id="a heading stays above the record, and a comment at its end below",
        ),
        pytest.param(
            "# the file\nnetwork: {}\n# of version\nversion: 1\n...\n",
            "# the file\n# of version\nversion: 1\nnetwork: {}\n...\n",
            id="the comment of the file stays at its top",
        ),
        pytest.param(
            "units:\n  a:\n    phnoe: 1\n    phone: 1\n    name: A\n",
            "units:\n  a:\n    phnoe: 1\n    phone: 1\n    name: A\n",
            id="a record with a field that does not exist stays as it is",
        ),
        pytest.param(
            "units:\n  a:\n    statements:\n      # item\n      - source: s\n        # topic\n        topic: cost\n",
            "units:\n  a:\n    statements:\n      # item\n      # topic\n      - topic: cost\n        source: s\n",
            id="an item keeps its hyphen in front",
        ),
        pytest.param(
            "units:\n  a:\n    phone: '00530'\n    name: A",
            "units:\n  a:\n    name: A\n    phone: '00530'",
            id="a file without a last line end has none afterwards",
        ),
        pytest.param(
            "claims:\n  a:\n    valid: {to: 2021, from: 2020}\n",
            "claims:\n  a:\n    valid: {to: 2021, from: 2020}\n",
            id="braces stay as they are",
        ),
        pytest.param(
            "units:\n  a:\n    phone:\n      verified: 2026\n      value: 1\n    name: A\n",
            "units:\n  a:\n    name: A\n    phone:\n      value: 1\n      verified: 2026\n",
            id="a record within a record",
        ),
    ],
)  # fmt: skip
def test_lines_move_with_what_belongs_to_them(before: str, after: str) -> None:
    assert tidy(before) == after


def test_what_cannot_be_moved_safely_is_refused_with_its_place() -> None:
    data = b"units:\n  a:\n    phone: 1\n    name: |\n      A"
    result = ordered(data, "units.yaml")
    assert result.refused
    assert result.data == data
    assert [(problem.code, problem.place.line) for problem in result.problems] == [("order-unsafe", 4)]


@pytest.mark.parametrize("data", [b"units: [", b"a: &x 1\n", b"a: 1\na: 2\n", b"\xff\xfe", b"- a\n"])
def test_what_cannot_be_read_is_refused(data: bytes) -> None:
    result = ordered(data, "units.yaml")
    assert result.refused
    assert result.problems
    assert result.data == data


def test_another_comment_is_another_meaning() -> None:
    assert same_meaning(b"a: 1 # x\nb: 2\n", b"b: 2\na: 1 # x\n")
    assert not same_meaning(b"a: 1 # x\n", b"a: 1\n")
    assert not same_meaning(b"a: 1\n", b"a: 2\n")


def test_the_registry_is_in_order() -> None:
    result = ordered((ROOT / "units.yaml").read_bytes(), "units.yaml")
    assert [(problem.place.line, problem.parts["record"]) for problem in result.problems] == []
