"""What the tests of the files go through."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.exports.making import PAST, REGISTRIES, TODAY


@pytest.fixture(params=REGISTRIES)
def registry(request: pytest.FixtureRequest) -> str:
    """Each registry in turn."""
    return str(request.param)


@pytest.fixture(params=[TODAY, PAST], ids=str)
def day(request: pytest.FixtureRequest) -> dt.date:
    """Today, and a day before the wellbeing services counties."""
    day: dt.date = request.param
    return day
