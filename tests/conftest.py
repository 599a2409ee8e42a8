"""The real portal, built once for all tests that read it, also where several processes run them; and the browser."""

from __future__ import annotations

import datetime as dt
import fcntl
import os
import shutil
import signal
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from generator.host import MkDocsHost
from generator.publish.build import build
from generator.publish.project import Options, Project, Silent
from tests.browser.kit import OTHER_HOST

ROOT = Path(__file__).parents[1]
TODAY = dt.date(2026, 11, 26)
DAY_OF_THE_SERVICE_PAGE = dt.date(2020, 9, 3)


# A shell that starts something behind its back lets it ignore Ctrl-C, and all that it starts: tests send that.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Without these the browser itself calls its maker; no name but ours is found, so nothing leaves this machine.
_QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-features=HttpsUpgrades,OptimizationHints,MediaRouter",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
    f"--host-resolver-rules=MAP {OTHER_HOST} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, without a window."""
    program = shutil.which("chromium")
    assert program, "Chromium is missing: make test tells how to get it"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=_QUIET)
        yield chromium
        chromium.close()


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
