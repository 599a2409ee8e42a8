"""Facts stand under their terms, and a term is said once."""

from __future__ import annotations

from lxml import html

from generator.directory.parts import Row
from generator.site.environment import new_environment

FACTS = '{% from "components/facts.html" import facts %}{{ facts(rows) }}'


def groups(*rows: Row) -> list[list[tuple[str, str]]]:
    shown = html.fromstring(new_environment().from_string(FACTS).render(rows=rows))
    assert shown.tag == "dl"
    return [[(part.tag, str(part.xpath("normalize-space()"))) for part in group] for group in shown]


def test_facts_of_the_same_time_stand_together_under_it() -> None:
    rows = Row("a", "Now", "one"), Row("b", "Before", "two"), Row("c", "Before", "three"), Row("d", "Long ago", "four")
    assert groups(*rows) == [
        [("dt", "Now"), ("dd", "one")],
        [("dt", "Before"), ("dd", "two"), ("dd", "three")],
        [("dt", "Long ago"), ("dd", "four")],
    ]


def test_no_facts_make_an_empty_list() -> None:
    assert groups() == []
