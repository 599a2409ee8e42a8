"""The whole build, behind the pages that are looked at: in a process of its own, which the next save ends.

A thread would take turns with the requests for pages. Ended in the middle it leaves the last output as it was, because
that is replaced as a whole or not at all.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.publish.build import build
from generator.publish.crew import when_left_alone
from generator.publish.project import Silent
from generator.serve.trouble import in_words

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkServerProcess

    from generator.publish.project import Options, Project
    from generator.publish.theme import Host
    from generator.registry.problems import MessageLanguage

_GIVES_WAY = 5
_PATIENCE = 2.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a build went: the ``summary`` for the terminal, or the ``problems``."""

    summary: str = ""
    problems: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be built, in the frames of a host, and the language in which problems are told."""

    project: Project
    options: Options
    new_host: Callable[[], Host]
    language: MessageLanguage


class Behind:
    """Carries out a ``wish`` whenever it is told to start, and tells ``done`` how that went unless it is stopped."""

    def __init__(self, wish: Wish, done: Callable[[Outcome], None]) -> None:
        self._wish, self._done = wish, done
        self._lock = threading.Lock()
        self._turn = 0
        self._process: ForkServerProcess | None = None
        self._thread = threading.Thread(target=lambda: None)
        self._thread.start()
        # Processes come from one that has loaded the program, and has no threads.
        self._processes = multiprocessing.get_context("forkserver")
        self._processes.set_forkserver_preload([__name__, wish.new_host.__module__])

    def start(self) -> None:
        """Build what is saved now, instead of what was being built."""
        self.stop()
        thread = threading.Thread(target=self._run, args=(self._turn, self._thread), daemon=True)
        self._thread = thread
        thread.start()

    def stop(self) -> None:
        """End the build that is under way; nothing is told of it."""
        with self._lock:
            self._turn += 1
            self._signal(signal.SIGTERM)

    def close(self) -> None:
        """As ``stop``, and wait for the end."""
        self.stop()
        self._wait_for(self._thread)

    def _run(self, turn: int, before: threading.Thread) -> None:
        self._wait_for(before)
        with self._lock:
            if turn != self._turn:
                return
            receiver, sender = self._processes.Pipe(duplex=False)
            process = self._processes.Process(target=_build, args=(self._wish, sender))
            process.start()
            self._process = process
        sender.close()
        outcome = _received(receiver)
        process.join()
        with self._lock:
            self._process = None
            if turn == self._turn:
                self._done(outcome or Outcome(problems=f"The build ended without a word ({process.exitcode})."))

    def _wait_for(self, thread: threading.Thread) -> None:
        """Wait for the end of a build that was stopped; one that does not heed it is killed."""
        thread.join(_PATIENCE)
        if thread.is_alive():
            with self._lock:
                self._signal(signal.SIGKILL)
            thread.join()

    def _signal(self, number: signal.Signals) -> None:
        """Send a signal to the process and its children; to the process alone if it has not got so far."""
        if self._process and self._process.pid:
            try:
                os.killpg(self._process.pid, number)
            except ProcessLookupError:
                with suppress(ProcessLookupError):
                    os.kill(self._process.pid, number)


def _received(receiver: Connection) -> Outcome | None:
    with receiver, suppress(EOFError):
        outcome: Outcome = receiver.recv()
        return outcome
    return None


def _build(wish: Wish, sender: Connection) -> None:
    os.setpgrp()
    os.nice(_GIVES_WAY)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    # It would otherwise build on for nobody when the preview is killed, or its terminal is closed.
    when_left_alone(lambda: os.killpg(0, signal.SIGTERM))
    try:
        outcome = Outcome(build(wish.project, wish.options, wish.new_host(), Silent()).summary)
    except Exception as error:  # noqa: BLE001 - whatever a saved template or word does, it is told
        outcome = Outcome(problems=in_words(error, wish.language))
    sender.send(outcome)
