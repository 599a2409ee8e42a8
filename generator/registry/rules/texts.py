"""What stands in the texts of the registry and readers would see as it is, or would miss."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from generator.registry.formed import form_at
from generator.registry.forms import is_for_readers
from generator.registry.nouns import Registry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.registry.document import Value
    from generator.registry.fields import Path
    from generator.registry.problems import Problem
    from generator.registry.rules.context import Context

_SIGNS = ("{{", "<", "](", "**")
_MARKS = re.compile(r"</?[a-zA-Z][^<>\n]*>|\]\([^)\n]*\)|\*\*[^*\n]+\*\*")
_REMARK = re.compile(r"[ \t]+#[ \t]*([^\r\n]*)")
_SHOWN = 60


def marks_in_texts(context: Context) -> Iterator[Problem]:
    """Texts of the registry are plain: a placeholder, Markdown or HTML in them would be shown as it stands."""
    whole = context.document.text.text
    if any(sign in whole for sign in _SIGNS):
        for path, text in _texts(context.document.value):
            if "{{" in text:
                yield context.problem("placeholder-not-here", path)
            elif found := _MARKS.search(text):
                yield context.problem("marks-in-text", path, given=found[0][:_SHOWN])


def remarks_after_texts(context: Context) -> Iterator[Problem]:
    """A text without quotes ends before a space and #: what follows there may be a part of it that nobody sees."""
    document = context.document
    whole = document.text.text
    records = {record: None for at in sorted(_remarks(whole)) if (record := document.record_before(at))}
    for path, text in chain.from_iterable(_texts(_at(document.value, record), record) for record in records):
        index = document.index(path)
        end = index + len(text)
        remark = _REMARK.match(whole, end) if whole.startswith(text, index) else None
        form = form_at(Registry, path) if remark and text else None
        if remark and form and is_for_readers(form):
            yield context.problem("remark-after-text", path, given=f"# {remark[1]}".strip()[:_SHOWN])


def _remarks(whole: str) -> Iterator[int]:
    """Where a remark stands after something on its line."""
    for sign in (" #", "\t#"):
        at = whole.find(sign)
        while at >= 0:
            if whole[whole.rfind("\n", 0, at) + 1 : at].strip():
                yield at
            at = whole.find(sign, at + 1)


def _at(value: Value, path: Path) -> Value:
    for step in path:
        value = value[step]  # type: ignore[index]
    return value


def _texts(value: Value, path: Path = ()) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    else:
        for step, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _texts(part, (*path, step))
