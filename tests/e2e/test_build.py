"""``python -m generator build`` and ``check`` as a person types them."""

from __future__ import annotations

import os
import re
import shutil
import stat
from pathlib import Path

import pytest

from generator.cli import main
from tests.e2e.kit import FINNISH, QUICK, Run, state, tree

ROOT = Path(__file__).parents[2]


def test_build_makes_the_portal_in_three_languages_and_then_nothing_anew(project: Path, run: Run) -> None:
    first = run(*QUICK)
    assert first.returncode == 0, first.stderr
    assert "reading\nhistory\nprose in fi\npages in fi\n" in first.stderr  # plain lines where there is no terminal
    portal = project / "site/portal"
    made = tree(portal)
    for path in ("index.html", "sv/index.html", "en/index.html", "kunnat/lahti/index.html", "404.html", "robots.txt"):
        assert path in made
    for folder in ("kunnat", "sv/kommuner", "en/municipalities"):
        assert sum(path.startswith(f"{folder}/") and path.endswith(".html") for path in made) >= 308
    assets = project / "overrides/assets"
    assert {path for path in made if path.startswith("assets/")} == {
        f"assets/{file.relative_to(assets).as_posix()}" for file in assets.rglob("*") if file.is_file()
    }
    _works_below_any_address(made)
    assert all(path.stat().st_mode & stat.S_IROTH for path in portal.rglob("*"))  # as a web server needs it
    before = state(portal)
    second = run(*QUICK)
    assert second.returncode == 0
    assert re.search(r"portal: \d+ pages; 0 files written, 0 removed, \d+ unchanged", second.stdout)
    assert state(portal) == before


def _works_below_any_address(made: dict[str, bytes]) -> None:
    for path, content in made.items():
        if path.endswith(".html") and path != "404.html":
            assert not re.search(rb'(?:href|src|action)="/', content), path


def test_one_language_keeps_its_addresses(project: Path, run: Run) -> None:
    done = run(*QUICK, "--language", "sv", "--quiet")
    assert done.returncode == 0, done.stderr
    made = tree(project / "site/portal")
    assert "sv/kommuner/lahtis/index.html" in made
    assert "index.html" not in made
    assert done.stdout.count("\n") == 1
    assert "pages in" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "--as-of", "yesterday"),
        ("build", "--as-of", "2019-12-31"),
        ("build", "--as-of", "9999-12-31"),
        ("build", "--as-of", "2020-1-1"),
        ("build", "--as-of", "20200903"),
        ("build", "--as-of", "2020-W36-4"),
        ("build", "--as-of", "2020-02-30"),
        ("build", "--as-of", ""),
        ("build", "--language", "de"),
        ("build", "--site-url", "ensikoti"),
        ("serve", "--port", "99999"),
        ("bake",),
        (),
    ],
)
def test_wrong_usage_is_told_with_code_2(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_outside_a_project_the_way_in_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as stopped:
        main(["build"])
    assert stopped.value.code == 2
    assert "No project here" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["check", "--messages", "fi"])
    assert "Täällä ei ole projektia" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["check", "language", "import", "build", "brochures", "editions", "serve"])
def test_help_has_examples_and_exit_codes(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([command, "--help"])
    assert stopped.value.code == 0
    told = capsys.readouterr().out
    assert f"python -m generator {command}" in told
    assert "exit codes: 0 fine, 1 problems in the input, 2 wrong usage" in told


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ("2019-12-31", "the municipalities are known from 2020-01-01 on, not of 2019-12-31"),
        ("3.9.2020", "'3.9.2020' is not a day such as 2020-09-03"),
    ],
)
def test_day_that_cannot_be_shown_is_refused_with_the_reason(
    asked: str, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["build", "--as-of", asked])
    assert stopped.value.code == 2
    assert reason in capsys.readouterr().err


