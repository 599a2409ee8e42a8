"""The calendar: what falls due, begins or ends, as calendars read it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from generator.directory.directory import Directory
from generator.registry.freshness import DUE_MONTHS, STALE_MONTHS, level, reached
from generator.registry.load import load_text
from generator.registry.places import Places
from generator.registry.values import PartialDate
from tests.exports import ical_js
from tests.exports.ical_js import needs_ical_js, values
from tests.exports.making import LANGUAGES, PAST, REGISTRIES, SITE_URL, TODAY, make, open_directory
from tests.hostile.examine_cards import card as harm

FICTIONAL = REGISTRIES["fictional"].read_text(encoding="utf-8")
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2050, 12, 31))

Event = Any  # the library has no types


def changed(old: str, new: str, day: dt.date = TODAY) -> dict[str, bytes]:
    """The files of the fictional registry with a change of its text."""
    assert old in FICTIONAL
    loaded = load_text(FICTIONAL.replace(old, new).encode(), "units.yaml", Places.finland(), TODAY)
    assert loaded.registry, loaded.errors
    assert not loaded.errors
    return make(Directory(loaded.registry, Places.finland(), day, TODAY))


def events(made: dict[str, bytes], language: str = "fi") -> list[Event]:
    calendar = vobject.readOne(made[f"data/calendar/review-{language}.ics"].decode())
    return list(calendar.contents.get("vevent", []))


def titles(made: dict[str, bytes], language: str = "fi") -> dict[str, dt.date]:
    return {one.summary.value: one.dtstart.value for one in events(made, language)}


def fictional(day: dt.date = TODAY) -> dict[str, bytes]:
    return make(open_directory(day=day))


@needs_ical_js
def test_two_readers_agree_on_every_event(registry: str, day: dt.date) -> None:
    made = make(open_directory(registry, day))
    for language in LANGUAGES:
        theirs = ical_js.read(made[f"data/calendar/review-{language}.ics"])
        ours = events(made, language)
        assert len(theirs[2]) == len(ours) > 0
        for our, their in zip(ours, theirs[2], strict=True):
            assert their[0] == "vevent"
            assert [our.uid.value] == values(their, "uid")
            assert [our.summary.value] == values(their, "summary")
            assert [our.description.value] == values(their, "description")
            assert [our.dtstart.value.isoformat()] == values(their, "dtstart")
            assert [our.dtend.value.isoformat()] == values(their, "dtend")
            assert [our.url.value] == values(their, "url")


@needs_ical_js
def test_the_calendar_says_what_it_is_and_where_it_is_from() -> None:
    theirs = ical_js.read(fictional()["data/calendar/review-sv.ics"])
    assert values(theirs, "version") == ["2.0"]
    assert (
        values(theirs, "name")
        == values(theirs, "x-wr-calname")
        == ["Nätverket för sagohem: kontroller och förändringar"]
    )
    assert "Öppettider finns inte med" in values(theirs, "description")[0]
    assert values(theirs, "source") == [f"{SITE_URL}data/calendar/review-sv.ics"]
    assert values(theirs, "refresh-interval") == ["P1D"]
    assert values(theirs, "last-modified") == ["2026-11-26T00:00:00Z"]


def test_lines_are_folded_by_bytes_and_harmless(registry: str, day: dt.date) -> None:
    made = make(open_directory(registry, day))
    for language in LANGUAGES:
        content = made[f"data/calendar/review-{language}.ics"]
        assert ical_js.texts(content)[0] == "BEGIN:VCALENDAR"
        assert list(harm("x.ics", content)) == []


def test_every_event_is_one_whole_day_that_keeps_nobody_busy(registry: str, day: dt.date) -> None:
    for one in events(make(open_directory(registry, day))):
        assert type(one.dtstart.value) is type(one.dtend.value) is dt.date
        assert one.dtend.value - one.dtstart.value == dt.timedelta(days=1)
        assert one.transp.value == "TRANSPARENT"
        assert one.dtstamp.value == dt.datetime.combine(day, dt.time(), one.dtstamp.value.tzinfo)


def test_no_unit_has_two_reviews_on_a_day_and_no_identity_stands_twice(registry: str, day: dt.date) -> None:
    made = make(open_directory(registry, day))
    found = [one for language in LANGUAGES for one in events(made, language)]
    assert len({one.uid.value for one in found}) == len(found)
    reviews = [one for one in events(made) if one.summary.value.startswith(("Tarkista tiedot", "Tiedot vanhenevat"))]
    assert len({(one.url.value, one.dtstart.value) for one in reviews}) == len(reviews) > 0


def test_a_fact_falls_due_after_a_year_and_is_old_half_a_year_later() -> None:
    found = titles(fictional())
    assert found["Tarkista tiedot: Luolakoti"] == dt.date(2027, 6, 1)
    assert found["Tiedot vanhenevat: Luolakoti"] == dt.date(2027, 12, 1)


def test_a_confirmed_fact_falls_due_a_year_after_it_was_confirmed() -> None:
    days = [
        (one.dtstart.value, one.description.value) for one in events(fictional()) if "Jokikoti" in one.summary.value
    ]
    (told,) = [text for day, text in days if day == dt.date(2027, 10, 1)]
    assert "Vahvistettu: lokakuu 2026" in told


def test_what_is_due_already_is_one_event_on_the_day_which_moves_with_it() -> None:
    made = [fictional(day) for day in (TODAY, TODAY + dt.timedelta(days=1))]
    now = [next(one for one in events(each) if one.summary.value.startswith("Tarkista nyt")) for each in made]
    assert now[0].summary.value == "Tarkista nyt 4 yksikön tiedot"
    assert [one.dtstart.value for one in now] == [TODAY, TODAY + dt.timedelta(days=1)]
    assert now[0].uid.value == now[1].uid.value
    assert int(now[1].sequence.value) == int(now[0].sequence.value) + 1
    told = now[0].description.value
    assert "Lampikoti: Ei päiväystä" in told
    assert "Porttiosasto: Vanha tieto" in told
    assert "Luolakoti" not in told


def test_nothing_but_changes_of_the_last_year_lies_before_the_day(registry: str, day: dt.date) -> None:
    for one in events(make(open_directory(registry, day))):
        assert one.dtstart.value >= day - dt.timedelta(days=365)
        if one.dtstart.value < day:
            assert one.summary.value.startswith(("Alkaa: ", "Viimeinen päivä: ", "Kuntaliitos: ", "Hyvinvointialueet "))


def test_other_events_stay_the_same_from_day_to_day() -> None:
    made = [events(fictional(day)) for day in (TODAY, TODAY + dt.timedelta(days=1))]
    uids = [{one.uid.value: one.summary.value for one in each} for each in made]
    assert uids[0].keys() == uids[1].keys()
    assert {one.sequence.value for each in made for one in each if "nyt" not in one.summary.value} == {"0"}


def test_what_begins_or_ends_is_told_on_its_first_or_last_day() -> None:
    made = changed("valid: {from: 2024-01-01}", "valid: {from: 2026-02-01, to: 2027-01-01}")
    found = titles(made)
    assert found["Alkaa: Satumaa (palvelualue)"] == dt.date(2026, 2, 1)
    assert found["Viimeinen päivä: Satumaa (palvelualue)"] == dt.date(2026, 12, 31)


def test_units_operators_organisations_and_fees_are_told_too() -> None:
    made = changed("2022-01-01", "2026-12-01")
    found = titles(made)
    for title, day in {
        "Alkaa: Jokikoti, Haaveilijat ry (ylläpitäjä)": dt.date(2026, 12, 1),
        "Viimeinen päivä: Jokikoti, Nukkujat ry (ylläpitäjä)": dt.date(2026, 11, 30),
        "Viimeinen päivä: Nukkujat ry (organisaatio)": dt.date(2026, 11, 30),
        "Viimeinen päivä: Ennen satu maksoi. (maksu)": dt.date(2026, 11, 30),
    }.items():
        assert found[title] == day
    unit = changed(
        "kinds: [general]\n    locality: Turku", "kinds: [general]\n    valid: {to: 2027-03-01}\n    locality: Turku"
    )
    assert titles(unit)["Viimeinen päivä: Pilvikoti (yksikkö)"] == dt.date(2027, 2, 28)


@pytest.mark.parametrize(("date", "told"), [("2027-05", "toukokuu 2027"), ("2027-05-01~", "noin 1.5.2027")])
def test_an_inexact_day_is_said_to_be_one(date: str, told: str) -> None:
    found = titles(changed("valid: {from: 2024-01-01}", f"valid: {{from: {date}}}"))
    assert found[f"Alkaa: Satumaa (palvelualue), {told}"] == dt.date(2027, 5, 1)


def test_an_event_was_changed_when_its_newest_source_came_if_that_day_is_known() -> None:
    days = {(one.summary.value, one.dtstart.value): one for one in events(fictional())}
    cave = days["Tarkista tiedot: Luolakoti", dt.date(2027, 6, 1)]
    assert cave.contents["last-modified"][0].value.date() == dt.date(2026, 6, 1)
    cloud = days["Tiedot vanhenevat: Pilvikoti", dt.date(2027, 3, 1)]  # its source is of a month
    assert "last-modified" not in cloud.contents


def test_changes_of_the_register_are_told() -> None:
    assert titles(fictional(dt.date(2025, 3, 1)))["Kuntaliitos: Pertunmaa ja Mäntyharju"] == dt.date(2025, 1, 1)
    assert titles(fictional(dt.date(2022, 6, 1)))["Hyvinvointialueet aloittavat"] == dt.date(2023, 1, 1)
    assert not [title for title in titles(fictional()) if title.startswith(("Kuntaliitos", "Hyvinvointialueet"))]
    assert "Kuntaliitos: Honkajoki ja Kankaanpää" in titles(fictional(PAST))


def test_no_confidential_address_is_in_a_calendar(registry: str) -> None:
    for one in events(make(open_directory(registry))):
        assert "location" not in one.contents


def test_the_same_facts_give_the_same_bytes() -> None:
    assert fictional() == fictional()


@given(DAYS, st.sampled_from([DUE_MONTHS, STALE_MONTHS]))
def test_an_age_is_reached_on_the_very_day_on_which_pages_begin_to_say_so(day: dt.date, months: int) -> None:
    stated = PartialDate.parse(day.isoformat())
    then = reached(day, months)
    before = then - dt.timedelta(days=1)
    assert level(stated, None, then) == ("due" if months == DUE_MONTHS else "stale")
    assert level(stated, None, before) == ("fresh" if months == DUE_MONTHS else "due")
