"""What a program has written anew gets the form of the version before, and says what that program made it say."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.editing.restoring import comments_gone, restored
from generator.editing.sameness import same
from generator.registry import reader
from generator.registry.writing import as_yaml

ROOT = Path(__file__).parents[2]
FILES = {
    "real": (ROOT / "units.yaml").read_bytes(),
    "fictional": (ROOT / "tests/exports/fictional.yaml").read_bytes(),
    "everything": (ROOT / "tests/registry/accepted/everything.yaml").read_bytes(),
}


def value(data: bytes) -> Any:  # noqa: ANN401 - as read
    document = reader.read(data, "units.yaml")
    assert not document.problems
    return document.value


def sorted_dump(data: Any) -> bytes:  # noqa: ANN401 - as read
    """As a program that knows no order, no comments and quotes of its own."""
    return yaml.safe_dump(data, allow_unicode=True, default_style="'", width=60).encode()


def own_dump(data: Any) -> bytes:  # noqa: ANN401 - as read
    return as_yaml(data).encode()


def json_dump(data: Any) -> bytes:  # noqa: ANN401 - as read
    return json.dumps(data, ensure_ascii=False).encode()


WRITERS = {"sorted": sorted_dump, "own": own_dump, "json": json_dump}


@pytest.mark.parametrize("writer", WRITERS.values(), ids=WRITERS)
@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
def test_what_says_the_same_is_the_same_byte_for_byte(file: bytes, writer: Any) -> None:  # noqa: ANN401 - a function
    found = restored(file, writer(value(file)), "units.yaml")
    assert (found.data, found.problems) == (file, [])


@pytest.mark.parametrize(
    ("path", "new", "line"),
    [
        (("units", "river", "phone", "value"), "0000 111111", None),
        (("units", "river", "locality"), "Lahti", "    locality: Lahti"),
        (("organisations", "dreamers", "founded"), "2001", "    founded: 2001"),
    ],
)
def test_one_changed_value_changes_one_line(path: tuple[str, ...], new: str, line: str | None) -> None:
    before = FILES["fictional"]
    changed = value(before)
    holder = changed
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = new
    after = restored(before, sorted_dump(changed), "units.yaml").data.decode().splitlines()
    old = before.decode().splitlines()
    different = [pair for pair in zip(old, after, strict=True) if pair[0] != pair[1]]
    assert len(different) == 1
    assert line is None or different[0][1] == line


SMALL = """\
# About the file.
version: 1
units:
  # About the river.
  river:
    name: River  # its own name
    # About the places.
    capacity:
      # The first.
      - count: 1
        of: places
      # The second.
      - {count: 2, of: families}
    # The end of the river.

  # About the hill.
  hill:
    name: "Hill"
    amount: 46.70
