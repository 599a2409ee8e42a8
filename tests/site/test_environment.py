"""What templates show is escaped, whatever was shown before."""

from __future__ import annotations

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from generator.site.environment import new_environment

HOSTILE = "<script>alert('\"&')</script>"
ESCAPED = "&lt;script&gt;alert(&#39;&#34;&amp;&#39;)&lt;/script&gt;"
HTML = Markup(HOSTILE)  # noqa: S704 - as ready HTML would come


class Pretender(str):
    """Text of a kind of its own."""

    __slots__ = ()


def shown(template: str, **values: object) -> str:
    return new_environment().from_string(template).render(**values)


@pytest.mark.parametrize("value", [HOSTILE, Pretender(HOSTILE), [HOSTILE][0]])
def test_text_is_escaped(value: object) -> None:
    assert shown("{{ value }}", value=value) == ESCAPED


def test_values_in_loops_macros_and_attributes_are_escaped() -> None:
    template = '{% macro m(v) %}<i title="{{ v }}">{{ v }}</i>{% endmacro %}{% for v in values %}{{ m(v) }}{% endfor %}'
    assert shown(template, values=[HOSTILE]) == f'<i title="{ESCAPED}">{ESCAPED}</i>'


def test_html_stays_html_and_the_same_letters_as_text_are_escaped() -> None:
    assert shown("{{ html }} {{ text }}", html=HTML, text=HOSTILE) == f"{HOSTILE} {ESCAPED}"
    assert shown("{{ text }} {{ html }}", html=HTML, text=HOSTILE) == f"{ESCAPED} {HOSTILE}"


def test_numbers_and_joined_texts_are_shown() -> None:
    assert shown("{{ number }} {{ '<' ~ text }}", number=3, text=HOSTILE) == f"3 &lt;{ESCAPED}"


def test_what_is_kept_is_told_apart_by_what_it_was_made_of() -> None:
    template = "{% macro m(v) %}<b>{{ v }}</b>{% endmacro %}{{ kept(m, a) }}{{ kept(m, b) }}{{ kept(m, a) }}"
    assert shown(template, a="1", b="2") == "<b>1</b><b>2</b><b>1</b>"


@pytest.mark.parametrize(
    "template", ["{{ missing }}", "{{ value.missing }}", "{% for v in [1] %}{{ v.w }}{% endfor %}"]
)
def test_missing_name_is_an_error(template: str) -> None:
    with pytest.raises(UndefinedError):
        shown(template, value="x")


def test_callers_and_named_arguments_reach_a_macro_inside_a_loop() -> None:
    template = (
        "{% macro box(title, end='.') %}[{{ title }}{{ end }}{{ caller() }}]{% endmacro %}"
        "{% for v in values %}{% call box(v, end='!') %}{{ v }}{% endcall %}{% endfor %}"
    )
    assert shown(template, values=["<a>"]) == "[&lt;a&gt;!&lt;a&gt;]"
