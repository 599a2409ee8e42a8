"""What files were in a revision of Git, written into a folder: no Git program is needed, none is run."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dulwich.errors import NotGitRepository
from dulwich.objects import Blob, Commit, ObjectID, Tree
from dulwich.objectspec import parse_commit, parse_object
from dulwich.repo import Repo

from generator.history.git import HistoryError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SHORT = 10
_STEPS = "~^"
"""What begins the steps back from a revision."""


class NoRepositoryError(HistoryError):
    """There is no repository around a folder."""


class NoRevisionError(HistoryError):
    """A repository has no such revision; ``known`` are the names of its branches and tags."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(f"no revision {name}")
        self.known = list(known)


def write_revision(folder: Path, name: str, parts: Sequence[str], into: Path) -> str:
    """Write ``parts`` (files and folders) of ``folder``, as they were in the revision ``name``, below ``into``.

    A revision is a branch, a tag, a commit, or one of these with ``~1``. What it does not have is not written, nor are
    links. Gives the commit's short name. Raises ``NoRepositoryError``, ``NoRevisionError``, ``HistoryError`` where the
    repository is damaged, and ``OSError`` where ``into`` cannot be written.
    """
    try:
        with Repo.discover(folder) as repository:
            commit = _commit(repository, name)
            below = folder.resolve().relative_to(Path(repository.path).resolve()).parts
            here = _tree(repository, commit.tree, below)
            found = [one for one in _files(repository, here, ()) if one[0][0] in parts] if here else []
            contents = [(path, repository[ObjectID(sha)].as_raw_string()) for path, sha in found]
    except NotGitRepository:
        raise NoRepositoryError("no repository") from None
    except HistoryError:
        raise
    except Exception as error:
        # A damaged repository makes dulwich raise whatever the damage leads to.
        raise HistoryError(f"{type(error).__name__}: {error}") from error
    for path, content in contents:
        file = into.joinpath(*path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    short: str = commit.id.decode()[:_SHORT]
    return short


def _commit(repository: Repo, name: str) -> Any:  # noqa: ANN401 - dulwich's
    at = min((name.index(sign) for sign in _STEPS if sign in name), default=len(name))
    try:
        commit = parse_commit(repository, name[:at].encode())
        back = parse_object(repository, commit.id + name[at:].encode())
        if not isinstance(back, Commit):
            raise TypeError(name)  # noqa: TRY301 - as for any other name that means no commit
    except (KeyError, ValueError, IndexError, AttributeError, TypeError):
        # What dulwich raises for a name that it cannot follow differs with the way in which it is none.
        names = [ref.rpartition(b"/")[2].decode(errors="replace") for ref in repository.get_refs()]
        raise NoRevisionError(name, sorted(set(names))) from None
    return back


def _tree(repository: Repo, tree: bytes, below: Sequence[str]) -> Tree | None:
    found = repository[ObjectID(tree)]
    for part in below:
        if not isinstance(found, Tree) or part.encode() not in found:
            return None
        found = repository[ObjectID(found[part.encode()][1])]
    return found if isinstance(found, Tree) else None


def _files(repository: Repo, tree: Tree, above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], bytes]]:
    for entry in tree.items():
        if not _is_name(entry.path):
            continue
        path = (*above, entry.path.decode())
        if stat.S_ISDIR(entry.mode):
            inner = repository[ObjectID(entry.sha)]
            if isinstance(inner, Tree):
                yield from _files(repository, inner, path)
        elif stat.S_ISREG(entry.mode) and isinstance(repository[ObjectID(entry.sha)], Blob):
            yield path, entry.sha


def _is_name(name: bytes) -> bool:
    """Whether a file may be called so: a repository that somebody made by hand could lead out of the folder."""
    try:
        text = name.decode()
    except UnicodeDecodeError:
        return False
    return text not in ("", ".", "..") and not set(text) & set("/\\\0")
