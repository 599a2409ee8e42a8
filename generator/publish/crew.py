"""Who makes the pieces: this process, several beside it, or the workers of an engine that is there already.

All of them are executors of ``concurrent.futures``, so that any engine that has one can do the work.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import ParamSpec, TypeVar

from generator.directory.views.sheets import Offered
from generator.publish.errors import UNCHANGED, PublishError
from generator.publish.pieces import Made, Order, Piece
from generator.publish.workshop import make

P = ParamSpec("P")
T = TypeVar("T")

SOME, FEW = 16, 3
"""How many pieces are under way ahead of the one that is asked for; few of those that grow with the registry."""
_PATIENCE = 10
LOST = "a process at work was ended, perhaps for want of memory; try again, or with --jobs 1"
NONE_OFFERED = Offered()


@dataclass(frozen=True)
class Crew:
    """Starts an executor for one order. ``is_far`` tells whether its workers lack the project's files."""

    start: Callable[[], AbstractContextManager[Executor]]
    is_far: bool = False


class Here(Executor):
    """Does at once, in this process, what it is asked for."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """A future that is done."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - whoever asks for the result gets it
            future.set_exception(error)
        return future


@contextmanager
def _processes(number: int) -> Iterator[Executor]:
    # What is forked has read the registry already.
    start = multiprocessing.get_context("fork" if _can_be_forked() else "forkserver")
    pool = ProcessPoolExecutor(number, mp_context=start, initializer=_begin)
    try:
        # All are there before the output is locked: who is forked later would hold the lock of a build that was killed.
        pool.submit(int)
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """End without a word when the person who waits does not want to any longer, or the first process is gone."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    when_left_alone(lambda: os._exit(1))


def when_left_alone(end: Callable[[], object]) -> None:
    """Call ``end``, in a thread, as soon as the process that started this one is gone."""

    def wait() -> None:
        if parent := multiprocessing.parent_process():
            parent.join()
            end()

    threading.Thread(target=wait, daemon=True).start()


@contextmanager
def _engine(address: str) -> Iterator[Executor]:
    try:
        from distributed import Client, KilledWorker  # noqa: PLC0415 - few have it
        from distributed.comm.core import CommClosedError  # noqa: PLC0415
    except ImportError:
        advice = 'python -m pip install "service-directory[scheduler]"'
        raise PublishError(f"--scheduler needs the package distributed: {advice}") from None
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise PublishError(f"no scheduler answers at {address}: {error}") from None
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
        yield client.get_executor(pure=False)
    except TimeoutError:
        raise PublishError(f"the scheduler at {address} has no workers: start one with dask worker {address}") from None
    except (KilledWorker, CommClosedError) as error:
        raise PublishError(f"{UNCHANGED}: the workers at {address} were lost: {error}") from error
    finally:
        client.close()


HERE = Crew(Here)


def processes(number: int | None = None) -> Crew:
    """A crew of so many processes of this machine.

    Default: one for each processor that this process may use; where it cannot be forked, it works alone.
    """
    wanted = number or (processors() if _can_be_forked() or sys.platform != "linux" else 1)
    return Crew(partial(_processes, wanted)) if wanted > 1 else HERE


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _can_be_forked() -> bool:
    """Whether a copy of this process works: one with threads may stand still, and so may any on macOS."""
    return sys.platform == "linux" and threading.active_count() == 1


def engine(address: str) -> Crew:
    """The workers of the Dask scheduler at ``address``, which need this program and nothing else."""
    return Crew(lambda: _engine(address), is_far=True)


def made(
    executor: Executor, order: Order, pieces: Iterable[Piece], offered: Offered = NONE_OFFERED, ahead: int = SOME
) -> Iterator[tuple[Piece, Made]]:
    """The finished ``pieces`` in their order; from now on, others do so many ``ahead`` of the one that is asked for.

    Raises what ``make`` raises, and ``PublishError`` where workers are lost.
    """
    waiting = iter(pieces)
    under_way: deque[tuple[Piece, Future[Made]]] = deque()

    def start(some: int) -> None:
        for one in islice(waiting, some):
            with _told(one):
                under_way.append((one, executor.submit(make, order, one, offered)))

    def finished() -> Iterator[tuple[Piece, Made]]:
        start(1)
        while under_way:
            piece, future = under_way.popleft()
            with _told(piece):
                done = future.result()
            yield piece, done
            start(1)

    start(0 if isinstance(executor, Here) else ahead)
    return finished()


@contextmanager
def _told(piece: Piece) -> Iterator[None]:
    """Lost workers become a message in words, whether it shows when work is handed out or when it is asked for."""
    try:
        yield
    except (BrokenExecutor, CancelledError) as error:
        raise PublishError(f"{UNCHANGED}: {piece.name}: {LOST}") from error
