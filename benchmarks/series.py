"""What became of each action, against the secretariats' own logs: python benchmarks/series.py FOLDER [--words].

FOLDER holds minutes and, in files called actionlog-*, the logs that were kept of their actions. The minutes alone are read into the
graph; the logs are read beside it, and each of their lines is looked for among what the minutes promise. Where it is found, the
status that the graph tells from the minutes up to the log's date is compared with the log's own: open (new, ongoing, carried
forward), done, or ended. What no minutes report is told as open: a log may know more, and most disagreements are of that sort.
Lines are counted apart that minutes of a later meeting, up to the log's date, could have told; of the others nothing can be known from
minutes but that the task was given. All stay in the share.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import gapgraph
from gapgraph.links import Promise, Stated, find_promises
from gapgraph.links.comparing import Comparison
from gapgraph.links.papers import read_commitments, read_names, read_papers
from gapgraph.links.promises import ENOUGH
from graph_store import open_store
from ingest.documents.paths import find_files

_CLASSES = {"done": "done", "ended": "ended", "rejected": "ended"}


@dataclass(frozen=True)
class Line:
    """A line of a log beside what the minutes tell of the same action."""

    logged: Stated
    minuted: Stated | None
    told: str
    could_be_told: bool = False

    @property
    def wanted(self) -> str:
        """What the log says."""
        return _CLASSES.get(self.logged.status, "open")


def statements(files: Iterable[Path]) -> tuple[list[Stated], Sequence[Promise], object]:
    """Read files into a store of their own, and return what they state, the promises and the names."""
    with open_store() as store:
        gapgraph.build(list(files), store)
        papers = read_papers(store)
        return list(read_commitments(store, papers)), find_promises(store), read_names(store)


def compare(folder: Path) -> Iterator[Line]:
    """Compare each line of each log with what the minutes up to its date tell."""
    files = [file.path for file in find_files([folder]).files]
    logs = [path for path in files if path.name.startswith("actionlog")]
    minutes = [path for path in files if path.name.startswith(("min", "odug"))]
    stated, promises, known = statements(minutes)
    logged, _, _ = statements(logs)
    kinds = ("Action", "Progress", "Decision")
    tasks = [replace(said, owners=frozenset(), owner_names=frozenset()) for said in logged if said.kind in kinds]
    comparison = Comparison([*stated, *tasks], known)
    for task in tasks:
        yield _line(comparison, task, [said for said in stated if said.paper.earliest <= task.paper.latest], promises)


def _line(comparison: Comparison, task: Stated, stated: Sequence[Stated], promises: Sequence[Promise]) -> Line:
    scored = [(comparison.score(said, task), said) for said in stated if said.kind != "Progress"]
    score, best = max(scored, key=lambda one: one[0], default=(0.0, None))
    if best is None or score < ENOUGH:
        return Line(task, None, "")
    promise = next((one for one in promises if best.fact in {said.fact for said in one.statements}), None)
    known = [said for said in promise.statements if said.paper.earliest <= task.paper.latest and said.status] if promise else [best]
    between = any(said.paper.after(best.paper) and said.paper.bodies & best.paper.bodies for said in stated)
    return Line(task, best, _CLASSES.get(known[-1].status if known else "", "open"), between)


def main(arguments: Sequence[str]) -> None:
    """Compare and print."""
    lines = list(compare(Path(arguments[0])))
    found = [line for line in lines if line.minuted]
    agreed = [line for line in found if line.told == line.wanted]
    share = len(agreed) / max(1, len(found))
    print(f"{len(lines)} lines of logs; {len(found)} found in the minutes; {len(agreed)} with the same status ({share:.2f})")
    able = [line for line in found if line.could_be_told]
    print(f"  of {len(able)} a later meeting could have told, and {sum(line.told == line.wanted for line in able)} have the same status")
    for (wanted, told), count in sorted(Counter((line.wanted, line.told) for line in found).items()):
        print(f"  log {wanted:6} minutes {told:6} {count}")
    if "--words" in arguments:
        print("\n".join(map(_words, found)))


def _words(line: Line) -> str:
    mark = "=" if line.told == line.wanted else "X"
    minuted = line.minuted.words[:90] if line.minuted else ""
    return f"{mark} {line.wanted}/{line.told} {line.logged.paper.date} {line.logged.words[:90]} <> {minuted}"


if __name__ == "__main__":
    main(sys.argv[1:])
