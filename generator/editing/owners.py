"""Who approves a change, from the registry, in the form in which code hosts read it (CODEOWNERS)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.registry.owners import with_owners

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.registry.nouns import Registry

_HEAD = """\
# Who approves a change, from `owners:` in units.yaml. Written by `python -m generator owners`; do not change it here.
# GitHub and GitLab ask them for their approval. The last line that fits a file counts, and one of its names is enough.
"""
_NOBODY = (
    "# Nobody has been agreed on yet: write `owners:` to `network:` and to units, organisations and service areas.\n"
)


def code_owners(registry: Registry, registry_file: str) -> str:
    """The text of the file CODEOWNERS for a project whose registry is ``registry_file``."""
    rows = list(_rows(registry, registry_file))
    return "\n".join([_HEAD, *rows, ""]) if rows else _HEAD + _NOBODY


def _rows(registry: Registry, registry_file: str) -> Iterator[str]:
    everything = registry.network.owners or ()
    if everything:
        yield f"* {' '.join(everything)}"
    # One file holds all records, so whoever owns one of them may approve a change of it; `diff` tells whom it concerns.
    own = [
        name
        for records in with_owners(registry).values()
        for record in records.values()
        for name in record.owners or ()
    ]
    if own:
        yield f"/{registry_file} {' '.join(dict.fromkeys((*everything, *own)))}"
