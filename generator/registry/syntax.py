"""libyaml's complaints in an editor's words: each phrase that it knows becomes a kind of problem."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator.registry.problems import Problem

if TYPE_CHECKING:
    from generator.registry.text import FileText

_KINDS = {
    "yaml-quote": ("found unexpected end of stream", "found unexpected document indicator"),
    "yaml-bracket": ("did not find expected ',' or ']'", "did not find expected ',' or '}'"),
    "yaml-colon": ("mapping values are not allowed in this context",),
    "yaml-no-colon": ("could not find expected ':'",),
    "yaml-indent": (
        "did not find expected key",
        "did not find expected '-' indicator",
        "block sequence entries are not allowed in this context",
        "found a tab character",
    ),
    "yaml-escape": ("found unknown escape character", "hexdecimal number", "Unicode character escape code"),
    "yaml-block": ("did not find expected comment or line break", "indentation indicator"),
    "anchor-or-tag": ("a tag", "tag handle", "an alias", "an anchor"),
    "yaml-start": ("found character that cannot start any token", "did not find expected node content", "directive"),
}
# Where the trouble begins (the opening quote or bracket) says more than where libyaml noticed it.
_BEGINS_EARLIER = ("yaml-quote", "yaml-bracket", "yaml-no-colon")
# What is left of a merge that is not finished, where all other marks are deleted.
_BETWEEN = re.compile(r"[ \t]*(={7})(?=\s|$)")
_BAD_INDENT = re.compile("^[ -]*([\t\N{NO-BREAK SPACE}])[ \t\N{NO-BREAK SPACE}]*\\S", re.MULTILINE)


def syntax_problem(error: Any, text: FileText, quoted: tuple[int, int] | None) -> Problem:
    """The problem that libyaml's ``error`` tells of, with its place in ``text``.

    ``quoted`` is where the last text before it begins and ends, if that is in quotation marks and on several lines.
    """
    problem, context = getattr(error, "problem", None) or "", getattr(error, "context", None) or ""
    phrases = f"{problem} {context}"
    code = next((code for code, known in _KINDS.items() if any(part in phrases for part in known)), "yaml-syntax")
    earlier, later = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    mark = earlier if earlier and (code in _BEGINS_EARLIER or not later) else later
    index = mark.index if mark else 0
    start = text.text.rfind("\n", 0, index) + 1
    # What misleads libyaml on this line may stand on the one before.
    before = text.text.rfind("\n", 0, max(0, start - 1)) + 1
    if blank := _BAD_INDENT.search(text.text, before, index + 2):
        code = "tab-indent" if blank[1] == "\t" else "control-character"
        return Problem(code, text.place(blank.start(1)), {"code": f"U+{ord(blank[1]):04X}"})
    if between := _BETWEEN.match(text.text, start):
        return Problem("merge-conflict", text.place(between.start(1)))
    if text.text[index : index + 1] == "\t":
        return Problem("tab-indent", text.place(index))
    opened = max(text.text.rfind(bracket, 0, index) for bracket in "[{")
    if code == "yaml-start" and opened >= 0 and not text.text[index:].strip():
        return Problem("yaml-bracket", text.place(opened))  # the file ends before it is closed
    if code == "yaml-indent" and text.text[start:index].strip(" -"):
        code = "yaml-after"
        # A mark that is not closed swallows what follows, until the first mark of another text closes it.
        if quoted and not text.text[quoted[1] : index].strip(" "):
            code, index = "yaml-quote", quoted[0]
    return Problem(code, text.place(index))
