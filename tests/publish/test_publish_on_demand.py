"""A page that is made alone is byte for byte the page of a whole build, in the portal and in the sites of units."""

from __future__ import annotations

import warnings
from dataclasses import replace
from pathlib import Path

from generator.host import MkDocsHost
from generator.publish.build import build, read_with_history
from generator.publish.on_demand import OnDemand
from generator.publish.project import Options, Project, Silent
from tests.sites.made_up import DAY, PORTAL, write_project


def test_each_page_made_alone_is_that_of_a_whole_build(tmp_path: Path) -> None:
    project = Project(write_project(tmp_path / "project"))
    below = "[by its file](apply.md), "
    for page in project.content.glob("*/cost.md"):
        page.write_text(
            page.read_text(encoding="utf-8").replace("Made-up text", f"{below}Made-up text"), encoding="utf-8"
        )
    portal = tmp_path / "portal"
    options = replace(Options(portal, DAY, DAY, PORTAL, pdf=False), units=portal)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the host's own
        build(project, options, MkDocsHost(), Silent())
        alone = OnDemand(project, options)
        alone.show(read_with_history(project, options, Silent())[0], MkDocsHost())
        built = {path.relative_to(portal).as_posix(): path.read_bytes() for path in portal.rglob("*.html")}
        differing = [path for path in sorted(built, reverse=True) if alone.file(path) != built[path]]
        assert len(built) > 1000
        assert any(path.startswith("unit-2/") for path in built)
        assert not differing
        assert alone.file("nowhere/index.html") is None
