"""The forms of the fields of a model, worked out from its types and what checks them."""

from __future__ import annotations

from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel, BeforeValidator
from pydantic.fields import FieldInfo

from generator.registry.forms import (
    Address,
    ByName,
    Choice,
    FactOf,
    FieldForm,
    Form,
    Group,
    Listing,
    MayBeUnknown,
    Records,
    Translated,
    Value,
    Words,
    groups,
    is_text,
)
from generator.registry.values import (
    Fact,
    Model,
    PartialDate,
    Text,
    decimal,
    line_in_each,
    not_unknown,
    one_to_many,
    proper_name,
    truth,
    unknown_to_none,
    web_address,
    whole_day,
    whole_number,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


@cache
def fields(model: type[BaseModel]) -> dict[str, FieldForm]:
    """The fields of a record by the names that are written, in the order of the model."""
    return {
        field.alias or name: FieldForm(
            _form(field.annotation, field.metadata), field.is_required(), _owner(model, name)
        )
        for name, field in model.model_fields.items()
    }


def _owner(model: type[BaseModel], name: str) -> str:
    return next(base for base in reversed(model.__mro__) if name in vars(base).get("__annotations__", ())).__name__


@cache
def read_as_values(model: type[BaseModel]) -> frozenset[str]:
    """The names of the fields below ``model`` that hold no text wherever they stand."""
    kinds: dict[str, set[bool]] = {}
    for name, field in _below(model, set()):
        kinds.setdefault(name, set()).add(is_text(field.form))
    return frozenset(name for name, found in kinds.items() if found == {False})


def form_at(model: type[BaseModel], path: tuple[str | int, ...]) -> Form | None:
    """The form of the value at ``path``; ``None`` where the models know no such place."""
    form: Form | None = Group(model) if issubclass(model, Model) else None
    for step in path:
        form = _inside(form, step)
    return form


def _below(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[tuple[str, FieldForm]]:
    if model in seen:
        return
    seen.add(model)
    for name, field in fields(model).items():
        # The value of a fact has the name of the fact.
        yield name, field
        for group in groups(field.form):
            yield from (one for one in _below(group, seen) if not (issubclass(group, Fact) and one[0] == "value"))


def _inside(form: Form | None, step: str | int) -> Form | None:
    if isinstance(form, MayBeUnknown):
        return _inside(form.value, step)
    if isinstance(form, FactOf):
        its = fields(form.model).get(str(step))
        return its.form if its else _inside(form.value, step)
    if isinstance(form, Group):
        its = fields(form.model).get(str(step))
        return its.form if its else None
    if isinstance(form, Translated):
        its = fields(Text).get(str(step))
        return its.form if its else None
    return form.item if isinstance(form, Listing | Records | ByName) else None


def _form(annotation: Any, metadata: list[Any]) -> Form:
    """The form of an annotation with what is added to it; a kind that nobody foresaw is a ``TypeError``."""
    while hasattr(annotation, "__metadata__"):
        metadata = [*metadata, *_flat(annotation.__metadata__)]
        annotation = annotation.__origin__
    does = {one.func for one in metadata if isinstance(one, AfterValidator | BeforeValidator)}
    if get_origin(annotation) in (Union, UnionType):
        (inner,) = (part for part in get_args(annotation) if part is not type(None))
        form = _form(inner, [one for one in metadata if getattr(one, "func", None) is not unknown_to_none])
        return MayBeUnknown(form) if unknown_to_none in does else form
    for function, kind in _KINDS.items():
        if function in does:
            return Value(kind)
    return _plain(annotation, metadata, does)


def _plain(annotation: Any, metadata: list[Any], does: set[Any]) -> Form:
    origin, inner = get_origin(annotation), get_args(annotation)
    form: Form | None = None
    if annotation is PartialDate:
        form = Value("day" if whole_day in does else "date")
    elif annotation is str:
        longest = _limit(metadata, "max_length")
        form = Address(longest) if web_address in does else Words(_pattern(metadata), longest, not_unknown in does)
    elif origin is Literal:
        form = Value("version") if inner == ("1",) else Choice(inner)
    elif origin is tuple:
        form = Listing(
            _form(inner[0], []), _limit(metadata, "min_length"), _limit(metadata, "max_length"), one_to_many in does
        )
    elif origin is dict:
        key, item = inner
        form = _by_key(key, item, _limit(metadata, "min_length"))
    elif annotation is Text:
        form = Translated(name=proper_name in does and line_in_each in does)
    elif isinstance(annotation, type) and issubclass(annotation, Fact):
        form = FactOf(_form(annotation.model_fields["value"].annotation, []), annotation)
    elif isinstance(annotation, type) and issubclass(annotation, Model):
        form = Group(annotation)
    if form is None:
        raise TypeError(annotation)
    return form


def _by_key(key: Any, item: Any, least: int) -> Form:
    name = _form(key, [])
    if isinstance(name, Choice):
        return ByName(name.values, _form(item, []))
    if not isinstance(name, Words):
        raise TypeError(key)
    return Records(name, _form(item, []), least)


_KINDS: dict[Any, Literal["number", "amount", "truth"]] = {whole_number: "number", decimal: "amount", truth: "truth"}


def _flat(metadata: tuple[Any, ...]) -> Iterator[Any]:
    for one in metadata:
        yield from one.metadata if isinstance(one, FieldInfo) else (one,)


def _limit(metadata: list[Any], name: str) -> int:
    return next((getattr(one, name) for one in metadata if getattr(one, name, None) is not None), 0)


def _pattern(metadata: list[Any]) -> str:
    return next((one.pattern for one in metadata if getattr(one, "pattern", None)), "")
