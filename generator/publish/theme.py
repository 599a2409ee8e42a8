"""What a host is asked for: the theme of a project in one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from generator.site.page import Page, ProsePage

if TYPE_CHECKING:
    from generator.publish.project import Project


class Theme(Protocol):
    """The host's theme in one language."""

    def prose(self, pages: Sequence[ProsePage], there: Sequence[ProsePage]) -> Sequence[str]:
        """The HTML of the Markdown of ``pages``, which may link to those that are ``there``."""

    def pages(self, pages: Sequence[Page]) -> Sequence[str]:
        """Whole pages around bodies that are ready."""


class Opening(NamedTuple):
    """One language of one site: the words of its frame, and the files of its prose with their Markdown."""

    language: str
    frame_words: Mapping[str, Any]
    prose: Sequence[tuple[str, str]] = ()


class Host(Protocol):
    """Opens the theme of a project in a language, with the words of its frame.

    What is opened or expected is for this process alone: pickled, a host is a new one.
    """

    def expect(self, openings: Iterable[Opening]) -> None:
        """Hear what will be opened, for a host that renders much at once; it may be opened without."""

    def __call__(self, project: Project, language: str, frame_words: Mapping[str, Any]) -> Theme:
        """The theme of ``project`` in ``language``."""
