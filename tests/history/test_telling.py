"""What is told of changes, and what is never shown of former versions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.history.compare import compare
from generator.history.telling import FIELDS, Item, Present, told
from generator.registry.places import Places
from tests.history.kit import FICTIONAL, History, document, edited, summary

SECRET = "Salakuja 99"  # noqa: S105 - a made-up street
RIVER_ADDRESS = """\
    addresses:
      value:
        - {name: Yläjuoksu, street: Keksitynkatu 1, postcode: "00000", town: Tampere}
      source: due-book
"""
LEAKED = RIVER_ADDRESS.replace("Keksitynkatu 1", SECRET)
HIDDEN = "    addresses: unknown\n"
CONFIDENTIAL = "    address_confidential: true\n    addresses: unknown\n"


def items(before: str, after: str, present: str | None = None) -> list[Item]:
    today = Present(document(after if present is None else present), Places.finland())
    changes = compare(document(before), document(after))
    return [item for one in {change[:2] for change in changes}
            for item in told([change for change in changes if change[:2] == one], today)]  # fmt: skip


def of_edit(old: str, new: str, *, present: str | None = None) -> Item:
    (item,) = items(FICTIONAL, edited((old, new)), present)
    return item


@pytest.mark.parametrize(
    ("old", "new", "item"),
    [
        ("{value: 0000 000000,", "{value: 0000 000001,", Item("phone", "changed", (), ("0000 000001",))),
        ("{value: 0000 000000, source: stale-book, verified: 2026-10}", "unknown", Item("phone", "removed")),
        ("verified: 2026-10}", "verified: 2026-11}", Item("phone", "confirmed", (), ("2026-11",))),
        ("{value: 0000 000000, source: stale-book", "{value: 0000 000000, source: due-book", Item("phone", "source")),
        ("amount: 1.50", "amount: 2", Item("amount", "changed", ("1.50",), ("2",))),
        ("municipalities: [Lahti, Hollola]", "municipalities: [Lahti, Heinola]",
         Item("municipalities", "changed", ("Hollola",), ("Heinola",))),
        ("    languages: [fi, sv]", "    languages: [sv, ar]", Item("languages", "changed", ("fi",), ("ar",))),
        ("    valid: {from: 2024-01-01}\n", "    valid: {from: 2024-02}\n",
         Item("from", "changed", ("2024-01-01",), ("2024-02",))),
        ("valid: {from: 2022-01-01}}", "valid: {from: 2022-02-01}}", Item("operators", "changed")),
        ("      - {offering: storytelling, source: undated-book}\n",
         "      - {offering: nothing-known}\n      - {offering: storytelling, source: undated-book}\n",
         Item("offerings", "added")),
        ("count: 3", "count: 4", Item("capacity", "changed", ("3",), ("4",))),
        ("en: The river flows.", "en: The river runs.", Item("statements", "reworded", languages=("en",))),
        ("    place: {fi: Joen varrella, sv: Vid ån, en: By the river}\n", "", Item("place", "removed")),
    ],
)  # fmt: skip
def test_a_change_is_told_as_readers_care_for_it(old: str, new: str, item: Item) -> None:
    assert of_edit(old, new) == item


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("keywords: {fi: [virta, satu]", "keywords: {fi: [virta]"),
        ("exit_address: https://exit.example/", "exit_address: https://exit.example/x"),
        ("    assessed: 2026-05-20\n", "    assessed: 2026-05-21\n"),
    ],
)
def test_what_readers_have_no_use_for_is_not_told(old: str, new: str) -> None:
    assert items(FICTIONAL, edited((old, new))) == []


def test_a_field_that_is_not_known_today_is_told_without_its_value() -> None:
    assert of_edit("    occupancy: unknown\n", f"    former: {SECRET}\n") == Item("other", "added")


def test_an_address_that_was_withdrawn_is_never_shown_again(tmp_path: Path) -> None:
    history = History(tmp_path)
    history.commit(edited((RIVER_ADDRESS, HIDDEN)))
    history.commit(edited((RIVER_ADDRESS, LEAKED)), 3)
    history.commit(edited((RIVER_ADDRESS, CONFIDENTIAL)), 5)
    found = history.told()
    assert found is not None
    assert SECRET not in repr(found)
    assert summary(found) == [
        (5, "units", "river", "changed", ("address_confidential", "added", (), ("true",)),
         ("addresses", "removed", (), ())),
        (3, "units", "river", "changed", ("addresses", "added", (), ())),
    ]  # fmt: skip
    assert found.entries[1].items[0].withdrawn


def test_what_the_registry_on_disk_makes_confidential_is_hidden_before_it_is_committed() -> None:
    before = edited(("    locality: Tampere\n", "    locality: Lahti\n"))
    shown = items(before, FICTIONAL)
    assert shown == [Item("locality", "changed", ("Lahti",), ("Tampere",))]
    hidden = items(before, FICTIONAL, edited((RIVER_ADDRESS, CONFIDENTIAL)))
    assert hidden == [Item("locality", "changed", (), ("Tampere",))]


def test_a_number_that_was_taken_away_is_never_shown_again() -> None:
    leaked = edited(("{value: 0000 000000,", "{value: 0999 999999,"))
    gone = edited(("{value: 0000 000000, source: stale-book, verified: 2026-10}", "unknown"))
    assert items(FICTIONAL, leaked, gone) == [Item("phone", "changed", withdrawn=True)]
    assert items(FICTIONAL, leaked, FICTIONAL) == [Item("phone", "changed")]


WITHHELD = """\
withheld:
  river-{field}:
    unit: [river]
    field: {field}
    what: {{fi: Jotain.}}
    reason: {{fi: Syystä.}}
    source: fresh-book
