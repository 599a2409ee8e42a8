"""Addresses on the web and phone numbers that a source gives, as far as they are such."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.intake.draft import SHOWN, Loss
from generator.registry.values import NUMBER_FORM

if TYPE_CHECKING:
    from generator.intake.draft import Draft
    from generator.intake.node import Node

_PHONE = re.compile(NUMBER_FORM)
_ADDRESS = re.compile(r"https?://[^\s/]+\S*")


def website(draft: Draft, node: Node) -> str:
    """The address of a website; what is none is lost, and the result is empty."""
    return _checked(draft, node, _ADDRESS, "bad-address")


def phone(draft: Draft, node: Node) -> str:
    """A phone number; what is none is lost, and the result is empty."""
    return _checked(draft, node, _PHONE, "bad-phone")


def _checked(draft: Draft, node: Node, form: re.Pattern[str], code: str) -> str:
    found = node.line()
    if found and not form.fullmatch(found):
        draft.losses.append(Loss(node.place, found[:SHOWN], code))
        return ""
    return found
