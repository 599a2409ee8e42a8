"""The JSON Schema (draft 2020-12) of a registry, for editors that complete and check while one types.

It accepts what our reader accepts of the values of a file, as programs of YAML 1.2 read them; rules across records are
``check``'s. ``errorMessage`` and ``patternErrorMessage`` are words of yaml-language-server: the sentences of ``check``.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeAlias

from generator.registry.formed import fields
from generator.registry.forms import (
    NAME,
    Address,
    ByName,
    Choice,
    FactOf,
    Form,
    Group,
    Listing,
    MayBeUnknown,
    Records,
    Translated,
    Value,
    Words,
)
from generator.registry.meaning import code_of_pattern
from generator.registry.nouns import Registry
from generator.registry.values import LANGUAGES, UNKNOWN, Fact, Sourced, Text
from generator.schema import patterns
from generator.schema.notation import mend, notation
from generator.schema.words import Words as Wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.registry.forms import FieldForm
    from generator.registry.problems import MessageLanguage
    from generator.registry.values import Model

Schema: TypeAlias = dict[str, Any]

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_ABOUT_A_VALUE = ("value", "source", "date", "verified")
# The type that others read without quotes, and the least and the most of a number (0: no number).
_WITHOUT_QUOTES: dict[str, tuple[str, float, float]] = {
    "number": ("integer", 0, 999_999_999),
    "amount": ("number", 0, 9_999_999.99),
    "truth": ("boolean", 0, 0),
    "date": ("integer", 1000, 9999),
    "day": ("", 0, 0),
}
_EXAMPLES = {"number": ["12"], "amount": ["46.70"], "date": ["2026-11-22", "2026-11", "2026~"], "day": ["2026-11-22"]}


def as_json(language: MessageLanguage) -> str:
    """The schema of ``units.yaml`` with titles, explanations and messages in ``language``, as the text of a file."""
    return json.dumps(_Writer(language).whole(), ensure_ascii=False, indent=1) + "\n"


class _Writer:
    def __init__(self, language: MessageLanguage) -> None:
        self._words = Wording(language)
        self._shared: dict[str, Schema] = {}

    def whole(self) -> Schema:
        """The schema of a file, with each kind of record and value once in its ``$defs``."""
        head = {"title": self._words.say("title"), "description": self._words.say("about")}
        return {"$schema": _DRAFT, **head, **self._group(Registry), "$defs": self._shared}

    def _mend(self, code: str, **parts: str) -> str:
        return mend(self._words, code, **parts)

    def _once(self, name: str, make: Callable[[], Schema]) -> Schema:
        """What is used in many places, once in the ``$defs``."""
        if name not in self._shared:
            self._shared[name] = {}
            self._shared[name] = make()
        return {"$ref": f"#/$defs/{name}"}

    def _group(self, model: type[Model]) -> Schema:
        known = fields(model)
        said = self._words.say("group", fields=", ".join(known))
        missing = [self._missing(name, field.form) for name, field in known.items() if field.required]
        return {
            "type": "object",
            "properties": {name: self._field(model, name, field) for name, field in known.items()},
            "additionalProperties": False,
            "errorMessage": said,
            **({"allOf": missing} if missing else {}),
        }

    def _missing(self, name: str, form: Form) -> Schema:
        code = "missing-field"
        if isinstance(form, MayBeUnknown | FactOf):
            code = "missing-fact"
        elif isinstance(form, Records):
            code = "missing-section"
        return {"required": [name], "errorMessage": self._mend(code, field=name)}

    def _field(self, model: type[Model], name: str, field: FieldForm) -> Schema:
        return self._told(model, name) | self._form(field.form)

    def _told(self, model: type[Model], name: str) -> Schema:
        return {"title": self._words.title(model, name), "description": self._words.sentence(model, name)}

    def _form(self, form: Form) -> Schema:  # noqa: C901, PLR0911 - a form of each kind
        match form:
            case Words():
                return self._once(_name_of(form), lambda: self._text(form))
            case Address(longest):
                return self._once(f"address-{longest}", lambda: self._text(form))
            case Value(kind):
                return self._once(kind, lambda: self._value(form))
            case Choice(values):
                told = [self._words.choice(value) for value in values]
                mend = self._mend("bad-choice", choices=", ".join(values))
                return {"enum": list(values), "enumDescriptions": told, "errorMessage": mend}
            case Translated(name):
                text = self._once("Name" if name else "Text", lambda: self._translated(name=name))
                return {"if": {"type": "object"}, "then": text, "else": self._form(NAME)} if name else text
            case Listing():
                return self._listing(form)
            case Records():
                return self._by_id(form)
            case ByName(names, item):
                its = self._form(item)
                said = self._words.say("group", fields=", ".join(names))
                properties = dict.fromkeys(names, its)
                return {"type": "object", "properties": properties, "additionalProperties": False, "errorMessage": said}
            case Group(model):
                return self._once(model.__name__, lambda: self._group(model))
            case MayBeUnknown(value):
                return self._unknown_or(self._form(value))
            case FactOf(value):
                return self._fact(value)

    def _text(self, form: Words | Address) -> Schema:
        its = notation(form, self._words)
        said = self._words.say("text")
        return {"type": "string", "pattern": its.pattern, "errorMessage": said, "patternErrorMessage": its.mend}

    def _value(self, form: Value) -> Schema:
        its, kind = notation(form, self._words), form.kind
        if kind == "version":
            return {"enum": [1, "1"], "errorMessage": its.mend}
        type_, least, most = _WITHOUT_QUOTES[kind]
        outside = {"type": "number", "not": {"minimum": least, "maximum": most}}
        return {
            "type": [type_, "string"] if type_ else "string",
            "pattern": its.pattern,
            "errorMessage": its.mend,
            "patternErrorMessage": its.mend,
            **({"examples": list(_EXAMPLES[kind])} if kind in _EXAMPLES else {}),
            **({"allOf": [_refuse(outside, its.mend)]} if most else {}),
        }

    def _translated(self, *, name: bool) -> Schema:
        line = self._form(NAME)
        properties = {
            field: self._field(Text, field, its) | (line if name and field in LANGUAGES else {})
            for field, its in fields(Text).items()
        }
        spoken = {"anyOf": [{"required": [language]} for language in LANGUAGES]}
        return {
            "type": "object",
            "properties": properties,
            "additionalProperties": False,
            "errorMessage": self._words.say("translated"),
            "allOf": [_refuse({"type": "object", "not": spoken}, self._words.say("says_nothing"))],
        }

    def _listing(self, form: Listing) -> Schema:
        item = self._form(form.item)
        limits = []
        if form.least:
            said = self._words.say("least", number=form.least)
            limits.append(_refuse({"type": "array", "maxItems": form.least - 1}, said))
        if form.most:
            said = self._words.say("most", number=form.most)
            limits.append(_refuse({"type": "array", "minItems": form.most + 1}, said))
        several = {
            "type": "array",
            "items": item,
            "errorMessage": self._mend("expected-list"),
            **({"allOf": limits} if limits else {}),
        }
        return {"if": {"type": "string"}, "then": item, "else": several} if form.or_one else several

    def _by_id(self, form: Records) -> Schema:
        empty = [_refuse({"type": "object", "maxProperties": 0}, self._words.say("least", number=form.least))]
        return {
            "type": "object",
            # No type here: 2020 is an id too, and a number to others.
            "propertyNames": {
                "pattern": patterns.of_words(form.key),
                "patternErrorMessage": self._words.say("id", longest=form.key.longest),
            },
            "additionalProperties": self._form(form.item),
            "errorMessage": self._words.say("section"),
            **({"allOf": empty} if form.least else {}),
        }

    def _unknown_or(self, schema: Schema) -> Schema:
        return {
            "if": {"const": UNKNOWN},
            "else": schema,
            "defaultSnippets": [{"label": UNKNOWN, "body": UNKNOWN, "description": self._words.say("unknown")}],
        }

    def _fact(self, value: Form) -> Schema:
        schema = self._unknown_or(self._form(value))
        known = fields(Sourced)
        record = {
            "type": "object",
            "description": self._words.say("of_its_own"),
            "properties": {
                "value": self._told(Fact, "value") | schema,
                **{name: self._field(Sourced, name, field) for name, field in known.items()},
            },
            "additionalProperties": False,
            "errorMessage": self._words.say("group", fields=", ".join(["value", *known])),
            "allOf": [self._missing("value", MayBeUnknown(value))],
        }
        of_its_own = {"type": "object", "anyOf": [{"required": [name]} for name in _ABOUT_A_VALUE]}
        return {"if": of_its_own, "then": record, "else": schema}


def _name_of(form: Words) -> str:
    kind = "line" if form.shown else code_of_pattern(form.pattern).removeprefix("bad-")
    return f"{kind}-{form.longest}" if form.longest else kind


def _refuse(what: Schema, said: str) -> Schema:
    """Where ``what`` holds, it is refused with the words ``said``: no limit has words of its own in the server."""
    return {"if": what, "then": {"type": "null", "errorMessage": said}}
