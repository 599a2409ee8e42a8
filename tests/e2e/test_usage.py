"""What is typed wrongly is told in the language of the messages, with the nearest right word."""

from __future__ import annotations

import subprocess
import sys

import pytest

from generator.cli import main
from generator.cli.run import MODULES, typed_command


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("cofirm lahti --messages fi", "komentoa cofirm ei ole. Tarkoititko confirm?"),
        ("cofirm lahti", "there is no command cofirm. Did you mean confirm?"),
        ("confirm --messages fi", "tästä puuttuu: RECORD."),
        ("confirm lahti --filed phone --messages fi", "mikä olisi --filed phone. Tarkoititko --field?"),
        ("confirm lahti --field --messages=fi", "--field tarvitsee peräänsä arvon."),
        ("new service north --messages fi", "KIND: service ei kelpaa. Tarkoititko service-area? Nämä kelpaavat: unit,"),
        ("check --format txt", "--format cannot be txt. Did you mean text?"),
        ("check --messages sv", "--messages cannot be sv. These can be: en, fi."),
        ("confirm lahti --fo", "nothing here is called --fo."),
        ("", "type a command after it, such as check."),
    ],
)
def test_wrong_usage_is_told_in_words(
    typed: str, told: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    with pytest.raises(SystemExit) as stopped:
        main(typed.split())
    assert stopped.value.code == 2
    said = capsys.readouterr().err
    assert told in said
    assert said.startswith("usage: ")


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("build --quiet", "build"),
        ("--project build check", "check"),
        ("--project=here import", ""),
        ("--help build", ""),
        ("biuld", ""),
        ("", ""),
    ],
)
def test_command_is_told_from_what_was_typed_where_that_is_sure(typed: str, command: str) -> None:
    assert typed_command(typed.split()) == command


def test_help_names_all_commands(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    listed = {line.split()[0] for line in capsys.readouterr().out.splitlines() if line.startswith("    ")}
    assert listed >= set(MODULES)


def python(code: str, *typed: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code, *typed], capture_output=True, text=True, check=False)


def test_a_command_loads_no_other_one() -> None:
    told = "import sys; from generator.cli import main; code = main(); print([one for one in sys.modules])"
    loaded = python(told, "explain-code", "unknown-unit").stdout
    assert "generator.cli.explain_code" in loaded
    assert "generator.cli.build" not in loaded
    assert "generator.admin" not in loaded


@pytest.mark.parametrize("part", ["generator.cli.run", "generator.cli.schema", "generator.schema.json_schema"])
def test_a_missing_part_of_the_program_is_told_with_what_to_type(part: str) -> None:
    lacking = f"import sys; sys.modules[{part!r}] = None; from generator.__main__ import main; sys.exit(main())"
    ended = python(lacking, "schema")
    assert ended.returncode == 2
    assert "make check" in ended.stderr
    assert part in ended.stderr
    assert "Traceback" not in ended.stderr
