"""Problems in the forms that other programs read: all of them, and nothing that an editor wrote is taken for more."""

from __future__ import annotations

import json
import re
from typing import Any, get_args
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.registry.formats import FORMATS, Format, as_format
from generator.registry.invisible import visible
from generator.registry.problems import MessageLanguage, Place, Problem, as_text

HOSTILE = "%0A::error::```` </code><img src=x> @somebody [here](http://x.test) , : \r\n"
ANNOTATION = re.compile(r"::(error|warning) ([^:]*)::(.*)")
COUNTS = "1 error, 1 warning"
WARNING = Problem(
    "review-due", Place("units.yaml", 1, 1, 2, "a: b"), {"source": "made-up", "date": "2025", "facts": "two"}
)


def unknown_field(given: str = "phnoe", *, line: int = 3, file: str = "units.yaml") -> Problem:
    place = Place(file, line, 5, 4, "    phnoe: 1") if line else Place(file)
    return Problem("unknown-field", place, {"field": given, "choices": "phone, website"}, suggestion=given)


def told(form: Format, *problems: Problem, language: MessageLanguage = "en") -> str:
    return as_format(form, problems, language, COUNTS)


def read_by_github(text: str) -> list[tuple[str, dict[str, str], str]]:
    """What GitHub reads in the lines of a step: kind, properties and message."""
    found = []
    for line in text.split("\n"):
        if match := ANNOTATION.fullmatch(line):
            pairs = (pair.partition("=") for pair in match[2].split(","))
            found.append((match[1], {name: read(value) for name, _, value in pairs}, read(match[3])))
    return found


def read(escaped: str) -> str:
    for sign, code in (("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C"), ("%", "%25")):
        escaped = escaped.replace(code, sign)
    return escaped


@pytest.mark.parametrize("form", get_args(Format))
def test_every_form_can_tell_of_no_problems(form: Format) -> None:
    assert told(form)
    assert set(FORMATS) == set(get_args(Format))


@pytest.mark.parametrize("form", ["github", "sarif", "json", "markdown"])
def test_errors_come_before_warnings_for_other_programs(form: Format) -> None:
    text = told(form, WARNING, unknown_field())
    assert text.index("There is no field") < text.index("The source `made-up`")


def test_an_editor_reads_the_errors_last() -> None:
    text = told("text", WARNING, unknown_field())
    assert text.index("The source `made-up`") < text.index("There is no field") < text.index(COUNTS)


def test_github_gets_the_place_the_sentence_and_the_mend() -> None:
    ((kind, where, message),) = read_by_github(told("github", unknown_field(), language="fi"))
    assert kind == "error"
    assert where == {"file": "units.yaml", "line": "3", "col": "5", "endColumn": "9", "title": "unknown-field"}
    sentence, suggestion, mend = message.split("\n")
    assert "`phnoe`" in sentence
    assert suggestion == "tarkoititko: phnoe?"
    assert mend == unknown_field().mend("fi")


def test_a_problem_of_a_whole_file_has_no_line() -> None:
    ((_, where, _),) = read_by_github(told("github", unknown_field(line=0)))
    assert where.keys() == {"file", "title"}
    (result,) = json.loads(told("sarif", unknown_field(line=0)))["runs"][0]["results"]
    assert "region" not in result["locations"][0]["physicalLocation"]
    assert json.loads(told("json", unknown_field(line=0)))["problems"][0]["line"] == 0


@given(st.lists(st.text(), max_size=4), st.text(min_size=1))
def test_github_is_told_no_more_than_there_is(texts: list[str], file: str) -> None:
    problems = [unknown_field(text + HOSTILE, file=file) for text in texts]
    found = read_by_github(told("github", *problems))
    assert [where["file"] for _, where, _ in found] == [file] * len(problems)
    assert [message.split("\n")[0] for _, _, message in found] == [visible(one.sentence("en")) for one in problems]


def test_sarif_tells_rules_levels_and_regions() -> None:
    log: Any = json.loads(told("sarif", WARNING, unknown_field(file="content/fi/ä b.md")))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [one["id"] for one in rules] == ["unknown-field", "review-due"]
    for result in run["results"]:
        rule = rules[result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert rule["defaultConfiguration"]["level"] == result["level"]
    physical = run["results"][0]["locations"][0]["physicalLocation"]
    assert unquote(physical["artifactLocation"]["uri"]) == "content/fi/ä b.md"
    assert " " not in physical["artifactLocation"]["uri"]
    assert physical["region"] == {"startLine": 3, "startColumn": 5, "endColumn": 9}


def test_sarif_has_no_link_that_an_editor_wrote() -> None:
    (result,) = json.loads(told("sarif", unknown_field(HOSTILE)))["runs"][0]["results"]
    assert not re.search(r"\[[^\]]*\]\(", result["message"]["text"])


def test_json_tells_everything_of_a_problem() -> None:
    found = json.loads(told("json", WARNING, unknown_field()))
    assert (found["errors"], found["warnings"]) == (1, 1)
    assert found["problems"][0] == {
        "code": "unknown-field",
        "level": "error",
        "file": "units.yaml",
        "line": 3,
        "column": 5,
        "length": 4,
        "problem": "There is no field `phnoe` here.",
        "suggestion": "phnoe",
        "mend": unknown_field().mend("en"),
    }


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_markdown_is_nothing_but_code_whatever_an_editor_wrote(texts: list[str]) -> None:
    problems = [unknown_field(text + HOSTILE, line=line) for line, text in enumerate(texts, 1)]
    tokens = MarkdownIt().parse(told("markdown", *problems))
    assert [one.type for one in tokens] == ["paragraph_open", "inline", "paragraph_close"] + ["fence"] * len(problems)
    assert [one.content.rstrip("\n") for one in tokens if one.type == "fence"] == [
        as_text(one, "en").rstrip("\n") for one in problems
    ]


def test_markdown_fits_into_a_comment_and_says_what_is_left_out() -> None:
    text = told("markdown", *(unknown_field("x" * 5000, line=line) for line in range(1, 100)))
    assert len(text) < 65_536
    shown = text.count("```text")
    assert 3 < shown < 30
    assert text.endswith(f"These are the first {shown}.")


def test_no_form_has_signs_that_nobody_sees() -> None:
    forms: tuple[Format, ...] = ("text", "github", "sarif", "markdown")
    for form in forms:
        assert "\u202e" not in told(form, unknown_field("\u202e"))
    assert visible("\u202e") in told("github", unknown_field("\u202e"))
