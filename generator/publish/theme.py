"""What a host is asked for: the theme of a project in one language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from generator.site.page import Page, ProsePage

if TYPE_CHECKING:
    from generator.publish.project import Project


class Theme(Protocol):
    """The host's theme in one language."""

    def prose(
        self,
        pages: Sequence[ProsePage],
        finish: Callable[[ProsePage, str], str],
        alone: ProsePage | None = None,
    ) -> Iterable[tuple[str, bytes]]:
        """The files of ``pages``: their Markdown made HTML, which ``finish`` completes to the body.

        With ``alone`` the file of that one of them; the others are there to be linked to.
        """

    def page(self, page: Page) -> str:
        """One whole page around a body that is ready."""


Host = Callable[["Project", str, Mapping[str, Any]], Theme]
"""Opens the theme of a project in a language, with the words of its frame. One that is not in use can be pickled."""
