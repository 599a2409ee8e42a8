"""Files that are made from the registry or its models and kept in version control: written, or compared."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.cli.ends import FINE, PROBLEMS
from generator.publish.project import InputProblems
from generator.registry.disk import content_of, write_whole
from generator.registry.problems import MessageLanguage
from generator.registry.text import MAX_BYTES

_TOLD = {
    "fi": {"same": "{name}: ajan tasalla", "new": "{name}: kirjoitettu", "old": "{name}: vanhentunut; aja {command}"},
    "en": {"same": "{name}: up to date", "new": "{name}: written", "old": "{name}: out of date; run {command}"},
}


def write_or_compare(
    files: Mapping[Path, str], command: str, language: MessageLanguage, root: Path, *, check: bool
) -> int:
    """Write each of ``files`` that says something else, whole or not at all; with ``check`` only tell which does.

    Gives the exit code. Raises ``InputProblems`` for a file that cannot be read, ``OSError`` where none can be written.
    """
    code = FINE
    for file, text in files.items():
        name = str(file.relative_to(root)) if file.is_relative_to(root) else str(file)
        told = "same"
        if _content(file, name) != text.encode():
            told = "old" if check else "new"
            if check:
                code = PROBLEMS
            else:
                file.parent.mkdir(parents=True, exist_ok=True)
                write_whole(file, text.encode())
        print(_TOLD[language][told].format(name=name, command=command))
    return code


def _content(file: Path, name: str) -> bytes | None:
    """What is there now; ``None`` where there is no such file."""
    data, problems = content_of(file, name, MAX_BYTES)
    if any(problem.code != "no-such-file" for problem in problems):
        raise InputProblems(problems)
    return None if problems else data
