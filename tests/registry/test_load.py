"""A registry file is found, read, and not parsed a second time as long as no byte of it changes."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from yaml._yaml import CParser

from generator.registry.load import Loaded, load
from generator.registry.places import Places
from tests.bench.made_up import DAY, registry_yaml


class Parsing:
    """Counts how often libyaml is asked to parse a file."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.times = 0

        def counted(data: bytes) -> CParser:
            self.times += 1
            return CParser(data)

        monkeypatch.setattr("generator.registry.reader.CParser", counted)


@pytest.fixture
def parsing(monkeypatch: pytest.MonkeyPatch) -> Parsing:
    return Parsing(monkeypatch)


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    path = tmp_path / "units.yaml"
    path.write_bytes(registry_yaml(3))
    return path


def read(path: Path, cache: Path | None = None) -> Loaded:
    return load(path, Places.finland(), DAY, name="units.yaml", cache=cache)


def codes(path: Path) -> list[str]:
    return [problem.code for problem in read(path).problems]


def kept(cache: Path) -> Path:
    (file,) = cache.iterdir()
    return file


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert codes(tmp_path / "units.yaml") == ["no-such-file"]


def test_a_folder(tmp_path: Path) -> None:
    assert codes(tmp_path) == ["not-a-file"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "units.yaml")
    assert codes(tmp_path / "units.yaml") == ["not-a-file"]


def test_a_name_through_a_file(registry: Path) -> None:
    assert codes(registry / "units.yaml") == ["cannot-read"]


def test_a_file_that_may_not_be_read(registry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert codes(registry) == ["no-permission"]


def test_a_disk_that_fails(registry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", fail)
    assert codes(registry) == ["cannot-read"]


def test_a_registry_read_before_is_not_parsed_again(registry: Path, tmp_path: Path, parsing: Parsing) -> None:
    first = read(registry, tmp_path / "cache")
    assert parsing.times == 1
    again = read(registry, tmp_path / "cache")
    assert parsing.times == 1
    assert again.registry == first.registry is not None
    assert again.document.place(("units", "unit-2", "phone")) == first.document.place(("units", "unit-2", "phone"))


def test_a_changed_byte_is_read_anew(registry: Path, tmp_path: Path, parsing: Parsing) -> None:
    read(registry, tmp_path / "cache")
    registry.write_bytes(registry_yaml(3).replace(b"Keksikoti 2", b"Keksikoti 5"))
    changed = read(registry, tmp_path / "cache").registry
    assert parsing.times == 2
    assert changed is not None
    assert changed.units["unit-2"].name.fi == "Keksikoti 5"


def test_only_the_newest_is_kept(registry: Path, tmp_path: Path) -> None:
    read(registry, tmp_path / "cache")
    first = kept(tmp_path / "cache")
    registry.write_bytes(registry_yaml(2))
    read(registry, tmp_path / "cache")
    assert kept(tmp_path / "cache") != first


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"\0" * 100,
        b"[1, 2]",
        b"0123\n[{}, [0]]",
        json.dumps([{"units": "all"}, []]).encode(),
    ],
)
def test_a_damaged_cache_is_ignored_and_mended(registry: Path, tmp_path: Path, parsing: Parsing, damage: bytes) -> None:
    sound = read(registry, tmp_path / "cache")
    kept(tmp_path / "cache").write_bytes(damage)
    assert read(registry, tmp_path / "cache").registry == sound.registry
    assert read(registry, tmp_path / "cache").registry == sound.registry
    assert parsing.times == 2


def test_a_cache_cut_short_is_ignored(registry: Path, tmp_path: Path) -> None:
    sound = read(registry, tmp_path / "cache")
    file = kept(tmp_path / "cache")
    file.write_bytes(file.read_bytes()[:-10])
    assert read(registry, tmp_path / "cache").registry == sound.registry


def test_a_cache_that_cannot_be_written_is_no_problem(registry: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("not a folder")
    assert read(registry, tmp_path / "cache").problems == []


def test_what_has_problems_is_not_kept(registry: Path, tmp_path: Path) -> None:
    registry.write_bytes(registry_yaml(3) + b"terms: {}\n")
    assert [problem.code for problem in read(registry, tmp_path / "cache").problems] == ["duplicate-key"]
    assert not (tmp_path / "cache").exists()


def test_a_registry_that_was_not_read_right_is_not_published(registry: Path) -> None:
    registry.write_bytes(
        registry_yaml(3).replace(b"    fees: [free, share]", b"    fees: [free, share]\n    fees: []", 1)
    )
    loaded = read(registry)
    assert loaded.errors
    assert loaded.registry is None
