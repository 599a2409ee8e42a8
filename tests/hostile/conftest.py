"""The needed pages of prose, for the sites of hostile registries."""

from __future__ import annotations

import pytest

from generator.registry.prose import Shelf
from tests.hostile.pages import plain_shelf


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """Pages of prose with nothing hostile in them."""
    return plain_shelf(tmp_path_factory.mktemp("content"))
