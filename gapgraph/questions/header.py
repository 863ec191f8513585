"""The header of a question: what its file says of itself in comment lines.

    # title: Who owes whom
    # description: Commitments that one party has to another.
    # param owner: text | part of a name
    # column words: text | what was promised
    # example: owner=council

A parameter `owner` is the variable of the line `VALUES ?p_owner { UNDEF } # param owner`, so that the file is
valid SPARQL as it stands, on any endpoint.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from graph_store.errors import InputError

ColumnType = Literal["fact", "party", "document", "passage", "source", "service", "finding", "text", "date", "number", "boolean", "concept"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the answer."""

    name: str
    type: ColumnType
    description: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """Something that the asker may give."""

    name: str
    type: ColumnType
    description: str


@dataclass(frozen=True, slots=True)
class Question:
    """A named question.

    Attributes:
        name: Its name, the file's.
        title: Its title.
        description: What it answers, in a sentence.
        answers: The researcher's question that it answers; empty for those that serve the software.
        params: What the asker may give.
        columns: What the answer holds.
        extra: Further header lines, such as a gap kind's definition, a theme, or an example of parameters ("owner=council").
        text: The SPARQL text, its header included.
    """

    name: str
    title: str
    description: str
    answers: str
    params: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    extra: Mapping[str, str]
    text: str


@cache
def _line() -> re.Pattern[str]:
    keys = "title|description|answers|theme|example|param|column|kind|definition|searched|sentence|closes|silence|step|ask|request"
    return re.compile(rf"#\s*(?P<key>{keys})\b\s*(?P<rest>.*)")


def parse_question(name: str, text: str) -> Question:
    """Read the header of a question.

    Args:
        name: The question's name.
        text: The file's text.

    Returns:
        The question.

    Raises:
        InputError: If the title or the description is missing, or a line is not of the form.
    """
    single: dict[str, str] = {}
    columns: list[Column] = []
    params: list[Parameter] = []
    for line in text.splitlines():
        found = _line().match(line)
        if not found:
            continue
        if found["key"] == "column":
            columns.append(Column(*_typed(name, found["rest"])))
        elif found["key"] == "param":
            params.append(Parameter(*_typed(name, found["rest"])))
        else:
            single[found["key"]] = found["rest"].removeprefix(":").strip()
    if "title" not in single or "description" not in single:
        raise InputError(
            "A question has no title or no description.",
            where=f"queries/{name}.rq",
            remedy="Add the header lines # title: and # description:.",
        )
    extra = {key: value for key, value in single.items() if key not in ("title", "description", "answers")}
    return Question(name, single["title"], single["description"], single.get("answers", ""), tuple(params), tuple(columns), extra, text)


def _typed(name: str, rest: str) -> tuple[str, ColumnType, str]:
    found = re.fullmatch(r"(\w+):\s*(\w+)\s*\|\s*(.+)", rest)
    if not found:
        raise InputError(
            f"The header line {rest!r} is not of the form NAME: TYPE | MEANING.", where=f"queries/{name}.rq", remedy="Mend the line."
        )
    return found[1], cast("ColumnType", found[2]), found[3].strip()
