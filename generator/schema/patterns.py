"""The notations of values as regular expressions of ECMA-262 (with the flag ``u``), the dialect of JSON Schema."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.registry.values import NOTHING, UNKNOWN, WEB_ADDRESS

if TYPE_CHECKING:
    from generator.registry.forms import Address, Words

_YEAR = "[1-9][0-9]{3}"
_LEAP_YEAR = "([1-9][0-9](0[48]|[2468][048]|[13579][26])|(1[26]|[2468][048]|[3579][26])00)"
_DAY_OF_YEAR = "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"
_WHOLE_DAY = f"({_LEAP_YEAR}-02-29|{_YEAR}-{_DAY_OF_YEAR})"
_ONE_DATE = f"({_WHOLE_DAY}|{_YEAR}(-(0[1-9]|1[0-2]))?)~?"
DATE = rf"^{_ONE_DATE}(/({_ONE_DATE}|\.\.))?$"
"""The notation of ``PartialDate``; that a span does not run backwards is not in it."""
DAY = rf"^(?<day>{_WHOLE_DAY})~?(/\k<day>~?)?$"
NUMBER = "^(0|[1-9][0-9]{0,8})$"
AMOUNT = r"^[0-9]{1,7}(\.[0-9]{1,2})?$"
_KELVIN = "\N{KELVIN SIGN}"
TRUTH = "^(true|false)$"


def of_words(form: Words) -> str:
    """The pattern of a text: its signs, its length in letters, and what readers must not see in its place."""
    ahead = [f"(?!({'|'.join(map(_in_any_case, sorted(NOTHING)))})$)"] if form.shown else []
    if form.longest:
        ahead.append(_at_most(form.longest))
    wanted = _of_ecma(form.pattern)
    anywhere = "" if wanted.startswith("^") else r"[\s\S]*"
    return f"^{''.join(ahead)}{anywhere}{wanted.removeprefix('^')}"


def of_address(form: Address) -> str:
    """The pattern of the address of a page."""
    return f"^{_at_most(form.longest)}{_of_ecma(WEB_ADDRESS)}$"


def or_unknown(pattern: str) -> str:
    """A pattern from the beginning of a text, or the word for what is not known."""
    return f"^(?:{UNKNOWN}$|{pattern.removeprefix('^')})"


def _at_most(longest: int) -> str:
    return rf"(?=[\s\S]{{1,{longest}}}$)"


def _of_ecma(pattern: str) -> str:
    r"""A pattern of Python or Rust in ECMA's dialect, which knows ``\u{115f}`` and no needless backslash."""
    return re.sub(r"\\x\{", r"\\u{", pattern).replace('\\"', '"')


def _in_any_case(word: str) -> str:
    # The sign for kelvin is a "k" where small letters are made of it.
    return "".join(_letter(sign) if sign.isalpha() else f"[{sign}]" for sign in word)


def _letter(letter: str) -> str:
    # The sign for kelvin is a "k" where small letters are made of it.
    return f"[{letter}{letter.upper()}{_KELVIN if letter == 'k' else ''}]"
