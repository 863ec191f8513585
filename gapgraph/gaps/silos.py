"""The step of `silo`: bodies that have a theme in common and that nothing joins.

1. Bodies and what joins them (papers that name them, promises, boards) make a network of two sorts of nodes. Two bodies are apart if no
   node is next to both; they are of one partnership if a local body that publishes papers or sits at a board is two steps from each.
   Names are looked for in the papers' words too, because two that stand side by side may have been read as one.
2. What a body has to do with is told by stems (`gapgraph.links.wording`): of the sentences that name it, of their heading, and of its name.
   Left out are words that are written small nowhere, which are names, words that tell the sort of a body ("trust", "forum"), and
   bodies in whose name another's stands: "A and B" may be two that were read as one.
3. A theme is two stems in common, one of which at most three bodies have, and one of the two has in its name or heading: words that stand
   in sentences alone ("worked", "wrote") are no themes. Everybody has to do with "pupils"; hardly anybody with "bereavement".
4. Who was named first is the finding's subject; both passages are shown, because both create the expectation.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import combinations
from typing import Final

import networkx as nx

from gapgraph.links.wording import compared, shown, stems
from ingest.identify.scope import is_common

Row = Mapping[str, str]

_FEW: Final = 3  # bodies: a stem that more of them have is no theme
_SORT: Final = 3  # names of bodies: a stem that stands in so many tells their sort
_SHARED: Final = 2  # stems
_APART: Final = 731  # days between two papers
_LONG: Final = 60  # words in a sentence: a longer one is a list
# What every partner does, and what every partner is: no theme.
_ANY: Final = """
act activity area body care centre charity client community company contact contract country county customer delivery district education
event family fund group health help home improve information local meet national need network office officer organisation paper partner
people person place plan programme project provide public region run scheme service social staff support
system team town train user volunteer work worker young
"""


@dataclass(slots=True)
class _Body:
    """What is told of one body: each stem with the row that tells it, those of its name and headings, and the rows that name it."""

    name: str
    told: dict[str, Row] = field(default_factory=dict)
    titled: set[str] = field(default_factory=set)
    rows: list[Row] = field(default_factory=list)


def silos(rows: Sequence[Row]) -> list[Row]:
    """Keep the pairs of bodies that have a theme in common, and that nothing joins.

    Args:
        rows: Where bodies are named (`called`), what joins whom (`member`, `shared`), who publishes or sits at a board (`host`), and the
            papers' words (`text`).

    Returns:
        Per pair a row for each body and paper that names one of the two.
    """
    net = _network(rows)
    hosts = {row["host"] for row in rows if row.get("host")}
    bodies = _bodies(rows)
    themes = _themes(bodies)
    texts = {row["paper"]: row["text"] for row in rows if row.get("text")}
    found: list[Row] = []
    for one, other in _pairs(bodies, themes):
        stems_shared = themes[one] & themes[other]
        apart = len(stems_shared) >= _SHARED and _are_apart(net, one, other) and _are_of_one(net, one, other, hosts)
        if apart and not _are_named_together(bodies[one], bodies[other], texts):
            found += _finding((one, other), bodies, stems_shared, themes)
    return found


def _network(rows: Sequence[Row]) -> nx.Graph[str]:
    net: nx.Graph[str] = nx.Graph()
    net.add_edges_from((row["member"], f"> {row['shared']}") for row in rows if row.get("member"))  # a board is a member and a place
    return net


def _are_apart(net: nx.Graph[str], one: str, other: str) -> bool:
    boards = net.has_edge(one, f"> {other}") or net.has_edge(other, f"> {one}")
    return one in net and other in net and not boards and not set(net[one]) & set(net[other])


def _are_of_one(net: nx.Graph[str], one: str, other: str, hosts: set[str]) -> bool:
    """Whether somebody who publishes papers or sits at a board is joined to both."""
    near = [{member for place in net[body] for member in net[place]} for body in (one, other)]
    return bool(near[0] & near[1] & hosts)


def _are_named_together(one: _Body, other: _Body, texts: Mapping[str, str]) -> bool:
    """Whether a paper that names the one has the other's name, even if that was not read as a name there."""
    both = ((row, named) for body, beside in ((one, other), (other, one)) for row in body.rows for named in beside.rows)
    return any(named["called"] in texts.get(row["searched"], "") for row, named in both)


