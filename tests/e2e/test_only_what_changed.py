"""A build makes what has changed since the last one, says why, and gives what a build from nothing gives."""

from __future__ import annotations

import re
import shutil
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.publish.names import MARKER
from tests.e2e.kit import state, tree
from tests.sites.made_up import write_page, write_project

BUILD = ("build", "--no-pdf", "--as-of", "2026-11-22")
PHONE = "0000 000003"


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with three units, which was built once."""
    root = write_project(tmp_path_factory.mktemp("network") / "once", units=3)
    assert build(root) == 0
    return root


@pytest.fixture
def project(once: Path, tmp_path: Path) -> Path:
    """A fresh copy of a project with three units that was built once in its place."""
    root = Path(shutil.copytree(once, tmp_path / "project", ignore=shutil.ignore_patterns("site", ".cache")))
    assert build(root) == 0
    return root


def build(root: Path, *more: str) -> int:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the host's own
        return main(["--project", str(root), *BUILD, *more])


def published(root: Path) -> dict[str, bytes]:
    """Every file of every site, but not what the next build keeps beside them."""
    return {
        path: content
        for path, content in tree(root / "site").items()
        if not path.startswith(".") and not path.endswith(MARKER)
    }


def marks(root: Path) -> dict[str, tuple[int, int]]:
    """What any write to a published file would change."""
    found = state(root / "site")
    return {path: found[str(root / "site" / path)] for path in published(root)}


def rewrite(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, list[str]]:
    """What the last build said of changes: the lines below each heading."""
    found: dict[str, list[str]] = {}
    for line in capsys.readouterr().err.splitlines():
        if line.endswith(":") and not line.startswith(" "):
            heading = found.setdefault(line.removesuffix(":"), [])
        elif line.startswith("  ") and found:
            heading.append(line.strip())
    return found


def reasons(said: dict[str, list[str]]) -> dict[str, str]:
    """The reason that is told of each written file; none of what is no text, such as a part of the index."""
    pairs = (line.partition(": ") for line in said["written"] if not line.startswith("and "))
    return {path: reason for path, _, reason in pairs}


def test_a_second_build_with_nothing_changed_reads_and_writes_nothing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = marks(project)
    capsys.readouterr()
    assert build(project) == 0
    said = capsys.readouterr()
    assert re.search(r"pages in 4 sites; 0 files written, 0 removed, \d{3,} unchanged", said.out)
    assert "reading" not in said.err
    assert marks(project) == before


def test_one_fact_rewrites_what_shows_it_and_nothing_else(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, files = marks(project), published(project)
    rewrite(project / "units.yaml", PHONE, "0000 999999")
    capsys.readouterr()
    assert build(project, "--every-change") == 0
    said = told(capsys)
    assert said["changed since the last build"] == ["units/unit-3: phone"]
    after, now = marks(project), published(project)
    rewritten = {path for path in now if now[path] != files.get(path)}
    why = reasons(said)
    assert why.keys() == rewritten
    for path in ("unit-3/index.html", "portal/yksikot/unit-3/index.html", "portal/data/units.json"):
        assert why[path] == f"{PHONE} → 0000 999999"
    assert not any(path.startswith(("unit-1/", "unit-2/", "portal/kunnat/index")) for path in rewritten)
    assert all(after[path] == before[path] for path in now.keys() - rewritten)
    assert b"0000 999999" in now["unit-3/index.html"]


def test_of_several_changes_each_file_tells_its_own(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rewrite(project / "units.yaml", PHONE, "0000 999999")
    rewrite(project / "content/sv/cost.md", "Made-up text", "Another made-up text")
    write_page(project / "content/units/unit-1/fi/fresh.md", "Uusi", "uusi", "Keksitty.")
    capsys.readouterr()
    assert build(project, "--every-change") == 0
    said = told(capsys)
    assert said["changed since the last build"][:2] == ["units/unit-3: phone", "content/sv/cost.md"]
    why = reasons(said)
    assert why["portal/sv/made-up-cost/index.html"] == "Made-up text with → Another made-up text with"
    assert why["portal/yksikot/unit-3/index.html"] == f"{PHONE} → 0000 999999"
    new = [path for path in why if why[path] == "new" and path.endswith(".html")]
    assert "unit-1/uusi/index.html" in new
    assert all(path.startswith("unit-1/") for path in new)
    assert why["unit-1/sitemap.xml"].startswith("+ ")


def test_only_some_files_are_named_unless_all_are_asked_for(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rewrite(project / "content/fi/cost.md", "Made-up text", "Another made-up text")
    rewrite(project / "units.yaml", PHONE, "0000 999999")
    capsys.readouterr()
    assert build(project) == 0
    written = told(capsys)["written"]
    assert len(written) == 31
    assert re.fullmatch(r"and \d+ more \(--every-change\)", written[-1])


def test_a_page_of_prose_and_a_style_are_named_as_the_reason(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rewrite(project / "content/sv/cost.md", "Made-up text", "Another made-up text")
    capsys.readouterr()
    assert build(project) == 0
    said = told(capsys)
    assert said["changed since the last build"] == ["content/sv/cost.md"]
    why = reasons(said)
    assert {"portal/sv/made-up-cost/index.html", "unit-1/sv/made-up-cost/index.html"} <= why.keys()
    assert all("/sv/" in path or "search" in path for path in why)
    (project / "overrides/assets/icon.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    assert build(project) == 0
    said = told(capsys)
    assert said["changed since the last build"] == ["overrides/assets/icon.svg"]
    assert sorted(reasons(said)) == [f"{site}/assets/icon.svg" for site in ("portal", "unit-1", "unit-2", "unit-3")]


@pytest.mark.parametrize(
    "harm",
    [
        lambda root: (root / "site/unit-2/index.html").write_text("changed by hand", encoding="utf-8"),
        lambda root: (root / "site/portal/kunnat/index.html").unlink(),
        lambda root: (root / "site/portal/extra.html").write_text("a stranger", encoding="utf-8"),
        lambda root: shutil.rmtree(root / "site/unit-3"),
    ],
    ids=["changed", "gone", "extra", "whole site gone"],
)
def test_what_somebody_did_to_the_output_is_mended(project: Path, harm: Callable[[Path], object]) -> None:
    before = published(project)
    harm(project)
    assert build(project) == 0
    assert published(project) == before


def test_damage_to_what_is_remembered_only_costs_time(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = published(project)
    for file in (project / ".cache").glob("built-*.json"):
        file.write_bytes(file.read_bytes()[:100])
    assert build(project) == 0
    assert "reading" in capsys.readouterr().err
    assert published(project) == before
    assert build(project, "--anew") == 0
    assert "reading" in capsys.readouterr().err


def test_another_day_or_another_wish_is_another_build(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    for wish in (("--as-of", "2026-11-21"), ("--language", "fi"), ("--site-url", "https://other.made-up.example/")):
        assert build(project, *wish) == 0
        assert "reading" in capsys.readouterr().err


def test_an_error_is_told_each_time_and_forgets_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (project / "units.yaml").read_text(encoding="utf-8")
    rewrite(project / "units.yaml", "kinds: [general]", "kinds: [generel]")
    for _ in range(2):
        assert build(project) == 1
        assert "generel" in capsys.readouterr().err
    (project / "units.yaml").write_text(text, encoding="utf-8")
    assert build(project) == 0
    assert "reading" not in capsys.readouterr().err


def test_a_commit_is_a_change_of_the_page_of_changes(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from dulwich import porcelain  # noqa: PLC0415 - only this test makes a repository

    porcelain.init(str(project))
    porcelain.add(str(project), [str(project / "units.yaml")])
    porcelain.commit(str(project), b"Made up", author=b"Nobody <nobody@made-up.example>", committer=b"N <n@x.example>")
    capsys.readouterr()
    assert build(project) == 0
    assert "the history" in told(capsys)["changed since the last build"]


def _phone(root: Path, number: int) -> None:
    file = root / "units.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"phone: (0000 \d{6})", f"phone: 0000 {number:06d}", text), encoding="utf-8")


def _statement(root: Path, number: int) -> None:
    file = root / "units.yaml"
    text = file.read_text(encoding="utf-8")
    changed = re.sub(r'fi: "Väite numero 3: .*"', f'fi: "Väite numero 3: muutos {number}."', text)
    file.write_text(changed, encoding="utf-8")


def _page(root: Path, number: int) -> None:
    write_page(root / "content/fi/what.md", f"Otsikko {number}", "made-up-what", "Made-up.", order=1)


def _own(root: Path, number: int) -> None:
    write_page(root / "content/units/unit-2/fi/extra.md", f"Oma {number}", "oma", "Made-up.")


def _not_own(root: Path, _: int) -> None:
    shutil.rmtree(root / "content/units/unit-2", ignore_errors=True)


def _unit(root: Path, number: int) -> None:
    file = root / "units.yaml"
    text = file.read_text(encoding="utf-8")
    place = f"locality: {('Lahti', 'Heinola', 'Espoo')[number % 3]}"
    head, _, rest = text.rpartition("locality: ")
    file.write_text(f"{head}{place}\n{rest.partition(chr(10))[2]}", encoding="utf-8")


def _style(root: Path, number: int) -> None:
    with (root / "overrides/assets/directory.css").open("a", encoding="utf-8") as file:
        file.write(f"/* {number} */\n")


EDITS = (_phone, _statement, _page, _own, _not_own, _unit, _style)


@settings(
    max_examples=3,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),  # an example takes seconds, and to make it smaller minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(edits=st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 9)), min_size=1, max_size=3))
def test_after_any_edits_a_build_gives_byte_for_byte_what_one_from_nothing_gives(
    once: Path, edits: list[tuple[Callable[[Path, int], None], int]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(shutil.copytree(once, Path(folder) / "project", ignore=shutil.ignore_patterns("site", ".cache")))
        assert build(root) == 0
        for edit, number in edits:
            edit(root, number)
            assert build(root) == 0
        made = published(root)
        shutil.rmtree(root / "site")
        shutil.rmtree(root / ".cache")
        assert build(root) == 0
        assert published(root) == made
