"""The folder of references beside the repository, which is no part of the project: tests that need it say so."""

from __future__ import annotations

from pathlib import Path

REFERENCES = Path(__file__).parents[2] / "shared"
