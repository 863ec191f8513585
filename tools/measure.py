"""Measure accuracy on annotated papers, and put the figures into docs/accuracy.md.

    python -m tools.measure [--shared FOLDER]              # measure confidences and accuracy, and write both
    python -m tools.measure [--shared FOLDER] --accuracy   # leave the confidences as they are
    python -m tools.measure [--shared FOLDER] --check      # fail where the page shows what is no longer so

The sets of papers are those of `SETS`; those whose folders are not there are left as they stand on the page, and so is what is
measured on all of them together. FOLDER is where the real papers lie; they are beside the checkout if nothing is said.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from benchmarks.partnership import FOLDER, results
from gapgraph.drafting import read_apart
from gapgraph.evaluation import evaluate
from gapgraph.evaluation.calibrating import KNOWN
from gapgraph.evaluation.evaluating import annotated_paths
from ingest.documents import read_bytes
from ingest.extract import extract
from ingest.extract.completion import PARTY_FIELDS
from ingest.grounding import check_grounds
from ingest.holding import DATE_FIELDS
from tools.calibrate import read_facts, write_confidences
from tools.pages.accuracy import MEASURED, Measured, block_of, over_papers, over_partnerships, over_reading, papers, together, with_block

ROOT: Final = Path(__file__).resolve().parents[1]
PAGE: Final = ROOT / "docs" / "accuracy.md"
PARTNERSHIPS: Final = (("second", "partnership-second"), ("third", "partnership-third"), ("fourth, kept aside", "partnership-aside"))
READ: Final = ROOT / "docs" / "gaps-read.toml"


@dataclass(frozen=True, slots=True)
class PaperSet:
    """A set of annotated papers.

    Attributes:
        name: Name of its block on the page.
        gold: Folder of annotations; {shared} is where the real papers lie.
        documents: Folder of documents.
        counts: How much its facts count when confidences are measured.
    """

    name: str
    gold: str
    documents: str
    counts: float


SETS: Final = (
    PaperSet("dev", "{shared}/gold/dev", "{shared}/corpus/text", 1.0),
    PaperSet("seeds", "{shared}/gold/seeds", "{shared}/seeds", KNOWN),
    PaperSet("aside", "tests/gold/aside/gold", "tests/gold/aside/text", 1.0),
    PaperSet("open", "tests/gold/open/gold", "tests/gold/open/text", KNOWN),
)


def present_sets(shared: Path) -> list[PaperSet]:
    """Return the sets of papers whose folders are there, with their whole paths.

    Args:
        shared: Where the real papers lie.
    """
    placed = (replace(one, gold=_placed(one.gold, shared), documents=_placed(one.documents, shared)) for one in SETS)
    return [one for one in placed if Path(one.gold).is_dir() and Path(one.documents).is_dir()]


def _placed(folder: str, shared: Path) -> str:
    return str(ROOT / folder.format(shared=shared))


def measure(chosen: PaperSet) -> Measured:
    """Measure one set of papers.

    Args:
        chosen: The set, with whole paths.

    Returns:
        What was measured.

    Raises:
        InputError: If there are no annotations or no documents.
    """
    paths = annotated_paths(Path(chosen.gold), Path(chosen.documents))
    with read_apart(paths) as (store, summary):
        done = evaluate(store, Path(chosen.gold))
    held: Counter[str] = Counter()
    faults = 0
    for path in paths:
        document = read_bytes(path.read_bytes(), path.name)
        kept, issues = check_grounds(document, extract(document))
        faults += len(issues)
        held.update(_kind(name) for record in (kept.metadata, *kept.partners, *kept.people, *kept.facts()) for name, _ in record.grounds())
    return Measured(done, chosen.counts, held, faults, summary.words)


def _kind(field: str) -> str:
    if field in PARTY_FIELDS or field in ("publisher", "name"):
        return "parties"
    return "dates" if field in DATE_FIELDS else "numbers" if field in ("figure", "votes_for", "votes_against") else "other words"


def refreshed(page: str, found: dict[str, Measured]) -> str:
    """Put what was measured into the page.

    Args:
        page: Its text.
        found: What was measured, by the name of the set.

    Returns:
        The text with the figures of every set that was measured, and those of all together if the page shows no other set.
    """
    for name, measured in found.items():
        page = with_block(page, name, papers(measured))
    shown = {one.name for one in SETS if MEASURED in (block_of(page, one.name) or "")}
    return with_block(page, "together", together(list(found.values()))) if found and shown <= set(found) else page


def main(arguments: Sequence[str]) -> int:
    """Measure, and write or compare.

    Args:
        arguments: See the module.

    Returns:
        0 if all is well, 1 if the page is stale.
    """
    parser = argparse.ArgumentParser(prog="python -m tools.measure", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="where the real papers lie")
    parser.add_argument("--accuracy", action="store_true", help="leave the confidences as they are")
    parser.add_argument("--check", action="store_true", help="fail where the page shows what is no longer so")
    options = parser.parse_args(arguments)
    sets = present_sets(options.shared)
    if not options.check and not options.accuracy and any(one.counts >= 1 for one in sets):
        write_confidences([fact for one in sets for fact in read_facts(Path(one.gold), Path(one.documents), one.counts)])
    page = PAGE.read_text(encoding="utf-8")
    fresh = with_block(refreshed(page, {one.name: measure(one) for one in sets}), "partnership", over_papers(*results()[:2]))
    others = {name: results(FOLDER.parent / folder)[:2] for name, folder in PARTNERSHIPS}
    fresh = with_block(fresh, "partnerships", over_partnerships(others))
    fresh = with_block(fresh, "findings read", over_reading(tomllib.loads(READ.read_text(encoding="utf-8"))))
    if options.check:
        if fresh != page:
            print("docs/accuracy.md shows what is no longer so. Run `make measured`.", file=sys.stderr)
        return int(fresh != page)
    PAGE.write_text(fresh, encoding="utf-8")
    print(f"Measured: {', '.join(one.name for one in sets) or 'nothing, for want of papers'}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
