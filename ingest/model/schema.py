"""The JSON schema of an answer, made from the types of the records, so that a record is described once.

1. Every kind of record of an `Extraction` is a list; the metadata is not asked for, since one document has just one.
2. A record is its quotation and its own fields. Words are asked for as they stand in the text, never offsets, values or units:
   those are worked out here, from the words.
3. Other forms of a name are not asked for: who is the same as whom is not a model's to say.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, Literal, cast, get_args, get_origin, get_type_hints

from ingest.documents.model import Span
from ingest.records import Extraction, Metadata, Record, Said

Form = Literal["words", "several", "passage", "choice", "flag"]

_UNASKED: Final = frozenset({"value", "unit", "unit_words", "aliases", "attendance_words", *(part.name for part in fields(Record))})


@dataclass(frozen=True, slots=True)
class Asked:
    """One field of a record as it is asked for.

    Attributes:
        name: The field's name.
        form: What is asked for: words of the text, several of them, a passage, one of some choices, or yes or no.
        needed: Whether a record cannot do without it.
        choices: The choices.
    """

    name: str
    form: Form
    needed: bool = False
    choices: tuple[str, ...] = ()

    def schema(self) -> dict[str, Any]:
        """Return the JSON schema of the field's value."""
        if self.form == "choice":
            return {"type": "string", "enum": list(self.choices)}
        if self.form == "several":
            return {"type": "array", "items": {"type": "string"}}
        if self.form == "flag":
            return {"type": "boolean"}
        return {"type": "string"} if self.needed else {"type": ["string", "null"]}


@cache
def kinds() -> Mapping[str, type[Record]]:
    """Return the type of record of each list of an answer, by the field of `Extraction` that it fills."""
    hints = get_type_hints(Extraction)
    return {name: cast("type[Record]", get_args(hint)[0]) for name, hint in hints.items() if hint is not Metadata}


@cache
def asked_fields(name: str) -> tuple[Asked, ...]:
    """Return the fields that are asked for, the quotation left out.

    Args:
        name: Name of a list of an answer ("commitments").

    Returns:
        The own fields of its records, in order.
    """
    kind = kinds()[name]
    hints = get_type_hints(kind)
    return tuple(_asked(part.name, hints[part.name]) for part in fields(kind) if part.name not in _UNASKED)


def _asked(name: str, hint: object) -> Asked:
    options = set(get_args(hint)) if get_origin(hint) is UnionType else {hint}
    if get_origin(hint) is Literal:
        return Asked(name, "choice", needed=True, choices=get_args(hint))
    if get_origin(hint) is tuple:
        return Asked(name, "several")
    if hint is bool:
        return Asked(name, "flag", needed=True)
    form: Form | None = "words" if Said in options else "passage" if Span in options else None
    if form is None:
        raise TypeError(f"A field of a record is of a kind that no model can be asked for: {name}: {hint}")
    return Asked(name, form, needed=NoneType not in options)


@cache
def answer_schema() -> dict[str, Any]:
    """Return the JSON schema of an answer: a list for each kind of record."""
    lists = {name: {"type": "array", "items": _record(name)} for name in kinds()}
    return _object(lists)


def _record(name: str) -> dict[str, Any]:
    properties = {"quote": {"type": "string"}, **{asked.name: asked.schema() for asked in asked_fields(name)}}
    return {"description": _folded(kinds()[name]), **_object(properties)}


def _folded(kind: type[Record]) -> str:
    return " ".join((inspect.getdoc(kind) or "").split("\n\n", maxsplit=1)[0].split())


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": dict(properties), "required": list(properties), "additionalProperties": False}