"""


def changed(change: Any) -> str:  # noqa: ANN401 - a function
    data = value(SMALL.encode())
    change(data)
    found = restored(SMALL.encode(), sorted_dump(data), "units.yaml")
    assert found.problems == []
    return found.data.decode()


def test_a_value_keeps_the_comment_behind_it() -> None:
    text = changed(lambda data: data["units"]["river"].update(name="Brook"))
    assert text == SMALL.replace("name: River ", "name: Brook ")


def test_a_new_field_comes_in_its_place() -> None:
    text = changed(lambda data: data["units"]["hill"].update(phone="0000 000000"))
    assert text == SMALL.replace('name: "Hill"\n', 'name: "Hill"\n    phone: 0000 000000\n')


def test_a_field_that_is_gone_takes_its_own_comment_with_it() -> None:
    text = changed(lambda data: data["units"]["river"].pop("capacity"))
    assert "About the places" not in text
    assert "its own name" in text
    assert "The end of the river" in text


def test_an_item_that_comes_to_a_list_leaves_the_others_alone() -> None:
    text = changed(lambda data: data["units"]["river"]["capacity"].insert(1, {"count": "7", "of": "units"}))
    new = "      - count: 7\n        of: units\n"
    assert new in text
    assert text.replace(new, "") == SMALL


def test_an_item_that_goes_leaves_the_others_alone() -> None:
    text = changed(lambda data: data["units"]["river"]["capacity"].pop(0))
    assert text == SMALL.replace("      # The first.\n      - count: 1\n        of: places\n", "")


def test_a_text_in_braces_is_replaced_where_it_stands() -> None:
    text = changed(lambda data: data["units"]["river"]["capacity"][1].update(count="3"))
    assert text == SMALL.replace("{count: 2,", "{count: 3,")


def test_an_item_in_braces_that_gets_a_field_is_written_anew_alone() -> None:
    text = changed(lambda data: data["units"]["river"]["capacity"][1].update(where="Red house"))
    new = "      - count: 2\n        of: families\n        where: Red house"
    assert text == SMALL.replace("      - {count: 2, of: families}", new)


def test_a_new_record_comes_at_the_end_of_its_section() -> None:
    text = changed(lambda data: data["units"].update(lake={"name": "Lake"}))
    assert text == f"{SMALL}  lake:\n    name: Lake\n"


def test_an_amount_without_its_last_zero_is_the_same_amount() -> None:
    assert not same("46.70", "46.7", ("units", "hill", "amount"))  # units have no such field
    assert same("46.70", "46.7", ("fees", "free", "amount"))
    assert not same("00530", "530", ("units", "home", "addresses", 0, "postcode"))


def test_windows_ends_of_lines_stay() -> None:
    before = SMALL.replace("\n", "\r\n").encode()
    data = value(before)
    data["units"]["hill"]["name"] = "Mount"
    after = restored(before, sorted_dump(data), "units.yaml").data
    assert after == before.replace(b'"Hill"', b"Mount")


def test_what_cannot_be_read_is_told_and_given_back_as_it_is() -> None:
    found = restored(FILES["fictional"], b"version: [1\n", "units.yaml")
    assert found.data == b"version: [1\n"
    assert [one.code for one in found.problems] == ["yaml-bracket"]


def test_comments_are_gone_only_where_not_one_is_left() -> None:
    assert [one.code for one in comments_gone(b"# a\nb: 1\n", b"b: 1\n", "units.yaml", "main")] == ["comments-gone"]
    assert comments_gone(b"# a\nb: 1\n", b"b: 1 \n  # c\n", "units.yaml", "main") == []
    assert comments_gone(b"b: 1\n", b"b: 1\n", "units.yaml", "main") == []


def places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401 - as read
    found = [path]
    for step, part in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        found += places(part, (*path, step))
    return found


TEXTS = st.sampled_from(
    ["new", "0000 111111", "2024", "true", "a: b", "# a", "a\nb", " a ", "", "'", "unknown", "- a", "{"]
)
VALUES = (
    TEXTS | st.lists(TEXTS, max_size=3) | st.dictionaries(st.sampled_from(["fi", "value", "a-b"]), TEXTS, max_size=2)
)


@st.composite
def edits(draw: st.DrawFn, file: bytes) -> Any:  # noqa: ANN401 - as read
    """What a file says, changed in up to four places."""
    data = copy.deepcopy(value(file))
    for _ in range(draw(st.integers(1, 4))):
        found = places(data)[1:]
        *above, last = draw(st.sampled_from(found))
        holder = data
        for step in above:
            holder = holder[step]
        match draw(st.sampled_from(["replace", "remove", "add"])):
            case "replace":
                holder[last] = draw(VALUES)
            case "remove" if len(holder) > 1:
                del holder[last]
            case "add" if isinstance(holder, list):
                holder.insert(draw(st.integers(0, len(holder))), draw(VALUES))
            case "add":
                holder[draw(st.sampled_from(["note", "name", "unforeseen", "phone"]))] = draw(VALUES)
    return data


@pytest.mark.parametrize("name", ["fictional", "everything"])
@given(st.data())
def test_whatever_is_changed_is_said_and_nothing_else(name: str, data: st.DataObject) -> None:
    before = FILES[name]
    wanted = data.draw(edits(before))
    given_ = data.draw(st.sampled_from(list(WRITERS.values())))(wanted)
    found = restored(before, given_, "units.yaml")
    assert found.problems == []
    assert same(value(found.data), wanted, ())
    # Whatever record says the same has its lines.
    old, text = value(before), found.data.decode()
    for line in before.decode().splitlines():
        key = line.strip().removesuffix(":")
        if line == f"  {key}:" and key in old["units"] and wanted.get("units") and isinstance(wanted["units"], dict):
            block = before.decode().partition(f"\n{line}\n")[2].partition("\n  ")[0]
            if wanted["units"].get(key) == old["units"][key]:
                assert f"\n{line}\n{block}" in text
