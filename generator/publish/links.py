"""Every link and anchor of a site, checked while its files pass by."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.publish.project import InputProblems
from generator.registry.problems import Place, Problem
from generator.registry.prose import LINK_SCHEMES

# Patterns that begin with plain text are searched five times faster than one with alternatives.
_LINKS = [re.compile(pattern) for pattern in (rb'href="([^"]*)"', rb'src="([^"]*)"', rb'action="([^"]*)"')]
_ANCHOR = re.compile(rb'id="([^"]*)"')
_ELSEWHERE = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):|//")
_LOADED_FROM_ELSEWHERE = re.compile(rb'src="([a-zA-Z][a-zA-Z0-9+.-]*:[^"]*|//[^"]*)"')
# Browsers pass over some signs, take a backslash for a slash, and look for a host without slashes on this site.
_MISREAD = re.compile(r"[\x00-\x20\"<>\\]|^https?:(?!//[^/?#])", re.IGNORECASE)
_MOST_SHOWN = 50
_FOLDERS_REMEMBERED = 32
# Nothing else is made from what people write, so that of these it is known early whether they will be there.
_PAGES = ("index.html", ".md")
NOT_FOUND = "404.html"
"""The page that a server shows at any address, so that only addresses from the host's root lead anywhere from it."""

Content = bytes | Path


Written = tuple[str, str, Place]
"""A link that a person wrote: the page's path, the address, and where it is written."""


@dataclass(frozen=True, slots=True)
class _Target:
    """Where a link leads: a file of the site and, where it names one, an anchor in it; or why it cannot."""

    path: str
    anchor: str = ""
    fault: str = ""


class Links:
    """Collects the links and anchors of one site, whose public address is ``site_url``.

    A broken link is told where a person wrote it, as far as the ``written`` ones tell, else with its page.
    """

    def __init__(self, site_url: str, written: Callable[[], Iterable[Written]] = tuple) -> None:
        self._site_url = site_url
        self._written = written
        self._from_host = urlsplit(site_url).path
        self._files: set[str] = set()
        self._anchors: dict[str, frozenset[bytes]] = {}
        self._same_anchors: dict[frozenset[bytes], frozenset[bytes]] = {}
        self._from_beside: dict[str, set[bytes]] = {}
        self._first_use: dict[_Target, tuple[str, str]] = {}

    @property
    def pages(self) -> int:
        """How many pages passed by."""
        return len(self._anchors)

    def checked(self, files: Iterable[tuple[str, Content]]) -> Iterator[tuple[str, Content]]:
        """Pass ``files`` on; after the last one raise ``InputProblems`` if a link leads nowhere."""
        for path, content in files:
            self.overhear(path, content)
            yield path, content
        self.refuse_broken()

    def overhear(self, path: str, content: Content) -> None:
        """A file of the site passes by."""
        self._files.add(path)
        if path.endswith(".html") and isinstance(content, bytes):
            self._collect(path, content)

    def refuse_broken(self) -> None:
        """Raise ``InputProblems`` if a link of the files that passed by leads nowhere among them."""
        if broken := self._broken():
            more = len(broken) - _MOST_SHOWN
            raise InputProblems(broken[:_MOST_SHOWN], [f"and {more} more broken links"] if more > 0 else [])

    def broken_in_prose(self, pages: Collection[str]) -> Iterator[Problem]:
        """The written links that lead nowhere, as far as it is known before anything but the paths of pages is."""
        for page, link, place in self._written():
            target = self._target(page, link)
            if target and (target.fault or (target.path.endswith(_PAGES) and target.path not in pages)):
                yield _problem(target, target.fault or "broken-link", link, place)

    def _collect(self, path: str, content: bytes) -> None:
        anchors = frozenset(_ANCHOR.findall(content))
        self._anchors[path] = self._same_anchors.setdefault(anchors, anchors)
        for link in _LOADED_FROM_ELSEWHERE.findall(content):
            shown = html.unescape(link.decode())
            self._first_use.setdefault(_Target(shown, fault="picture-elsewhere"), (path, shown))
        # A link that climbs means the same from all pages whose folders stand side by side: most links are such.
        folder = path.rpartition("/")[0]
        known = self._known_beside(folder.rpartition("/")[0]) if folder else set()
        for link in {link for pattern in _LINKS for link in pattern.findall(content)} - known:
            if link[:1] == b"#" and link[1:] in anchors:
                continue
            shown = html.unescape(link.decode())
            target = self._target(path, shown)
            if target:
                self._first_use.setdefault(target, (path, shown))
            if target is None or link.startswith(b"../"):
                known.add(link)

    def _known_beside(self, folder: str) -> set[bytes]:
        """The links from pages right below ``folder`` that are collected; only the last few folders are remembered."""
        known = self._from_beside.pop(folder, set())
        self._from_beside[folder] = known
        if len(self._from_beside) > _FOLDERS_REMEMBERED:
            del self._from_beside[next(iter(self._from_beside))]
        return known

    def _target(self, page: str, link: str) -> _Target | None:
        folder = page.rpartition("/")[0]
        if _MISREAD.search(link):
            return _Target(link, fault="link-signs")
        if link.startswith(self._site_url):
            folder, link = "", link[len(self._site_url) :] or "./"
        elif page == NOT_FOUND and link.startswith(self._from_host):
            folder, link = "", link[len(self._from_host) :] or "./"
        elif elsewhere := _ELSEWHERE.match(link):
            safe = elsewhere[1] is None or elsewhere[1].lower() in LINK_SCHEMES
            return None if safe else _Target(elsewhere[1], fault="link-scheme")
        address, _, anchor = link.partition("#")
        address = unquote(address.partition("?")[0])
        if address.startswith("/"):
            return _Target(address, fault="link-from-root")
        path = _joined(folder, address) if address else page
        return _Target(link, fault="link-out-of-site") if path is None else _Target(path, unquote(anchor))

    def _broken(self) -> list[Problem]:
        faults = {target: fault for target in self._first_use if (fault := target.fault or self._fault(target))}
        if not faults:
            return []
        written = [
            (self._target(page, link) or _Target(link, fault="picture-elsewhere"), link, place)
            for page, link, place in self._written()
        ]
        found = [_problem(target, faults[target], link, place) for target, link, place in written if target in faults]
        for target in faults.keys() - {target for target, _, _ in written}:
            page, link = self._first_use[target]
            found.append(_problem(target, faults[target], link, Place(page)))
        return sorted(found, key=Problem.order)

    def _fault(self, target: _Target) -> str:
        if target.path not in self._files:
            return "broken-link"
        known = self._anchors.get(target.path)
        if target.anchor and known is not None and html.escape(target.anchor).encode() not in known:
            return "broken-anchor"
        return ""


def _problem(target: _Target, fault: str, link: str, place: Place) -> Problem:
    return Problem(fault, place, {"link": link, "path": target.path, "anchor": target.anchor, "given": target.path})


def _joined(folder: str, address: str) -> str | None:
    steps = folder.split("/") if folder else []
    *climb, last = address.split("/")
    for step in [*climb, last] if last == ".." else climb:
        if step == "..":
            if not steps:
                return None
            steps.pop()
        elif step not in ("", "."):
            steps.append(step)
    return "/".join([*steps, "index.html" if last in ("", ".", "..") else last])
