"""What a terminal shows, as a picture: made from the words of the program, so that it never says anything else."""

from __future__ import annotations

import io

from rich.console import Console
from rich.text import Text

_COLUMNS = 88
# As rich draws it, without its fonts from elsewhere and without the frame of a window.
_FORMAT = """\
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: "DejaVu Sans Mono", Consolas, Menlo, monospace; font-size: {char_height}px; \
line-height: {line_height}px; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>\
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
_KINDS = {"error": "bold red", "virhe": "bold red", "warning": "bold yellow", "huomio": "bold yellow"}


def picture(message: str, name: str, *, numbered: bool = False) -> bytes:
    """The ``message`` of a problem as SVG; ``name`` keeps its styles apart from those of other pictures.

    Where it is ``numbered``, the parts of the message have their numbers at the ends of their lines: 1 kind, 2 code and
    3 sentence, 4 place, 5 line and caret, then the nearest right word, where there is one, and what to write.
    """
    console = Console(record=True, width=_COLUMNS, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    numbers = _numbers(message) if numbered else {}
    for row, line in enumerate(message.split("\n")):
        text = Text(line)
        text.highlight_words(["^"], style="bold red")
        if row == 0:
            text.stylize(_KINDS.get(line.partition("[")[0], "bold"), 0, line.find(":"))
        if row in numbers:
            text.append(f"  ← {numbers[row]}", style="bold cyan")
        console.print(text)
    return console.export_svg(title="", code_format=_FORMAT, unique_id=name).encode()


def _numbers(message: str) -> dict[int, str]:
    """The numbers of the parts, by the rows of the ``message``."""
    rows = message.split("\n")
    found = {0: "1–3", 1: "4", 2: "5"}
    return found | {row: str(number) for number, row in enumerate(range(4, len(rows)), 6)}
