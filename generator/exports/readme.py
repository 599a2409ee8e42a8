"""What a programmer reads before using the files."""

from __future__ import annotations

from itertools import chain
from textwrap import wrap
from typing import TYPE_CHECKING

from generator.exports.scribe import VERSION
from generator.registry.freshness import DUE_MONTHS, STALE_MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.directory.words import Words
    from generator.exports.catalogue import Format
    from generator.exports.scribe import Scribe
    from generator.registry.values import Text


def readme(scribe: Scribe, formats: Sequence[Format]) -> str:
    """The text of ``README.txt`` for the directory's day: what each of the ``formats`` is, and how to read our own."""
    directory = scribe.directory
    return _TEXT.format(
        head=_head(scribe),
        municipalities=len(directory.municipalities),
        units=len(directory.units),
        formats=_told(scribe, formats),
        due=DUE_MONTHS,
        stale=STALE_MONTHS,
    )


def readme_of_unit(scribe: Scribe, formats: Sequence[Format]) -> str:
    """The text of ``README.txt`` beside the files about the one unit of ``scribe``."""
    [unit] = scribe.directory.registry.units.values()
    return _TEXT_OF_UNIT.format(
        head=_head(scribe), unit=_named(scribe, unit.name), portal=scribe.site_url, formats=_told(scribe, formats)
    )


def _head(scribe: Scribe) -> str:
    """Whose data it is, of which day, and who publishes it."""
    network = scribe.directory.registry.network
    title = f"DATA OF THE DIRECTORY: {_named(scribe, network.name)}"
    return _HEAD.format(
        title=title,
        line="=" * len(title),
        version=VERSION,
        as_of=scribe.directory.as_of.isoformat(),
        publisher=network.publisher.value or "unknown",
        feedback=network.feedback.value or "unknown",
    )


def _named(scribe: Scribe, name: Text) -> str:
    return name.best("en", scribe.directory.languages)[0]


def _told(scribe: Scribe, formats: Sequence[Format]) -> str:
    return "\n\n".join(_format(one, scribe.english) for one in formats)


def _format(one: Format, words: Words) -> str:
    """A format in words, and its files."""
    head = f"{words(f'formats.{one.key}_title')} ({one.standard})"
    told = [words(f"formats.{one.key}_about"), words(f"formats.{one.key}_limits")]
    paths = [f"  {entry.path}" for entry in one.entries]
    where = [one.address] if one.address else []
    return "\n".join([head, "-" * len(head), *chain.from_iterable(map(_wrapped, told)), *where, *paths])


def _wrapped(text: str) -> Iterator[str]:
    yield from wrap(text, 116, break_long_words=False, break_on_hyphens=False)


_HEAD = """\
{title}
{line}

Version of the format: {version}
As of:                 {as_of}
Publisher:             {publisher}
Feedback:              {feedback}"""

_TEXT_OF_UNIT = """\
{head}
Unit:                  {unit}

These files tell of one unit. They are compiled from public sources. The unit has confirmed a fact only where the fact
says so. The files about all units, with answers for each municipality, are in the whole directory, where ids and
addresses of pages are the same.
{portal}data/README.txt

{formats}
"""

