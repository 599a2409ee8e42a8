"""Official schemas of the folder of references beside the repository, which is no part of the project."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from tests.references import REFERENCES

SCHEMAS = REFERENCES / "schemas"
needs_schemas = pytest.mark.skipif(not SCHEMAS.is_dir(), reason=f"the official schemas are not in {SCHEMAS}")


@cache
def official(path: str) -> Any:  # noqa: ANN401 - what JSON holds
    """A JSON file of the official schemas."""
    return json.loads((SCHEMAS / path).read_bytes())
