"""The day of a confirmation is written, and not one other byte of the file changes."""

from __future__ import annotations

import copy
import datetime as dt
import difflib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.editing.confirm import CannotConfirmError, Confirmed, confirmed
from generator.editing.confirmable import facts_of, records
from generator.registry import reader

DAY = dt.date(2026, 11, 20)
FICTIONAL = (Path(__file__).parents[1] / "exports/fictional.yaml").read_text(encoding="utf-8")
COMMENTED = """\
# The top.
units:
  # About the home.
  home:
    name: "Keksikoti"  # its name
    phone: '000 000'  # asked twice
    website: >-
      https://home.example/

    # Where it is.
    place:
      fi: Metsän reunassa
      # Not in the town.
      sv: Vid skogen
    addresses:
      value:
        - {street: Keksitynkatu 1, postcode: "00000", town: Lahti}
      # From the book.
      source: book
      note: {fi: Vanha., en: Old.}
    languages: [fi, sv]
    capacity:
      - {count: 3, of: places, source: book}
    source: book
    # Not asked yet.
    note:
      fi: Huomautus.

  away:
    name: Poissa
    verified: unknown  # nobody answers
"""


def value(text: str | bytes) -> Any:  # noqa: ANN401 - a document
    return reader.read(text if isinstance(text, bytes) else text.encode(), "").value


def done(key: str, *fields: str, text: str = COMMENTED) -> Confirmed:
    return confirmed(text.encode(), ("units", key), list(fields), DAY)


def changed(found: Confirmed, text: str = COMMENTED) -> list[str]:
    """The lines that went and came."""
    lines = difflib.ndiff(text.splitlines(), found.data.decode().splitlines())
    return [line for line in lines if line[0] in "+-"]


def test_a_record_gets_its_day_after_where_it_is_from() -> None:
    assert changed(done("home")) == ["+     verified: 2026-11-20"]
    after = done("home").data.decode()
    assert "    source: book\n    verified: 2026-11-20\n    # Not asked yet.\n    note:" in after


def test_a_day_that_is_there_is_written_over_and_its_comment_stays() -> None:
    found = done("away")
    assert changed(found) == [
        "-     verified: unknown  # nobody answers",
        "+     verified: 2026-11-20  # nobody answers",
    ]
    assert found.former == {"": "unknown"}


@pytest.mark.parametrize(
    ("field", "lines"),
    [
        ("phone", ["    phone:", "      value: '000 000'  # asked twice", "      verified: 2026-11-20"]),
        ("website", ["    website:", "      value: >-", "        https://home.example/", "      verified: 2026-11-20"]),
        (
            "place",
            ["    place:", "      value:", "        fi: Metsän reunassa", "        # Not in the town.",
             "        sv: Vid skogen", "      verified: 2026-11-20"],
        ),
        ("languages", ["    languages:", "      value: [fi, sv]", "      verified: 2026-11-20"]),
        ("addresses", ["      source: book", "      verified: 2026-11-20", "      note: {fi: Vanha., en: Old.}"]),
    ],
)  # fmt: skip
def test_a_fact_gets_a_day_of_its_own(field: str, lines: list[str]) -> None:
    assert "\n".join(lines) in done("home", field).data.decode()


def test_a_fact_in_braces_gets_its_day_there() -> None:
    found = confirmed(FICTIONAL.encode(), ("units", "cloud"), ["nationwide"], DAY)
    assert "    nationwide: {verified: 2026-11-20, value: true, source: fresh-book}\n" in found.data.decode()


def test_facts_with_a_day_of_their_own_are_told() -> None:
    found = confirmed(FICTIONAL.encode(), ("units", "river"), [], DAY)
    assert found.own == {"phone": "2026-10"}


@pytest.mark.parametrize(
    ("field", "code", "known"),
    [("phnoe", "not-a-fact", "phone"), ("capacity", "not-a-fact", "phone"), ("occupancy", "not-there", "website")],
)
def test_what_cannot_be_confirmed_is_told_with_what_can(field: str, code: str, known: str) -> None:
    with pytest.raises(CannotConfirmError) as caught:
        done("home", field)
    assert (caught.value.code, caught.value.about) == (code, field)
    assert known in caught.value.known


def test_a_bare_fact_of_a_record_in_braces_is_refused() -> None:
    with pytest.raises(CannotConfirmError, match="in-braces"):
        done("home", "phone", text="units:\n  home: {name: Keksikoti, phone: 000 000}\n")


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_the_ends_of_lines_and_the_mark_of_the_file_stay(ending: str, mark: bytes) -> None:
    data = mark + COMMENTED.replace("\n", ending).encode()
    found = confirmed(data, ("units", "home"), ["phone"], DAY)
    assert found.data.startswith(mark)
    assert found.data.count(b"\r\n") == (found.data.count(b"\n") if ending == "\r\n" else 0)


def test_a_file_without_an_end_to_its_last_line_is_completed() -> None:
    text = "units:\n  home:\n    name: Keksikoti"
    assert done("home", text=text).data.decode() == f"{text}\n    verified: 2026-11-20\n"


@given(st.data())
def test_exactly_one_day_changes_whatever_is_confirmed(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([COMMENTED, FICTIONAL]))
    before = value(text)
    section = data.draw(st.sampled_from(sorted(set(records()) & set(before))))
    key = data.draw(st.sampled_from(sorted(before[section])) if before[section] else st.nothing())
    fields = [field for field in facts_of(section) if field in before[section][key]]
    field = data.draw(st.sampled_from(["", *fields]))
    try:
        found = confirmed(text.encode(), (section, key), [field] if field else [], DAY)
    except CannotConfirmError as error:
        assert error.code == "in-braces"  # noqa: PT017 - only some records are in braces
        return
    wanted = copy.deepcopy(before)
    record = wanted[section][key]
    if field and not (isinstance(record[field], dict) and record[field].keys() & {"value", "source", "verified"}):
        record[field] = {"value": record[field]}
    (record[field] if field else record)["verified"] = DAY.isoformat()
    assert value(found.data) == wanted
    again = confirmed(found.data, (section, key), [field] if field else [], DAY)
    assert again.data == found.data
    assert not again.lines
    # What was there is still there, in its order; only indents and the day differ.
    kept = [line.strip() for line in text.splitlines() if line.strip()]
    now = found.data.decode()
    assert sum(line not in now for line in kept) <= 2
    assert now.count("#") == text.count("#")
