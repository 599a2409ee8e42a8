"""What Zensical makes of some pages, or why it does not, as an editor reads it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from generator.host.scratch import FRAME, LINES_OF_FRAME, PROSE, Leaf, run
from generator.publish.project import InputProblems
from generator.registry.problems import Place, Problem

if TYPE_CHECKING:
    from generator.publish.project import Project

_PLAIN = Leaf(0, PROSE)
"""A page that only the settings can keep Zensical from making."""
_NO_SETTINGS = "site_name: none\n"
_REASON = re.compile(r"^[\w.]*(?:Error|Exception): (.*?)(?=\n\n|\nTraceback|\Z)", re.MULTILINE | re.DOTALL)
_IN_TEMPLATE = re.compile(r"(.*) \(in ([^()\s]+):(\d+)\)", re.DOTALL)
_SETTING = re.compile(r"^(\w+)\s*:.*?(?=^\w+\s*:|\Z)", re.MULTILINE | re.DOTALL)
_MEND = "Write it another way or leave it out, or use --host mkdocs, which can read it."


def render(project: Project, leaves: Sequence[Leaf]) -> list[str]:
    """The HTML of ``leaves``, all by one run. Raises ``InputProblems`` if Zensical refuses the settings or a page."""
    ran = run(project, leaves)
    if ran.failed:
        raise _refused(project, ran.said, [leaf for leaf in leaves if leaf not in ran.made])
    return [ran.made[leaf] for leaf in leaves]


def _refused(project: Project, said: str, missing: Sequence[Leaf]) -> InputProblems:
    """What Zensical ``said`` when it made all but the ``missing`` leaves."""
    places = sorted({leaf.place for leaf in missing if leaf.place})
    if "RecursionError" in said and places:
        return InputProblems([Problem("too-entangled", Place(place)) for place in places])
    reasons = _REASON.findall(said) or said.split("\n\n")
    reason = " ".join(reasons[-1].split()) or "Zensical made no page and told no reason"
    in_template = _IN_TEMPLATE.fullmatch(reason)
    if in_template:
        what, template, line = in_template.groups()
        what = what.rpartition(f"(in {FRAME}:{LINES_OF_FRAME}): ")[2]
        return InputProblems(lines=[f"error[template]: overrides/{template}:{line}: {what}"])
    if not run(project, [_PLAIN]).failed:
        return InputProblems(lines=[f"error[host]: {place}: {reason}" for place in places or ["mkdocs.yml"]])
    if run(project, [_PLAIN], _NO_SETTINGS).failed:
        return InputProblems(lines=[f"error[host]: Zensical does not work here: {reason}"])
    return InputProblems(lines=[f"error[host]: {_setting(project)}: {reason}", _MEND])


def _setting(project: Project) -> str:
    """What Zensical cannot read: the setting without which it takes the others, else all of them."""
    file = project.host_settings
    text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
    for one in _SETTING.finditer(text):
        before, after = text[: one.start()], text[one.end() :]
        if not run(project, [_PLAIN], before + after).failed:
            line = before.count("\n") + 1
            return f"{file.name}:{line}: Zensical cannot read {one[1]}"
    return f"{file.name}: Zensical cannot read the settings"
