"""All sites of a build are made with the same compiled templates."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import jinja2
import pytest

from generator.host import MkDocsHost
from generator.publish.build import build
from generator.publish.project import Options, Project, Silent
from generator.site import environment
from tests.sites.made_up import DAY, PORTAL, write_project


def test_one_environment_of_pages_and_one_of_frames_compile_each_template_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many sites and languages there are; those of pages not again for the next build of the process."""
    compiled: Counter[tuple[int, str]] = Counter()
    compile_template = jinja2.Environment.compile
    seen: list[jinja2.Environment] = []  # kept, so that no two have the same id

    def counting(self: jinja2.Environment, source: Any, name: str | None = None, *rest: Any, **more: Any) -> Any:  # noqa: ANN401
        seen.append(self)
        compiled[id(self), name or ""] += 1
        return compile_template(self, source, name, *rest, **more)

    monkeypatch.setattr(jinja2.Environment, "compile", counting)
    monkeypatch.setattr(environment, "_COMPILED", environment._Compiled())  # as in a new process
    root = write_project(tmp_path / "network")
    options = Options(root / "site/portal", DAY, DAY, PORTAL, pdf=False, units=root / "site")
    assert build(Project(root), options, MkDocsHost(), Silent()).sites == 3
    names = {name for _, name in compiled}
    assert {"main.html", "pages/unit.html"} <= names
    assert len({one for one, _ in compiled}) == 2
    assert {name for (_, name), times in compiled.items() if times > 1} == set()
    compiled.clear()
    assert build(Project(root), options, MkDocsHost(), Silent()).sites == 3
    assert not [name for _, name in compiled if name.startswith("pages/")]
