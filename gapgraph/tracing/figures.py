"""The way of a figure: how it is found by what people remember of it, and where it leads through other documents.

1. Who asks for a value gets the figures of that value, however it is written: "one in ten" is 10 %, and so is "0.1".
2. Else who asks for a subject gets the figures whose words hold every word that tells, in any order.
3. The way back: the held document that the figure's words name, the words there that hold it or that there are none, whom or what that
   document names for it, and so on, until nothing is named, or the way leads back to where it was.
4. Beside the way: other documents that state the same thing, what became of the figure there, and how many independent origins there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from gapgraph.links.wording import stems
from gapgraph.tracing.model import Step
from graph_store.resources import query_text
from ingest.extract.numbers import find_quantities
from ingest.extract.numerals import DIGITS, FRACTION, read_fraction

if TYPE_CHECKING:
    from graph_store.contract import Reader

_KINDS: Final = {
    "same-figure": "also stated in",
    "value-drift": "another value in",
    "denominator-drift": "of another whole in",
    "period-drift": "of another period in",
    "corrects": "corrected between",
}


def figures_meant(rows: Sequence[Mapping[str, object]], what: str) -> list[str]:
    """Return the figures that words mean: those of a value, else those of a subject.

    Args:
        rows: Figures with their `fact`, `words`, `value` and `unit`.
        what: A value ("10 %", "one in ten", "£60,000"), a part of the words, or words that tell a subject.

    Returns:
        IRIs of the figures; empty where none fits.
    """
    values = _values(what)
    if values:
        found = [str(row["fact"]) for row in rows if any(_has(row, value, unit) for value, unit in values)]
        if found:
            return found
    wanted = what.casefold().strip()
    hits = [str(row["fact"]) for row in rows if wanted in f"{row['words']} {row.get('value', '')}".casefold()]
    subject = frozenset(stems(what))
    return hits or [str(row["fact"]) for row in rows if subject and subject <= frozenset(stems(str(row["words"])))]


def _values(what: str) -> list[tuple[Decimal, str]]:
    """The values that the whole of some words can mean, each with its unit; "" is any unit."""
    plain = " ".join(what.split())
    if re.fullmatch(DIGITS, plain):
        number = Decimal(plain.replace(",", ""))
        return [(number, ""), *([(number * 100, "percent")] if number < 1 else [])]
    if re.fullmatch(FRACTION, plain, re.IGNORECASE):
        return [(Decimal(read_fraction(plain)), "percent")]
    found = [one for one in find_quantities(plain) if one.start == 0 and one.end >= len(plain.rstrip(".")) and one.value]
    read = ((_decimal(one.value), one.unit) for one in found)
    return [(value, unit) for value, unit in read if value is not None]


def _has(row: Mapping[str, object], value: Decimal, unit: str) -> bool:
    held = _decimal(str(row.get("value", "")))
    return held == value and unit in ("", str(row.get("unit", "")))


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def way_of(store: Reader, fact: str) -> Iterator[Step]:
    """Yield the way of a figure through other documents.

    Args:
        store: The store.
        fact: IRI of the figure; any other fact has no such way.

    Yields:
        The way back, then what other documents say, then the origins.

    Raises:
        StoreError: If the store cannot answer.
    """
    yield from _back(store, fact, frozenset())
    yield from _kin(store, fact)
    yield from _origins(store, fact)


def _rows(store: Reader, question: str, fact: str) -> list[dict[str, str]]:
    asked = query_text(f"internal/{question}").replace("VALUES ?fact { UNDEF }", f"VALUES ?fact {{ <{fact}> }}")
    return [{name: " ".join(str(value).split()) for name, value in row.items()} for row in store.select(asked)]


def _back(store: Reader, fact: str, seen: frozenset[str]) -> Iterator[Step]:
    """The documents that are named, from one to the next, each further in."""
    outer = "  " * len(seen)
    for row in _first_each(_rows(store, "figure-way", fact)):
        title = _titled(row)
        yield Step(f"{outer}source read", title)
        if "passage" in row:
            yield Step(f"{outer}  found there", "these words hold it", row["words"], row["passage"])
        elif "absent" in row:
            yield Step(f"{outer}  not found there", "searched: neither the figure nor a rounding of it stands beside what is measured")
        if row["document"] in seen:
            yield Step(f"{outer}  a circle", f"the way leads back to {title}")
        elif "next" in row:
            for own in _rows(store, "figure-origin", row["next"]):
                yield Step(f"{outer}  {own['role']}", own["name"])
            yield from _back(store, row["next"], seen | {fact.split("#", 1)[0]})


def _first_each(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Of the rows about one document the first."""
    return list({row["document"]: row for row in reversed(rows)}.values())


def _titled(row: Mapping[str, str]) -> str:
    return f"{row['title']} ({row['date']})" if row.get("date") else row["title"]


def _kin(store: Reader, fact: str) -> Iterator[Step]:
    told: set[str] = set()
    for row in _rows(store, "figure-kin", fact):
        if row["other"] not in told:
            told.add(row["other"])
            kind = row.get("kind", "").rsplit("/", 1)[-1]
            yield Step(_KINDS.get(kind, "also stated in"), f"{_titled(row)}: {row['figure']}", row["words"], row["passage"])


def _origins(store: Reader, fact: str) -> Iterator[Step]:
    rows = _rows(store, "figure-origins", fact)
    if not rows:
        return
    names = sorted({row["name"] for row in rows if "name" in row})
    count, papers = int(rows[0]["origins"]), rows[0]["papers"]
    stated = f"stated in {papers} documents"
    if not count:
        yield Step("origins", f"none: {stated}, each of which leads back to another")
    else:
        yield Step("origins", f"{count} independent, {stated}: {', '.join(names)}")
