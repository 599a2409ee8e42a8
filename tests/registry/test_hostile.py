"""Whatever a file holds, reading it ends in a clear message, in bounded time and memory.

Each file is read by a process of its own that may not have more than two gigabytes. Its time is compared with what
the same number of bytes of a plain registry takes, so that a slow machine changes nothing.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.registry.load import load
from generator.registry.places import Places
from generator.registry.text import MAX_BYTES
from tests.bench.made_up import DAY, registry_yaml

PROJECT = Path(__file__).parents[2]
MEMORY = 2 * 2**30
# Error messages take longer than sound records; quadratic work on these files would take thousands of times longer.
TIMES_A_PLAIN_FILE = 12
LEAST_SIZE = 2 * 2**20
KILLED_AFTER_SECONDS = 300

CHILD = f"""
import json, resource, sys, time
from pathlib import Path
from generator.registry.load import load
from generator.registry.places import Places
from tests.bench.made_up import DAY
places = Places.finland()
places.suggest("Hollolla", DAY)
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
began = time.process_time()
loaded = load(Path(sys.argv[1]), places, DAY, name="units.yaml")
seconds = time.process_time() - began
told = [[problem.code, problem.place.line, len(problem.place.text)] for problem in loaded.problems]
print(json.dumps({{"told": told, "seconds": seconds}}))
"""

RANDOM = random.Random(2026)  # noqa: S311 - noise that is the same every time
UNIT = registry_yaml(1).partition(b"units:\n")[2]
HEAD = registry_yaml(1).partition(b"units:\n")[0] + b"units:\n"


def with_kinds(kinds: bytes) -> bytes:
    return HEAD + UNIT.replace(b"kinds: [general]", b"kinds: " + kinds)


def with_languages(languages: bytes) -> bytes:
    return HEAD + UNIT.replace(b"kinds: [general]", b"kinds: [general]\n    languages: " + languages)


def alias_bomb() -> bytes:
    rows = [b"a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"]
    for level in range(1, 60):
        rows += [b"a%d: &a%d [%s]\n" % (level, level, b", ".join([b"*a%d" % (level - 1)] * 9))]
    return b"".join(rows)


def anchors() -> bytes:
    return b"".join(b"k%d: &a%d x\n" % (number, number) for number in range(100_000))


def wrong(field: bytes) -> bytes:
    return registry_yaml(3_000).replace(b" %s: " % field, b" %s: x" % field)


def areas_that_share(count: int) -> bytes:
    area = HEAD.partition(b"  area-1:")[2].partition(b"  area-2:")[0]
    head, _, rest = HEAD.partition(b"service_areas:\n")
    areas = b"".join(b"  area-%d:" % number + area for number in range(1, count + 1))
    return head + b"service_areas:\n" + areas + rest[rest.index(b"units:") :] + UNIT


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "aliases that explode": (alias_bomb, "anchor-or-tag"),
    "a hundred thousand anchors": (anchors, "anchor-or-tag"),
    "merged records": (lambda: b"a: &a {x: y}\nb:\n  <<: *a\n", "anchor-or-tag"),
    "ten thousand lists in lists": (lambda: b"- " * 10_000 + b"x", "too-deep"),
    "ten thousand brackets": (lambda: b"a: " + b"[" * 10_000 + b"]" * 10_000, "too-deep"),
    "a million brackets": (lambda: b"[" * 1_000_000, "too-deep"),
    "a million braces": (lambda: b"{a: " * 1_000_000, "too-deep"),
    "a million brackets in a value": (lambda: with_kinds(b"[" * 1_000_000), "too-deep"),
    "a text of twenty megabytes": (lambda: HEAD + b"  x: " + b"a" * 20_000_000, "text-too-long"),
    "a quoted text of twenty megabytes": (lambda: b'a: "' + b"\\n" * 10_000_000 + b'"', "text-too-long"),
    "a text of fifty megabytes": (lambda: b"a: " + b"x" * 50_000_000, "file-too-large"),
    "a line of a million words": (lambda: b"a: " + b"ab " * 1_000_000, "text-too-long"),
    "a key of a megabyte": (lambda: b"k" * 1_000_000 + b": x\n", "yaml-colon"),
    "an explicit key of a megabyte": (lambda: b"? " + b"k" * 1_000_000 + b"\n: x\n", "text-too-long"),
    "a hundred thousand lines": (lambda: b"".join(b"key-%d: value\n" % n for n in range(100_000)), "unknown-field"),
    "a hundred thousand lines of prose": (lambda: b"Keksikoti ei ole totta.\n" * 100_000, "not-a-mapping"),
    "a million keys": (lambda: b"".join(b"k%d: a\n" % n for n in range(900_000)), "unknown-field"),
    "more parts than are read": (lambda: b"a:\n" + b" - b\n" * 2_500_000, "too-much"),
    "the same key again and again": (lambda: b"a: b\n" * 300_000, "duplicate-key"),
    "half a million wrong words": (lambda: with_languages(b"[" + b"a," * 500_000 + b"]"), "too-many-problems"),
    "ten thousand wrong ids": (lambda: wrong(b"offering"), "unknown-reference"),
    "ten thousand wrong places": (lambda: wrong(b"locality"), "unknown-municipality"),
    "a thousand areas that overlap": (lambda: areas_that_share(1_000), "overlapping-areas"),
    "a million documents": (lambda: b"--- a\n" * 1_000_000, "several-documents"),
    "a million empty items": (lambda: b"-\n" * 900_000, "not-a-mapping"),
    "only comments": (lambda: b"# nothing\n" * 2_000_000, "empty-file"),
    "only line breaks": (lambda: b"\n" * 20_000_000, "empty-file"),
    "only spaces": (lambda: b" " * 20_000_000, "empty-file"),
    "only tabs": (lambda: b"\t" * 5_000_000, "tab-indent"),
    "zero bytes": (lambda: b"\0" * 10_000_000, "not-utf8"),
    "zero bytes in a text": (lambda: b"a: b" + b"\0" * 1_000_000, "control-character"),
    "control characters": (lambda: b"a: " + b"\x01\x1b\x7f" * 300_000, "control-character"),
    "lone surrogates": (lambda: b"a: \xed\xa0\x80\n", "not-utf8"),
    "lone surrogates as codes": (lambda: b'a: "\\ud800"\n', "yaml-escape"),
    "bytes that are no UTF-8": (lambda: b"a: \xff\xfe\xfa\n" * 100_000, "not-utf8"),
    "line separators": (lambda: "a: b\N{LINE SEPARATOR}".encode() * 100_000, "control-character"),
    "next-line characters": (lambda: b"a: b\xc2\x85" * 100_000, "control-character"),
    "marks that turn the reading": (lambda: "a: \N{RIGHT-TO-LEFT OVERRIDE}b\n".encode() * 9, "control-character"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + RANDOM.randbytes(1_000_000), "not-utf8"),
    "thirty megabytes of noise": (lambda: RANDOM.randbytes(30_000_000), "not-utf8"),
    "ten megabytes of signs": (lambda: bytes(RANDOM.choices(b"-:[]{}&*!|>'\"%@` \n#,?ab", k=10_000_000)), ""),
}  # fmt: skip


def read_in_a_cage(path: Path) -> dict[str, Any]:
    command = [sys.executable, "-c", CHILD, str(path)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, check=False, timeout=KILLED_AFTER_SECONDS)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


@pytest.fixture(scope="session")
def seconds_for_a_plain_byte(tmp_path_factory: pytest.TempPathFactory) -> float:
    path = tmp_path_factory.mktemp("plain") / "units.yaml"
    path.write_bytes(registry_yaml(LEAST_SIZE // len(UNIT)))
    answer = read_in_a_cage(path)
    assert answer["told"] == []
    return float(answer["seconds"]) / path.stat().st_size


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_in_a_message(name: str, tmp_path: Path, seconds_for_a_plain_byte: float) -> None:
    make, code = HOSTILE[name]
    path = tmp_path / "units.yaml"
    path.write_bytes(make())
    answer = read_in_a_cage(path)
    size = min(max(path.stat().st_size, LEAST_SIZE), MAX_BYTES)
    assert answer["told"]
    assert code in {told for told, _, _ in answer["told"]} or not code
    assert len(answer["told"]) <= 201
    assert all(shown <= 110 for _, _, shown in answer["told"])
    assert answer["seconds"] < TIMES_A_PLAIN_FILE * size * seconds_for_a_plain_byte


def test_two_hundred_megabytes_are_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "units.yaml"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
    assert read_in_a_cage(path)["told"] == [["file-too-large", 0, 0]]


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    loaded = load(tmp_path, Places.finland(), DAY, name="units.yaml")
    assert [problem.code for problem in loaded.problems] == ["not-a-file"]
