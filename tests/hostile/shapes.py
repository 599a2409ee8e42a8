"""Where a page of prose may have an attack: in each field of its head, and in each thing that Markdown makes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from generator.registry import prose
from tests.hostile.attacks import ATTACKS
from tests.hostile.pages import write

BODIES = {
    "text": "{0}",
    "in-text": "Made-up {0} made-up.",
    "heading": "## {0}",
    "underlined": "{0}\n---",
    "list": "- {0}\n- made-up",
    "steps": "a. x\n    - {0}",
    "quotation": "> {0}",
    "table": "| {0} | b |\n| --- | --- |\n| {0} | c |",
    "definition": "{0}\n:   {0}",
    "code": "`{0}`",
    "block-of-code": "```{0}\n{0}\n```",
    "indented-code": "Made-up.\n\n    {0}",
    "strong": "**{0}** *{0}*",
    "link": "[x]({0})",
    "link-in-brackets": "[x]( < {0}>)",
    "link-that-climbs": "[x]({0}//../../units/)",
    "words-of-a-link": "[{0}]({{{{ page.units }}}})",
    "title-of-a-link": "[x]({{{{ page.units }}}} '{0}')",
    "title-in-other-quotes": '[x]({{{{ page.units }}}} "{0}")',
    "after-an-address": "[x]({{{{ page.units }}}}{0})",
    "reference": "[x][y]\n\n[y]: {0}",
    "reference-with-title": '[x][y]\n\n[y]: {{{{ page.units }}}} "{0}"',
    "picture": "![x]({0})",
    "words-of-a-picture": "![{0}](assets/icon.svg)",
    "picture-by-reference": "![x][y]\n\n[y]: {0}",
    "tag-by-a-placeholder": "<{{{{ page.units }}}} {0}>",
    "tag-in-a-link": "](<{{{{ page.units }}}} {0}>",
    "entity-by-a-placeholder": "&#{{{{ claim.localities.value }}}};{0}",
    "placeholder": "{{{{ {0} }}}}",
    "block": "{{{{ block.{0} }}}}",
}
HEAD_FIELDS = tuple(prose.Head.model_fields)


def write_all(folder: Path, language: str) -> None:
    """A page for each attack in each place."""
    for number, attack in enumerate(ATTACKS):
        for shape, pattern in BODIES.items():
            body = pattern.format(attack)
            write(folder, language, f"{shape}-{number}", body, digits=allowed(body))
        for field in HEAD_FIELDS:
            key = f"in-{field.replace('_', '-')}-{number}"
            write(folder, language, key, "Made-up.", **{field: _given(field, attack)})


def allowed(body: str) -> str:
    """All digits of a body as its head allows them, so that it is not for these that a page is refused."""
    return json.dumps(dict.fromkeys(re.findall(prose._DIGITS, body), "part of an attack"), ensure_ascii=False)


def _given(field: str, attack: str) -> str:
    if field == "digits":
        return json.dumps({attack: attack}, ensure_ascii=False)
    return json.dumps([attack], ensure_ascii=False) if field in ("keywords", "alarms", "sources") else attack


def accepted_as_text(folder: Path) -> list[str]:
    """The attacks that a page may have in its text, each in a sentence; they are tried in ``folder``.

    Links and placeholders, which are looked at later, are left out.
    """
    plain = (attack for attack in ATTACKS if "](" not in attack and "{{" not in attack)
    bodies = {f"tried-{number}": f"Made-up {attack} made-up." for number, attack in enumerate(plain)}
    for key, body in bodies.items():
        write(folder, "fi", key, body, digits=allowed(body))
    problems = prose.read_prose(folder)[1]
    refused = {Path(problem.place.file).stem for problem in problems if problem.is_error}
    return [body for key, body in bodies.items() if key not in refused]


def shape_of(file: str) -> str:
    """The place that the page of a file is about."""
    return Path(file).stem.rpartition("-")[0]


def file_names() -> Iterator[str]:
    """The attacks that may be names of files."""
    for attack in ATTACKS:
        if len(attack) < 200 and not re.search("[/\0]", attack) and attack not in (".", ".."):
            yield attack
