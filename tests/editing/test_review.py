"""What is to be reviewed: by whom, since when, and in forms that nobody's words can break."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from markdown_it import MarkdownIt

from generator.directory.directory import Directory
from generator.directory.voice import Lens, Voice
from generator.editing.asking import calendar, mail
from generator.editing.due import Due, due
from generator.editing.review import Review, Teller, as_form, waiting
from generator.registry.document import Document
from generator.registry.load import load_text
from generator.registry.places import Places

FICTIONAL = (Path(__file__).parents[1] / "exports/fictional.yaml").read_text(encoding="utf-8")
TODAY = dt.date(2026, 11, 22)


def told(text: str = FICTIONAL, today: dt.date = TODAY, within: int = 0) -> tuple[list[Due], Lens, Document]:
    loaded = load_text(text.encode(), "units.yaml", Places.finland(), today)
    assert loaded.registry, loaded.errors
    directory = Directory(loaded.registry, Places.finland(), today, today)
    lens = Lens(Voice(directory, "en"), lambda *_: "")
    return due(lens, loaded.document, within, "en"), lens, loaded.document


def of(record: str, **how: object) -> list[Due]:
    return [one for one in told(**how)[0] if one.record == record]  # type: ignore[arg-type]


def teller(lens: Lens) -> Teller:
    return Teller("en", lens.words, "python -m generator", "units.yaml")


def test_who_runs_a_unit_is_asked_about_it() -> None:
    assert {one.owner for one in of("units/pond")} == {"The Dreamers"}
    assert {one.owner for one in of("service_areas/story-land")} == {"The Dreamers"}
    assert {one.owner for one in of("fees/tale-free")} == {""}


@pytest.mark.parametrize(
    ("record", "level", "day"),
    [
        ("units/cloud", "due", dt.date(2026, 9, 1)),
        ("units/gate", "stale", dt.date(2020, 7, 1)),
        ("units/pond", "undated", None),
    ],
)
def test_a_record_is_due_by_the_rule_of_the_pages(record: str, level: str, day: dt.date | None) -> None:
    assert (level, day) in {(one.level, one.day) for one in of(record)}


def test_facts_of_the_same_origin_are_told_together_and_fresh_ones_not_at_all() -> None:
    rows = of("units/river")
    assert all(row.level != "fresh" for row in rows)
    assert not any("website" in row.fields for row in rows)
    assert any("number of places" in row.fields for row in rows)
    assert len({(row.level, row.day, row.sources) for row in rows}) == len(rows)


def test_a_confirmed_fact_is_not_due() -> None:
    confirmed = FICTIONAL.replace(
        "    source: due-book\n    name: {fi: Pilvikoti",
        "    source: due-book\n    verified: 2026-11-01\n    name: {fi: Pilvikoti",
        1,
    )
    assert of("units/cloud")
    assert of("units/cloud", text=confirmed) == []


def test_what_will_be_due_within_the_days_is_told_with_its_day() -> None:
    assert of("units/river", within=0, today=dt.date(2026, 11, 22)) != of("units/river", within=300)
    coming = [one for one in of("units/cave", within=300) if one.level == "due"]
    assert {one.day for one in coming} == {dt.date(2027, 6, 1)}


def test_the_line_is_that_of_the_record() -> None:
    lines = FICTIONAL.splitlines()
    assert lines[of("units/pond")[0].line - 1] == "  pond:"


def test_the_list_names_owner_record_line_and_command() -> None:
    found, lens, _ = told()
    text = as_form("text", Review(0, found, {"sv": [3, 4]}, ()), teller(lens))
    assert "\nThe Dreamers\n" in f"\n{text}"
    assert re.search(r"  Pond home \(units/pond, units\.yaml:\d+\)\n    no date: .*\. Source: Ajaton satu \(", text)
    assert "    python -m generator confirm units/pond\n" in text
    assert "Translations that wait for a reader (sv): 2" in text
    assert text.count("units/pond, units.yaml") == 1


def test_markdown_is_a_list_of_code_whatever_people_wrote() -> None:
    found, lens, _ = told(FICTIONAL.replace("en: Pond home", 'en: "@all [x](https://x.example) `Pond`"'))
    made = as_form("markdown", Review(0, found, {}, ()), teller(lens))
    tokens = MarkdownIt("commonmark", {"html": True}).parse(made)
    inline = {part.type for token in tokens for part in token.children or []}
    assert inline <= {"text", "code_inline", "strong_open", "strong_close", "softbreak"}
    assert not any(token.type.startswith("html") for token in tokens)


def test_json_has_every_row() -> None:
    found, lens, _ = told()
    rows = json.loads(as_form("json", Review(7, found, {}, ()), teller(lens)))
    assert rows["within"] == 7
    assert [row["record"] for row in rows["due"]] == [one.record for one in found]


def test_a_mail_asks_about_each_record_and_what_is_not_known() -> None:
    found, lens, _ = told()
    text = mail("The Dreamers", Review(0, found, {}, ()), teller(lens))
    assert text.startswith("Subject: ")
    assert "Pond home\n- " in text
    assert "- not known: address, phone number, website" in text
    assert "Cloud home" in text
    assert "fairy line" not in text.lower()


def test_a_mail_has_the_values_that_the_owner_is_to_confirm_whole() -> None:
    long = "The river flows " + "and flows " * 40 + "on."
    text = FICTIONAL.replace("en: The river flows.}}", f'en: "{long}"}}}}')
    found, lens, _ = told(text, within=9999)
    sent = mail("The Dreamers", Review(9999, found, {}, ()), teller(lens))
    assert "- phone number: 0000 000000\n  (source: An old tale (" in sent
    assert "- number of places: 2 family places\n" in sent
    assert "- kinds of support: Storytelling\n" in sent
    assert long in sent
    assert "- municipalities of the area: Hollola, Lahti\n" in sent
    assert "- locality: Tampere\n" in sent


def test_nobody_is_asked_about_what_holds_no_longer() -> None:
    found, _, _ = told(within=9999)
    said = [fact.value for one in found for fact in one.facts]
    assert any("The river flows." in value for value in said)
    assert not any("The river was frozen." in value for value in said)
    over = FICTIONAL.replace("    valid: {from: 2024-01-01}", "    valid: {from: 2024-01-01, to: 2025-01-01}", 1)
    assert of("service_areas/story-land")
    assert not of("service_areas/story-land", text=over)


def test_a_mail_repeats_no_secret_place_and_nothing_withheld() -> None:
    secret = FICTIONAL.replace(
        "    addresses: unknown\n    phone: unknown\n    website: unknown\n  gate:",
        "    addresses: unknown\n    place: {value: {fi: Luola, sv: Grotta, en: Behind the hill}, source: stale-book}\n"
        "    phone: unknown\n    website: unknown\n  gate:",
        1,
    ).replace("    unit: cloud\n    field: addresses", "    unit: [cloud, river]\n    field: phone", 1)
    assert secret != FICTIONAL
    found, lens, _ = told(secret, within=9999)
    sent = mail("The Dreamers", Review(9999, found, {}, ()), teller(lens))
    assert "Behind the hill" not in sent
    assert "0000 000000" not in sent
    assert "- phone number\n" in sent
    assert "another tale" not in sent


def test_reminders_are_read_by_a_calendar_with_an_alarm_a_week_before() -> None:
    found, lens, _ = told(within=400)
    made = calendar(Review(400, found, {}, ()), teller(lens), TODAY)
    events: list[Any] = Calendar.from_ical(made).walk("VEVENT")
    assert len(events) == len({one.record for one in found})
    assert len({str(event["uid"]) for event in events}) == len(events)
    assert all(event["dtstart"].dt >= TODAY for event in events)
    assert all(alarm["trigger"].dt == dt.timedelta(days=-7) for event in events for alarm in event.walk("VALARM"))


def test_translations_that_wait_are_found_at_their_lines() -> None:
    text = FICTIONAL.replace("en: Made-up", "en: Made-up").replace(
        "    definition: {fi: Ei totta., sv: Inte sant., en: Not true.}",
        "    definition: {fi: Ei totta., sv: Inte sant., en: Not true., review: [sv]}",
    )
    _, lens, document = told(text)
    lines = waiting(lens, document)
    assert [text.splitlines()[line - 1].strip()[:11] for line in lines["sv"]] == ["definition:"]
