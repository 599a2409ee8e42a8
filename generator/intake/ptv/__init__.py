"""The Finnish Service Catalogue (Suomi.fi-palvelutietovaranto, PTV), version 11 of its open interface."""

from __future__ import annotations

from generator.intake.ptv.read import STANDARD, fits, read

__all__ = ["STANDARD", "fits", "read"]
