"""A whole hostile site, published as a real one: pages, sheets, data, the index of texts, and nothing beside it."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.kit import tree
from tests.hostile.examine import findings
from tests.hostile.sites import SITE_URL

MARK = ".service-directory"


def test_whatever_is_published_is_harmless(hostile_site: Path) -> None:
    files = tree(hostile_site)
    assert files.pop(MARK)
    assert {Path(path).suffix for path in files} >= {".html", ".pdf", ".json", ".js", ".xml", ".txt", ".pf_meta"}
    assert findings(files, SITE_URL, every=3) == []


def test_nothing_is_written_beside_the_site(hostile_project: Path, hostile_site: Path) -> None:
    beside = {path.name for path in hostile_site.parent.iterdir()}
    assert beside <= {"portal", ".portal.lock", ".portal.spare"}
    assert {path.name for path in hostile_project.iterdir()} == {
        "units.yaml", "content", "overrides", "mkdocs.yml", "site", ".cache",
    }  # fmt: skip
    assert not [path for path in hostile_site.rglob("*") if path.is_symlink()]
