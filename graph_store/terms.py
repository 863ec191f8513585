"""Between the text in which engines write terms and rdflib's terms: quick, and verbatim.

1. An answer is serialised inside the engine (TSV for rows, N-Triples for graphs), which costs less than
   fetching its terms one by one, and is read here token by token.
2. Tokens recur in an answer, so one answer keeps the terms that it has made (`Tokens`).
3. rdflib's constructors check and normalise what they are given ("012"^^xsd:integer becomes 12). A store has
   checked its terms already and a lexical form is to be kept, so IRIs, strings and integers are made without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

from rdflib.term import BNode, Identifier, Literal, URIRef

from graph_store.contract import Row
from graph_store.errors import StoreError

if TYPE_CHECKING:
    import pyoxigraph as ox

Triple = tuple[Identifier, Identifier, Identifier]
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_STRING: Final = f"{_XSD}string"
_INTEGER: Final = URIRef(f"{_XSD}integer")
_SHORT: Final = 19  # digits: longer numbers go the slow way, since Python refuses to read very long ones


def iri(text: str) -> URIRef:
    """Return an IRI that a store has checked already.

    Args:
        text: The IRI.

    Returns:
        The same as `URIRef(text)`, without its checks.
    """
    return str.__new__(URIRef, text)


def literal(text: str, language: str = "", datatype: str = "") -> Literal:
    """Return a literal with its lexical form as it is.

    Args:
        text: The lexical form.
        language: Its language tag, if it has one.
        datatype: IRI of its datatype; empty and xsd:string both mean a plain string.

    Returns:
        What rdflib's own constructor makes with `normalize=False`.
    """
    if language:
        return Literal(text, lang=language)
    if not datatype or datatype == _STRING:
        return _made(text, None, text, ill_typed=None)
    if datatype == _INTEGER and len(text) < _SHORT and text.isascii() and text.isdecimal():
        return _made(text, _INTEGER, int(text), ill_typed=False)
    return Literal(text, datatype=iri(datatype), normalize=False)


def _made(text: str, datatype: URIRef | None, value: object, *, ill_typed: bool | None) -> Literal:
    """A literal with its attributes set as rdflib sets them; tests/graph_store/test_terms.py compares the two."""
    made = str.__new__(Literal, text)
    made._language = None
    made._datatype = datatype
    made._value = value
    made._ill_typed = ill_typed
    return made


class Tokens(dict[str, Identifier | None]):
    """The terms of one answer by their tokens; a token that is new is read.

    Example:
        >>> Tokens()["<https://example.org/a>"]
        rdflib.term.URIRef('https://example.org/a')
    """

    def __missing__(self, token: str) -> Identifier | None:
        # The first three are nearly all of an answer, so they are tried before the full reading.
        term: Identifier | None
        if token[:1] == "<" and token[1:2] != "<":
            term = str.__new__(URIRef, token[1:-1])
        elif token[-1:] == '"' and "\\" not in token:
            term = _made(token[1:-1], None, token[1:-1], ill_typed=None)
        elif len(token) < _SHORT and token.isdecimal() and token.isascii():
            term = _made(token, _INTEGER, int(token), ill_typed=False)
        else:
            term = _read(token)
        self[token] = term
        return term


def read_rows(answer: bytes) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """Read an answer in SPARQL 1.1 TSV.

    Args:
        answer: UTF-8.

    Returns:
        The names of the variables, and the rows; None where a variable is unbound.

    Raises:
        StoreError: If a value is no IRI, literal or blank node.
    """
    head, *lines = answer.decode().split("\n")
    columns = tuple(name.removeprefix("?") for name in head.split("\t") if name)
    if not columns:
        return (), tuple(() for _ in lines[:-1])
    read = Tokens().__getitem__
    return columns, tuple([tuple(map(read, line.split("\t"))) for line in lines[:-1]])


def read_triples(answer: bytes) -> Iterator[Triple]:
    """Read an answer in N-Triples, as an engine writes it: one space between terms, one line a triple.

    Args:
        answer: UTF-8.

    Yields:
        Subject, predicate and object.

    Raises:
        StoreError: If a value is no IRI, literal or blank node.
    """
    read = Tokens().__getitem__
    for line in answer.decode().split("\n"):
        if line:
            yield tuple(map(read, line[:-2].split(" ", 2)))  # type: ignore[misc]  # three, and none of them unbound


def to_engine(term: Identifier) -> ox.NamedNode | ox.Literal | ox.BlankNode:
    """Return an rdflib term as the engine's.

    Args:
        term: An IRI, a literal or a blank node.

    Returns:
        The engine's term; `str()` of it is its N-Quads form.
    """
    import pyoxigraph as ox

    if isinstance(term, Literal):
        if term.language:
            return ox.Literal(str(term), language=term.language)
        return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype))) if term.datatype else ox.Literal(str(term))
    return ox.BlankNode(str(term)) if isinstance(term, BNode) else ox.NamedNode(str(term))


def _read(token: str) -> Identifier | None:
    if not token:
        return None
    if token[0] == '"':
        return _quoted(token)
    if token.startswith("_:"):
        return BNode(token[2:])
    return _bare(token)


def _quoted(token: str) -> Literal:
    end = token.rindex('"')
    text, rest = token[1:end], token[end + 1 :]
    if "\\" in text:
        text = _escape().sub(_unescaped, text)
    if rest.startswith("@"):
        return literal(text, language=rest[1:])
    return literal(text, datatype=rest[3:-1])


def _bare(token: str) -> Literal:
    """TSV writes numbers and booleans without quotes, as Turtle does."""
    if token in {"true", "false"}:
        return literal(token, datatype=f"{_XSD}boolean")
    if not _number().fullmatch(token):
        raise StoreError("The answer holds a value that rdflib has no term for.", where=token[:200], remedy="Ask for its parts.")
    kind = "double" if "e" in token.casefold() else "decimal" if "." in token else "integer"
    return literal(token, datatype=_XSD + kind)


def _unescaped(found: re.Match[str]) -> str:
    sign = found[1]
    return chr(int(sign[1:], 16)) if sign[0] in "uU" else {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}.get(sign, sign)


@cache
def _escape() -> re.Pattern[str]:
    return re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"[+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?")
