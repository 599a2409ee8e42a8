"""The command line: one module for each command, and what they share."""

from generator.cli.run import main

__all__ = ["main"]
