"""The step of `one-broker`: bodies that a single body joins to the rest.

1. A row with `party` and `other` is a tie of the fact `subject`. What makes two bodies parts of one network is `strong`; what only shows
   that a body has more than one tie is `weak`.
2. An articulation point (Tarjan 1972) of the strong ties is a body without which others would fall off. The largest part is the
   rest. A body of the whole country is no part of it: it is named with the bodies of many places. Left out is a part of which a paper
   names somebody together with somebody of the rest, and one behind a body that is only spoken of: it joins nobody.
3. One body that hangs on another is a finding of its own where a paper says so ("known only through Open Door"), or where facts of two
   papers or more bind it to that body: whoever is named once has a single tie, and that says nothing. All ties count there, and it must
   sit at no table and publish nothing. A body whose own papers tell of it is no broker: that they do is how it is known at all.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

import networkx as nx

from ingest.identify.scope import is_common

Row = Mapping[str, str]

_PAPERS: Final = 2  # whose facts bind a body to the one that it hangs on


def brokered(rows: Sequence[Row]) -> list[Row]:
    """Keep those bodies without whom others would not be joined to the rest at all.

    Args:
        rows: Ties, the papers that name each body (`named_in`), who sits at a table or publishes (`seated`), and words
            that say that there is one way only (`said`).

    Returns:
        Per broker and part a row for each body in the part: `subject` is the broker, `other` the part's body that it is bound to.
    """
    told = [row for row in rows if row.get("strength") and not _is_common(row)]
    ties = [*told, *_parts(told)]
    hanging = [*_said(rows, ties), *_hanging(rows, ties)]
    local = [row for row in ties if not any(_of_country().search(row[name]) for name in ("name", "label"))]
    named: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.get("named_in"):
            named[row["party"]].add(row["named_in"])
    seated = {row["seated"] for row in rows if row.get("seated")}
    return [*_parted([row for row in local if row["strength"] == "strong"], named, seated), *hanging]


def _is_common(tie: Row) -> bool:
    """Whether one of the two has a name that is many bodies' ("Clinical Commissioning Group")."""
    return tie["party"] == tie["other"] or is_common(tie["name"]) or is_common(tie["label"])


def _parts(ties: Sequence[Row]) -> Iterator[Row]:
    """A tie between each body and the one whose name stands in its own ("Cabinet of Ashby Council")."""
    called = {row[end]: row[name] for row in ties for end, name in (("party", "name"), ("other", "label"))}
    wholes = {name: party for party, name in called.items()}
    for row in ties:
        for part in (row["party"], row["other"]):
            whole = wholes.get(called[part].rpartition(" of ")[2].removeprefix("the "))
            if whole and whole != part:
                yield {**row, "party": part, "other": whole}


def _parted(ties: Sequence[Row], named: Mapping[str, set[str]], seated: set[str]) -> Iterator[Row]:
    net, first = _network(ties), dict[frozenset[str], Row]()
    for tie in ties:
        first.setdefault(frozenset((tie["party"], tie["other"])), tie)
    for broker in sorted(seated.intersection(nx.articulation_points(net))):
        for part in _parts_behind(net, broker, named):
            near = min(set(net[broker]) & part)
            tie = first[frozenset((broker, near))]
            yield from ({**tie, "subject": broker, "basis": tie["subject"], "party": one, "other": near} for one in sorted(part))


@cache
def _of_country() -> re.Pattern[str]:
    """The name of a body of the whole country: it is named with the bodies of every place, and joins none of them."""
    countries = r"\b(?:England|Wales|Cymru|Scotland|Britain|UK|Ireland)$"
    return re.compile(rf"{countries}|^(?:Department|Ministry|Office) (?:for|of)\b|^(?:Home|Cabinet) Office$|^HM ")


