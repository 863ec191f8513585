"""Measure anew how sure each rule is, from annotated documents.

    python -m tools.calibrate GOLD DOCUMENTS [GOLD DOCUMENTS]... [--known GOLD DOCUMENTS]...

Each GOLD is a folder of annotations in the published form, each DOCUMENTS the folder of what they annotate; behind --known stand
papers with which the rules were written, which count less. The documents are read with the rules as they are, what was found is
paired with what is annotated, and ingest/extract/confidences.toml is written; the method is told in
gapgraph/evaluation/calibrating.py. Run it after a change of rules.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from gapgraph.drafting import read_apart
from gapgraph.evaluation import evaluate
from gapgraph.evaluation.calibrating import KNOWN, Calibration, Fact, calibrate, facts_of, held_out_bins
from gapgraph.evaluation.evaluating import annotated_paths
from gapgraph.evaluation.form import SECTIONS
from gapgraph.evaluation.reliability import calibration_error
from ingest.extract.confidence import TABLE, confidences


def read_facts(gold: Path, documents: Path, counts: float = 1.0) -> list[Fact]:
    """Read documents and see which of their facts are right.

    Args:
        gold: A folder of annotations.
        documents: A folder of the documents.
        counts: How much each of their facts counts.

    Returns:
        The facts.

    Raises:
        InputError: If there are no annotations or no documents.
    """
    with read_apart(annotated_paths(gold, documents)) as (store, _):
        return facts_of(evaluate(store, gold).outcomes, counts)


def to_toml(calibration: Calibration, documents: int) -> str:
    """Write the figures as confidences.toml holds them.

    Args:
        calibration: The figures.
        documents: Number of documents behind them.

    Returns:
        The file's text.
    """
    return "\n".join(_lines(calibration, documents)) + "\n"


def _lines(calibration: Calibration, documents: int) -> Iterator[str]:
    yield "# How sure each rule is: written by tools/calibrate.py, which says how; not by hand."
    drawn = ", ".join(f"{section} {weight:g}" for section, weight in calibration.weights.items())
    yield f"# From {documents} annotated documents. Facts by which a rule's share is drawn towards its section's: {drawn}."
    yield ""
    yield "[unknown] # a rule that was not measured, by section; other: a kind of fact that nobody annotated"
    yield f"other = {calibration.other:.2f}"
    yield from (f"{section} = {calibration.unknown[section]:.2f}" for section in SECTIONS if section in calibration.unknown)
    for section in SECTIONS:
        rules = {rule: held for (part, rule), held in sorted(calibration.rules.items()) if part == section}
        yield from ("", f"[{section}]") if rules else ()
        for rule, (sure, right, facts) in rules.items():
            yield f'"{rule}" = {{ confidence = {sure:.2f}, right = {right}, facts = {facts} }}'


def _tell(facts: Sequence[Fact], calibration: Calibration) -> None:
    found = held_out_bins(facts, calibration.weights)
    print(f"{len(facts)} facts of {len(calibration.rules)} rules.")
    print("Foreseen from the other documents:")
    for one in found:
        print(f"  said {one.said:.2f}  right {one.share:.2f} of {one.facts:4}  ({one.interval})")
    print(f"  expected calibration error {calibration_error(found):.3f}")


def write_confidences(facts: Sequence[Fact]) -> Calibration:
    """Write confidences.toml.

    Args:
        facts: Facts of annotated documents.

    Returns:
        What was written.
    """
    calibration = calibrate(facts)
    TABLE.write_text(to_toml(calibration, len({fact.document for fact in facts})), encoding="utf-8")
    confidences.cache_clear()
    return calibration


def main(arguments: Sequence[str]) -> int:
    """Measure, write and tell.

    Args:
        arguments: See the module.

    Returns:
        0 if all is well.
    """
    parser = argparse.ArgumentParser(prog="python -m tools.calibrate", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path, metavar="GOLD DOCUMENTS", help="annotations and what they annotate, by turns")
    parser.add_argument("--known", nargs=2, type=Path, action="append", default=[], help="papers with which the rules were written")
    options = parser.parse_args(arguments)
    if len(options.folders) % 2:
        parser.error("The folders come in pairs: annotations, then what they annotate.")
    sets = [(gold, documents, 1.0) for gold, documents in zip(options.folders[::2], options.folders[1::2], strict=True)]
    sets += [(gold, documents, KNOWN) for gold, documents in options.known]
    facts = [fact for one in sets for fact in read_facts(*one)]
    _tell(facts, write_confidences(facts))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
