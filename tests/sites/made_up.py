"""A made-up network whose units have sites: the first has an address, a colour, an area and pages of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.bench.made_up import DAY, registry_yaml

ROOT = Path(__file__).parents[2]
PORTAL, OWN = "https://made-up.example/", "https://home.made-up.example/"
COLOUR = "#7a1f5c"
PAGES = ("index", "what", "apply", "cost", "professional", "urgent", "safe", "home")
SHARED = ("cost", "urgent", "safe", "apply")
WORD = "Lohikäärmetalli"
"""A word of the first unit's own page, which stands nowhere else."""
_PAGE = """\
---
title: {title}
slug: {slug}
description: A made-up page that exists for the tests of the program and says nothing about any service.
short: This is made up.
kind: {kind}
order: {order}
---

## Made-up heading

{text}
"""
_SITE = f"""\
    site:
      address: {OWN}
      name: {{fi: Ykköskoti, sv: Ettan, en: Home One}}
      colour: "{COLOUR}"
"""
_TEXT = "Made-up text with [a link]({{ page.units }}), [another]({{ page.cost }}) and [a third]({{ page.what }})."


def write_project(root: Path, units: int = 2) -> Path:
    """The made-up project in ``root``, with so many units."""
    root.mkdir(exist_ok=True)
    (root / "units.yaml").write_text(registry(units), encoding="utf-8")
    write_pages(root / "content", "Made-up {key}", _TEXT)
    for language in ("fi", "sv"):
        write_page(root / f"content/units/unit-1/{language}/stable.md", "Stable", "stable", f"{WORD}. {_TEXT}")
    shutil.copytree(ROOT / "overrides", root / "overrides")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(settings.replace("https://ensikoti.example/", PORTAL), encoding="utf-8")
    return root


def registry(units: int) -> str:
    """The registry: ``unit-1`` serves an area that is in force."""
    text = registry_yaml(units).decode()
    wanted = f"  unit_sites:\n    pages: [{', '.join(SHARED)}]\n  exit_address:"
    text = text.replace("  exit_address:", wanted, 1)
    area = "name: {fi: Keksitty alue 1, sv: Påhittat område 1, en: Made-up area 1}\n"
    text = text.replace(
        f"{area}    valid: {{from: 2020, to: 2024-01-01}}\n", f"{area}    valid: {{from: 2020}}\n    units: [unit-1]\n"
    )
    keywords = "      fi: [keksitty koti, vauva 1]\n      sv: [påhittat hem]\n"
    return text.replace(keywords, keywords + _SITE, 1)


def write_pages(content: Path, title: str, text: str) -> None:
    """The pages that every site needs, and one of a situation, in all languages; ``title`` has {key} or {language}."""
    for language in ("fi", "sv", "en"):
        for order, key in enumerate(PAGES):
            slug = '""' if key == "index" else f"made-up-{key}"
            kind = "situation" if key == "home" else "core"
            named = title.format(key=key, language=language)
            write_page(content / f"{language}/{key}.md", named, slug, text, order=order, kind=kind)


def write_page(file: Path, title: str, slug: str, text: str, **head: object) -> None:
    """A page of prose."""
    head = {"order": 9, "kind": "core"} | head
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(_PAGE.format(title=title, slug=slug, text=text, **head), encoding="utf-8")


__all__ = ["COLOUR", "DAY", "OWN", "PORTAL", "SHARED", "WORD", "registry", "write_page", "write_pages", "write_project"]
