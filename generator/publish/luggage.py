"""A project's files as one value, for workers on machines that do not have them."""

from __future__ import annotations

import io
import tempfile
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from generator.publish.errors import PublishError
from generator.publish.inputs import program
from generator.publish.project import Project

_folders: list[tempfile.TemporaryDirectory[str]] = []
"""The folders of this process, which are removed when it ends."""


@dataclass(frozen=True, slots=True)
class Luggage:
    """The files of a project as a ZIP archive, and a digest of the program that is to read them."""

    files: bytes = field(repr=False)
    program: str


def packed(project: Project) -> Luggage:
    """All that ``project`` is made from."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in project.inputs:
            archive.write(file, file.relative_to(project.root))
    return Luggage(written.getvalue(), program())


def unpacked(luggage: Luggage) -> Project:
    """The project in a folder of this process. Raises ``PublishError`` if this is another version of the program."""
    if luggage.program != program():
        advice = "install the same version and the same packages there as here"
        raise PublishError(f"nothing was published: a worker has another version of this program; {advice}")
    _folders.append(tempfile.TemporaryDirectory(prefix="directory-"))
    root = Path(_folders[-1].name)
    with zipfile.ZipFile(io.BytesIO(luggage.files)) as archive:
        archive.extractall(root)
    return Project(root)
