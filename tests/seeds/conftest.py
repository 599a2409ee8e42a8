"""The registry and the prose as they stand in their files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.registry import reader
from generator.registry.prose import Shelf, read_prose

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def registry() -> dict[str, Any]:
    """The registry as text, unchecked."""
    value = reader.read((PROJECT / "units.yaml").read_bytes(), "units.yaml").value
    assert isinstance(value, dict)
    return value


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    """All prose, by language and key."""
    return read_prose(PROJECT / "content")[0]
