"""What may stand in a page: everything else is a finding. The lists tell what is allowed, for attacks are endless."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

from generator.site.safety import guard, policy
from tests.hostile.reading_html import Attributes, Page, by_lxml, by_the_standard, strictly

_TEMPLATES = Path(__file__).parents[2] / "generator/site/templates"
_STYLE = (_TEMPLATES / "pages/not_found.css").read_text(encoding="utf-8").strip()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TAGS = _words("""
    html head meta title link script style body header main footer nav section article div p br hr span strong em
    h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre code a img table caption thead tbody tr th td form label input
    button details summary time svg g circle text
""")
_ATTRIBUTES = _words("""
    action alt autocapitalize autocomplete charset class content cx cy datetime defer draggable enterkeyhint for height
    hidden href hreflang http-equiv id lang loading name placeholder r rel role scope spellcheck src start tabindex
    text-anchor title type viewbox width x y
""")
_ATTRIBUTE_GROUPS = ("aria-", "data-")
_METAS = _words("referrer viewport color-scheme description robots author dcterms.created dcterms.modified")
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_SCRIPTS = ("assets/exit.js", "assets/keep.js", "assets/search/box.js")
_ONCE = ("html", "head", "title", "body", "main", "h1")
_CLOBBERED = frozenset({"attributes", "innerHTML", "location", "documentElement", "body", "head", "cookie", "forms"})


def findings(path: str, content: bytes, files: Collection[str], site_url: str, *, thoroughly: bool) -> list[str]:
    """What must not be in the page at ``path`` of a site with these ``files``."""
    text = content.decode()
    readings = [strictly(text)]
    if thoroughly:
        readings += [by_lxml(text), by_the_standard(text)]
    found = [finding for page in readings for finding in (*page.findings, *_of_page(path, page, files, site_url))]
    return list(dict.fromkeys(found))


def _of_page(path: str, page: Page, files: Collection[str], site_url: str) -> Iterator[str]:
    tags = [tag for tag, _ in page.elements]
    for tag in _ONCE:
        # A drawing has a title of its own.
        expected = 2 if tag == "title" and "svg" in tags else 1
        if path.endswith(".sheet") and tag == "main":
            continue
        if tags.count(tag) != expected:
            yield f"{tags.count(tag)} <{tag}>"
    for tag, attributes in page.elements:
        if tag not in _TAGS:
            yield f"<{tag}>"
        for name, value in attributes.items():
            if name not in _ATTRIBUTES and not name.startswith(_ATTRIBUTE_GROUPS):
                yield f"<{tag} {name}={value[:60]!r}>"
            if name in ("href", "src", "action"):
                yield from (f"<{tag} {name}={value!r}>: {why}" for why in _address(path, tag, value, files, site_url))
        yield from _of_element(path, tag, attributes)
    yield from _running(path, page)


def _of_element(path: str, tag: str, attributes: Attributes) -> Iterator[str]:
    wanted = policy(_STYLE, search=False) if path == "404.html" else policy()
    if tag == "meta" and "http-equiv" in attributes and attributes.get("content") != wanted:
        yield f"<meta http-equiv> {attributes}"
    if tag == "meta" and attributes.get("name", "referrer") not in _METAS:
        yield f"<meta> {attributes}"
    if tag == "link" and attributes.get("rel") not in {"canonical", "alternate", "icon", "stylesheet"}:
        yield f"<link> {attributes}"
    if attributes.get("id") in _CLOBBERED or (attributes.get("name") and tag != "meta"):
        yield f"<{tag}> takes the place of what scripts look for: {attributes}"


def _running(path: str, page: Page) -> Iterator[str]:
    for number, attributes in enumerate(one for tag, one in page.elements if tag == "script"):
        text = page.texts["script"][number]
        if attributes == {"type": "application/ld+json"}:
            yield from _data(text)
        elif text if attributes.get("src", "").endswith(_SCRIPTS) else (attributes or text != guard()):
            yield f"<script> {attributes} {text[:60]!r}"
    for text in page.texts.get("style", []):
        if path != "404.html" or text != _STYLE:
            yield f"<style> {text[:60]!r}"


def _data(text: str) -> Iterator[str]:
    """What makes data that stand in a page more than data."""
    if "<" in text or ">" in text or "&" in text:
        yield f"data that may end: {text[:60]!r}"
    if json.loads(text)["@context"] != "https://schema.org":
        yield f"data of another kind: {text[:60]!r}"


def _address(path: str, tag: str, value: str, files: Collection[str], site_url: str) -> Iterator[str]:
    # Browsers pass over what stands around an address and over tabs and line breaks in it.
    address = re.sub(r"[\t\n\r]", "", value.strip("".join(map(chr, range(33)))))
    if address != value or re.search(r"[\x00-\x20\\\"'<>`{}|^\x7f]", value):
        yield "signs that are not those of an address"
    scheme = re.match(r"([^/?#]*?):", address)
    if scheme and scheme[1].lower() not in _SCHEMES:
        is_code = tag == "img" and path.endswith(".sheet") and address.startswith("data:image/svg+xml;base64,")
        yield from () if is_code else ["a scheme that is not allowed"]
    elif address.startswith(site_url):
        yield from _inside("index.html", address.removeprefix(site_url), files)
    elif scheme or address.startswith("//"):
        if tag not in ("a", "link") or (tag == "link" and not path.endswith(".sheet")):
            yield "asks another host"
        if scheme and scheme[1].lower().startswith("http") and not urlsplit(address).hostname:
            yield "names no host"
    elif path == "404.html" and address.startswith(urlsplit(site_url).path):
        yield from _inside("index.html", address.removeprefix(urlsplit(site_url).path), files)
    else:
        yield from _inside(path, address, files)


def _inside(path: str, address: str, files: Collection[str]) -> Iterator[str]:
    plain = unquote(address.partition("#")[0].partition("?")[0])
    target = normpath(join("/", path.rpartition("/")[0], plain)) if plain else f"/{path}"
    climbs = normpath(join(path.rpartition("/")[0], plain)).startswith("..")
    found = target[1:] if plain and not plain.endswith(("/", ".")) else f"{target}/index.html".lstrip("/")
    if climbs or plain.startswith("/") or (plain and found not in files):
        yield "leads out of the output or nowhere"
