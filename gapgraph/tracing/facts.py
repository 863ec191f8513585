"""Tracing: from a figure or a fact back to everything it rests on, with the words of each step.

1. The facts meant: by IRI, or the end of it that questions print; else the statistics that have the value, the words or the subject that
   was asked for; other facts only if no statistic does. A fact that was rejected or superseded is followed only if it is asked for by its
   IRI.
2. The steps: what is stated, whose word it is if the document only reports it, its figure and standing, who said it, what it
   rests on, whether that is held.
3. The way of a figure through other documents (`gapgraph.tracing.figures`), or the life of a promise (`gapgraph.tracing.promises`).
4. What is said about it in the same paragraph: concerns, and promises to check, correct or source it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final

from gapgraph.reviews.standing import standing
from gapgraph.tracing.figures import figures_meant, way_of
from gapgraph.tracing.model import Step
from gapgraph.tracing.promises import life_of
from graph_store.resources import query_text
from ingest.triples.quads import string

if TYPE_CHECKING:
    from graph_store.contract import Reader

_ROLES: Final = {
    "inSection": "under",
    "reporting": "reported",
    "reportedBy": "reported by",
    "standing": "standing",
    "figureText": "figure",
    "measures": "measures",
    "attributedTo": "said by",
    "restsOn": "rests on",
    "owner": "owner",
    "counterparty": "with",
    "dueText": "due",
    "status": "status",
    "raisedBy": "raised by",
    "acceptance": "acceptance",
    "reviewedAs": "reviewed as",
    "correctionOf": "corrects",
    "decidedBy": "decided by",
    "because": "because",
    "alsoFoundBy": "also found by",
}
_ORDER: Final = tuple(_ROLES)


@dataclass(frozen=True, slots=True)
class Trace:
    """A fact's way back to its origin.

    Attributes:
        fact: IRI of the fact.
        label: Its words.
        steps: The steps, the quotation first.
    """

    fact: str
    label: str
    steps: tuple[Step, ...]


def trace(store: Reader, what: str) -> tuple[Trace, ...]:
    """Follow figures or a fact back to their origin.

    Args:
        store: The store.
        what: A fact's IRI or its end ("minutes.txt#statistic-1a2b3c4d5e"), or words, a value or a subject to look for.

    Returns:
        One trace a fact, in the order of the documents; empty if nothing matches.

    Raises:
        StoreError: If the store cannot answer.
    """
    return tuple(_trace(store, fact) for fact in _facts(store, what))


def to_json(one: Trace) -> dict[str, object]:
    """Return a trace as JSON values.

    Args:
        one: The trace.
    """
    return asdict(one)


def to_text(one: Trace) -> str:
    """Return a trace for people: a line a step, and below it its words and their address.

    Args:
        one: The trace.
    """
    lines = [one.label]
    for step in one.steps:
        lines.append(f"  {step.role:16} {step.what}")
        lines += [f"  {'':16} “{step.words}”"] if step.words and step.words != step.what else []
        lines += [f"  {'':16} {step.passage}"] if step.passage else []
    return "\n".join([*lines, ""])


def _facts(store: Reader, what: str) -> list[str]:
    if re.fullmatch(r"\S+#[\w-]+", what.strip()):  # as a question's table prints it, or whole
        asked = query_text("internal/fact-named").replace("{ UNDEF }", f"{{ {string(what.strip())} }}")
        return [str(row["fact"]) for row in store.select(asked)]
    rows = list(standing(store).select(query_text("internal/traceable")))
    wanted = what.casefold().strip()
    hits = [row for row in rows if wanted in f"{row['words']} {row.get('value', '')}".casefold()]
    meant = figures_meant([row for row in rows if str(row["kind"]).endswith("Statistic")], what)
    statistics = meant or [str(row["fact"]) for row in hits if str(row["kind"]).endswith("Statistic")]
    return list(dict.fromkeys(statistics or [str(row["fact"]) for row in hits]))


def _trace(store: Reader, fact: str) -> Trace:
    rows = [{key: str(term) for key, term in row.items()} for row in store.select(_about(fact))]
    label = next((row["label"] for row in rows if "label" in row), fact)
    steps = [_quotation(rows), *_fields(rows), *_held(rows), *way_of(store, fact), *life_of(store, fact), *_around(store, fact)]
    return Trace(fact, label, tuple(steps))


def _about(fact: str) -> str:
    return query_text("internal/trace").replace("VALUES ?fact { UNDEF }", f"VALUES ?fact {{ <{fact}> }}")


def _quotation(rows: list[dict[str, str]]) -> Step:
    row = next((row for row in rows if row.get("property") == "quotation"), {})
    title = " ".join(part for part in (row.get("title", ""), f"({row['date']})" if row.get("date") else "") if part)
    return Step("stated in", title, " ".join(row.get("words", "").split()), row.get("value", ""))


def _fields(rows: list[dict[str, str]]) -> Iterator[Step]:
    words = {row["property"].removesuffix("Words"): row for row in rows if row.get("property", "").endswith("Words")}
    aliases = {"restsOn": "source", "figureText": "figure", "dueText": "due", "reporting": "reported"}
    for name in _ORDER:
        for row in rows:
            if row.get("property") == name:
                behind = words.get(aliases.get(name, name), {})
                yield Step(
                    _ROLES[name], row.get("name") or row["value"], " ".join(behind.get("words", "").split()), behind.get("value", "")
                )
    if any(row.get("property") == "standing" for row in rows) and not any(row.get("property") == "figureText" for row in rows):
        yield Step("figure", "not given in this document")
    if any(row.get("property") == "status" for row in rows):
        yield from _missing(rows)


def _missing(rows: list[dict[str, str]]) -> Iterator[Step]:
    given = {row.get("property") for row in rows}
    if "owner" not in given:
        yield Step("owner", "nobody is named")
    if "dueText" not in given:
        yield Step("due", "no deadline is named")


def _held(rows: list[dict[str, str]]) -> Iterator[Step]:
    for row in rows:
        if row.get("property") == "restsOn":
            yield Step("source held", row["held"] if row.get("held") else "not among the documents read")


def _around(store: Reader, fact: str) -> Iterator[Step]:
    """What the same paragraph says about it: doubts, and promises that speak of sources, figures or evidence."""
    for row in store.select(query_text("internal/beside").replace("VALUES ?fact { UNDEF }", f"VALUES ?fact {{ <{fact}> }}")):
        words = " ".join(str(row["words"]).split())
        if str(row["kind"]).endswith("Concern"):
            yield Step("questioned", words, "", str(row["passage"]))
        elif re.search(r"\b(?:source|evidence|statistic|figure|data|check|verif|correct|quoted)", words, re.IGNORECASE):
            yield Step("to be done", words, "", str(row["passage"]))
            yield Step("  owner", str(row["owner"]) if "owner" in row else "nobody is named")
            yield Step("  due", str(row["due"]) if "due" in row else "no deadline is named")
