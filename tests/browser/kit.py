"""What the browser's tests share: a server on this machine, and one page of every kind."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from fnmatch import fnmatch
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from os import PathLike
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urljoin, urlsplit

from lxml import html
from playwright.sync_api import ConsoleMessage, Locator, Page, Request, Response

LANGUAGES = ("fi", "sv", "en")
LANGUAGE_NAMES = {"fi": "Suomi", "sv": "Svenska", "en": "English"}
HERE, OTHER_HOST = "127.0.0.1", "portal.example"
NARROW, PHONE, WIDE = 320, 360, 1280
HEIGHT = 740

# The Finnish address of one page of every kind; the others are found by its language links.
KINDS = {
    "home": "",
    "core": "mika-on-ensikoti/",
    "steps": "nain-paaset-ensikotiin/",
    "costs": "maksut/",
    "professional": "ammattilaiselle/",
    "urgent": "apua-heti/",
    "safe browsing": "turvallinen-selailu/",
    "plain words": "ensikoti-helposti/",
    "situation": "vakivalta/",
    "situations": "tilanteet/",
    "unit": "yksikot/lahti/",
    "unit with little known": "yksikot/espoo/",
    "prison department": "yksikot/hameenlinna/",
    "print": "yksikot/lahti/tuloste/",
    "units": "yksikot/",
    "comparison": "vertailu/",
    "map": "kartta/",
    "offering": "tukimuodot/paihdekuntoutus-vauvaperheelle/",
    "offerings": "tukimuodot/",
    "municipality": "kunnat/heinola/",
    "merged municipality": "kunnat/pertunmaa/",
    "municipalities": "kunnat/",
    "county": "hyvinvointialueet/paijat-hameen-hyvinvointialue/",
    "counties": "hyvinvointialueet/",
    "area": "palvelualueet/paijat-hameen-hyvinvointiyhtyman-ensikotitoiminta/",
    "areas": "palvelualueet/",
    "statements": "mita-lahteet-sanovat/",
    "terms": "sanasto/",
    "data": "tietoa-aineistosta/",
    "developers": "kehittajille/",
    "sheets": "tulosteet/",
    "changes": "muutokset/",
    "editions": "painokset/",
    "accessibility": "saavutettavuus/",
    "search": "haku/",
}


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder as a host of static sites does: with its headers, and its own page for what is missing."""

    def end_headers(self) -> None:
        for name, value in self._told():
            if name != "Content-Type":
                self.send_header(name, value)
        super().end_headers()

    def guess_type(self, path: str | PathLike[str]) -> str:
        return dict(self._told()).get("Content-Type") or super().guess_type(path)

    def _told(self) -> Iterator[tuple[str, str]]:
        """The headers that the folder's file of headers tells for the address."""
        file, applies = Path(self.directory) / "_headers", False
        for line in file.read_text().splitlines() if file.is_file() else ():
            name, _, value = line.strip().partition(": ")
            if line.startswith("/"):
                applies = fnmatch(urlsplit(self.path).path, line)
            elif applies:
                yield name, value

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the server calls it by
        del format, args


@contextmanager
def served(folder: Path, handler: type[Handler] = Handler) -> Iterator[str]:
    """The address at which ``folder`` is served meanwhile, on this machine only."""
    server = ThreadingHTTPServer((HERE, 0), partial(handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://{HERE}:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@cache
def in_languages(portal: Path, finnish: str) -> dict[str, str]:
    """The addresses of the same page by language, below the portal's root, as its language switch gives them."""
    root = html.parse(str(portal / finnish / "index.html")).getroot()
    links = root.iterfind(".//nav[@class='languages']//a")
    base = f"http://{HERE}/"
    found = {str(link.get("lang")): urljoin(base + finnish, str(link.get("href"))) for link in links}
    return {"fi": finnish} | {language: address.removeprefix(base) for language, address in found.items()}


class NewPage(Protocol):
    """Opens a page in a browser that remembers nothing; its height is that of a phone unless told otherwise."""

    def __call__(self, width: int = PHONE, **options: Any) -> Page: ...  # noqa: ANN401 - playwright's own options


@dataclass
class Heard:
    """What a browser complained about, and what it asked of other hosts."""

    complaints: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        """Write down what ``page`` says and asks from now on."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self._request)
        page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        # A page that was not found is told of by its response.
        if message.type in {"error", "warning"} and not message.text.startswith("Failed to load resource"):
            self.complaints.append(message.text)

    def _request(self, request: Request) -> None:
        if urlsplit(request.url).hostname not in {HERE, OTHER_HOST}:
            self.elsewhere.append(request.url)

    def _response(self, response: Response) -> None:
        if response.status >= HTTPStatus.BAD_REQUEST and not response.request.is_navigation_request():
            self.complaints.append(f"{response.status} {response.url}")


def go(page: Page, address: str) -> None:
    """Open ``address``, which is there."""
    response = page.goto(address)
    assert response is not None
    assert response.ok, address


def follow(link: Locator) -> None:
    """Press ``link`` and wait for the page that it opens: until then, questions may meet neither page."""
    with link.page.expect_navigation():
        link.click()


def load_all(page: Page) -> None:
    """Let the box of the page load all that it knows, but the full text of pages."""
    with page.expect_response("**/search/posts-*.json"), page.expect_response("**/search/texts-*.json"):
        page.locator("#search").fill("00100 qwxyz")
    page.locator("#search-list [role=option]").first.wait_for()


def hidden_part(page: Page) -> list[str]:
    """What cannot be read at this width: a page wider than the window, and elements whose content is cut off."""
    found: list[str] = page.evaluate(
        """() => {
            const root = document.documentElement;
            const wide = root.scrollWidth > root.clientWidth ? [`page of ${root.scrollWidth} px`] : [];
            const cut = [...document.body.querySelectorAll("*")].filter((one) => {
                const style = getComputedStyle(one);
                return !["visible", "auto"].includes(style.overflowX) && style.clip === "auto"
                    && one.scrollWidth > one.clientWidth + 1;
            });
            return [...wide, ...cut.map((one) => one.outerHTML.slice(0, 120))];
        }"""
    )
    return found
