"""How long a saved fact takes to be on the page that a server serves."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from statistics import median
from tempfile import TemporaryFile

from tests.bench.rivals.contestant import FIRST_NUMBER, Command, Contestant

PATIENCE = 900.0
"""Seconds that a server has to serve a page."""
BETWEEN = 3.0
"""Seconds between a page that shows the fact and the next save, in which a server may end what it still does."""
_POLL = 0.005
_END = 10.0
_LAST_WORDS = 2_000


@dataclass(frozen=True, slots=True)
class Served:
    """Seconds from a save to the page that shows it, as the median of ``saves``, and from the start to any page."""

    seconds: float
    start: float
    saves: int


def measure(one: Contestant, saves: int, budget: float) -> Served:
    """Serve, save and look, so many times or until the waiting took ``budget`` seconds.

    Raises ``RuntimeError`` if the server ends or does not show the fact.
    """
    one.save(FIRST_NUMBER)
    port = _free_port()
    waited: list[float] = []
    with _running(one.serve(port)) as check:
        start = _seconds(port, one.page, FIRST_NUMBER, check, lambda: None)
        while len(waited) < saves and sum(waited) < budget:
            time.sleep(BETWEEN)
            number = FIRST_NUMBER + 1 + len(waited)
            waited.append(_seconds(port, one.page, number, check, partial(one.save, number)))
    return Served(median(waited), start, len(waited))


def _seconds(port: int, path: str, number: int, check: Callable[[], None], save: Callable[[], None]) -> float:
    began = time.perf_counter()
    save()
    while str(number).encode() not in _page(port, path):
        check()
        if time.perf_counter() - began > PATIENCE:
            raise RuntimeError(f"no page at {path} showed {number} within {PATIENCE:g} s")
        time.sleep(_POLL)
    return time.perf_counter() - began


def _page(port: int, path: str) -> bytes:
    with suppress(OSError, http.client.HTTPException), closing(_connection(port)) as connection:
        connection.request("GET", f"/{path}")
        return connection.getresponse().read()
    return b""


def _connection(port: int) -> http.client.HTTPConnection:
    return http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)


@contextmanager
def _running(command: Command) -> Iterator[Callable[[], None]]:
    """Run a server, and end it with all that it has started.

    What comes out raises ``RuntimeError`` with the last words of a server that has ended.
    """
    with TemporaryFile() as said:
        process = subprocess.Popen(
            command.words,
            cwd=command.folder,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )

        def check() -> None:
            if process.poll() is not None:
                said.seek(max(0, said.seek(0, os.SEEK_END) - _LAST_WORDS))
                raise RuntimeError(f"{command.words[0]} has ended: {said.read().decode(errors='replace')}")

        try:
            yield check
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(_END)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
