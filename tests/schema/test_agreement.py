"""Our reader and the JSON Schema never disagree on what may be written."""

from __future__ import annotations

import copy
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.registry.invisible import FORBIDDEN
from generator.registry.problems import Problem
from generator.registry.text import BROKEN_LETTERS
from tests.schema.kit import REGISTRIES, accepted_by_schema, as_data, read_problems, whole

ROOT = Path(__file__).parents[2]
EVERYTHING = as_data(whole(REGISTRIES / "accepted/everything.yaml"))
# What the schema has no word for: a span whose end comes first.
SPANS = ("2022/2019", "2024-02/2024-01", "2024-02-02/2024-02-01~")

SAMPLES = [
    "unknown", "Unknown", "UN\N{KELVIN SIGN}NOWN", "null", "~", "-", "–", "...", "todo", "N/A", "true", "false", "True",
    "2024", "2024-02-29", "2023-02-29", "1900-02-29", "2000-02-29", "2024-13", "2024-04-31", "2024~", "2019/2022",
    "2023/..", "2023/", "../2023", "0999", "2024-01-01/2024-01-01", "2024-01-01~", "2024-01-01/2024-01-02", *SPANS,
    "12", "012", "-1", "1e3", "46.70", "46.7", "46.705", "46,70", "1234567890", "99999999.00",
    "https://home.example/", "HTTP://HOME.EXAMPLE:80/a?b=c", "https://home.example/a b", "home.example", "https://x/",
    "https://a.example/" + "a" * 482, "https://a.example/" + "a" * 483,
    "a", "a-b", "A", "a--b", "a_b", "a" * 60, "a" * 61, "00530", "0530", "1.4.3", "5.1.1", "112",
    "+358 9 000 0000", "(09) 000",
    "00000000-0000-4000-8000-000000000000", "@team", "@group/lahti", "team", "@a/", "a@b.example",
    "", " ", "\t", "a\nb", "a\tb", "\N{NO-BREAK SPACE}", "\N{HANGUL FILLER}", "ä", "😀", "a" * 300, "a" * 301,
    "a" * 4000, "a" * 4001, "😀" * 300, "general", "fi", "member-association", "free", "day",
]  # fmt: skip
LETTERS = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Cn", "Co"])
TEXTS = st.sampled_from(SAMPLES) | st.text(LETTERS, max_size=12).filter(
    lambda text: not FORBIDDEN.search(text) and not BROKEN_LETTERS.search(text)
)
SCALARS = TEXTS | st.sampled_from([-1, 0, 7, 999, 1000, 2024, 9999, 10000, 10**9, 0.5, 46.7, True, False, None])
NAMES = st.sampled_from([
    *("value", "source", "date", "verified", "note", "fi", "sv", "en", "review", "from", "to", "start", "name"),
    *("owners", "lead", "amount", "a-b", "A", "2020", "phone", "keywords"),
])  # fmt: skip
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=4,
) | st.sampled_from([["a"] * 50, ["a"] * 51, ["fi"], {"fi": "a"}, {"fi": "a", "review": ["sv"]}, {"value": "unknown"}])


def places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401 - JSON
    found = [path]
    for step, part in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        found += places(part, (*path, step))
    return found


PLACES = places(EVERYTHING)[1:]


@st.composite
def registries(draw: st.DrawFn) -> Any:  # noqa: ANN401 - JSON
    """The registry that has every field, changed in one place or two."""
    data = copy.deepcopy(EVERYTHING)
    for _ in range(draw(st.integers(1, 2))):
        *above, last = draw(st.sampled_from(PLACES))
        holder: Any = data
        try:
            for step in above:
                holder = holder[step]
            if not isinstance(holder, dict | list):
                continue
            match draw(st.sampled_from(["replace", "replace", "replace", "remove", "add", "wrap"])):
                case "replace":
                    holder[last] = draw(VALUES)
                case "remove":
                    del holder[last]
                case "add" if isinstance(holder, dict):
                    holder[draw(NAMES)] = draw(VALUES)
                case "add" if isinstance(holder, list):
                    holder.append(draw(VALUES))
                case "wrap":
                    holder[last] = {"value": holder[last], **draw(st.dictionaries(NAMES, SCALARS, max_size=2))}
        except (KeyError, IndexError, TypeError):
            continue  # the first change took this place away
    return data


