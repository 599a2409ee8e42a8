"""Whole processes, one after another and in turns, so that what else the machine does meets all of them alike."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

_KIB_PER_MIB = 1024


@dataclass(frozen=True, slots=True)
class Contestant:
    """A program that makes pages into ``output``, which is empty whenever it starts."""

    name: str
    command: tuple[str, ...]
    output: Path


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took, its children included: seconds of processor, seconds of waiting, MiB at its largest."""

    cpu: float
    wall: float
    peak: float


@dataclass(frozen=True, slots=True)
class Result:
    """The medians of a contestant, and what it left behind."""

    cost: Cost
    pages: int
    page_bytes: float


def contest(contestants: Sequence[Contestant], rounds: int, tell: Callable[[str], None]) -> dict[str, Result]:
    """Let all run in turns, ``rounds`` times each. Raises ``RuntimeError`` for one that fails."""
    costs: dict[str, list[Cost]] = {one.name: [] for one in contestants}
    left: dict[str, tuple[int, float]] = {}
    for number in range(1, rounds + 1):
        for one in contestants:
            tell(f"round {number} of {rounds}: {one.name}")
            shutil.rmtree(one.output, ignore_errors=True)
            costs[one.name].append(run(one.command))
            left[one.name] = _left_in(one.output)
            shutil.rmtree(one.output, ignore_errors=True)
    return {name: Result(median(measured), *left[name]) for name, measured in costs.items()}


def run(command: Sequence[str], folder: Path | None = None) -> Cost:
    """Run ``command`` to its end; what it prints is not shown, its errors are. Raises ``RuntimeError`` if it fails."""
    program = shutil.which(command[0])
    if program is None:
        raise RuntimeError(f"{command[0]} is not installed")
    started = time.perf_counter()
    process = subprocess.Popen([program, *command[1:]], stdout=subprocess.DEVNULL, cwd=folder)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = code = os.waitstatus_to_exitcode(status)
    if code:
        raise RuntimeError(f"{' '.join(command)} ended with {code}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / _KIB_PER_MIB)


def median(costs: list[Cost]) -> Cost:
    """The middle of each figure."""
    return Cost(*(statistics.median(getattr(cost, name) for cost in costs) for name in ("cpu", "wall", "peak")))


def _left_in(folder: Path) -> tuple[int, float]:
    sizes = [page.stat().st_size for page in folder.rglob("unit-*/index.html")]
    return len(sizes), statistics.fmean(sizes) if sizes else 0.0
