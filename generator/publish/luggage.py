"""A project's files as one value, for workers on machines that do not have them."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

from generator.publish.project import Project

_folders: list[tempfile.TemporaryDirectory[str]] = []
"""The folders of this process, which are removed when it ends."""


def packed(project: Project) -> bytes:
    """All that a project is made from, as a ZIP archive."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in project.inputs:
            archive.write(file, file.relative_to(project.root))
    return written.getvalue()


def unpacked(luggage: bytes) -> Project:
    """The project in a folder of this process."""
    _folders.append(tempfile.TemporaryDirectory(prefix="directory-"))
    root = Path(_folders[-1].name)
    with zipfile.ZipFile(io.BytesIO(luggage)) as archive:
        archive.extractall(root)
    return Project(root)
