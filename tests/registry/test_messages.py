"""Every kind of problem has its sentence in each language of the messages."""

import re
import string
import tomllib
from pathlib import Path

import pytest

from generator.registry.problems import WARNINGS, MessageLanguage, Place, Problem, as_text

GENERATOR = Path(__file__).parents[2] / "generator"
MESSAGES = {
    language: tomllib.loads((GENERATOR / f"registry/messages/{language}.toml").read_text(encoding="utf-8"))
    for language in ("fi", "en")
}
SOURCES = {path: path.read_text(encoding="utf-8") for path in GENERATOR.rglob("*.py")}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def codes_in_the_source() -> set[str]:
    named = re.compile(r"""(?:Problem|\.problem|report|refusal)\(\s*"([a-z0-9-]+)\"""")
    return {code for text in SOURCES.values() for code in named.findall(text)}


def words_in_the_source() -> str:
    return "".join(text for path, text in SOURCES.items() if path.name != "problems.py")


def test_both_languages_know_the_same_problems() -> None:
    assert sorted(MESSAGES["fi"]) == sorted(MESSAGES["en"])


@pytest.mark.parametrize("code", MESSAGES["en"])
def test_both_languages_say_the_same_details(code: str) -> None:
    for part in ("problem", "mend"):
        finnish, english = (MESSAGES[language][code].get(part, "") for language in ("fi", "en"))
        assert placeholders(finnish) == placeholders(english)
        assert bool(finnish) == bool(english)


def test_every_problem_of_the_source_has_a_message() -> None:
    assert codes_in_the_source() <= set(MESSAGES["en"])


@pytest.mark.parametrize("code", MESSAGES["en"])
def test_every_message_has_a_problem_in_the_source(code: str) -> None:
    assert f'"{code}"' in words_in_the_source()


def test_every_warning_is_a_problem() -> None:
    assert set(MESSAGES["en"]) >= WARNINGS


@pytest.mark.parametrize("language", ["fi", "en"])
@pytest.mark.parametrize("code", MESSAGES["en"])
def test_every_problem_can_be_told(code: str, language: MessageLanguage) -> None:
    message = MESSAGES[language][code]
    parts = dict.fromkeys(placeholders(message["problem"]) | placeholders(message.get("mend", "")), "«osa»")
    told = as_text(Problem(code, Place("units.yaml", 2, 3, 4, "  name: x"), parts), language)
    assert told.splitlines()[1:4] == ["  --> units.yaml:2:3", "    |   name: x", "    |   ^^^^"]
    assert "{" not in told.replace("{{ claim", "").replace("{}", "")
    assert message["problem"][0].isupper() or message["problem"].startswith("`")
    assert message["problem"].endswith(".")