"""


def withheld(text: str, field: str) -> str:
    return edited(("withheld:\n", WITHHELD.format(field=field)), text=text)


@pytest.mark.parametrize(
    ("field", "old", "new"),
    [
        ("languages", "    languages: [fi, sv]\n", "    languages: [ru]\n"),
        ("kinds", "    kinds: [general, cloud]\n", "    kinds: [general]\n"),
        ("locality", "    locality: Tampere\n", "    locality: Espoo\n"),
        ("capacity", "count: 3", "count: 7"),
    ],
)
def test_of_a_withheld_field_only_what_is_stated_today_is_shown(field: str, old: str, new: str) -> None:
    before, after = FICTIONAL, edited((old, new))
    assert of_edit(old, new).before
    (item,) = items(before, after, withheld(after, field))
    assert item.before == ()
    (earlier,) = items(before, after, withheld(before, field))
    assert earlier.before == ()
    assert set(earlier.after) <= {"general", "cloud"}


def test_of_a_record_that_is_gone_no_value_is_shown() -> None:
    after = edited(("amount: 1.50", "amount: 2"))
    gone = document(after)
    del gone["fees"]["tale-share"]
    changes = compare(document(FICTIONAL), document(after))
    assert told(changes, Present(gone, Places.finland())) == (Item("amount", "changed"),)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    founded: 1999\n", f"    founded: {SECRET}\n"),
        ("amount: 1.50", f"amount: {SECRET}"),
        ("    client: share\n    amount", f"    client: {SECRET}\n    amount"),
        ("municipalities: [Lahti, Hollola]", f"municipalities: [Lahti, {SECRET}]"),
        ("    locality: Tampere\n", f"    locality: {SECRET}\n"),
        ("    languages: [fi, sv]\n", f"    languages: [{SECRET}]\n"),
        ("    valid: {from: 2024-01-01}\n", f"    valid: {{from: {SECRET}}}\n"),
        ("verified: 2026-10}", f"verified: {SECRET}}}"),
        ("- {organisation: sleepers", f"- {{organisation: {SECRET}"),
        ("count: 3", f"count: {SECRET}"),
        ("    seat: Lahti\n", f"    seat: {SECRET}\n"),
        ("en: The river flows.", f"en: {SECRET}"),
        ("    name: Nukkujat ry\n", f"    name: {SECRET}\n"),
        ("    title: Ajaton satu\n", f"    title: {SECRET}\n"),
        ("    url: https://book.example/fresh\n", f"    url: {SECRET}\n"),
        ("    responsible: dreamers\n", f"    responsible: {SECRET}\n"),
        ("nationwide: {value: true", f"nationwide: {{value: {SECRET}"),
    ],
)
def test_what_was_written_into_the_wrong_field_is_not_shown(old: str, new: str) -> None:
    spoilt = edited((old, new))
    assert SECRET not in repr(items(FICTIONAL, spoilt, FICTIONAL))
    assert SECRET not in repr(items(spoilt, FICTIONAL))


_texts = st.text(min_size=1, max_size=30).map(lambda text: f"{SECRET}{text}")
_parts = st.recursive(
    _texts,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=2)
        | st.dictionaries(
            st.sampled_from(
                ["value", "fi", "source", "note", "count", "of", "organisation", "topic", "from", "verified"]
            ),
            inner,
            min_size=1,
            max_size=3,
        )
    ),
    max_leaves=6,
)


@settings(max_examples=300)
@given(
    st.sampled_from(["units", "fees", "helplines", "service_areas", "organisations"]), st.sampled_from(FIELDS), _parts
)
@example("units", "from", [{"of": f"{SECRET}990"}])
@example("fees", "text", [SECRET, f"{SECRET}990"])
def test_no_former_text_is_ever_shown(section: str, field: str, part: Any) -> None:  # noqa: ANN401 - anything
    today = document(FICTIONAL)
    former = document(FICTIONAL)
    record = next(iter(former[section].values()))
    record["valid" if field in ("from", "to") else field] = part
    present = Present(today, Places.finland())
    for changes in (compare(today, former), compare(former, today)):
        assert "Salakuja" not in repr(told(changes, present))
