"""Reads every file of an output with programs that are not the generator's, and tells what must not be there.

A kind of file that nobody examines is a finding: whoever adds an output adds its examiner here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from jsonschema import Draft202012Validator
from lxml import etree

from tests.hostile import examine_cards, examine_html, examine_pdf

Files = Mapping[str, bytes]
_OVERRIDES = Path(__file__).parents[2] / "overrides"
_SCHEMAS = Path(__file__).parents[2] / "generator/exports"
_PATH = re.compile(r"(?:[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?/)*[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?", re.IGNORECASE)
_HEADER = re.compile(r"  [A-Z][A-Za-z-]+: [\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?")
_SERVER = re.compile(r'(?:#.*|add_header [A-Za-z-]+ "[^"]*" always;|Header always set [A-Za-z-]+ "[^"]*")')
_HEADERS = 5


def findings(files: Files, site_url: str, *, every: int = 1, first: int = 0) -> list[str]:
    """What must not be in the ``files`` of a site with this address, each with its path.

    All pages are read strictly, and one of ``every`` so many, counted from ``first``, also by two slow parsers; so are
    JSON files held against their schemas.
    """
    found: list[str] = []
    for number, (path, content) in enumerate(files.items(), first):
        if not _PATH.fullmatch(path):
            found.append(f"{path!r}: an odd path")
        if path.endswith((".html", ".sheet")):
            told = examine_html.findings(path, content, files, site_url, thoroughly=number % every == 0)
        else:
            told = list(_examiner(path)(path, content, site_url))
            if path.endswith(".json") and number % every == 0:
                told += _against_schema(path, content)
        found += [f"{path}: {one}" for one in told]
    return found


def _examiner(path: str) -> Callable[[str, bytes, str], Iterator[str]]:
    for ending, examiner in _EXAMINERS.items():
        if path == ending or (ending.startswith((".", "/")) and f"/{path}".endswith(ending)):
            return examiner
    return _unknown


def _unknown(path: str, content: bytes, site_url: str) -> Iterator[str]:
    del path, content, site_url
    yield "nobody examines such a file"


def _ours(path: str, content: bytes, site_url: str) -> Iterator[str]:
    """A file that is copied as it is; Pagefind's own program is its maker's."""
    del site_url
    if not path.startswith("data/search/text/") and content != (_OVERRIDES / path).read_bytes():
        yield "is not the file of the project"


def _index(path: str, content: bytes, site_url: str) -> Iterator[str]:
    """A part of the index of texts, which only Pagefind reads."""
    del site_url
    if not content or not path.startswith("data/search/text/"):
        yield "is not a part of the index"


def _json(path: str, content: bytes, site_url: str) -> Iterator[str]:
    del site_url
    try:
        json.loads(content, object_pairs_hook=_no_key_twice)
    except ValueError as error:
        yield str(error)
    if path.endswith(".schema.json") and content != (_SCHEMAS / path.removeprefix("data/")).read_bytes():
        yield "is not the schema of the project"


def _against_schema(path: str, content: bytes) -> Iterator[str]:
    name = path.removeprefix("data/").removesuffix(".json")
    # The files of a folder share one schema.
    schema = _SCHEMAS / f"schemas/{'ptv' if name.startswith('ptv/') else name}.schema.json"
    if not schema.is_file():
        yield from () if path.startswith(("data/search/", "data/schemas/")) else ["has no schema"]
        return
    rules = json.loads(schema.read_bytes())
    if path == "data/topics.json":
        rules.pop("required")  # the pages of the project, which made-up sites have no need of
    errors = Draft202012Validator(rules).iter_errors(json.loads(content))
    yield from (f"{one.json_path}: {one.message[:200]}" for one in errors)


def _no_key_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found


def _lines(path: str, content: bytes, site_url: str) -> Iterator[str]:
    del path, site_url
    text = content.decode()
    if text.splitlines() != text.removesuffix("\n").split("\n") or re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", text):
        yield "has signs that begin a line or are none"


def _worksheet(path: str, content: bytes, site_url: str) -> Iterator[str]:
    """What an editor copies: five lines about the file come first, and each text has lines of its own."""
    yield from _lines(path, content, site_url)
    text = content.decode()
    if [line[:2] for line in text.split("\n")[:6]] != ["# "] * 5 + [""]:
        yield "has another head"
    if len(re.findall(r"^# ", text, re.MULTILINE)) != 5:
        yield "has a second head"


def _text(path: str, content: bytes, site_url: str) -> Iterator[str]:
    yield from _lines(path, content, site_url)
    lines = content.decode().splitlines()
    labels = [line.partition(":")[0] for line in lines[:8] if ":" in line]
    if labels[:5] != ["DATA OF THE DIRECTORY", "Version of the format", "As of", "Publisher", "Feedback"]:
        yield f"its head says {labels}"


def _robots(path: str, content: bytes, site_url: str) -> Iterator[str]:
    del path
    if content.decode() != f"User-agent: *\nAllow: /\nSitemap: {site_url}sitemap.xml\n":
        yield f"says {content!r}"


def _sitemap(path: str, content: bytes, site_url: str) -> Iterator[str]:
    del path
    tree = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    page = re.compile(f"{re.escape(site_url)}[a-z0-9/-]*")
    for one in tree.iter():
        name = etree.QName(one).localname
        if name not in ("urlset", "url", "loc", "lastmod") or one.attrib:
            yield f"has <{name}> {one.attrib}"
        elif name == "loc" and not page.fullmatch(one.text or ""):
            yield f"lists {one.text}"
        elif name == "lastmod" and not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", one.text or ""):
            yield f"was changed {one.text}"


def _headers(path: str, content: bytes, site_url: str) -> Iterator[str]:
    del path, site_url
    first, *lines = content.decode().removesuffix("\n").split("\n")
    if first != "/*" or len(lines) != _HEADERS or not all(map(_HEADER.fullmatch, lines)):
        yield f"says {content!r}"


def _server(path: str, content: bytes, site_url: str) -> Iterator[str]:
    del path, site_url
    lines = content.decode().removesuffix("\n").split("\n")
    if len(lines) != _HEADERS + 1 or not all(map(_SERVER.fullmatch, lines)):
        yield f"says {content!r}"


_EXAMINERS: dict[str, Callable[[str, bytes, str], Iterator[str]]] = {
    "robots.txt": _robots,
    "sitemap.xml": _sitemap,
    "_headers": _headers,
    "server/nginx.conf": _server,
    "server/apache.conf": _server,
    "data/README.txt": _text,
    ".txt": _worksheet,
    ".json": _json,
    ".css": _ours,
    ".js": _ours,
    ".svg": _ours,
    ".pdf": examine_pdf.findings,
    ".csv": examine_cards.table,
    ".vcf": examine_cards.card,
    ".ics": examine_cards.card,
    ".pagefind": _index,
    ".pf_meta": _index,
    ".pf_index": _index,
    ".pf_fragment": _index,
    ".pf_filter": _index,
}