_TEXT = """\
{head}

The data is compiled from public sources. A unit has confirmed a fact only where the fact says so in "verified".

The same facts and the same day give the same bytes. Files in this folder that are not named here serve the pages and
may change without notice.

{formats}

Our own JSON, file by file
--------------------------
municipalities.json   the {municipalities} municipalities of the day, and which units a family in each can turn to
units.json            the {units} units of the day: each fact with its source, date, confirmation and freshness
topics.json           the page that answers a topic: what, who, apply, cost ... -> address by language
accessibility.json    how accessible the site is: what an editor states, and what tests found
changes.json          what changed in the registry in the last twelve months: records and fields, the newest day first
schemas/              a JSON Schema (2020-12) for each of the five files; they describe this version exactly

All are UTF-8 with one record a line.

As of
-----
"as_of" is the day that the files describe: its municipalities, counties, units, fees and statements. It tells what
was valid on that day as far as is known now, not what was known then. Freshness is counted on that day too.

Addresses and languages
-----------------------
Addresses in "pages", "sheets" and topics.json are relative to the portal's root, the folder above this one:
"kunnat/lahti/". They are permanent. A language without a page is left out, and so are all sheets where none were
made. Texts are maps with "fi", "sv" and "en"; a missing language means that nobody has translated the text. Some
translations wait for a review; the page about the data says how many.

How a unit relates to a municipality
------------------------------------
Units come in this order, and each has a "reason" in words:
confirmed    a source names the unit for a service area that has the municipality in it
nationwide   a source says that the unit takes families from the whole country
county       the unit lies in the same wellbeing services county: computed, service area not confirmed
nearest      the unit is among the nearest as the crow flies: computed, service area not confirmed
The sources are in units.json: of "confirmed" in "service_areas", of "nationwide" in the unit's facts. Do not write
that a unit "serves" a municipality where the relation is county or nearest. A unit that families do not apply to
like to the others is never an answer to a municipality; in units.json its "answers_municipalities" is false.

"county" is the two-digit code of a wellbeing services county (2023 on), null before. "counties" gives the names; by
their "status", Helsinki ("city") and Åland ("autonomy") organise their services themselves and are no counties.

Facts
-----
value       null where it is not known
state       known; unknown: no source says it; confidential: it exists and is not published
sources     keys of "sources" in the same file
date        the date that the source itself gives, as exact as the source: 2024-08-15, 2024-08, 2024, 2021~ (about),
            2019/2022 (some time between), 2023/.. (2023 or later); null where the source has no date
verified    the date on which the owner of the fact confirmed it; null: never
freshness   fresh: less than {due} months old; due: {due} months or more; stale: {stale} months or more; undated: no
            date, to be treated as stale. Counted from "verified", else from "date". null where nothing is known
note        what else readers should know, or null
What is no fact of its own (a statement, an operator, an offering, a side of a conflict) carries the same fields.
"record" does so for the name, kinds, locality and validity of a unit. A unit's "freshness" is that of its least fresh
source, unless its owner has confirmed it since.

Periods are half-open: "from" is the first day, "to" the first day after the end; null is open or not known.
"operators" of a unit holds earlier and later ones too: compare "valid" with "as_of".
"conflicts" are disagreements between sources. All sides are kept; show them all or none.
"withheld" names values that were published somewhere but are not given as the unit's, and why.
"capacity" is how many places there are, never how many are free.

Changes
-------
"day" is the day on which a change was recorded, never the day on which the matter itself changed; "as_of" leaves out
what was recorded later. "section" and "id" name the record as units.json and the pages do; "kind" is added, removed or
changed. "listed" false: the record is no longer in the directory, drop it. Of a field, "before" and "after" are written
as in the registry and are empty where the value is a text, a contact detail that no longer holds, or withheld;
"withdrawn" true: what was given then is no longer shown anywhere, drop it. Of lists they hold what went and what came.
"available" false: the history could not be read where these files were made, and nothing is known of changes.

Version
-------
The first number rises when a field goes away or changes its meaning, the second when fields or words of a list are
added. Programs should refuse another first number and pass over fields that they do not know.

Licences
--------
Names, codes and changes of municipalities and counties: Statistics Finland, classifications of municipalities and
regions, CC BY 4.0, selected and rearranged. Distances are computed from the municipal division 1:4 500 000 of the
National Land Survey of Finland, CC BY 4.0. https://creativecommons.org/licenses/by/4.0/
Facts about units and organisations come from the public pages in "sources" and are told in words of our own. Their
names belong to them; none of them has made, checked or endorsed this data unless "verified" says so.
The schemas belong to the program that makes these files and are under the MIT licence like it.
"""