@pytest.mark.parametrize(
    ("called", "name"),
    [
        ("/opt/made-up/bin/service-directory", "service-directory"),
        ("/opt/made-up/generator/__main__.py", "python -m generator"),
    ],
)
@pytest.mark.parametrize("command", [(), ("check",), ("language",), ("import",), ("build",), ("serve",)])
def test_help_names_the_program_as_it_was_called(
    command: tuple[str, ...],
    called: str,
    name: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.argv", [called])
    with pytest.raises(SystemExit):
        main([*command, "--help"])
    told = capsys.readouterr().out
    assert told.startswith(f"usage: {' '.join([name, *command])} ")
    assert all(name in line for line in told.splitlines() if "generator" in line)
    assert told.count(name) >= len(command) + 1


def test_warnings_stand_above_the_errors_and_the_sum_below_them(project: Path, run: Run) -> None:
    registry = project / "units.yaml"
    text = registry.read_text()
    registry.write_text(text.replace("version: 1", "version: one").replace("date: 2026-", "date: 2016-", 1))
    (project / "content/fi/what.md").unlink()
    (project / "content/sv/what.md").write_text("no head")
    told = run("generator", "check").stdout
    kinds = re.findall(r"^(\w+)\[.*\n  --> ([^:\n]+)", told, re.MULTILINE)
    assert kinds == [
        ("warning", "content/*/what.md"),
        ("warning", "units.yaml"),
        ("error", "content/sv/what.md"),
        ("error", "units.yaml"),
    ]
    *_, more, _, total = told.splitlines()
    assert total == "2 errors, 2 warnings"
    assert more.startswith("Read more: ")


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_name_that_cannot_be_shown_is_still_told(project: Path, run: Run, encoding: str) -> None:
    (project / os.fsdecode(b"content/fi/\xff\xc3\xa4.md")).write_text("no head")
    told = run("generator", "check", env={"PYTHONIOENCODING": f"{encoding}:strict"})
    assert (told.returncode, told.stderr) == (1, "")
    assert "--> content/fi/\\udcff" in told.stdout


def test_unreadable_folder_of_pages_is_the_problem_told(project: Path, run: Run) -> None:
    shutil.rmtree(project / "content")
    told = run("generator", "check")
    assert (told.returncode, told.stderr) == (1, "")
    assert re.findall(r"(?:error|warning)\[(.+)\].*\n  --> (.+)", told.stdout) == [("no-such-folder", "content")]


def test_problems_of_registry_and_prose_are_told_together_and_nothing_is_published(project: Path, run: Run) -> None:
    assert run(*FINNISH).returncode == 0
    before = state(project / "site")
    registry = project / "units.yaml"
    registry.write_text(registry.read_text().replace("sources:", "sorces:", 1))
    page = project / "content/en/what.md"
    page.write_text(page.read_text() + "\nThere are 12 places.\n")
    built = run(*FINNISH)
    assert built.returncode == 1
    assert "sorces" in built.stderr
    assert "--> content/en/what.md:16:" in built.stderr
    assert "Traceback" not in built.stderr
    assert state(project / "site") == before
    checked = run("generator", "check")
    assert checked.returncode == 1
    assert "content/en/what.md" in checked.stdout
    assert re.fullmatch(r"[1-9]\d* errors?, \d+ warnings?", checked.stdout.splitlines()[-1])


def test_text_that_does_not_fit_on_its_sheet_is_told_at_its_line_and_nothing_is_published(
    project: Path, run: Run
) -> None:
    whole = ("generator", "build", "--as-of", "2026-11-22", "--language", "en")
    assert run(*whole).returncode == 0
    before = state(project / "site/portal")
    registry = project / "units.yaml"
    told = f"      - topic: daily\n        text: {{fi: Satu., sv: Saga., en: {'A long tale is told. ' * 180}}}\n"
    registry.write_text(registry.read_text().replace("    statements:\n", f"    statements:\n{told * 4}", 1))
    line = registry.read_text().splitlines().index(told.splitlines()[1]) + 1
    built = run(*whole)
    assert built.returncode == 1
    assert re.search(r"error\[sheet-too-long\].*“factsheet” of unit-1 in en.* [1-9]\d* mm too long", built.stderr)
    assert f"--> units.yaml:{line}:" in built.stderr
    assert "Traceback" not in built.stderr
    assert state(project / "site/portal") == before


def test_unknown_placeholder_is_a_problem_of_the_page(project: Path, run: Run) -> None:
    page = project / "content/sv/what.md"
    page.write_text(page.read_text() + "\nVi vet {{ count.unicorns }}.\n")
    checked = run("generator", "check")
    assert checked.returncode == 1
    assert "content/sv/what.md:16:8" in checked.stdout
    assert "count.unicorns" in checked.stdout


def test_check_of_one_file_reads_that_file_alone(project: Path, run: Run, tmp_path: Path) -> None:
    (project / "content/fi/what.md").write_text("no head")
    assert run("generator", "check", "units.yaml").returncode == 0
    missing = run("generator", "check", str(tmp_path / "missing.yaml"))
    assert missing.returncode == 1
    assert "missing.yaml" in missing.stdout


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("[x](../nowhere/)", "../nowhere/"),
        ("[x](nothing.md)", "nothing.md"),
        ("[x][y]\n\n[y]: ../nowhere/ 'made up'", "../nowhere/"),
        ("[x](<../made-up/>)", "../made-up/"),
        ('![x](../päätön/ "made up")', "../päätön/"),
    ],
)
def test_broken_link_is_told_by_check_where_it_is_written(project: Path, run: Run, written: str, address: str) -> None:
    page = project / "content/fi/what.md"
    page.write_text(f"{page.read_text()}\nKaksi {written}\n")
    checked = run("generator", "check")
    assert checked.returncode == 1
    assert f"error[broken-link]: The link `{address}` leads to " in checked.stdout
    line = 18 if "\n" in written else 16
    assert (
        f"--> content/fi/what.md:{line}:{page.read_text().splitlines()[line - 1].index(address) + 1}" in checked.stdout
    )
    assert checked.stdout.endswith("1 error, 0 warnings\n")


