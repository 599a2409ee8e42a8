"""Files of PTV: services as its interface answers them, service locations, and the worksheets of this project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.intake.draft import Draft, Loss
from generator.intake.json_text import read_json
from generator.intake.node import Ledger, Node
from generator.intake.ptv.composed import Composition
from generator.intake.ptv.houses import Location
from generator.intake.ptv.service import Reading
from generator.intake.source import RefusedError
from generator.registry.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.intake.frame import Frame
    from generator.intake.source import Source

STANDARD = "PTV v11"
_ENDING = ".json"
_HOLDERS = ("service", "itemList", "channels", "serviceLocation")


def fits(source: Source) -> bool:
    """Whether the name is that of a JSON file, or the folder holds one."""
    if source.is_folder:
        return any(path.name.lower().endswith(_ENDING) for path in source.path.iterdir())
    return source.name.lower().endswith(_ENDING)


def read(source: Source, frame: Frame) -> Draft:
    """The draft of all services in a file or folder. Raises ``RefusedError`` where there is none or one is broken."""
    draft = Draft(frame, STANDARD)
    files = source.files(_ENDING)
    services: list[tuple[Node, Composition]] = []
    locations: list[Location] = []
    for file in files:
        root = Node(read_json(file), Ledger(file.name))
        found = list(_found(root))
        composed = Composition(root.value.get("lengths")) if isinstance(root.value, dict) else Composition()
        services += [(node, composed) for node in found if _has(node, "serviceNames")]
        locations += [Location(node) for node in found if not _has(node, "serviceNames")]
        if not found:
            if not source.is_folder:
                raise RefusedError([Problem("no-ptv-service", Place(file.name))])
            draft.losses.append(Loss(file.path.name, "", "no-service"))
    if not services:
        raise RefusedError([Problem("no-ptv-service", Place(source.name))])
    for service, composed in services:
        Reading(draft, service, locations, composed).add()
    for node in (*(service for service, _ in services), *(location.node for location in locations)):
        prefix = f"{node.ledger.file.rpartition('/')[2]}: " if len(files) > 1 else ""
        for loss in (*node.losses(), *node.ledger.cleaned):
            draft.losses.append(Loss(prefix + loss.place, loss.given, loss.code))
        node.ledger.cleaned.clear()
    return draft


def _found(node: Node) -> Iterator[Node]:
    """The services and service locations in a file: the record itself, a list, a page of a list, or a map by id."""
    if _has(node, "serviceNames") or _has(node, "serviceChannelNames"):
        yield node
    elif isinstance(node.value, list):
        for item in node.each():
            yield from _found(item)
    elif isinstance(node.value, dict):
        named = [name for name in _HOLDERS if name in node.value]
        for name in named or node.value:
            part = node.get(name)
            if isinstance(part.value, list) or _is_record(part):
                yield from _found(part) if named else filter(_is_one, [part])


def _is_record(node: Node) -> bool:
    return isinstance(node.value, dict)


def _is_one(node: Node) -> bool:
    return _has(node, "serviceNames") or _has(node, "serviceChannelNames")


def _has(node: Node, name: str) -> bool:
    return isinstance(node.value, dict) and name in node.value
