"""What the files for servers tell: the same to each kind of server, and open data to other sites."""

from __future__ import annotations

import re
import urllib.request
from pathlib import Path

import pytest

from generator.exports.files import FORMATS
from generator.site.safety import TYPES, server_files
from tests.browser.kit import served

# Endings that every server knows.
KNOWN = {"json": "application/json", "txt": "text/plain", "html": "text/html", "zip": "application/zip"}


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return {path: content.decode() for path, content in server_files("p {}")}


def blocks(headers: str) -> dict[str, dict[str, str]]:
    """The headers by the addresses that they are for."""
    found: dict[str, dict[str, str]] = {}
    for line in headers.splitlines():
        if line.startswith("/"):
            block = found[line] = {}
        else:
            name, _, value = line.strip().partition(": ")
            block[name] = value
    return found


def test_every_server_is_told_the_same(files: dict[str, str]) -> None:
    told = blocks(files["_headers"])
    nginx, apache = files["server/nginx.conf"], files["server/apache.conf"]
    assert dict(re.findall(r'add_header (\S+) "(.*)" always;', nginx)) == told["/*"]
    assert dict(re.findall(r'Header always set (\S+) "([^"]*)"$', apache, re.MULTILINE)) == told["/*"]
    types = {path.removeprefix("/data/*."): one["Content-Type"] for path, one in told.items() if "Content-Type" in one}
    assert (
        dict(re.findall(r'location ~ "/data/\.\*\\\.(\w+)\$" \{ types \{ \} default_type "(.*)"; \}', nginx)) == types
    )
    assert {ending: kind for kind, ending in re.findall(r'AddType "(.*)" \.(\w+)', apache)} == types == TYPES


def test_other_sites_may_read_the_data_and_nothing_else(files: dict[str, str]) -> None:
    told = blocks(files["_headers"])
    assert [path for path, one in told.items() if "Access-Control-Allow-Origin" in one] == ["/data/*"]
    assert told["/data/*"] == {"Access-Control-Allow-Origin": "*"}
    nginx = files["server/nginx.conf"]
    assert 'set $open "";\nif ($uri ~ "/data/") { set $open "*"; }\n' in nginx
    assert "add_header Access-Control-Allow-Origin $open always;" in nginx
    assert "add_header" not in nginx.partition("\nlocation")[2]  # it would replace the headers of the server
    asked = re.findall(r'Header always set Access-Control-Allow-Origin "\*" "(.*)"', files["server/apache.conf"])
    assert asked == ["expr=%{REQUEST_URI} =~ m#/data/#"]


def test_every_kind_of_data_file_has_its_type() -> None:
    for entry in (entry for one in FORMATS for entry in one.entries):
        kind = (TYPES | KNOWN)[entry.path.rpartition(".")[2]].partition(";")[0]
        said = entry.media_type.partition(";")[0]
        assert said == kind or (said.rpartition("+")[2] == kind.rpartition("/")[2]), entry


def test_a_host_serves_by_them(tmp_path: Path, files: dict[str, str]) -> None:
    (tmp_path / "_headers").write_text(files["_headers"])
    (tmp_path / "data/cards").mkdir(parents=True)
    for path in ("data/cards/x-fi.vcf", "data/units.json", "index.html"):
        (tmp_path / path).write_text("x")
    with served(tmp_path) as home:
        for path, kind, origin in (
            ("data/cards/x-fi.vcf", "text/vcard; charset=utf-8", "*"),
            ("data/units.json", "application/json", "*"),
            ("index.html", "text/html", None),
        ):
            with urllib.request.urlopen(home + path) as answer:  # noqa: S310 - our own server
                assert answer.headers.get_all("Content-Type") == [kind]
                assert answer.headers["Access-Control-Allow-Origin"] == origin
                assert answer.headers["X-Content-Type-Options"] == "nosniff"
