"""The page of the web form: one file of HTML, its configuration, and the program, bundled from its npm package."""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from generator.admin.config import as_json, repository
from generator.admin.config import as_others_read as values_of
from generator.registry.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.registry.document import Document
    from generator.registry.problems import MessageLanguage

_ENTRY = Path(__file__).parent / "form/form.js"
_CMS = "node_modules/@sveltia/cms"
_API = "https://api.github.com"
_PAGE = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title>
<link href="config.json" type="application/json" rel="cms-config-url">
</head>
<body>
<noscript>{noscript}</noscript>
<script type="module" src="form/form.js"></script>
</body>
</html>
"""


class NoPackagesError(Exception):
    """The npm packages of the form are not where they were looked for."""


class BundleError(Exception):
    """The bundler could not make one program of the packages; the text says why."""


def files(document: Document, registry: str, packages: Path, language: MessageLanguage) -> dict[str, bytes]:
    """The files of the form for a registry, by their paths below its folder.

    ``packages`` is where ``form/package-lock.json`` was installed. Raises ``NoPackagesError`` and ``BundleError``.
    """
    elsewhere = [_API] if repository(values_of(document)) else []
    words = {name: sentence("generator.admin", language, f"page.{name}") for name in ("title", "noscript")}
    page = _PAGE.format(language=language, policy=policy(elsewhere), **words)
    return {
        "index.html": page.encode(),
        "config.json": as_json(document, registry, language).encode(),
        **{f"form/{path}": content for path, content in _bundle(packages).items()},
    }


def policy(elsewhere: Sequence[str]) -> str:
    """What the page may load: nothing from another host, and calls only to the repository's, where there is one."""
    sources = {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "worker-src": ["'self'", "blob:"],
        "style-src": ["'self'", "'unsafe-inline'"],
        "font-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],
        "connect-src": ["'self'", "data:", "blob:", *elsewhere],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    return "; ".join(" ".join([name, *known]) for name, known in sources.items())


def _bundle(packages: Path) -> dict[str, bytes]:
    cms, bundlers = packages / _CMS, sorted(packages.glob("node_modules/@esbuild/*/bin/esbuild"))
    if not (cms / "package.json").is_file() or not bundlers:
        raise NoPackagesError(str(packages))
    with TemporaryDirectory(prefix="service-directory-") as folder:
        # What colours code is left out: it is for fields that no registry has.
        call = [
            *(str(bundlers[0]), str(_ENTRY), f"--outdir={folder}", "--bundle", "--splitting", "--minify"),
            *("--format=esm", "--target=es2022", "--external:@shikijs/*", "--legal-comments=none", "--log-level=error"),
        ]
        found_in = {"NODE_PATH": str(packages.resolve() / "node_modules")}
        done = subprocess.run(call, env=found_in, capture_output=True, text=True, check=False)  # noqa: S603 - the locked bundler
        if done.returncode:
            raise BundleError(done.stderr.strip())
        made = {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}
    made["LICENSE.txt"] = (cms / "LICENSE.txt").read_bytes()
    for font in sorted((cms / "npm/assets").iterdir()):
        if font.suffix in (".woff2", ".txt"):
            made[f"assets/{font.name}"] = font.read_bytes()
    return made
