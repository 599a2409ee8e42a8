"""``python -m generator``, and the installed command: the command line."""

from __future__ import annotations

import sys


def main() -> int:
    """The exit code of what was typed; stopped while the program is still being loaded, it ends without a word."""
    try:
        from generator.cli import main as run  # noqa: PLC0415 - loading takes most of a second
    except KeyboardInterrupt:
        return 130
    return run()


if __name__ == "__main__":
    sys.exit(main())
