"""Reads every file of an output with programs that are not the generator's, and tells what must not be there.

A kind of file that nobody examines is a finding: whoever adds an output adds its examiner here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from jsonschema import Draft202012Validator
from lxml import etree
from openapi_spec_validator import OpenAPIV31SpecValidator

from generator.site.profile import COLOURS
from tests.exports import hsds_checks
from tests.hostile import examine_cards, examine_html, examine_pdf, examine_pictures

Files = Mapping[str, bytes]
_OVERRIDES = Path(__file__).parents[2] / "overrides"
_RULE = rb":root \{ (?:--[a-z-]+: #[0-9a-f]{6}; )+\}"
_COLOURS = re.compile(_RULE + rb"\n@media \(prefers-color-scheme: dark\) \{ " + _RULE + rb" \}\n")
_SCHEMAS = Path(__file__).parents[2] / "generator/exports"
_BESIDE = (_SCHEMAS / "openapi.json").as_uri()
_PATH = re.compile(r"(?:[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?/)*[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?", re.IGNORECASE)
_HEADER = re.compile(r"  [A-Z][A-Za-z-]+: [\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?")
_SERVER = re.compile(r'(?:#.*|add_header [A-Za-z-]+ "[^"]*" always;|Header always set [A-Za-z-]+ "[^"]*")')
_HEADERS = 5
_ATOM, _XML = "http://www.w3.org/2005/Atom", "http://www.w3.org/XML/1998/namespace"
_TYPES = {"text", "text/html", "application/atom+xml"}
_TERM = re.compile(r"@?[a-zA-Z]+|[a-z0-9]+:[A-Za-z]+|[A-Z][A-Za-z]+\.[a-zA-Z]+")
_CONTEXTS = {"https://schema.org", "https://semiceu.github.io/CPSV-AP/releases/3.2.0/context/cpsv-ap.jsonld"}
# What follows the headers of all files: that others may read the data, and the types of data files.
_TYPE = "[a-z/+]+(?:; charset=utf-8)?"
_OF_DATA = {
    "_headers": (rf"/data/\*(?:\.[a-z]+)?|  Access-Control-Allow-Origin: \*|  Content-Type: {_TYPE}", 16),
    "server/nginx.conf": (
        (
            r'set \$open "";|if \(\$uri ~ "/data/"\) \{ set \$open "\*"; \}|add_header [A-Za-z-]+ \$open always;'
            rf'|location ~ "/data/\.\*\\\.[a-z]+\$" \{{ types \{{ \}} default_type "{_TYPE}"; \}}'
        ),
        10,
    ),
    "server/apache.conf": (
        (
            r'Header always set [A-Za-z-]+ "\*" "expr=%\{REQUEST_URI\} =~ m#/data/#"'
            rf'|AddType "{_TYPE}" \.[a-z]+'
        ),
        8,
    ),
}


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
    if path == COLOURS:
        if not _COLOURS.fullmatch(content):
            yield "more than colours in the stylesheet of a unit's site"
    elif not path.startswith("data/search/text/") and content != (_OVERRIDES / path).read_bytes():
        yield "is not the file of the project"


def _index(path: str, content: bytes, site_url: str) -> Iterator[str]:
    """A part of the index of texts, which only Pagefind reads."""
    del site_url
    if not content or not path.startswith("data/search/text/"):
        yield "is not a part of the index"


def _promising_nothing(schema: bytes) -> bytes:
    """A schema without the ids of the pages that the registry promises, which are all that it says of a network."""
    return (
        re.sub(rb'"required": \[\s+("[a-z0-9-]+",?\s+)+\]', b"", schema, count=1)
        if b"topics.json" in schema
        else schema
    )


def _json(path: str, content: bytes, site_url: str) -> Iterator[str]:
    del site_url
    try:
        json.loads(content, object_pairs_hook=_no_key_twice)
    except ValueError as error:
        yield str(error)
    if path.endswith(".schema.json") and _promising_nothing(content) != _promising_nothing(
        (_SCHEMAS / path.removeprefix("data/")).read_bytes()
    ):
        yield "is not the schema of the project"


def _map(path: str, content: bytes, site_url: str) -> Iterator[str]:
    """GeoJSON: points in or near Finland or none, and pages of the site."""
    yield from _json(path, content, site_url)
    file = json.loads(content)
    if file["type"] != "FeatureCollection":
        yield f"is a {file['type']}"
    for one in file["features"]:
        point = one["geometry"] or {"type": "Point", "coordinates": [25, 62]}
        east, north = point["coordinates"]
        if one["type"] != "Feature" or point["type"] != "Point" or not (19 < east < 32 and 59 < north < 71):
            yield f"has {one['type']} {one['geometry']}"
        pages = one["properties"]["pages"].values()
        yield from (f"leads to {page}" for page in pages if not page.startswith(site_url))


def _against_schema(path: str, content: bytes) -> Iterator[str]:
    if path.startswith(hsds_checks.FOLDER):
        yield from _against_hsds(path.removeprefix(hsds_checks.FOLDER), content)
        return
    if path == "data/openapi.json":
        yield from (
            one.message[:200] for one in OpenAPIV31SpecValidator(json.loads(content), base_uri=_BESIDE).iter_errors()
        )
        return
    name = path.removeprefix("data/").removesuffix(".json")
    # The files of a folder share one schema.
    schema = _SCHEMAS / f"schemas/{'ptv' if name.startswith('ptv/') else name}.schema.json"
    if not schema.is_file():
        yield from () if path.startswith(("data/search/", "data/schemas/", "data/tables/")) else ["has no schema"]
        return
    rules = json.loads(schema.read_bytes())
    if path == "data/topics.json":
        rules.pop("required")  # the pages of the project, which made-up sites have no need of
    errors = Draft202012Validator(rules).iter_errors(json.loads(content))
    yield from (f"{one.json_path}: {one.message[:200]}" for one in errors)


def _against_hsds(path: str, content: bytes) -> Iterator[str]:
    if path == "datapackage.json":
        return
    yield from hsds_checks.our_findings(json.loads(content))
    if hsds_checks.OFFICIAL.is_dir():
        yield from hsds_checks.official_findings(path, content)


def _no_key_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found


def _linked(path: str, content: bytes, site_url: str) -> Iterator[str]:
    """Linked data: its own names and addresses of the web, words of known contexts, and keys that are terms."""
    del path
    document = json.loads(content, object_pairs_hook=_no_key_twice)
    remote = document["@context"] if isinstance(document["@context"], str) else document["@context"][0]
    if remote not in _CONTEXTS:
        yield f"takes its words from {remote!r}"
    # The registry's own addresses are http and https, and nothing else of it is a name.
    name = re.compile(rf"own:[a-z0-9-]+|{re.escape(site_url)}[\x21-\x7e]*|https?://[^\s<>\"{{}}|\\^`\x00-\x20]+")
    for node in _maps(document["@graph"]):
        yield from (f"has the key {key!r}" for key in node if not _TERM.fullmatch(key))
        if not name.fullmatch(str(node.get("@id", "own:a"))):
            yield f"names {node['@id']!r}"


def _maps(part: object) -> Iterator[dict[str, object]]:
    if isinstance(part, dict):
        yield part
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from _maps(inner)


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


_IN_A_FEED: dict[str, set[str]] = {
    "feed": {f"{{{_XML}}}lang"},
    "link": {"rel", "type", "href"},
    "category": {"term", "label"},
    "content": {"type"},
    **{name: set() for name in ("id", "title", "subtitle", "updated", "author", "name", "entry")},
}


def _feed(path: str, content: bytes, site_url: str) -> Iterator[str]:
    del path
    tree = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    beginning, end = f"tag:{urlsplit(site_url).hostname},", re.compile(r"\d{4}(-\d\d-\d\d)?:[a-z0-9_/.-]+")
    ids = [one.text or "" for one in tree.iter(f"{{{_ATOM}}}id")]
    if len(ids) != len(set(ids)):
        yield "names two things alike"
    for one in ids:
        if not one.startswith(beginning) or not end.fullmatch(one.removeprefix(beginning)):
            yield f"has the id {one}"
    for one in tree.iter():
        name = etree.QName(one)
        if name.namespace != _ATOM or set(map(str, one.attrib)) - _IN_A_FEED.get(name.localname, set()):
            yield f"has {one.tag} with {dict(one.attrib)}"
        elif name.localname not in _IN_A_FEED or one.get("type", "text") not in _TYPES:
            yield f"has {one.tag} of {one.get('type')}"
        elif name.localname == "link" and not one.get("href", "").startswith(site_url):
            yield f"leads to {one.get('href')}"


def _headers(path: str, content: bytes, site_url: str) -> Iterator[str]:
    del site_url
    first, *lines = content.decode().removesuffix("\n").split("\n")
    if first != "/*" or not _tell(path, lines, _HEADER):
        yield f"says {content!r}"


def _server(path: str, content: bytes, site_url: str) -> Iterator[str]:
    del site_url
    first, *lines = content.decode().removesuffix("\n").split("\n")
    if not first.startswith("# ") or not _tell(path, lines, _SERVER):
        yield f"says {content!r}"


def _tell(path: str, lines: list[str], form: re.Pattern[str]) -> bool:
    """Whether ``lines`` are the headers of all files, and then what is told of the data."""
    of_data, number = _OF_DATA[path]
    rest = lines[_HEADERS:]
    return (
        len(rest) == number
        and all(map(form.fullmatch, lines[:_HEADERS]))
        and all(re.fullmatch(of_data, line) for line in rest)
    )


_EXAMINERS: dict[str, Callable[[str, bytes, str], Iterator[str]]] = {
    "robots.txt": _robots,
    "sitemap.xml": _sitemap,
    "_headers": _headers,
    "server/nginx.conf": _server,
    "server/apache.conf": _server,
    "data/README.txt": _text,
    ".atom.xml": _feed,
    ".txt": _worksheet,
    ".json": _json,
    ".jsonld": _linked,
    ".geojson": _map,
    ".css": _ours,
    ".js": _ours,
    ".svg": _ours,
    ".pdf": examine_pdf.findings,
    ".webp": examine_pictures.picture,
    ".zip": examine_pictures.bundle,
    ".csv": examine_cards.table,
    ".vcf": examine_cards.card,
    ".ics": examine_cards.card,
    ".pagefind": _index,
    ".pf_meta": _index,
    ".pf_index": _index,
    ".pf_fragment": _index,
    ".pf_filter": _index,
}
