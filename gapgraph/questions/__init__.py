"""Asking the graph: named questions, files, and any SPARQL.

Questions are data (queries/*.rq). `run` binds the parameters, asks the store and turns the IRIs of parties,
documents and concepts into labels, by further questions (`labels`). What does not belong here: how an answer is
printed (`gapgraph.questions.writing`).

Example:
    answer = run(store, "who-owes-whom", {"owner": "council"})
    for row in answer.rows: ...
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from gapgraph.questions.header import Column, ColumnType, Question, parse_question
from gapgraph.questions.labels import read_labels
from gapgraph.reviews.standing import StandingReader, leaving_out, standing
from graph_store.errors import ParameterError, UnknownNameError
from graph_store.namespaces import DATA, PREFIXES, SCHEME
from graph_store.resources import resource_folder

if TYPE_CHECKING:
    from graph_store.contract import Reader

__all__ = ["Answer", "Cell", "Question", "question", "questions", "run", "run_text"]

_LABELLED: Final = frozenset({"party", "document", "source", "service", "concept"})


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of an answer.

    Attributes:
        text: What to show: a label, a number, words.
        iri: The thing's IRI, if the value is a thing; empty otherwise.
    """

    text: str
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question.

    Attributes:
        columns: Its columns.
        rows: Rows of cells; an empty cell where nothing is known.
        question: The SPARQL text that was asked.
        left_out: Number of facts and links that people rejected or superseded and that it would have been answered from.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    question: str
    left_out: int = 0


@cache
def questions() -> Mapping[str, Question]:
    """Return the named questions, by name, in alphabetical order."""
    files = sorted(resource_folder("queries").glob("*.rq"))
    return {file.stem: parse_question(file.stem, file.read_text(encoding="utf-8")) for file in files}


def question(name: str) -> Question:
    """Return one named question.

    Args:
        name: Its name.

    Returns:
        The question.

    Raises:
        UnknownNameError: If there is none of that name.
    """
    found = questions().get(name)
    if found is None:
        raise UnknownNameError("question", name, questions())
    return found


def run(store: Reader, name: str, params: Mapping[str, str] | None = None) -> Answer:
    """Ask a named question, without the facts that people rejected or superseded.

    Args:
        store: The store; `gapgraph.reviews.whole(store)` leaves nothing out.
        name: The question's name.
        params: Values of its parameters; those left out do not restrict the answer.

    Returns:
        The answer.

    Raises:
        UnknownNameError: If there is no question of that name.
        ParameterError: If a parameter is not one of the question's.
        StoreError: If the store cannot answer.
    """
    asked = question(name)
    return _answer(standing(store), bind(asked, params or {}), asked.columns)


def run_text(store: Reader, text: str, params: Mapping[str, str] | None = None) -> Answer:
    """Ask any SELECT question, as it is written: what people rejected is left out only if the store leaves it out.

    Args:
        store: The store, or `gapgraph.reviews.standing(store)`.
        text: SPARQL text; its columns are typed if it has a header.
        params: Values of the parameters that its header names.

    Returns:
        The answer.

    Raises:
        QuerySyntaxError: If the text does not parse.
        ParameterError: If a parameter is not one of the text's.
        StoreError: If the store cannot answer.
    """
    asked = parse_question("text", f"# title: -\n# description: -\n{text}")
    return _answer(store, bind(asked, params) if params else text, asked.columns)


def bind(asked: Question, params: Mapping[str, str]) -> str:
    """Return a question's text with its parameters filled in.

    Args:
        asked: The question.
        params: Values by parameter name.

    Returns:
        SPARQL text; every value is written as an escaped string, so that it cannot change the question.

    Raises:
        ParameterError: If a parameter is not one of the question's.
    """
    valid = [param.name for param in asked.params]
    text = asked.text
    for name, value in params.items():
        if name not in valid:
            remedy = f"Its parameters: {', '.join(valid)}." if valid else "It has no parameters."
            raise ParameterError(f"The question {asked.name!r} has no parameter {name!r}.", remedy=remedy)
        line = re.compile(rf"VALUES \?p_{name} \{{ UNDEF \}}")
        literal = _literal(value)
        text = line.sub(lambda _, name=name, literal=literal: f"VALUES ?p_{name} {{ {literal} }}", text)  # type: ignore[misc]
    return text


def _literal(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped}"'


def _answer(store: Reader, text: str, columns: tuple[Column, ...]) -> Answer:
    table = store.select(text)
    known = {column.name: column for column in columns}
    typed = tuple(known.get(name, Column(name, "text", "")) for name in table.columns)
    iris = {str(term) for row in table.rows for term in row if _is_iri(term)}
    labels = read_labels(store, iris)
    rows = tuple(tuple(_cell(term, column.type, labels) for term, column in zip(row, typed, strict=True)) for row in table.rows)
    if isinstance(store, StandingReader):
        return Answer(typed, rows, leaving_out(text), len(store.left_out_of(text)))
    return Answer(typed, rows, text)


def _is_iri(term: object) -> bool:
    from rdflib.term import URIRef

    return isinstance(term, URIRef)


def _cell(term: object, kind: ColumnType, labels: Mapping[str, str]) -> Cell:
    if term is None:
        return Cell("")
    if _is_iri(term):
        iri = str(term)
        labelled = kind in _LABELLED or kind == "text"  # the columns of a question without a header are text
        return Cell((labels.get(iri) if labelled else None) or _short(iri), iri)
    return Cell(" ".join(str(term).split()))


def _short(iri: str) -> str:
    """What to show of a thing without a label: a term's prefixed name, or the end of its address, by which `trace` finds it."""
    for prefix, space in PREFIXES.items():
        if iri.startswith(space) and not iri.startswith((DATA, SCHEME)):
            return f"{prefix}:{iri.removeprefix(space)}"
    return iri.rsplit("/", 1)[-1] if iri.startswith((DATA, SCHEME)) else iri
