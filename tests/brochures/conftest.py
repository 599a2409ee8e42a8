"""All sheets of the real registry, made once for all tests, also where several processes run them."""

from __future__ import annotations

import fcntl
import os

import pytest

from tests.brochures.kit import all_sheets, real_site


@pytest.fixture(scope="session")
def real_sheets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every sheet that is published, by path."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with (shared / "sheets.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return dict(all_sheets(real_site(), shared / "kept-sheets"))