def _parts_behind(net: nx.Graph[str], broker: str, named: Mapping[str, set[str]]) -> list[set[str]]:
    """The parts of two or more that fall off the rest without the broker, and that no paper names together with one of the rest."""
    component = net.subgraph(nx.node_connected_component(net, broker) - {broker})
    parts = sorted((sorted(part) for part in nx.connected_components(component)), key=lambda part: (-len(part), part))
    papers = [set().union(*(named.get(one, set()) for one in part)) for part in parts]
    told = Counter(paper for held in papers for paper in held)
    apart = (set(part) for part, held in zip(parts[1:], papers[1:], strict=False) if all(told[paper] == 1 for paper in held))
    return [part for part in apart if len(part) > 1]


def _network(ties: Sequence[Row]) -> nx.Graph[str]:
    net: nx.Graph[str] = nx.Graph()
    net.add_edges_from((tie["party"], tie["other"]) for tie in ties)
    return net


def _hanging(rows: Sequence[Row], ties: Sequence[Row]) -> Iterator[Row]:
    """Bodies that facts of several papers bind to one body, and nothing to another."""
    seated = {row["seated"] for row in rows if row.get("seated")}
    between: defaultdict[frozenset[str], list[Row]] = defaultdict(list)
    for tie in ties:
        between[frozenset((tie["party"], tie["other"]))].append(tie)
    net = _network(ties)
    for body in sorted(set(net) - seated):
        if net.degree(body) != 1:
            continue
        (broker,) = net[body]
        found = between[frozenset((body, broker))]
        if broker not in seated and len({tie["paper"] for tie in found}) >= _PAPERS:
            yield from ({**tie, "subject": broker, "basis": tie["subject"], "party": body, "other": body} for tie in found)


def _said(rows: Sequence[Row], ties: Sequence[Row]) -> Iterator[Row]:
    """Bodies of which a paper says that they are known through one body only, where no tie says otherwise."""
    seated = {row["seated"] for row in rows if row.get("seated")}
    net = _network(ties)
    for row in rows:
        if not row.get("said") or row["party"] in seated or set(net.adj.get(row["party"], ())) - {row["other"]}:
            continue
        if any(_only_through(sentence, row["hung"], row["called"]) for sentence in _sentences(row["said"])):
            yield {**row, "subject": row["other"], "basis": row["subject"], "other": row["party"]}


def _sentences(text: str) -> Iterator[str]:
    ends = [0, *(found.end() for found in re.finditer(r"[.!?;](?=\s+[A-Z])|\n", text)), len(text)]
    yield from (text[start:end] for start, end in pairwise(ends))


def _only_through(sentence: str, hung: str, called: str) -> bool:
    """Whether a sentence says that one body is known, met or reached through another only."""
    broker = rf"(?<!\w)(?:the\s+)?{re.escape(called)}(?!\w)"
    # "Tarn Farm" is "the farm" further on
    one = rf"(?:(?<!\w)(?:the\s+)?{re.escape(hung)}(?!\w)|\b[Tt]he {re.escape(hung.rsplit(maxsplit=1)[-1].casefold())}\b)"
    bound = r"known|reached|in touch|joined|linked|connected|represented|heard|spoken (?:to|with)"
    known = rf"\b(?:{bound}|contact(?:ed)?|dealings|dealt with|links?|works?)\b"
    only = r"\b(?:only|solely|exclusively|entirely)\s+(?:through|via|by way of)\s+"
    wordings = (
        rf"{one}[^.;]*{known}[^.;]*{only}{broker}",  # "the Farm, which is known to us only through Open Door"
        rf"{known}[^.;]*{one}[^.;]*{only}{broker}",  # "our dealings with the Farm are only through Open Door"
        rf"{one}[^.;]*\b(?:through|via|with)\s+{broker}\s+(?:alone|only(?!\s+(?:through|via|by))|and (?:nobody|no one|none) else)\b",
        rf"\b[Oo]nly {broker}\s+(?:has|had|have|is|was|works?|deals?|speaks?|keeps?|knows?|visits?)\b[^.;]*{one}",
        rf"{broker}\s+(?:is|was|remains)\s+the (?:only|sole|one) \w+[^.;]*{known}[^.;]*{one}",
        rf"\b[Nn]o(?:body|ne| one| partner| body| organisation)?\b[^.;]*\bother than {broker}[^.;]*{known}[^.;]*{one}",
    )
    return any(re.search(wording, sentence) for wording in wordings)
