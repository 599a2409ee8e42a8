"""The statement on accessibility: what an editor states of the site and what its tests found, with their days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.directory.parts import Entry, Row, SourceLine
from generator.directory.views.head import Head

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.directory.directory import Directory
    from generator.directory.voice import Lens
    from generator.registry.findings import Findings
    from generator.registry.nouns import Accessibility, Barrier

WCAG = "https://www.w3.org/TR/WCAG22/"


@dataclass(frozen=True, slots=True)
class BarrierView:
    """Something that is not accessible, and what to do instead."""

    criterion: str
    text: Entry
    reason: str
    alternative: Entry
    mended_by: str


@dataclass(frozen=True, slots=True)
class AccessibilityView:
    """Everything that the statement says. ``failed`` and ``person`` are numbers of criteria, as one text."""

    head: Head
    duty: Entry
    barriers: tuple[BarrierView, ...]
    failed: str
    judged: tuple[Row, ...]
    tested: tuple[Row, ...]
    person: str
    feedback: tuple[Row, ...]
    supervised: str
    supervisor: tuple[Row, ...]
    wcag: Entry
    sources: tuple[SourceLine, ...]


def status(directory: Directory) -> str:
    """How accessible the site is: ``partly``, ``fully``, ``unjudged`` (by a person) or ``untested``.

    Only a person's judgement makes it full; what is known to fail makes it partial, whoever found it. The three states
    of the law are those of the model of Decision (EU) 2018/1523; the others say that none of them is known.
    """
    stated, found = directory.registry.network.accessibility, directory.findings
    if (stated and stated.barriers) or (found and found.with_result("failed")):
        return "partly"
    if stated and stated.assessed:
        return "fully"
    return "unjudged" if found else "untested"


def accessibility_view(lens: Lens, site: str = "", *, tested_there: bool = False) -> AccessibilityView:
    """The view of the statement of a site that is called ``site``, by default of the directory's.

    ``tested_there`` says that the tests were run on the directory's site, whose parts this one shares.
    """
    words, voice, directory = lens.words, lens.voice, lens.directory
    network, found = directory.registry.network, directory.findings
    stated = network.accessibility
    sources = tuple(dict.fromkeys((*stated.duty.source, *stated.supervisor.source))) if stated else ()
    directory_name = voice.plain(network.name)
    site = site or directory_name
    feedback = directory.resolve.fact(network.feedback, network)
    days = words.number(stated.duty.answer_days) if stated else ""
    return AccessibilityView(
        head=Head(
            words("accessibility.title"),
            words("accessibility.description", site=site),
            words(f"accessibility.{status(directory)}", site=site),
            dated=stated.reviewed.text if stated else "",
        ),
        duty=voice.text(stated.duty.text) if stated else Entry(words("accessibility.not_stated")),
        barriers=tuple(_barrier(lens, one) for one in stated.barriers) if stated else (),
        failed=_numbers(found.with_result("failed")) if found else "",
        judged=tuple(_judged(lens, stated)) if stated else (),
        tested=tuple(_tested(lens, found, directory_name if tested_there else "")) if found else (),
        person=_numbers([*found.with_result("person"), *found.person]) if found else "",
        feedback=(voice.row("accessibility.feedback_row", feedback, ask=words("accessibility.feedback_unknown")),),
        supervised=words("accessibility.supervised", days=days) if stated else "",
        supervisor=(_supervisor(lens, stated),) if stated else (),
        wcag=Entry(words("accessibility.wcag"), WCAG, "en"),
        sources=voice.source_lines(sources),
    )


def _barrier(lens: Lens, one: Barrier) -> BarrierView:
    words, voice = lens.words, lens.voice
    mended_by = words("accessibility.mended_by", date=words.date(one.mended_by)) if one.mended_by else ""
    reason = words(f"accessibility.reason.{one.reason}")
    return BarrierView(one.criterion, voice.text(one.text), reason, voice.text(one.alternative), mended_by)


def _judged(lens: Lens, stated: Accessibility) -> Iterator[Row]:
    words = lens.words
    for name in ("prepared", "reviewed"):
        yield Row(f"accessibility.{name}", words(f"accessibility.{name}"), words.date(getattr(stated, name)))
    if stated.assessed:
        judge = words(f"accessibility.{stated.assessed_by}")
        yield Row("accessibility.assessed", words("accessibility.assessed"), f"{words.date(stated.assessed)}, {judge}")
    else:
        never = words("accessibility.never_assessed")
        yield Row("accessibility.assessed", words("accessibility.assessed"), state="unknown", unknown=never)


def _tested(lens: Lens, found: Findings, there: str) -> Iterator[Row]:
    words = lens.words
    told = {
        "tested": words.date(found.day),
        "pages": words.number(found.pages),
        "tools": words.join(found.tools),
        "passed": _numbers(found.with_result("passed")),
        "outside": _numbers(found.with_result("outside")),
    }
    if there:
        told["tested_where"] = words("accessibility.tested_portal", portal=there)
    for name, value in told.items():
        yield Row(f"accessibility.{name}", words(f"accessibility.{name}"), value)


def _numbers(criteria: list[str]) -> str:
    return ", ".join(sorted(criteria, key=lambda number: [int(part) for part in number.split(".")]))


def _supervisor(lens: Lens, stated: Accessibility) -> Row:
    voice, one = lens.voice, stated.supervisor
    name = voice.text(one.name)
    known = lens.directory.resolve.record(one, note=one.note)
    return voice.row("accessibility.supervisor", known, Entry(name.text, one.website.value or "", name.lang))
