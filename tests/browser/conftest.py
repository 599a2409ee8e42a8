"""One browser for each process, and the real portal behind a server on this machine."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.kit import HEIGHT, OTHER_HOST, PHONE, Heard, NewPage, served

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
def home(built_site: Path) -> Iterator[str]:
    """The address of the portal's root."""
    with served(built_site) as address:
        yield address


@pytest.fixture
def heard() -> Heard:
    """What the browser says in this test."""
    return Heard()


@pytest.fixture
def new_page(browser: Browser, heard: Heard) -> Iterator[NewPage]:
    """Opens pages; when the test ends, none of them may have complained or asked another host for anything."""
    contexts: list[BrowserContext] = []

    def open_page(width: int = PHONE, **options: Any) -> Page:  # noqa: ANN401 - playwright's own options
        context = browser.new_context(viewport={"width": width, "height": HEIGHT}, **options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        heard.listen(page)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert heard == Heard()
