"""One browser for each process, and the real portal behind a server on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.kit import HEIGHT, PHONE, Heard, NewPage, served


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
