"""A frame is rendered once for each kind of page, and what it holds cannot break it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from markupsafe import escape

from generator.site.frame import FrameError, Frames
from generator.site.page import Page


def made(path: str = "a/index.html", section: str = "", robots: str = "", **head: str) -> Page:
    return Page(path, "fi", section, robots, {"title": "T", "canonical": "C", **head}, "<p>body</p>")


class Theme:
    """Counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def pages(self, pages: Sequence[Page]) -> list[str]:
        self.asked += len(pages)
        return [self.render(page) for page in pages]

    def render(self, page: Page) -> str:
        canonical = f"<link {escape(page.head['canonical'])}>" if page.head.get("canonical") else ""
        up = "../" * page.path.count("/")
        title = escape(page.head["title"])
        return f"<title>{title}</title>{canonical}{page.robots}{page.section}{up}{page.body}<i>{title}</i>"


def test_filled_page_is_what_the_theme_renders() -> None:
    theme = Theme()
    frames = Frames(theme.pages)
    for page in (made(title='<b>"&'), made(canonical="https://x.example/?a&b"), made(canonical=""), made("index.html")):
        assert frames.fill(page) == Theme().render(page).encode()


def test_frame_is_rendered_once_for_each_kind() -> None:
    theme = Theme()
    frames = Frames(theme.pages)
    kinds = [made(), made(section="units"), made(robots="noindex"), made(canonical=""), made("a/b/index.html")]
    for page in kinds * 3:
        frames.fill(page)
    assert theme.asked == len(kinds)


def test_frames_of_many_pages_are_rendered_at_once() -> None:
    pages = [made(), made(section="units"), made("a/b/index.html")]
    calls: list[int] = []

    def render(asked: Sequence[Page]) -> list[str]:
        calls.append(len(asked))
        return Theme().pages(asked)

    assert len(list(Frames(render).filled(pages * 3))) == 9
    assert calls == [3]


def test_marker_in_a_page_is_only_text() -> None:
    page = Page("index.html", "fi", "", "", {"title": "<zq:body:qz>", "canonical": ""}, "<zq:title:qz>")
    assert Frames(Theme().pages).fill(page) == Theme().render(page).encode()


def test_theme_without_content_is_refused() -> None:
    with pytest.raises(FrameError, match=r"page\.content"):
        Frames(lambda pages: [page.head["title"] for page in pages]).fill(made())
