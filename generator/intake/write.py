"""A draft as a file: readable, with what is missing beside its place, and as a whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections import defaultdict
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from generator.intake.words import say
from generator.registry.writing import as_yaml

if TYPE_CHECKING:
    from generator.intake.draft import Draft
    from generator.registry.fields import Path as Steps
    from generator.registry.problems import MessageLanguage

_TITLES = 3


def text_of(draft: Draft, language: MessageLanguage) -> str:
    """The draft as a registry file with comments in ``language``. The same draft gives the same text."""
    comments: defaultdict[Steps, list[str]] = defaultdict(list)
    for gap in draft.gaps:
        comments[gap.path].append(f"{say(language, 'words', 'gap')}: {say(language, 'gaps', gap.code, **gap.parts)}")
    for mark in draft.marks:
        prefix = "" if mark.code == "reword" else f"{say(language, 'words', 'mark')}: "
        comments[mark.path].append(prefix + say(language, "marks", mark.code))
    return as_yaml(draft.values(), comments, _head(draft, language))


def _head(draft: Draft, language: MessageLanguage) -> list[str]:
    titles = "; ".join(draft.titles[:_TITLES]) + ("; …" if len(draft.titles) > _TITLES else "")
    lines = [say(language, "head", "title", origin=draft.origin, titles=titles), say(language, "head", "frame")]
    if draft.gaps:
        lines.append(say(language, "head", "missing", number=str(len(draft.gaps))))
    if any(mark.code == "reword" for mark in draft.marks):
        lines.append(say(language, "head", "reword"))
    return [*lines, say(language, "head", "check")]


def write_whole(path: Path, text: str) -> None:
    """Put ``text`` into the file at ``path``, which is as it was until all of it is written. Raises ``OSError``."""
    path = path.resolve()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:50]}.", suffix="~")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_mask())
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def _mask() -> int:
    """The rights that new files of this process do not get; to read it, it has to be set."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
