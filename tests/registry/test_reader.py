"""The reader: whatever stands in a file, it keeps the text as typed, knows its place and never raises."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.registry.document import Document
from generator.registry.invisible import FORBIDDEN
from generator.registry.load import load_text
from generator.registry.places import Places
from generator.registry.reader import read
from generator.registry.text import BROKEN_LETTERS
from tests.bench.made_up import DAY, registry_yaml

# What libyaml's writer can write and the reader accepts, so that the two can be compared.
LETTERS = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Cn"])
TEXTS = st.text(LETTERS | st.sampled_from(" :-#'\"[]{},&*!|>%@\n"), max_size=12).filter(
    lambda text: not FORBIDDEN.search(text) and not BROKEN_LETTERS.search(text)
)
DOCUMENTS = st.dictionaries(
    TEXTS,
    st.recursive(
        TEXTS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4), max_leaves=12
    ),
    min_size=1,
    max_size=5,
)
GOOD = registry_yaml(1)


def written(document: object, *, flow: bool) -> bytes:
    data: bytes = yaml.dump(
        document, encoding="utf-8", allow_unicode=True, default_flow_style=flow, sort_keys=False, width=10**6
    )
    return data


def leaves(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from leaves(part, (*path, key))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from leaves(part, (*path, number))
    elif isinstance(value, str):
        yield path, value


def text_at(document: Document, path: tuple[str | int, ...], *, key: bool) -> str:
    place = document.place(path, key=key)
    line = document.text.text.split("\n")[place.line - 1]
    return line[place.column - 1 :]


def points_at(document: Document, path: tuple[str | int, ...], text: str, *, key: bool = False) -> bool:
    """Whether the place of ``path`` is where ``text`` is written: as it is, or in quotation marks, or in a block."""
    found = text_at(document, path, key=key)
    return found.startswith((text, "'", '"', "|", ">")) if "\n" not in text else found[:1] in "'\"|>?"


@given(DOCUMENTS, st.booleans())
def test_the_reader_gives_the_same_text_as_pyyaml_without_interpretation(document: object, flow: bool) -> None:  # noqa: FBT001
    data = written(document, flow=flow)
    read_here = read(data, "units.yaml")
    assert read_here.problems == []
    assert read_here.value == yaml.load(data, Loader=yaml.BaseLoader)  # noqa: S506 - it makes only texts


@given(DOCUMENTS, st.booleans())
def test_every_place_points_at_its_text(document: object, flow: bool) -> None:  # noqa: FBT001
    here = read(written(document, flow=flow), "units.yaml")
    for path, text in leaves(here.value):
        assert points_at(here, path, text)
        for end in range(1, len(path) + 1):
            step = path[end - 1]
            if isinstance(step, str):
                assert points_at(here, path[:end], step, key=True)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("beginning", ["", "\ufeff"])
def test_places_do_not_depend_on_line_ends_and_byte_order_marks(line_end: str, beginning: str) -> None:
    plain = read(GOOD, "units.yaml")
    same = read((beginning + GOOD.decode().replace("\n", line_end)).encode(), "units.yaml")
    assert same.value == plain.value
    assert all(same.place(path) == plain.place(path) for path, _ in leaves(plain.value))


@given(st.binary(max_size=400))
@example(b"\xef\xbb\xbf")
@example(b"\xef\xbb\xbf\xff")
@example(b"\r")
@example(b"? ")
@example(b"- - -\n\t")
@example(b"---\n...\n---\n")
@example(b"%YAML 1.1\n%TAG ! x\n---\n")
def test_no_bytes_make_the_reader_raise(data: bytes) -> None:
    document = read(data, "units.yaml")
    assert isinstance(document.value, dict)
    assert all(problem.place.file == "units.yaml" for problem in document.problems)


@given(st.text("-:[]{}&*!|>'\"%@` \n\t#,?ab\\\r\x85\u2028", max_size=60))
def test_no_signs_make_the_reader_raise(text: str) -> None:
    document = read(text.encode(), "units.yaml")
    for problem in document.problems:
        assert problem.place.line >= 1
        assert problem.place.column >= 1


@given(
    st.lists(
        st.tuples(
            st.integers(0, len(GOOD)),
            st.integers(0, 30),
            st.sampled_from(["", " ", "\t", ":", "-", "[", "'", "x", "\n"]),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_no_change_of_a_good_registry_makes_the_check_raise(changes: list[tuple[int, int, str]]) -> None:
    data = GOOD
    for at, removed, added in changes:
        data = data[:at] + added.encode() + data[at + removed :]
    loaded = load_text(data, "units.yaml", Places.finland(), DAY)
    assert loaded.registry is not None or loaded.errors
    for problem in loaded.problems:
        assert problem.sentence("fi")
        assert problem.sentence("en")
        assert problem.mend("fi")


def test_a_repeated_key_leaves_the_places_of_the_others_right() -> None:
    document = read(b"top:\n  a: {x: [1, 2], y: {}}\n  b: 1\n  a: [3]\n  c: 4\nend: 5\n", "units.yaml")
    assert [(problem.code, problem.place.line, problem.parts["first"]) for problem in document.problems] == [
        ("duplicate-key", 4, "2")
    ]
    assert document.value == {"top": {"a": {"x": ["1", "2"], "y": {}}, "b": "1", "c": "4"}, "end": "5"}
    lines = [document.place(path).line for path in (("top", "b"), ("top", "a", "x"), ("top", "c"), ("end",))]
    assert lines == [3, 2, 5, 6]


def test_a_path_that_leads_nowhere_ends_as_near_as_it_goes() -> None:
    document = read(b"units:\n  home:\n    phone: unknown\n", "units.yaml")
    assert document.place(("units", "home", "operators", 3)) == document.place(("units", "home"))
    assert document.place(("nothing",)).line == 1


def test_a_fact_has_its_place_written_bare_or_with_its_source() -> None:
    document = read(b"bare: 1\nrecord:\n  source: book\n  value: 2\n", "units.yaml")
    assert document.place(("bare", "value")).line == 1
    assert document.place(("record", "value")).line == 4
    assert document.place(("record",)).line == 3


def test_a_long_line_is_shown_around_its_place() -> None:
    document = read(b"a: [" + b"x, " * 1000 + b"here]", "units.yaml")
    place = document.place(("a", 1000))
    assert place.column == 3005
    assert place.text[place.column - 1 - place.cut :] == "here]"


def test_lines_are_counted_right_far_into_a_long_file() -> None:
    rows = [f"key-{number}: {'ä' * (number % 50)}x" for number in range(10_000)]
    document = read("\n".join(rows).encode(), "units.yaml")
    for number in (0, 1, 1_500, 5_000, 9_999):
        place = document.place((f"key-{number}",), key=True)
        assert (place.line, place.column, place.text) == (number + 1, 1, rows[number])


def test_a_text_that_nobody_would_write_is_cut() -> None:
    document = read(b"a: " + b"x" * 60_000, "units.yaml")
    assert [problem.code for problem in document.problems] == ["text-too-long"]
    assert document.value == {"a": "x" * 50_000}
