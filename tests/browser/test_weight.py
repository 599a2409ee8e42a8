"""What a first visit costs a reader on a slow line."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Request

from tests.browser.kit import KINDS, NewPage, go, in_languages

FIRST_VIEW = 45_000


@pytest.mark.parametrize("kind", KINDS)
def test_first_view_weighs_little_and_loads_no_font(built_site: Path, home: str, new_page: NewPage, kind: str) -> None:
    for address in in_languages(built_site, KINDS[kind]).values():
        asked = loaded(new_page(), home + address)
        assert not {"font", "image"} & {request.resource_type for request in asked if "icon.svg" not in request.url}
        assert sum(compressed(built_site, request) for request in asked) <= FIRST_VIEW, address


def loaded(page: Page, address: str) -> list[Request]:
    """All that is asked for until the page is there and its box ready."""
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))  # noqa: PLW0108 - playwright wants a Python function
    go(page, address)
    page.wait_for_function("document.querySelector('#site-search').role === 'combobox'")
    page.wait_for_load_state("networkidle")
    return asked


def compressed(portal: Path, request: Request) -> int:
    path = portal / urlsplit(request.url).path.lstrip("/")
    return len(gzip.compress((path / "index.html" if path.is_dir() else path).read_bytes(), 6))
