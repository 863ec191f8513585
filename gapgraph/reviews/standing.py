"""Leaving out what people rejected or superseded, inside every question.

A store is read through `standing`. If anything is left out, each SELECT and ASK question is asked with one condition more: in every
group of its pattern, wherever a variable is described, what that variable stands for must not be left out. So counts, alternatives and
the absence of something are right too, which taking rows out of an answer could not make them; and a question, whoever wrote it, needs
to say nothing about reviews.

1. The text is cut into tokens; strings, addresses and comments are tokens, so that nothing in them is taken for a bracket.
2. A variable that begins a triple pattern is described there. It begins one behind `{`, `}`, `.` and behind the bracket that closes a
   FILTER or BIND.
3. The condition is put at the end of its group, once a group. SPARQL applies a condition to its whole group, wherever in it it stands; at
   the end it does not part triple patterns that an engine wants to order by itself.

`whole` is the way around: a question to `whole(store)` is asked as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from graph_store.namespaces import GG, REVIEWS_GRAPH

if TYPE_CHECKING:
    from rdflib import Graph

    from graph_store.contract import Reader, Table

_LEFT_OUT: Final = f"GRAPH <{REVIEWS_GRAPH}> {{ %s <{GG}setAside> [] }}"
_ANY: Final = f"ASK {{ {_LEFT_OUT % '?thing'} }}"
_ALL: Final = f"SELECT DISTINCT ?thing {{ {_LEFT_OUT % '?thing'} }}"


def standing(store: Reader) -> Reader:
    """Return a store as it is without what people rejected or superseded.

    Args:
        store: The store.

    Returns:
        A reader that leaves those facts and links out of every question; the store itself if there are none, or if it is `whole`.

    Raises:
        StoreError: If the store cannot answer.
    """
    if isinstance(store, _View):
        return store
    return StandingReader(store) if store.ask(_ANY) else store


def whole(store: Reader) -> Reader:
    """Return a store of which questions leave nothing out.

    Args:
        store: The store, or one that leaves something out.

    Returns:
        A reader that leaves nothing out.
    """
    return _View(store.store if isinstance(store, _View) else store)


def is_whole(store: Reader) -> bool:
    """Tell whether a store is one of which questions leave nothing out, because `whole` made it so.

    Args:
        store: The store.

    Returns:
        False for a store as it was opened, of which default questions leave out what people rejected.
    """
    return isinstance(store, _View) and not isinstance(store, StandingReader)


def set_aside(store: Reader) -> frozenset[str]:
    """Return what people rejected or superseded, whether or not it is still in the store.

    Args:
        store: The store.

    Returns:
        IRIs of facts and links.

    Raises:
        StoreError: If the store cannot answer.
    """
    return frozenset(str(row["thing"]) for row in whole(store).select(_ALL))


class _View:
    """A store that is asked through this; questions go to it as they are.

    Args:
        store: The store.
    """

    def __init__(self, store: Reader) -> None:
        self.store = store

    def select(self, query: str) -> Table:
        """See `graph_store.contract.Reader.select`."""
        return self.store.select(query)

    def ask(self, query: str) -> bool:
        """See `graph_store.contract.Reader.ask`."""
        return self.store.ask(query)

    def construct(self, query: str) -> Graph:
        """See `graph_store.contract.Reader.construct`; nothing is left out of graphs."""
        return self.store.construct(query)

    def graph_names(self) -> tuple[str, ...]:
        """See `graph_store.contract.Reader.graph_names`."""
        return self.store.graph_names()

    def graph(self, name: str) -> Graph:
        """See `graph_store.contract.Reader.graph`."""
        return self.store.graph(name)

    def dump(self, graphs: Iterable[str] | None = None) -> Iterator[str]:
        """See `graph_store.contract.Reader.dump`."""
        return self.store.dump(graphs)

    def count(self, graph: str | None = None) -> int:
        """See `graph_store.contract.Reader.count`."""
        return self.store.count(graph)


class StandingReader(_View):
    """A store of whose questions what people rejected or superseded is left out; made by `standing`."""

    def select(self, query: str) -> Table:
        """See `graph_store.contract.Reader.select`."""
        return self.store.select(leaving_out(query))

    def ask(self, query: str) -> bool:
        """See `graph_store.contract.Reader.ask`."""
        return self.store.ask(leaving_out(query))

    def left_out_of(self, query: str) -> frozenset[str]:
        """Return what a question would have been answered from, were it not left out.

        Args:
            query: A SELECT question.

        Returns:
            IRIs of facts and links; empty if the question has no pattern of its own.

        Raises:
            StoreError: If the store cannot answer.
        """
        head, body, variables = _anatomy(query)
        asked = (f"{head} SELECT DISTINCT ({one} AS ?thing_left_out) WHERE {{ {_LEFT_OUT % one} {body} }}" for one in variables)
        return frozenset(str(row["thing_left_out"]) for text in asked for row in self.store.select(text))


@lru_cache(maxsize=256)
def leaving_out(query: str) -> str:
    """Return a question that leaves out what people rejected or superseded.

    Args:
        query: A SELECT or ASK question.

    Example:
        >>> leaving_out("SELECT ?x { ?x a ?kind }").replace(REVIEWS_GRAPH, "G").replace(GG, "")
        'SELECT ?x { ?x a ?kind FILTER NOT EXISTS { GRAPH <G> { ?x <setAside> [] } } }'
    """
    parts, end = [], 0
    for described in sorted(_described(query), key=lambda described: described.end):
        parts += [query[end : described.end], f"FILTER NOT EXISTS {{ {_LEFT_OUT % described.variable} }} "]
        end = described.end
    return "".join([*parts, query[end:]])


@dataclass(frozen=True, slots=True)
class _Described:
    """A variable that begins a triple pattern, where its group ends, and whether what it stands for must be there for the question."""

    variable: str
    end: int
    needed: bool


@dataclass(slots=True)
class _Bracket:
    """An open bracket, while a question is read.

    `constraint` says whether it is that of a FILTER or BIND, `needed` whether what stands in it must be there for the question: not what
    it asks the absence of, nor what another question inside it asks.
    """

    sign: str
    constraint: bool = False
    needed: bool = True
    seen: dict[str, None] = field(default_factory=dict)


@cache
def _token() -> re.Pattern[str]:
    string = r'"{3}(?:\\.|[^\\])*?"{3}|\'{3}(?:\\.|[^\\])*?\'{3}|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\''
    word = r"[^\s{}()\[\];,.<>\"'#?$|/^!=+*&-](?:[^\s{}()\[\];,.<>\"'#?$|/^!=+*&]|\.(?=[^\s{}()\[\];,.<>\"'#]))*"
    return re.compile(rf"(?P<skip>\s+|\#[^\n]*)|{string}|<[^<>\"{{}}|^`\\\s]*>|[?$]\w+|{word}|.", re.DOTALL)


class _Walk:
    """Where a reader of a question is: in which brackets, and whether the next token begins a triple pattern."""

    def __init__(self) -> None:
        self.brackets: list[_Bracket] = []
        self.ready = False
        self._constraint = False  # FILTER or BIND was read, and its bracket is to come
        self._apart = False  # MINUS or EXISTS was read, and its bracket is to come

    def step(self, token: str) -> _Bracket | None:
        """Go on behind a token.

        Args:
            token: The token.

        Returns:
            The bracket that it closes, with the variables that were described in it; None if it closes none.
        """
        if self.ready and token[0] in {"?", "$"}:
            self.brackets[-1].seen[token] = None
        closed = None
        self.ready = token in {"{", "."} and (token == "{" or self._in_group())
        if token in {"{", "(", "["}:
            self._open(token)
        elif token in {"}", ")", "]"} and self.brackets:
            closed = self.brackets.pop()
            self.ready = closed.constraint or (token == "}" and self._in_group())
        else:
            self._word(token.upper())
        return closed

    def _open(self, sign: str) -> None:
        outer = not self.brackets or self.brackets[-1].needed
        self.brackets.append(_Bracket(sign, self._constraint and sign == "(", outer and not (self._apart and sign == "{")))
        self._constraint = self._apart = False

    def _word(self, word: str) -> None:
        self._constraint = self._constraint or word in {"FILTER", "BIND"}
        self._apart = self._apart or word in {"MINUS", "EXISTS"}
        if word == "SELECT" and self.brackets:
            self.brackets[-1].needed = False

    def _in_group(self) -> bool:
        return bool(self.brackets) and self.brackets[-1].sign == "{"


def _described(query: str) -> Iterator[_Described]:
    """The variables that begin a triple pattern, each once a group."""
    walk = _Walk()
    for found in _token().finditer(query):
        closed = None if found["skip"] else walk.step(found[0])
        if closed:
            yield from (_Described(variable, found.start(), closed.needed) for variable in closed.seen)


def _anatomy(query: str) -> tuple[str, str, tuple[str, ...]]:
    """The PREFIX lines of a question, its outermost pattern with its brackets, and the variables that are described there."""
    tokens = [found for found in _token().finditer(query) if not found["skip"]]
    select = next((found.start() for found in tokens if found[0].upper() == "SELECT"), 0)
    braces = [found for found in tokens if found[0] in {"{", "}"}]
    depth = 0
    for found in braces:
        depth += 1 if found[0] == "{" else -1
        if depth == 0:
            body = query[braces[0].start() : found.end()]
            return query[:select], body, tuple(dict.fromkeys(one.variable for one in _described(body) if one.needed))
    return "", "", ()
