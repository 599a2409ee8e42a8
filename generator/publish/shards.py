"""Shards: a part of the pieces of a build as one file, so that machines that never meet can share the work.

A shard is a ZIP archive. ``shard.json`` in it tells what it was made from and what the portal must know of each piece;
the files are below ``<number of the piece>/<site>/``.
"""

from __future__ import annotations

import json
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from generator.directory.views.sheets import Offered
from generator.publish.crew import Crew, made
from generator.publish.errors import PublishError, explained
from generator.publish.folders import placed_units
from generator.publish.inputs import inputs
from generator.publish.pieces import Made, Piece, plan
from generator.publish.sheets import refuse_too_long
from generator.publish.workshop import make
from generator.registry.disk import new_file

if TYPE_CHECKING:
    from generator.publish.build import Begun
    from generator.publish.project import Options, Project
    from generator.publish.waiting import File

P = ParamSpec("P")
T = TypeVar("T")

_CONTENTS = "shard.json"
_PORTAL = "portal"
_NAME = re.compile(r"shard-(\d+)-of-(\d+)\.zip")


@dataclass(frozen=True, slots=True)
class Share:
    """The shard ``number``, from one on, ``of`` so many."""

    number: int
    of: int

    @property
    def file(self) -> str:
        """What its file is called."""
        return f"shard-{self.number}-of-{self.of}.zip"


def write_shard(begun: Begun, share: Share, folder: Path) -> tuple[Path, int]:
    """Make the ``share`` of a build into a file of ``folder``; the file and the number of its pieces.

    Raises ``InputProblems`` and ``PublishError`` as a build does. No file is there before all of it is written.
    """
    order, site, progress = begun.order, begun.site, begun.progress
    made_from = inputs(order.project, order.options)
    wanted = [*plan(site, placed_units(site, order.options))][share.number - 1 :: share.of]
    with explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with new_file(folder / share.file) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            told = []
            for number, (piece, one) in enumerate(made(begun.executor, order, wanted)):
                progress.step(piece.step)
                refuse_too_long(order.project, site, one.too_long)
                told.append({"name": piece.name, "listed": one.listed, "offered": one.offered.as_json()})
                for key, path, content in one.files:
                    archive.writestr(f"{number}/{key or _PORTAL}/{path}", content)
                    progress.file(path)
            archive.writestr(_CONTENTS, json.dumps({"inputs": made_from, "pieces": told}))
    return folder / share.file, len(wanted)


def joined(folder: Path, project: Project, options: Options, others: Crew) -> Crew:
    """A crew that takes pieces from the shards in ``folder``; what needs all of them is made by the ``others``.

    Its start raises ``PublishError`` if a shard is missing or damaged, or was made from something else.
    """

    @contextmanager
    def start() -> Iterator[Executor]:
        with ExitStack() as stack:
            archives = [stack.enter_context(_opened(file)) for file in _complete(folder)]
            made_from = inputs(project, options)
            shards = [_Shard(archive, made_from) for archive in archives]
            yield _Joined(shards, stack.enter_context(others.start()))

    return Crew(start, others.is_far)


class _Joined(Executor):
    """Takes a piece from the shard that has it; all else is done by ``others``."""

    def __init__(self, shards: Sequence[_Shard], others: Executor) -> None:
        self._shards = {name: shard for shard in shards for name in shard.names}
        self._others = others

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """A future of what is kept, or of what is made now."""
        piece = next((one for one in args if isinstance(one, Piece)), None)
        if fn is not make or piece is None or piece.name not in self._shards:
            return self._others.submit(fn, *args, **kwargs)
        future: Future[Any] = Future()
        future.set_result(self._shards[piece.name].piece(piece.name))
        return future


class _Shard:
    """The pieces in an archive that was made from what ``made_from`` tells."""

    def __init__(self, archive: zipfile.ZipFile, made_from: Mapping[str, str]) -> None:
        self._archive = archive
        with _damage_told(archive):
            contents = json.loads(archive.read(_CONTENTS))
            self.names = {one["name"]: number for number, one in enumerate(contents["pieces"])}
            self._told = contents["pieces"]
            before = contents["inputs"]
        if other := [name for name in {**before, **made_from} if before.get(name) != made_from.get(name)]:
            text = f"{archive.filename}: made from something else: {', '.join(other[:5])}; make all shards of one state"
            raise PublishError(f"nothing was published: {text}")
        self._members: dict[str, list[str]] = {}
        for name in archive.namelist():
            self._members.setdefault(name.partition("/")[0], []).append(name)

    def piece(self, name: str) -> Made:
        """The piece of that ``name``."""
        number = self.names[name]
        told = self._told[number]
        return Made(self._files(str(number)), told["listed"], Offered.from_json(told["offered"]))

    def _files(self, number: str) -> Iterator[File]:
        with _damage_told(self._archive):
            for member in self._members.get(number, []):
                _, key, path = member.split("/", 2)
                yield "" if key == _PORTAL else key, path, self._archive.read(member)


def _complete(folder: Path) -> list[Path]:
    """The files of all shards. Raises ``PublishError`` if one is missing, or there are those of several builds."""
    known = [(match, file) for file in folder.glob("*") if (match := _NAME.fullmatch(file.name))]
    of = {int(match[2]) for match, _ in known}
    if len(of) != 1:
        numbers = " and ".join(f"of {one}" for one in sorted(of))
        found = f"has shards {numbers}: leave those of one build" if of else "has no shard-1-of-….zip"
        raise PublishError(f"nothing was published: {folder} {found}")
    numbers_there = {int(match[1]) for match, _ in known}
    missing = [str(number) for number in range(1, max(of) + 1) if number not in numbers_there]
    if missing:
        text = f"{folder} lacks shard {', '.join(missing)} of {max(of)}: make it with --shard {missing[0]}/{max(of)}"
        raise PublishError(f"nothing was published: {text}")
    return [file for _, file in known]


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(file)
    except (OSError, zipfile.BadZipFile) as error:
        raise _damaged(str(file)) from error
    with archive:
        yield archive


@contextmanager
def _damage_told(archive: zipfile.ZipFile) -> Iterator[None]:
    try:
        yield
    except (OSError, zipfile.BadZipFile, ValueError, KeyError, TypeError, zlib.error) as error:
        raise _damaged(str(archive.filename)) from error


def _damaged(file: str) -> PublishError:
    return PublishError(f"nothing was published: {file} is damaged: make it again")
