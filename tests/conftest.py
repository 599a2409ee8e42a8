"""The real portal, built once for all tests that read it, also where several processes run them."""

from __future__ import annotations

import datetime as dt
import fcntl
import os
import warnings
from pathlib import Path

import pytest

from generator.host import MkDocsHost
from generator.publish.build import build
from generator.publish.project import Options, Project, Silent

ROOT = Path(__file__).parents[1]
TODAY = dt.date(2026, 11, 22)
DAY_OF_THE_SERVICE_PAGE = dt.date(2020, 9, 3)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The portal as it is, without PDF."""
    return _built(tmp_path_factory, TODAY)


@pytest.fixture(scope="session")
def built_site_2020(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The portal as of the day on which the service page that the directory began from was updated."""
    return _built(tmp_path_factory, DAY_OF_THE_SERVICE_PAGE)


def _built(factory: pytest.TempPathFactory, as_of: dt.date) -> Path:
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    portal = shared / f"site-{as_of}" / "portal"
    with (shared / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not portal.is_dir():
            options = Options(portal, TODAY, as_of, pdf=False)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # the host's own: its users see them, and cannot mend them
                build(Project(ROOT), options, MkDocsHost(), Silent())
    return portal
