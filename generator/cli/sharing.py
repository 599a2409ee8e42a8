"""Who does the work of a build: processes of this machine, an engine's workers, or machines that never meet."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.cli.ends import FINE
from generator.terminal import progress

if TYPE_CHECKING:
    from generator.publish.crew import Crew
    from generator.publish.project import Options, Project

_MOST = 256
_SHARE = re.compile(r"(\d{1,3})/(\d{1,3})")


def add_sharing(command: argparse.ArgumentParser) -> None:
    """Let one choose who makes the pages."""
    by = command.add_mutually_exclusive_group()
    by.add_argument("--jobs", type=_jobs, metavar="N", help="processes that make pages (default: one for each core)")
    by.add_argument("--scheduler", type=_address, metavar="ADDRESS", help="let the workers of a Dask scheduler do it")
    part = command.add_mutually_exclusive_group()
    part.add_argument("--shard", type=_share, metavar="K/N", help="make the Kth of N shards, a file, and nothing else")
    part.add_argument("--join", type=Path, metavar="DIR", help="put the shards in this folder together")


def crew_of(asked: argparse.Namespace, project: Project, options: Options) -> Crew:
    """Who makes what is ``asked`` for."""
    from generator.publish.crew import engine, processes  # noqa: PLC0415 - only a build needs it
    from generator.publish.shards import joined  # noqa: PLC0415

    crew = engine(asked.scheduler) if asked.scheduler else processes(asked.jobs)
    return joined(asked.join, project, options, crew) if asked.join else crew


def make_shard(asked: argparse.Namespace, project: Project, options: Options) -> int:
    """Make the shard that is ``asked`` for, and tell where it is."""
    from generator.host import new_host  # noqa: PLC0415 - as above
    from generator.publish.build import begun  # noqa: PLC0415
    from generator.publish.shards import Share, write_shard  # noqa: PLC0415

    folder = asked.out or project.root / "shards"
    crew = crew_of(asked, project, options)
    with progress(quiet=asked.quiet) as shown, begun(project, options, new_host(options.host), shown, crew) as started:
        file, pieces = write_shard(started, Share(*asked.shard), folder)
    print(f"{file}: {pieces} pieces")
    return FINE


def _jobs(text: str) -> int:
    if text.isdecimal() and 0 < int(text) <= _MOST:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text} is not a number of processes (1 to {_MOST})")


def _address(text: str) -> str:
    address = text if "://" in text else f"tcp://{text}"
    try:
        parts = urlsplit(address)
        if parts.hostname and parts.port:
            return address
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{text} is not the address of a scheduler, such as tcp://127.0.0.1:8786")


def _share(text: str) -> tuple[int, int]:
    found = _SHARE.fullmatch(text)
    if found and 0 < int(found[1]) <= int(found[2]) <= _MOST:
        return int(found[1]), int(found[2])
    raise argparse.ArgumentTypeError(f"{text} is no shard, such as 2/5: the second of five")
