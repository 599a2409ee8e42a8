"""The examiners see what they are for: each known attack, put where it must never come, is found."""

from __future__ import annotations

import io
import zipfile

import pytest
from PIL import Image
from pypdf import PdfWriter
from pypdf.annotations import Link
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from generator.registry.prose import Shelf
from tests.exports.hsds_checks import OFFICIAL, WHY_SKIPPED
from tests.hostile import examine_html
from tests.hostile.attacks import KNOWN
from tests.hostile.examine import findings
from tests.hostile.examine_cards import card, table
from tests.hostile.examine_pictures import bundle, picture
from tests.hostile.fields import base
from tests.hostile.sites import SITE_URL, checked, outputs, site_of

PAGE = "yksikot/home/index.html"
# What leads to another host as any link may.
HARMLESS_LINKS = {"//evil.example/", "https://user:secret@evil.example/", "https://evil.example:٣/"}
CARD = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Made-up home\r\nTEL;TYPE=voice:+358 9 000\r\nURL:https://x.example/\r\nEND:VCARD\r\n"


@pytest.fixture(scope="module")
def files(shelf: Shelf) -> dict[str, bytes]:
    return outputs(site_of(checked(base()), shelf, ("fi",)))


def found(files: dict[str, bytes], path: str, old: str, new: str) -> list[str]:
    """What the examiners find in one file after a change of it."""
    text = files[path].decode()
    assert old in text
    changed = text.replace(old, new, 1).encode()
    if path.endswith(".html"):
        return examine_html.findings(path, changed, files, SITE_URL, thoroughly=True)
    return findings({path: changed}, SITE_URL)


def test_a_harmless_site_has_no_findings(files: dict[str, bytes]) -> None:
    assert findings(files, SITE_URL) == []


@pytest.mark.parametrize("attack", [*KNOWN["markup"], *list(KNOWN["breaking-out"])[:10]])
def test_markup_in_a_page_is_found(attack: str, files: dict[str, bytes]) -> None:
    assert found(files, PAGE, "<h1>", f"<h1>{attack}")


@pytest.mark.parametrize("attack", [one for one in KNOWN["breaking-out"] if one.startswith(('" ', "' ", "x "))])
def test_an_attribute_in_a_page_is_found(attack: str, files: dict[str, bytes]) -> None:
    quote = attack[0].strip("x")
    assert found(files, PAGE, "<h1>", f"<h1 class={quote}{attack}{quote}>")


@pytest.mark.parametrize("attack", [one for one in KNOWN["links"] if one not in HARMLESS_LINKS])
def test_a_link_in_a_page_is_found(attack: str, files: dict[str, bytes]) -> None:
    assert found(files, PAGE, "<h1>", f'<h1><a href="{attack.replace(chr(34), "&quot;")}">x</a>')


@pytest.mark.parametrize("address", ["//evil.example/x.png", "https://evil.example/x.png", "../../../x.png", "/x.png"])
def test_a_picture_from_elsewhere_is_found(address: str, files: dict[str, bytes]) -> None:
    assert found(files, PAGE, "<h1>", f'<h1><img src="{address}" alt="">')


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("robots.txt", "Allow", "X: 1\nAllow"),
        ("_headers", "  Referrer", "  X-Evil: 1\n  Referrer"),
        ("server/nginx.conf", "always;", 'always; add_header X "1";'),
        ("server/apache.conf", "Header", "Header\nHeader"),
        ("sitemap.xml", "<url>", "<url><x/></url><url>"),
        ("sitemap.xml", "yksikot", "../yksikot"),
        ("data/README.txt", "As of", "X-Evil: 1\nAs of"),
        ("data/units.json", '"version"', '"x":1,"version"'),
        ("data/units.json", '"version"', '"version": "1.0","version"'),
        ("data/schemas/units.schema.json", "{", "{ "),
        ("data/schema-org.jsonld", "https://schema.org", "https://elsewhere.example"),
        ("data/schema-org.jsonld", '"serviceType"', '"service type"'),
        ("data/cpsv-ap.jsonld", '"@id":"own:', '"@id":"javascript:'),
        ("data/units.geojson", '"Point"', '"Polygon"'),
        ("data/units.geojson", SITE_URL, "javascript:x"),
        ("data/municipalities.geojson", '"Feature"', '"Feature","type":"Feature"'),
        ("data/tables/units.csv", ",free share,", ",=free share,"),
        ("data/ptv/home.json", '"Draft"', '"Published"'),
        ("data/ptv/home.fi.txt", "\n== ", "\n# A second head\n== "),
        ("data/ptv/home.fi.txt", "\n== ", "\n\u2028== "),
        ("assets/exit.js", "{", "{ "),
        ("yksikot/index.html", "<script", "<!-- x --><script"),
    ],
)  # fmt: skip
def test_a_change_of_a_file_is_found(path: str, old: str, new: str, files: dict[str, bytes]) -> None:
    assert found(files, path, old, new)


