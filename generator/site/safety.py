"""What keeps a reader safe: the guard of the exit, and the policy of what may run, in pages and as servers say it."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NGINX = "# Include this in the server block of the site, whose root is the folder of the site."
_APACHE = "# Include this in the virtual host of the site; it needs mod_headers and mod_mime."
_OPEN = "Access-Control-Allow-Origin"
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "geojson": "application/geo+json",
    "ics": "text/calendar; charset=utf-8",
    "jsonld": "application/ld+json",
    "ttl": "text/turtle; charset=utf-8",
    "vcf": "text/vcard; charset=utf-8",
    "xml": "application/xml",
}
"""What data files are by the ending of their names, where servers may not know it: RFC 7111, 7946, 5545, 6350 ..."""


@cache
def guard() -> str:
    """The script that keeps Back from showing a page that a reader has left by the exit; it comes first in the head."""
    return files("generator.site").joinpath("guard.js").read_text(encoding="utf-8").strip()


def policy(*styles: str, search: bool = True) -> str:
    """The content security policy of every page; ``styles`` are those that stand in a page.

    Nothing runs but the site's own files and the guard, known by its hash; where there is a ``search`` box, also
    Pagefind's program, which is WebAssembly. Nothing is loaded from, sent to or framed from elsewhere. (Content
    Security Policy Level 3, W3C.)
    """
    program = " 'wasm-unsafe-eval'" if search else ""
    rules = {
        "default-src": "'none'",
        "script-src": f"'self' {_hash(guard())}{program}",
        "style-src": " ".join(["'self'", *map(_hash, styles)]),
        "img-src": "'self' data:",
        "connect-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


@cache
def not_found_style() -> str:
    """The style of the page for what is not there, which stands in the page itself."""
    return files("generator.site").joinpath("templates/pages/not_found.css").read_text(encoding="utf-8").strip()


def server_files(*styles: str) -> Iterator[tuple[str, bytes]]:
    """The same policy and what only a server can say, for three kinds of servers; ``styles`` stand in some page.

    ``_headers`` is read by several hosts of static sites; nginx and Apache include their file. Programs of other sites
    may read the data and nothing else.
    """
    headers = {
        "Content-Security-Policy": f"{policy(*styles)}; frame-ancestors 'none'",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    hosts = ["/*", *(f"  {name}: {value}" for name, value in headers.items()), "/data/*", f"  {_OPEN}: *"]
    nginx = [_NGINX, *(f'add_header {name} "{value}" always;' for name, value in headers.items())]
    apache = [_APACHE, *(f'Header always set {name} "{value}"' for name, value in headers.items())]
    # In nginx a header that is added in a location would replace all those of the server; an empty one is not sent.
    nginx += ['set $open "";', 'if ($uri ~ "/data/") { set $open "*"; }', f"add_header {_OPEN} $open always;"]
    apache.append(f'Header always set {_OPEN} "*" "expr=%{{REQUEST_URI}} =~ m#/data/#"')
    for ending, kind in TYPES.items():
        hosts += [f"/data/*.{ending}", f"  Content-Type: {kind}"]
        nginx.append(f'location ~ "/data/.*\\.{ending}$" {{ types {{ }} default_type "{kind}"; }}')
        apache.append(f'AddType "{kind}" .{ending}')
    for path, lines in (("_headers", hosts), ("server/nginx.conf", nginx), ("server/apache.conf", apache)):
        yield path, "\n".join([*lines, ""]).encode()


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
