"""Zensical in the place of MkDocs gives the same pages at the same addresses, with the same care."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest

from generator.host import new_host, zensical
from generator.publish.build import build
from generator.publish.project import InputProblems, Options, Project, Silent
from generator.registry.values import LANGUAGES
from tests.e2e.kit import state, tree
from tests.sites.made_up import DAY, PORTAL, write_project


def built(root: Path, host: str, out: str, *languages: str, pdf: bool = False) -> Path:
    portal, units = root / out / "portal", root / out
    asked = Options(portal, DAY, DAY, PORTAL, pdf=pdf, units=units, languages=languages or LANGUAGES)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the hosts' own
        build(Project(root), asked, new_host(host), Silent())
    return root / out


def test_both_hosts_make_the_same_files_and_zensical_keeps_the_old_ones_where_it_refuses(tmp_path: Path) -> None:
    root = write_project(tmp_path / "project")
    page = root / "content/fi/what.md"
    page.write_text(page.read_text(encoding="utf-8") + '\n"Kaksi" [x](cost.md#made-up-heading)\n', encoding="utf-8")
    theirs, ours = (tree(built(root, host, host)) for host in ("mkdocs", "zensical"))
    assert "unit-1/index.html" in ours
    assert ours == theirs

    before = state(root / "zensical")
    frame = root / "overrides/main.html"
    frame.write_text(frame.read_text(encoding="utf-8") + "{% if %}\n", encoding="utf-8")
    with pytest.raises(InputProblems) as told:
        built(root, "zensical", "zensical")
    assert "error[template]: overrides/main.html:1" in told.value.text()
    assert state(root / "zensical") == before


def test_both_hosts_make_the_same_sheets_and_the_same_pages_about_them(tmp_path: Path) -> None:
    root = write_project(tmp_path / "project", units=1)
    ours, theirs = (tree(built(root, host, host, "fi", pdf=True)) for host in ("zensical", "mkdocs"))
    sheet = "sheets/unit-1-factsheet-fi.pdf"
    assert ours[f"portal/{sheet}"].startswith(b"%PDF")
    assert ours[f"unit-1/{sheet}"] == ours[f"portal/{sheet}"]
    assert Path(sheet).name.encode() in ours["portal/tulosteet/unit-1/index.html"]
    assert ours == theirs


def test_who_lacks_zensical_is_told_what_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zensical, "find_spec", lambda _: None)
    with pytest.raises(InputProblems) as told:
        new_host("zensical")
    assert "pip install" in told.value.text()
