"""How often a name leads to the right school: python benchmarks/identification.py SCHOOLS.csv.

Draws 3,000 schools of the register that existed in May 2021, names each in a sentence of that date, in full and shortened as papers
shorten ("Primary", "Catholic" or "Academy" left out), with its town beside it and without, and counts what becomes of the names. Wrong
is what must not happen; open is what a person is asked.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import gapgraph
from graph_store import open_store
from graph_store.contract import Store
from graph_store.namespaces import DATA, GG
from ingest.identify.candidates import find_candidates
from ingest.identify.deciding import Circumstances, decide
from ingest.identify.registers.catalogue import format_named
from ingest.identify.registers.model import Entry
from ingest.triples.parties import Named

DAY, DRAWN = "2021-05-01", 3_000
SHORTER = (
    (r"\b(?:Catholic|CofE|C of E|Church of England|Community|RC|Roman Catholic|Primary|Infant|Junior|Nursery)\b ?", ""),
    (r"\b(?:Voluntary (?:Aided|Controlled)|VA|VC|\(VA\)|\(VC\)) ?", ""),
    (r" and Nursery", ""),
    (r"\bAcademy\b", "School"),
    (r" School\b.*$", ""),
)


def shortened(name: str, chance: random.Random) -> str:
    """Return a name as papers shorten it; empty if it cannot be shortened."""
    shorter = [re.sub(pattern, instead, name, count=1).strip() for pattern, instead in SHORTER]
    return chance.choice([short for short in shorter if short != name and len(short) > 5] or [""])


def outcomes(store: Store, named: Iterable[tuple[str, Entry]], *, beside: bool) -> Counter[str]:
    """Name schools in a sentence each, and count what becomes of the names."""
    cases = {f"{DATA}body/{number}": case for number, case in enumerate(named)}
    hits = find_candidates(store, {iri: Named(Counter([name]), Counter([f"{GG}School"])) for iri, (name, _) in cases.items()})
    return Counter(_outcomes(cases, hits, beside))


def _outcomes(cases: dict[str, tuple[str, Entry]], hits: dict[str, tuple[object, ...]], beside: bool) -> Iterator[str]:
    for iri, (name, entry) in cases.items():
        if iri not in hits:
            yield "not found"
            continue
        sentence = f"The head of {name}{f', {entry.places[0]},' if beside else ''} spoke."
        around = Circumstances(kinds=frozenset({"School"}), earliest=DAY, latest=DAY, paragraphs=(sentence,))
        chosen = decide(hits[iri], around).chosen  # type: ignore[arg-type]
        yield "open" if chosen is None else "right" if chosen.entry.identifier == entry.identifier else "wrong"


def main(path: Path) -> None:
    """Draw the schools, and print the outcomes."""
    chance = random.Random(5)
    entries = format_named("schools").read(path.read_bytes(), path.name).entries
    drawn = chance.sample([one for one in entries if one.places and not one.end and one.start <= DAY], DRAWN)
    short = [(name, one) for one in drawn if (name := shortened(one.name, chance))]
    with tempfile.TemporaryDirectory() as scratch, open_store(Path(scratch) / "store") as store:
        gapgraph.add_register(store, "schools", path)
        for what, cases in (("in full", [(one.name, one) for one in drawn]), ("shortened", short)):
            for beside in (False, True):
                found = outcomes(store, cases, beside=beside)
                sure = found["right"] + found["wrong"]
                told = ", ".join(f"{found[key]} {key}" for key in ("right", "wrong", "open", "not found"))
                print(f"{what}, {'its town beside it' if beside else 'no place named'}: {told}; precision {found['right'] / sure:.4f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
