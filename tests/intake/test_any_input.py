"""Whatever a file holds, an import refuses it in words or gives a draft that can be read and checked."""

from __future__ import annotations

import copy
import json
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.intake.importing import RefusedError
from generator.registry.problems import as_text
from generator.registry.reader import read
from tests.intake.made_up import ADDRESS, PHONE, channel, imported, service, texts, value_of
from tests.registry.test_writing import HOSTILE

WHOLE = service(
    serviceChargeType="FreeOfCharge",
    serviceChannels=[
        channel("Keijukoti", addresses=[ADDRESS], phoneNumbers=[PHONE], webPages=[{"url": "https://a.example/"}])
    ],
    serviceClasses=[{"name": texts(("fi", "Satu")), "code": "P0"}],
)
SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from([*HOSTILE, "unknown", "fi"])
JSON = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
)
TEXTS = st.text(max_size=30) | st.sampled_from(HOSTILE)


def parts_of(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401 - JSON
    steps = (
        list(value.items()) if isinstance(value, dict) else list(enumerate(value)) if isinstance(value, list) else []
    )
    return [way, *(below for step, part in steps for below in parts_of(part, (*way, step)))]


WAYS = [way for way in parts_of(WHOLE) if way]


def changed(whole: Any, way: tuple[Any, ...], value: Any) -> Any:  # noqa: ANN401 - JSON
    found = copy.deepcopy(whole)
    holder = found
    for step in way[:-1]:
        holder = holder[step]
    holder[way[-1]] = value
    return found


def told_or_drafted(content: Any) -> None:  # noqa: ANN401 - JSON
    with tempfile.TemporaryDirectory() as folder:
        try:
            found = imported(Path(folder), content)
        except RefusedError as refused:
            told = [as_text(problem, language) for problem in refused.problems for language in ("fi", "en")]
            found = None
    if found is None:
        assert all(told)
        return
    unread = [one.code for one in read(found.text.encode(), "draft.yaml").problems]
    assert set(unread) <= {"broken-letters"}, found.text
    assert value_of(found) == found.draft.values()
    assert all("\n" not in row for row in found.report("fi", written=True) if row.startswith("  "))


@settings(deadline=None)
@given(st.sampled_from(WAYS), JSON)
def test_no_value_in_no_place_makes_an_import_fail(way: tuple[Any, ...], value: Any) -> None:  # noqa: ANN401 - JSON
    told_or_drafted(changed(WHOLE, way, value))


REPORT = {
    "fi": [{"field": "requirements", "parts": [{"record": "units.a.statements.0.text", "length": 15}]}],
    "sv": [{"field": "serviceDescriptions.Description", "parts": [{"record": "statements.a.text", "length": 3}]}],
}
WORKSHEET = {"service": WHOLE, "channels": [], "lengths": REPORT}


@settings(deadline=None)
@given(st.sampled_from([("lengths", *way) for way in parts_of(REPORT)]), JSON)
def test_no_value_in_a_report_of_lengths_makes_an_import_fail(
    way: tuple[Any, ...],
    value: Any,  # noqa: ANN401 - JSON
) -> None:
    told_or_drafted(changed(WORKSHEET, way, value))


@settings(deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_every_text_reads_back_as_it_was_given(name: str, said: str, word: str) -> None:
    told_or_drafted(
        service(
            serviceNames=texts(("fi", name), ("sv", said), type="Name"),
            requirements=texts(("fi", said), ("en", word)),
            keywords=texts(("fi", word), ("fi", name)),
        )
    )


@settings(deadline=None)
@given(st.binary(max_size=200) | JSON.map(lambda value: json.dumps(value).encode()))
def test_no_bytes_make_an_import_fail(data: bytes) -> None:
    told_or_drafted(data)
