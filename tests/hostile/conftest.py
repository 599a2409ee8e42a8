"""The pages of prose for the sites of hostile registries, and one whole site that is published as a real one is."""

from __future__ import annotations

import json
import shutil
import warnings
from pathlib import Path
from unittest import mock

import pytest

from generator.host import MkDocsHost
from generator.publish.build import build
from generator.publish.project import Options, Project, Silent
from generator.registry.places import Places
from generator.registry.prose import Shelf
from tests.hostile.attacks import LONG_WORDS, MARKUP
from tests.hostile.fields import with_values, written
from tests.hostile.pages import plain_shelf, write
from tests.hostile.rounds import LANGUAGES, accepted, values_of
from tests.hostile.shapes import accepted_as_text, allowed
from tests.hostile.sites import LENIENT, ROOT, SITE_URL, TODAY, few_places


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """Pages of prose with nothing hostile in them."""
    return plain_shelf(tmp_path_factory.mktemp("content"))


@pytest.fixture(scope="session")
def hostile_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with an attack in every field of its registry that takes one, and all that are words in its prose."""
    root = tmp_path_factory.mktemp("hostile")
    fitting = {where: value for where, value in values_of(0).items() if value not in LONG_WORDS}
    values, _ = accepted(fitting, lenient=True)
    (root / "units.yaml").write_bytes(written(with_values(values))[0])
    plain_shelf(root / "content")
    body = "\n\n".join(accepted_as_text(tmp_path_factory.mktemp("tried")))
    for language in LANGUAGES:
        write(
            root / "content",
            language,
            "attacks",
            body,
            digits=allowed(body),
            title=MARKUP,
            keywords=json.dumps([MARKUP]),
        )
    shutil.copytree(ROOT / "overrides", root / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


@pytest.fixture(scope="session")
def hostile_site(hostile_project: Path) -> Path:
    """The folder of the published site, with its sheets and the index of its texts."""
    portal = hostile_project / "site/portal"
    lenient = mock.patch("generator.registry.rules.RULES", LENIENT)
    small = mock.patch.object(Places, "finland", few_places)
    with lenient, small, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the host's own
        build(Project(hostile_project), Options(portal, TODAY, TODAY, SITE_URL), MkDocsHost(), Silent())
    return portal
