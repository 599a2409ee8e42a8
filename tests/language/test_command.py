"""The command as an editor types it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import main
from generator.registry.finland.dictionary import DictionaryMissingError, VoikkoDictionary
from tests.language.kit import HEAD, TITLES, registry_text

TYPE = "sudo apt-get install --no-install-recommends libvoikko1 voikko-fi"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    (tmp_path / "units.yaml").write_text(registry_text())
    for language, title in TITLES.items():
        for page in ("wolf", "fox"):
            file = tmp_path / "content" / language / f"{page}.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            head = HEAD.format(title=title).replace("slug: x", f"slug: {page}")
            file.write_text(head + {"fi": "Sitä ei nähdä.\n", "sv": "Den göms.\n", "en": "It is hidden.\n"}[language])
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def own_page(project: Path) -> str:
    """The name of a page that a unit alone has; the portal has one of the same key."""
    file = project / "content/units/home/en/fox.md"
    file.parent.mkdir(parents=True)
    file.write_text(HEAD.format(title="Tale") + "Foxes talk.\n\nThey are heard.\n")
    return file.relative_to(project).as_posix()


def files(told: str) -> set[str]:
    return {line.split(":")[0].split("> ")[1] for line in told.splitlines() if "--> " in line}


def test_a_finding_is_told_as_a_problem_is(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["language", "content/en/fox.md", "--messages", "en"]) == 0
    assert capsys.readouterr().out == (
        "warning[passive]: `is hidden` is a passive: the reader does not learn who does it.\n"
        "  --> content/en/fox.md:9:4\n"
        "    | It is hidden.\n"
        "    |    ^^^^^^^^^\n"
        "  mend: Say who does it, or tell the reader what to do.\n\n"
        "warnings 1: long-sentence 0, long-word 0, passive 1, term-not-explained 0, unknown-word 0\n"
    )
    assert main(["language", str(project / "content/fi/fox.md"), "--messages", "fi"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("huomio[passive]: `nähdä` on passiivi")
    assert "huomioita 1: " in told


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (["fox"], {"content/fi/fox.md", "content/sv/fox.md", "content/en/fox.md"}),
        (["fox", "--language", "sv"], {"content/sv/fox.md"}),
        (["units.yaml"], {"units.yaml"}),
        (["content/fi/fox.md", "content/en/wolf.md"], {"content/fi/fox.md", "content/en/wolf.md"}),
        (["--language", "en"], {"content/en/fox.md", "content/en/wolf.md", "units.yaml"}),
    ],
)
def test_what_is_asked_for_is_read(asked: list[str], expected: set[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["language", *asked]) == 0
    assert files(capsys.readouterr().out) == expected


@pytest.mark.parametrize("asked", ["units/home/fox", "content/units/home/en/fox.md"])
def test_a_page_of_a_units_own_is_read_as_every_page(
    own_page: str, asked: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["language", asked, "--messages", "en"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("warning[passive]: `are heard` is a passive")
    assert f"  --> {own_page}:11:6\n" in told
    assert "warnings 1: " in told
    assert main(["language", "--language", "en"]) == 0
    assert files(capsys.readouterr().out) == {own_page, "content/en/fox.md", "content/en/wolf.md", "units.yaml"}


@pytest.mark.usefixtures("own_page")
def test_a_page_of_the_portal_is_not_that_of_a_unit_with_the_same_key(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["language", "fox", "--language", "en"]) == 0
    assert files(capsys.readouterr().out) == {"content/en/fox.md"}


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(("page", "meant"), [("foxx", "did you mean fox?"), ("content/en/nothing-like-it.html", "")])
def test_a_page_that_is_not_there_is_wrong_usage(page: str, meant: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["language", page])
    assert stopped.value.code == 2
    told = capsys.readouterr().err
    assert f"{page} is no page" in told
    assert meant in told


@pytest.mark.usefixtures("project")
def test_without_voikko_one_line_says_what_to_type(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing() -> VoikkoDictionary:
        message = f"Voikko has no Finnish dictionary. Type: {TYPE}"
        raise DictionaryMissingError(message)

    monkeypatch.setattr(VoikkoDictionary, "open", missing)
    assert main(["language", "fox"]) == 0
    told = capsys.readouterr()
    assert told.err.splitlines() == [
        f"Passives, terms and spelling of Finnish are left out. Voikko has no Finnish dictionary. Type: {TYPE}"
    ]
    assert files(told.out) == {"content/sv/fox.md", "content/en/fox.md"}


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("file", ["units.yaml", "content/sv/fox.md"])
def test_what_cannot_be_read_is_told_first(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path(file).write_text("version: [")
    assert main(["language"]) == 1
    assert f"--> {file}:1:" in capsys.readouterr().err
