"""``python -m generator``, and the installed command: the command line."""

from __future__ import annotations

import sys

_LACKS = """\
Ohjelmasta puuttuu osa ({name}). Kirjoita projektin kansiossa: make check
A part of the program is missing ({name}). Type in the project's folder: make check
"""


def main() -> int:
    """The exit code of what was typed.

    Stopped while the program is still being loaded, it ends without a word; without a package, with what to type.
    """
    try:
        from generator.cli import main as run  # noqa: PLC0415 - loading takes a while, and a part may be missing

        return run()
    except KeyboardInterrupt:
        return 130
    except ModuleNotFoundError as error:
        sys.stderr.write(_LACKS.format(name=error.name))
        return 2


if __name__ == "__main__":
    sys.exit(main())
