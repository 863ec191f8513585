"""Listing the findings that a store holds, with filters.

Example:
    for gap in list_gaps(store, only="no-owner", since="2018"):
        print(gap.sentence)
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from gapgraph.gaps.kinds import kind
from gapgraph.gaps.model import Gap, Searched
from graph_store.errors import UnknownNameError, UsageError
from graph_store.resources import query_text
from ingest.triples.days import day_range

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph_store.contract import Reader

STATUSES = ("open", "closed", "disputed", "accepted-as-is")


def list_gaps(
    store: Reader,
    *,
    only: str | None = None,
    party: str | None = None,
    theme: str | None = None,
    since: str | None = None,
    status: str | None = None,
) -> tuple[Gap, ...]:
    """List the findings that the store holds.

    Args:
        store: The store.
        only: A kind of gap; all if None.
        party: Part of the name of a party that the findings must touch; all if None.
        theme: Words that must all stand in the finding's words, in what it is about, or in a heading or title above it; all if None.
        since: The first day, month or year in which the document of the expectation may be dated; all, and undated ones, if None.
        status: What people have said of the finding ("open", "closed", "disputed", "accepted-as-is"); all if None.

    Returns:
        The findings, by kind and place.

    Raises:
        UnknownNameError: If the kind or the status does not exist.
        UsageError: If `since` is no date.
        StoreError: If the store cannot answer.
    """
    if only is not None:
        kind(only)
    if status is not None and status not in STATUSES:
        raise UnknownNameError("status of a finding", status, STATUSES)
    first = first_day(since) if since is not None else ""
    themes = _themes(store) if theme is not None else {}
    return tuple(
        gap
        for gap in _read(store)
        if (only is None or gap.kind == only)
        and (status is None or gap.status == status)
        and (party is None or any(party.casefold() in name.casefold() for name in gap.party_names))
        and (theme is None or _is_about(gap, theme, themes))
        and (since is None or _last_day(gap.document.date) >= first)
    )


def first_day(date: str) -> str:
    """Return the first day that a date can mean.

    Args:
        date: "2018", "2018-01" or "2018-01-01".

    Returns:
        An ISO date.

    Raises:
        UsageError: If it is no such date.
    """
    days = day_range(date)
    if days is None:
        raise UsageError(f"{date!r} is no date.", remedy="Write a year, a month or a day: 2018, 2018-01 or 2018-01-31.")
    return days[0]


def _last_day(date: str) -> str:
    days = day_range(date)
    return days[1] if days else ""


def _is_about(gap: Gap, theme: str, themes: Mapping[str, str]) -> bool:
    around = f"{gap.words} {gap.sentence} {gap.document.title} {themes.get(gap.iri, '')}".casefold()
    return all(re.search(rf"\b{re.escape(word)}", around) for word in theme.casefold().split())


def _themes(store: Reader) -> dict[str, str]:
    """What each finding is about, and the headings above it."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in store.select(query_text("internal/themes")):
        found[str(row["finding"])].append(str(row["words"]))
    return {finding: " ".join(words) for finding, words in found.items()}


def _read(store: Reader) -> list[Gap]:
    searched = _searches(store)
    parties: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in store.select(query_text("internal/touched")):
        parties[str(row["finding"])].append((str(row["party"]), str(row["name"])))
    facts: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    for row in store.select(query_text("internal/bases")):
        facts[str(row["finding"])].append((str(row["fact"]), float(row["confidence"])))
    rows = ({name: str(value) for name, value in row.items()} for row in store.select(query_text("internal/gaps")))
    return [_gap(row, searched[row["search"]], parties[row["finding"]], facts[row["finding"]]) for row in rows]


def _searches(store: Reader) -> dict[str, tuple[Searched, ...]]:
    searched: defaultdict[str, list[Searched]] = defaultdict(list)
    for row in store.select(query_text("internal/searched")):
        searched[str(row["search"])].append(Searched(str(row["document"]), str(row["title"]), str(row.get("date", ""))))
    return {search: tuple(sorted(documents)) for search, documents in searched.items()}


def _gap(
    row: Mapping[str, str], searched: tuple[Searched, ...], parties: list[tuple[str, str]], facts: list[tuple[str, float]]
) -> Gap:
    return Gap(
        iri=row["finding"],
        kind=row["kind"].rsplit("/", 1)[-1],
        subject=row["subject"],
        expectation=row["expectation"],
        words=" ".join(row["words"].split()),
        document=Searched(row["document"], row["title"], row.get("date", "")),
        searched=searched,
        parties=tuple(iri for iri, _ in parties),
        party_names=tuple(name for _, name in parties),
        sentence=row["sentence"],
        closes=row["closes"],
        confidence=float(row["confidence"]),
        status=row["status"].rsplit("/", 1)[-1],
        other=row.get("other", ""),
        facts=tuple(sorted(facts, key=lambda fact: (fact[1], fact[0]))),
        silence=float(row["silence"]),
    )
