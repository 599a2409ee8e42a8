"""A page, made but for the frame around it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the portal.

    ``path`` is relative to the portal's root and ends in ``index.html``. ``head`` holds the values of the frame
    (title, site_title, description, canonical, alternates_html, switch_html, banner_html, data_html, report_html).
    ``body`` is the HTML of the main part; a prose page has none until the host has rendered its Markdown.
    """

    path: str
    language: str
    section: str
    robots: str
    head: dict[str, str] = field(repr=False)
    body: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ProsePage:
    """A page of people's prose: what messages call its ``file``, and its Markdown with placeholders filled."""

    key: str
    page: Page
    file: str
    markdown: str = field(repr=False)