def in_reach(problem: Problem) -> bool:
    """Whether the schema can know of a problem."""
    return not (problem.code == "bad-date" and problem.parts["given"] in SPANS)


@settings(max_examples=500)
@given(registries())
def test_the_reader_and_the_schema_say_the_same(data: Any) -> None:  # noqa: ANN401 - JSON
    problems = read_problems(json.dumps(data, ensure_ascii=False))
    if all(map(in_reach, problems)):
        assert accepted_by_schema(data) == (not problems), problems
    elif not any(map(in_reach, problems)):
        assert accepted_by_schema(data)


@pytest.mark.parametrize("text", SAMPLES)
@pytest.mark.parametrize(
    "place",
    [
        *(("units", "home", name) for name in ("phone", "website", "locality", "verified", "name", "owners", "source")),
        *(("units", "home", name) for name in ("address_confidential", "nationwide")),
        *(("units", "home", "name", "fi"), ("fees", "free", "amount"), ("fees", "free", "client"), ("version",)),
        *(("helplines", "advice", "order"), ("terms", "word", "term", "sv")),
        *(("network", "accessibility", "prepared"), ("network", "accessibility", "assessed")),
    ],
    ids=".".join,
)  # fmt: skip
def test_they_say_the_same_of_each_sample_in_each_kind_of_field(place: tuple[str, ...], text: str) -> None:
    data = copy.deepcopy(EVERYTHING)
    holder: Any = data
    for step in place[:-1]:
        if isinstance(holder.setdefault(step, {}), str):
            holder[step] = {}
        holder = holder[step]
    holder[place[-1]] = text
    problems = read_problems(json.dumps(data, ensure_ascii=False))
    if all(map(in_reach, problems)):
        assert accepted_by_schema(data) == (not problems), problems


@pytest.mark.parametrize("name", ["start", "end"])
def test_a_field_has_only_the_name_that_is_written(name: str) -> None:
    data = copy.deepcopy(EVERYTHING)
    data["units"]["home"]["valid"] = {name: "2020"}
    assert not accepted_by_schema(data)
    assert [one.code for one in read_problems(json.dumps(data, ensure_ascii=False))] == ["unknown-field"]


@given(st.dates(min_value=date(1000, 1, 1)))
@example(date(2100, 2, 28))
@example(date(2000, 2, 29))
def test_every_day_of_the_calendar_is_a_date_for_both(day: date) -> None:
    data = copy.deepcopy(EVERYTHING)
    data["sources"]["book"]["date"] = day.isoformat()
    assert accepted_by_schema(data)
    assert not read_problems(json.dumps(data, ensure_ascii=False))


@pytest.mark.parametrize("year", [1900, 1999, 2000, 2023, 2024, 2100])
@pytest.mark.parametrize("month", range(13))
def test_a_day_that_no_month_has_is_a_date_for_neither(year: int, month: int) -> None:
    for number in (0, 28, 29, 30, 31, 32):
        data = copy.deepcopy(EVERYTHING)
        data["sources"]["book"]["date"] = f"{year}-{month:02}-{number:02}"
        assert accepted_by_schema(data) == (not read_problems(json.dumps(data, ensure_ascii=False)))


@pytest.mark.parametrize("path", sorted((REGISTRIES / "accepted").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_schema_accepts_what_check_accepts(path: Path) -> None:
    if "# alone" not in (text := path.read_text(encoding="utf-8")) and "# saved as" not in text:
        assert accepted_by_schema(as_data(whole(path)))


def test_the_schema_accepts_the_registry() -> None:
    assert accepted_by_schema(as_data((ROOT / "units.yaml").read_text(encoding="utf-8")))
