"""What the last build was made from and what it left, so that the next one knows what has changed since, if anything.

Kept in the project's cache. What is damaged or missing there means that everything is made again.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.history.compare import compare
from generator.publish.inputs import inputs
from generator.publish.inventory import inventory
from generator.publish.places import is_marked
from generator.publish.project import Report
from generator.publish.tree import Changes
from generator.registry import reader
from generator.registry.disk import write_whole
from generator.registry.problems import Place, Problem

if TYPE_CHECKING:
    from generator.publish.project import Options, Project

_FORM = "1"


class Memory:
    """What is remembered of builds of ``project`` with ``options``."""

    def __init__(self, project: Project, options: Options) -> None:
        self._project, self._options = project, options
        place = hashlib.sha256(repr((str(options.portal.absolute()), str(options.units))).encode()).hexdigest()[:16]
        self._file = project.cache / f"built-{_FORM}-{place}.json"
        self._registry = self._file.with_suffix(".yaml")
        # A digest of each thing that a build is made from, by its name: before it begins, for what is saved meanwhile
        # is not in it.
        self._inputs = inputs(project, options)

    @cached_property
    def _last(self) -> dict[str, Any]:
        try:
            known = json.loads(self._file.read_bytes())
        except (OSError, ValueError):
            return {}
        return known if isinstance(known, dict) else {}

    def nothing_changed(self) -> Report | None:
        """The report of a build that would write nothing, or ``None`` if something has changed since the last one."""
        last = self._last
        if last.get("inputs") != self._inputs or last.get("outputs") != self._outputs(last):
            return None
        paths = tuple(path for files in last["outputs"].values() for path in files)
        warnings = tuple(Problem(code, Place("")) for code in last["warnings"])
        return Report(Changes((), (), paths), last["pages"], warnings, last["unrecorded"], last["sites"])

    def changed(self) -> list[str]:
        """What has changed since the last build, by name: files, and in the registry fields of records.

        Nothing where there was no build yet.
        """
        before, now = self._last.get("inputs", {}), self._inputs
        names = [name for name in {**before, **now} if before.get(name) != now.get(name)] if before else []
        registry = self._project.registry.name
        facts = self._changed_facts() if registry in names else []
        return [*facts, *(name for name in names if name != registry or not facts)]

    def keep(self, report: Report) -> None:
        """Remember a build; where that cannot be written, the next one makes everything again."""
        found = {
            "inputs": self._inputs,
            "targets": [str(target) for target in report.targets],
            "pages": report.pages,
            "sites": report.sites,
            "unrecorded": report.unrecorded,
            "warnings": [problem.code for problem in report.warnings],
        }
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._registry, self._project.registry.read_bytes())
            write_whole(self._file, json.dumps(found | {"outputs": self._outputs(found)}).encode())

    @staticmethod
    def _outputs(known: dict[str, Any]) -> dict[str, dict[str, list[int]]]:
        """What lies in the folders of a build."""
        try:
            return {target: _marks(Path(target)) for target in known["targets"]}
        except OSError:
            return {}

    def _changed_facts(self) -> list[str]:
        """The fields of the registry that say something else now: ``units/lahti: phone``."""
        try:
            files = (self._registry.read_bytes(), self._project.registry.read_bytes())
        except OSError:
            return []
        before, after = (reader.read(data, "").value for data in files)
        if not isinstance(before, dict) or not isinstance(after, dict):
            return []
        named = (
            (one.section if one.section == "network" else f"{one.section}/{one.key}", one.path[:1])
            for one in compare(before, after)
        )
        return list(dict.fromkeys(f"{record}: {field[0]}" if field else record for record, field in named))


def _marks(target: Path) -> dict[str, list[int]]:
    """What any write to a file below ``target`` would change; nothing where the folder is not ours."""
    found = inventory(target) if is_marked(target) else {}
    return {path: [one.inode, one.size, one.time] for path, one in found.items() if not one.is_folder}
