"""Whoever makes the pieces, the sites are the same bytes; what is lost or wrong there is told in words."""

from __future__ import annotations
