"""The Jinja environment of pages and sheets: everything is escaped, and a missing name is an error.

A page shows some hundred values and makes seventy calls. What Jinja does around each of them for templates of any kind
took half of the time of a page, so the two parts that do it, which Jinja lets be replaced, are plainer here.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from jinja2.runtime import Context
from markupsafe import Markup, escape

from generator.directory.parts import Row
from generator.site.links import html_link

P = ParamSpec("P")
T = TypeVar("T")

TEMPLATES = Path(__file__).parent / "templates"
_FRAGMENTS = 4096
_TEXTS = 16384


class _Context(Context):
    """As Jinja's, for functions none of which asks for the context."""

    def call(self, thing: Callable[P, T], /, *given: P.args, **named: P.kwargs) -> T:
        """What ``thing`` gives; the variables that Jinja offers to functions that ask for them are left out."""
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return thing(*given, **named)


class _Code(CodeGenerator):
    """As Jinja's, but where it escapes a value, ``Environment.shown`` does."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.shown(")
        else:
            super()._output_child_pre(node, frame, finalize)


class _Compiled(BytecodeCache):
    """The code of templates that this process has compiled, for all environments in it; Jinja tells if one changed."""

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a template, if there is any."""
        if bucket.key in self._known:
            bucket.bytecode_from_string(self._known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember it."""
        self._known[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


class _Environment(Environment):
    """As Jinja's, for templates that do not change while it is used and have one set of globals.

    The globals are one dict, because Jinja's chain of them is slow to compare and copy, and a template that is
    imported on every page is found by its name alone.
    """

    context_class = _Context
    code_generator_class = _Code

    def __init__(self) -> None:
        super().__init__(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,
            bytecode_cache=_COMPILED,
        )
        self._found: dict[str, Template] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's name
    ) -> Template:
        """The template of a name."""
        if isinstance(name, Template):
            return name
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = super().get_template(name, parent, globals)
        return found

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals of a template with ``d`` of its own."""
        return {**self.globals, **(d or {})}

    @staticmethod
    def shown(value: object) -> str:
        """The HTML of a value: HTML as it is, all else escaped."""
        if type(value) is Markup:
            return value
        return _escaped(value) if type(value) is str else escape(value)


@lru_cache(_TEXTS)
def _escaped(text: str) -> str:
    """The text, escaped. Never to be given HTML: a cache takes that for the text with the same letters."""
    return escape(text)


def runs(rows: Sequence[Row]) -> list[tuple[Row, bool, bool]]:
    """Each row of facts, whether it is the first of those with the same term in a run, and whether it is the last.

    What Jinja has for this makes the loop that most of a page stands in slower by a third.
    """
    terms = ["", *(row.term for row in rows), ""]
    return [
        (row, row.term != before, row.term != after) for row, before, after in zip(rows, terms, terms[2:], strict=False)
    ]


def new_environment() -> Environment:
    """An environment for the site's templates. Each build opens one, so that a changed template shows in the next.

    In a template ``kept(macro, ...)`` is ``macro(...)`` whose HTML is kept: most of what a page says, other pages
    say too. What the macro is given must be hashable and tell all that the HTML depends on.
    """
    environment = _Environment()
    # The globals that come with Jinja are of no use here, and each costs time whenever a template is imported.
    kept = lru_cache(_FRAGMENTS)(lambda macro, *what: macro(*what))
    environment.globals = {"kept": kept, "html_link": html_link, "runs": runs}
    return environment
