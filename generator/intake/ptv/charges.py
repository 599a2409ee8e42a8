"""What a service costs, as PTV can say it: one mark of two, and a text of one's own.

"If service charge type has been defined within attached statutory service general description, the charge type for
service is ignored" (help text of PTV's interface): so the mark and the text may disagree, and both are kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.intake.draft import Mark
from generator.intake.ptv.texts import own

if TYPE_CHECKING:
    from generator.intake.draft import Draft
    from generator.intake.node import Node
    from generator.intake.ptv.composed import Composition
    from generator.registry.document import Value

TEXT = "ChargeTypeAdditionalInfo"
_MARKS = {"FreeOfCharge": "free", "Free": "free", "Chargeable": "chargeable", "Charged": "chargeable"}
_FREE = re.compile(
    r"\b(maksut(on|on\w*|ta|tom\w*|taa)|ilmai\w+|avgiftsfri\w*|gratis|kostnadsfri\w*|free of charge|free|no charge)\b",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"\b(omavastuu\w*|asiakasmaksu\w*|maksulli\w+|maksaa|maksavat|maksetaan|maksu|maksun|maksut|hinta\w*|euro\w*|eur|"
    r"självrisk\w*|avgiftsbelagd\w*|avgift|avgiften|avgifter\w*|klientavgift\w*|betalar?|kostar|"
    r"fees?|charged|chargeable|pays?|costs?|price\w*)\b|€",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Charged:
    """The text about charges: as a whole, or taken apart into the registry's own records and what is said beside."""

    texts: dict[str, str]
    fees: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    said: list[dict[str, str]] = field(default_factory=list)

    @property
    def is_known(self) -> bool:
        """Whether it has been taken apart."""
        return bool(self.fees or self.conflicts or self.said)

    def take(self, section: str, key: str) -> None:
        """Count a record as told, once."""
        known = self.fees if section == "fees" else self.conflicts
        if key not in known:
            known.append(key)


def charged(draft: Draft, composed: Composition, texts: dict[str, str]) -> Charged:
    """What the text about charges consists of, where our own worksheet tells it: records are taken into the draft."""
    found = Charged(texts)
    for path, part in composed.parts(f"serviceDescriptions.{TEXT}", texts):
        section, key, *_ = [*path.split("."), ""]
        if section in ("fees", "conflicts") and draft.take(section, key):
            found.take(section, key)
        else:
            found.said.append(part)
    for key in found.conflicts:
        sides = draft.frame.record("conflicts", key).get("sides")
        for side in sides if isinstance(sides, list) else ():
            if isinstance(side, dict) and isinstance(fee := side.get("fee"), str):
                draft.take("fees", fee)
    return found


def fees(draft: Draft, unit: str, service: Node, texts: dict[str, str], source: str) -> dict[str, dict[str, str]]:
    """The fees that a mark and the source's own ``texts`` make, with a conflict where the two may disagree.

    Gives the ids, each with the texts that are still to be put into its record; none for the mark.
    """
    made: dict[str, dict[str, str]] = {}
    node = service.get("serviceChargeType")
    mark = _MARKS.get(node.look(), "")
    if mark:
        node.use()
        client: dict[str, Value] = {"client": "free"} if mark == "free" else {}
        made[_add(draft, f"{unit}-charge", {"text": own(mark), **client, "source": source})] = {}
    if texts:
        made[_add(draft, f"{unit}-charge-text", {})] = texts
    if mark and texts and disagree(mark, list(texts.values())):
        _conflict(draft, unit, mark, list(made), source)
    return made


def disagree(mark: str, texts: list[str]) -> bool:
    """Whether a text speaks of the opposite of the mark: of paying beside "free", of "free" beside "chargeable"."""
    free = any(_FREE.search(text) for text in texts)
    paid = any(_PAID.search(_FREE.sub("", text)) for text in texts)
    return paid if mark == "free" else free and not paid


def _add(draft: Draft, name: str, record: dict[str, Value]) -> str:
    key = draft.new_id("fees", name, stem="charge")
    draft.add("fees", key, record)
    return key


def _conflict(draft: Draft, unit: str, mark: str, made: list[str], source: str) -> None:
    sides: list[Value] = [
        {"text": own(f"side_{mark}"), "fee": made[0], "source": source},
        {"text": own("side_text"), "fee": made[1], "source": source},
    ]
    key = draft.new_id("conflicts", f"{unit}-client-charge", stem="client-charge")
    record: dict[str, Value] = {
        "about": "client-charge",
        "title": own("conflict_title"),
        "sides": sides,
        "explanation": own("conflict_explanation"),
        "advice": own("conflict_advice"),
        "source": source,
    }
    draft.marks.append(Mark(draft.add("conflicts", key, record), "disagree"))