def _bodies(rows: Sequence[Row]) -> dict[str, _Body]:
    bodies: dict[str, _Body] = {}
    for row in rows:
        if row.get("called") and not is_common(row["name"]):
            body = bodies.setdefault(row["party"], _Body(row["name"]))
            body.rows.append(row)
            body.titled |= {*stems(row["name"]), *_theme_of(row.get("heading", ""))}
            for stem in (*body.titled, *stems(" ".join(_sentences_with(row["words"], row["called"])))):
                body.told.setdefault(stem, row)
    names = {body.name for body in bodies.values()}
    return {party: body for party, body in bodies.items() if not any(name != body.name and name in body.name for name in names)}


def _theme_of(heading: str) -> frozenset[str]:
    """The stems of a heading's matter; "How we worked" tells what a paper does, and names no theme."""
    return frozenset() if _of_paper().search(heading) else compared("", heading).context


@cache
def _of_paper() -> re.Pattern[str]:
    asking = r"how|what|who|why|where|when|we|our|us|you|your|they|their|it|its|this|these"
    return re.compile(rf"\b(?:{asking}|present|attend\w*|apologies|members?|notes?|summary)\b", re.IGNORECASE)


@cache
def _end() -> re.Pattern[str]:
    return re.compile(r"(?<=[.!?;])\s+(?=[A-Z‘“\"])|\n")


def _sentences_with(text: str, name: str) -> Iterator[str]:
    for sentence in _end().split(text):
        if name in sentence and len(sentence.split()) <= _LONG:
            yield sentence


def _themes(bodies: Mapping[str, _Body]) -> dict[str, frozenset[str]]:
    """The stems that may be a theme, by body."""
    texts = {row["words"] for body in bodies.values() for row in body.rows}
    small = {stem for text in texts for word in re.findall(r"(?<![\w’'-])[a-z]{4,}", text) for stem in stems(word)}
    names = Counter(stem for body in bodies.values() for stem in set(stems(body.name)))
    sorts = {*stems(_ANY), *(stem for stem, count in names.items() if count >= _SORT)}
    return {party: frozenset(body.told) & small - sorts for party, body in bodies.items()}


def _pairs(bodies: Mapping[str, _Body], themes: Mapping[str, frozenset[str]]) -> list[tuple[str, str]]:
    """The pairs of bodies that share a stem which few have, and which stands in the name or heading of one."""
    titled = {stem for body in bodies.values() for stem in body.titled}
    having: defaultdict[str, list[str]] = defaultdict(list)
    for party in sorted(themes):
        for stem in themes[party] & titled:
            having[stem].append(party)
    few = {stem: parties for stem, parties in having.items() if len(parties) <= _FEW}
    pairs = ((stem, pair) for stem, parties in few.items() for pair in combinations(parties, 2))
    return sorted({pair for stem, pair in pairs if any(stem in bodies[party].titled for party in pair)})


def _finding(
    pair: tuple[str, str], bodies: Mapping[str, _Body], shared: frozenset[str], themes: Mapping[str, frozenset[str]]
) -> Iterator[Row]:
    holding = Counter(stem for theme in themes.values() for stem in theme)
    telling = sorted(shared, key=lambda stem: (holding[stem], stem))
    first, second = sorted(pair, key=lambda party: (bodies[party].told[telling[0]]["day"], party))
    one, other = (bodies[party].told[telling[0]] for party in (first, second))
    if abs((date.fromisoformat(one["day"]) - date.fromisoformat(other["day"])).days) > _APART:
        return
    words = " ".join(f"{row['name']} {row.get('heading', '')} {row['words']}" for row in (other, one))
    about = shown(telling[:_SHARED], words).casefold()
    told = {"subject": first, "other": second, "about": about, "expectation": one["expectation"], "also": other["expectation"]}
    for party in pair:
        yield from ({**row, **told, "party": party} for row in bodies[party].rows)