@pytest.mark.parametrize("path", ["x.exe", "data/x.json", "x.woff2", "../robots.txt", "a b/x.json", "-x.pf_meta"])
def test_a_file_that_nobody_knows_is_found(path: str) -> None:
    assert findings({path: b"{}"}, SITE_URL)


def saved(writer: PdfWriter) -> bytes:
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def with_link(address: str) -> PdfWriter:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_annotation(0, Link(rect=(0, 0, 9, 9), url=address))
    return writer


def test_what_runs_or_opens_something_in_a_pdf_is_found() -> None:
    assert findings({"x.pdf": saved(with_link("https://x.example/"))}, SITE_URL) == []
    for address in ("javascript:x", "file:///etc/passwd", "//evil.example/", "https://x.example/ x"):
        assert findings({"x.pdf": saved(with_link(address))}, SITE_URL), address
    with_file = with_link("https://x.example/")
    with_file.add_attachment("x.exe", b"x")
    running = with_link("https://x.example/")
    launch = DictionaryObject({NameObject("/S"): NameObject("/Launch"), NameObject("/F"): TextStringObject("x")})
    running.root_object[NameObject("/OpenAction")] = launch
    at_a_page = with_link("https://x.example/")
    script = DictionaryObject({NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("x")})
    at_a_page.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): script})
    for writer in (with_file, running, at_a_page):
        assert findings({"x.pdf": saved(writer)}, SITE_URL)


@pytest.mark.parametrize("attack", KNOWN["spreadsheets"])
def test_a_formula_in_a_table_is_found(attack: str) -> None:
    assert list(table("", b"name;phone\nMade-up;+358 9 000\n")) == []
    # What begins with a letter is an attack where it is written without quotation marks.
    cell = attack if attack.startswith("x") else '"{}"'.format(attack.replace('"', '""'))
    assert list(table("", f"name;phone\n{cell};1\n".encode()))


@pytest.mark.parametrize("attack", [one for one in KNOWN["lines"] if "TYPE" not in one and "\\" not in one])
def test_a_line_in_a_card_is_found(attack: str) -> None:
    assert list(card("", CARD.encode())) == []
    assert list(card("", CARD.replace("Made-up home", attack).encode()))
    assert list(card("", CARD.replace("https:", "javascript:").encode()))
    assert list(card("", CARD.replace("END:VCARD", "END:VEVENT").encode()))


@pytest.mark.skipif(not OFFICIAL.is_dir(), reason=WHY_SKIPPED)
@pytest.mark.parametrize("new", ['"status":null', '"status":"evil"', '"status":"active","onclick":"x"'])
def test_a_fault_in_a_record_of_hsds_is_found(new: str, files: dict[str, bytes]) -> None:
    assert found(files, "data/hsds/services.json", '"status":"active"', new)


def drawn(kind: str, side: int = 20, **more: object) -> bytes:
    file = io.BytesIO()
    Image.new("L", (side, side)).save(file, kind, **more)
    return file.getvalue()


def test_what_is_no_small_still_picture_is_found() -> None:
    assert list(picture("a.webp", drawn("WEBP"))) == []
    frames = [Image.new("L", (20, 20), shade) for shade in (0, 255)]
    bad = [
        drawn("PNG"),
        drawn("WEBP", 500),
        drawn("WEBP") + b"<script>",
        drawn("WEBP", exif=b"Exif\0\0somebody"),
        drawn("WEBP", save_all=True, append_images=frames),
        b"<svg/>",
    ]
    for one in bad:
        assert list(picture("a.webp", one)), one[:60]


def packed(name: str = "home-leaflet-fi.pdf", mode: int = 0o100644, *, comment: bytes = b"", times: int = 1) -> bytes:
    pdf = io.BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(10, 10)
    writer.write(pdf)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as opened:
        for number in range(times):
            entry = zipfile.ZipInfo(name if times == 1 else f"a{number}-{name}")
            entry.create_system, entry.external_attr = 3, mode << 16
            opened.writestr(entry, pdf.getvalue())
        opened.comment = comment
    return file.getvalue()


def test_a_bundle_that_holds_anything_but_sheets_is_found() -> None:
    assert list(bundle("a.zip", packed(times=3))) == []
    bad = [
        packed("../home.pdf"),
        packed("/etc/home.pdf"),
        packed("home.exe"),
        packed("home/"),
        packed(mode=0o120777),
        packed(comment=b"read me"),
        b"MZ" + packed(),
        b"PK",
    ]
    for one in bad:
        assert list(bundle("a.zip", one)), one[:60]
