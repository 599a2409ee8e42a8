"""Links in HTML: the one part of pages that stands on nearly every line, and so not a macro, which costs thrice."""

from __future__ import annotations

from markupsafe import Markup, escape


def html_link(text: str, href: str = "", lang: str = "") -> Markup:
    """A link, or plain text when there is no address; ``lang`` only where it differs from the page's."""
    spoken = f' lang="{escape(lang)}"' if lang else ""
    if href:
        away = ' rel="noreferrer noopener"' if "://" in href else ""
        return Markup(f'<a href="{escape(href)}"{away}{spoken}>{escape(text)}</a>')  # noqa: S704 - escaped above
    return Markup(f"<span{spoken}>{escape(text)}</span>") if lang else escape(text)  # noqa: S704 - escaped above
