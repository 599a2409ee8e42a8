"""The tables of HSDS 3.2 (Open Referral): our own package whole, packages of others as far as the fields are standard.

A folder of CSV files is read, the nested JSON is not. Our own package is known by the attribute ``export.as_of``; its
attributes put the registry's records together again (``places``). In packages of others attributes have no known
meaning: they are told as lost.

Of our own package the draft lacks what the package does not say: keywords, claims, records of other days, what a
withheld value was (taken from the project's registry where it has the record), and ``generator/exports/hsds`` says
which more. The network, helplines and terms are the project's own; so are offerings and statements that it has.
"""

from __future__ import annotations

from generator.intake.hsds.read import STANDARD, fits, read

__all__ = ["STANDARD", "fits", "read"]