@pytest.mark.parametrize("address", ["<../made up/>", "https:made-up.example/", "..\\\\made-up/"])
def test_address_that_browsers_would_read_in_another_way_is_told_where_it_is_written(
    project: Path, run: Run, address: str
) -> None:
    page = project / "content/fi/what.md"
    page.write_text(f"{page.read_text()}\nKaksi [x]({address})\n")
    checked = run("generator", "check")
    assert checked.returncode == 1
    assert "error[link-signs]" in checked.stdout
    assert "--> content/fi/what.md:16:" in checked.stdout


def test_broken_anchor_or_picture_fails_the_build_where_it_is_written(project: Path, run: Run) -> None:
    page = project / "content/fi/what.md"
    links = "[y](#no-such-heading) [z](apply.md#nowhere) [w]({{ page.units }}#gone) ![v](picture-one.png)"
    page.write_text(f"{page.read_text()}\n{links} [u](apply.md) [t](apply.md#made-up-heading)\n")
    assert run("generator", "check").returncode == 0
    built = run(*FINNISH)
    assert built.returncode == 1
    assert 'the place "no-such-heading"' in built.stderr
    assert re.findall(r"--> (\S+)", built.stderr) == [f"content/fi/what.md:16:{column}" for column in (5, 27, 49, 77)]
    assert not (project / "site/portal").exists()


def test_mistake_in_a_template_is_told_with_its_line(project: Path, run: Run) -> None:
    frame = project / "overrides/main.html"
    frame.write_text(frame.read_text() + "{% if %}\n")
    built = run(*FINNISH)
    assert built.returncode == 1
    assert re.search(r"error\[template\]: .*main\.html:\d+: ", built.stderr)
    assert "Traceback" not in built.stderr


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("[frame]", "[frame"), "cannot be read"),
        (("\nskip =", "\nskipped ="), "frame.skip is not there"),
        (('as_of = "', 'as_of = "{day}'), "frame.as_of asks for {day}"),
    ],
)
def test_mistake_in_the_words_is_told_with_its_key(
    run: Run, tmp_path: Path, change: tuple[str, str], told: str
) -> None:
    shutil.copytree(ROOT / "generator", tmp_path / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    words = tmp_path / "generator/directory/wording/fi.toml"
    words.write_text(words.read_text().replace(*change, 1))
    built = run(*FINNISH, env={"PYTHONPATH": str(tmp_path)})
    assert built.returncode == 1
    assert built.stderr.splitlines()[-1].startswith("error[wording]: wording/fi.toml")
    assert told in built.stderr
    assert "Traceback" not in built.stderr


@pytest.mark.parametrize(
    ("setting", "reason"),
    [
        ("as_of: 2019-01-01", "the municipalities are known from 2020-01-01 on"),
        ("as_of: 9999-12-31", "9999-12-31 is still to come"),
        ("as_of: 2021-01-01 10:00:00", "is not a day such as"),
        ("as_of: [2021-01-01]", "as_of"),
        ("site_url: javascript:alert", "is not an address such as"),
        ("site_url: https://[", "is not an address such as"),
    ],
)
def test_wrong_setting_is_told_with_its_name(project: Path, run: Run, setting: str, reason: str) -> None:
    settings = project / "mkdocs.yml"
    settings.write_text(re.sub(r"site_url: \S+", setting, settings.read_text()))
    for command in (FINNISH[:3], ("mkdocs", "build")):
        built = run(*command)
        assert built.returncode == 1
        assert setting.partition(":")[0] in built.stderr
        assert reason in built.stderr
        assert "Traceback" not in built.stderr


@pytest.mark.parametrize("missing", ["content", "content/fi", "units.yaml", "overrides", "overrides/main.html"])
def test_missing_part_of_the_project_is_told_by_name(project: Path, run: Run, missing: str) -> None:
    (project / missing).rename(project / "moved-away")
    built = run(*FINNISH)
    assert built.returncode == 1
    assert missing in built.stderr
    assert "Traceback" not in built.stderr
    assert not (project / "site/portal").exists()


def test_foreign_folder_is_not_replaced(run: Run, tmp_path: Path) -> None:
    mine = tmp_path / "mine/portal/diary.txt"
    mine.parent.mkdir(parents=True)
    mine.write_text("precious")
    built = run(*FINNISH, "--out", str(tmp_path / "mine"))
    assert built.returncode == 1
    assert "files that this program did not make" in built.stderr
    assert mine.read_text() == "precious"


def test_place_that_cannot_be_written_is_told_in_one_line(run: Run, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder is wanted")
    built = run(*FINNISH, "--out", str(blocked / "below"))
    assert built.returncode == 1
    assert built.stderr.splitlines()[-1].startswith(str(blocked))
    assert "Traceback" not in built.stderr


def test_bytes_do_not_depend_on_place_zone_or_language_of_the_machine(project: Path, run: Run) -> None:
    assert run(*FINNISH).returncode == 0
    elsewhere = project.rename(project.with_name("elsewhere"))
    made = (elsewhere / "site").rename(elsewhere / "before")
    other = {"TZ": "Pacific/Kiritimati", "LC_ALL": "fi_FI.UTF-8", "PYTHONHASHSEED": "7"}
    assert run(*FINNISH, env=other, cwd=elsewhere).returncode == 0
    assert tree(elsewhere / "site/portal") == tree(made / "portal")
