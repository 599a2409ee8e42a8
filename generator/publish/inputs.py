"""What a build is made from, thing by thing, each with a digest that changes whenever the thing does."""

from __future__ import annotations

import hashlib
import json
import sys
import sysconfig
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.history.git import state_of

if TYPE_CHECKING:
    from generator.publish.project import Options, Project

_PROGRAM = Path(__file__).parents[1]
_TOLD_APART = ("today", "as_of")
_PLACES = ("portal", "units")


def inputs(project: Project, options: Options) -> dict[str, str]:
    """A digest by name of each file and of all else that decides what ``options`` make of ``project``."""
    files = {file.relative_to(project.root).as_posix(): _digest(file) for file in project.inputs}
    asked = {key: str(value) for key, value in asdict(options).items() if key not in (*_TOLD_APART, *_PLACES)}
    return {
        **files,
        "the program": program(),
        "the history": state_of(project.root),
        "what was asked for": json.dumps(asked | {"units": options.layout}),
        "the day": f"{options.today} {options.as_of}",
    }


@cache
def program() -> str:
    """A digest of this program and the names of the packages beside it."""
    whole = hashlib.sha256(repr(sys.version_info).encode())
    for file in sorted(_PROGRAM.rglob("*")):
        if file.is_file() and file.parent.name != "__pycache__":
            whole.update(f"{file.relative_to(_PROGRAM)} {_digest(file)}\n".encode())
    for package in sorted(Path(sysconfig.get_path("purelib")).glob("*.dist-info")):
        whole.update(f"{package.name}\n".encode())
    return whole.hexdigest()


def _digest(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""
