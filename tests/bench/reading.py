"""How much CPU it takes to read and check a registry, beside PyYAML's fastest loader on the same file.

Each way of reading runs in a process of its own, once, as a build does, and they take turns: a machine that is busy
for a while slows all of them. The smallest of the rounds is the one that was disturbed least.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.made_up import registry_yaml

PROJECT = Path(__file__).parents[2]
ROUNDS = 7

_BEGIN = """
import sys, time
from pathlib import Path
data = Path(sys.argv[1]).read_bytes()
"""
_END = "\nprint(time.process_time() - began)"
_IMPORTS = """
import yaml
from generator.registry import kept, reader
from generator.registry.collector import collector_paused
from generator.registry.places import Places
from generator.registry.rules import broken_rules
from generator.registry.rules.context import Context
from generator.registry.rules.of_records import RecordsCheck
from generator.registry.sound import understand
from tests.bench.made_up import DAY
places = Places.finland()
places.by_name("Lahti")
cache = Path(sys.argv[2])
"""
_CHECKS = """
with collector_paused():
    registry = understand(document)[0]
    problems = list(broken_rules(RecordsCheck(Context(registry, document, places, DAY))))
"""
_WAYS = {
    "CSafeLoader": ("", "yaml.load(data, Loader=yaml.CSafeLoader)"),
    "reading": ("", "reader.read(data, 'units.yaml')"),
    "checks": ("document = reader.read(data, 'units.yaml')", _CHECKS),
    "reading again": ("kept.read(data, 'units.yaml', cache)", "kept.read(data, 'units.yaml', cache)"),
}


def measure(units: int, rounds: int = ROUNDS) -> dict[str, float]:
    """CPU seconds of each way of reading a made-up registry with so many ``units``: the least of the rounds."""
    taken: dict[str, list[float]] = {way: [] for way in _WAYS}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "units.yaml"
        path.write_bytes(registry_yaml(units))
        for _ in range(rounds):
            for way in _WAYS:
                taken[way].append(_seconds(way, path))
    return {way: min(seconds) for way, seconds in taken.items()}


def _seconds(way: str, path: Path) -> float:
    before, measured = _WAYS[way]
    program = f"{_BEGIN}{_IMPORTS}{before}\nbegan = time.process_time()\n{measured}{_END}"
    command = [sys.executable, "-c", program, str(path), str(path.parent / "cache")]
    return float(subprocess.run(command, cwd=PROJECT, capture_output=True, check=True).stdout)


def main() -> None:
    """Print a table: how long each way takes, and how that compares with CSafeLoader and with reading."""
    print(f"{'units':>6}  {'way':14} {'CPU ms':>8}  {'CSafeLoader is':>14}  {'reading is':>11}")
    for units in (1_000, 3_000):
        seconds = measure(units)
        for way, taken in seconds.items():
            slower, reading = seconds["CSafeLoader"] / taken, seconds["reading"] / taken
            print(f"{units:6}  {way:14} {taken * 1000:8.1f}  {slower:12.1f} x  {reading:9.2f} x")


if __name__ == "__main__":
    main()
