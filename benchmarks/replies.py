"""Which recommendations of a report are joined to their replies: python benchmarks/replies.py REPORT RESPONSE [--words].

Both papers are read into one store. A reply is right if it is joined to a recommendation of the report, and only to such whose words
stand in what the reply quotes.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import gapgraph
from gapgraph.links import Stated, find_promises
from gapgraph.links.papers import read_papers, read_responses
from graph_store import open_store


def folded(words: str) -> str:
    """Words in small letters without punctuation and notes."""
    return " ".join(re.findall(r"[a-z]+", words.casefold()))


def main(arguments: Sequence[str]) -> None:
    """Read both papers and print how many replies are joined rightly."""
    with open_store() as store:
        gapgraph.build([Path(path) for path in arguments[:2]], store)
        replies = read_responses(store, read_papers(store))
        joined: defaultdict[str, set[Stated]] = defaultdict(set)
        for promise in find_promises(store):
            by_fact = {said.fact: said for said in promise.statements}
            for link in promise.links:
                if link.kind == "answers":
                    joined[link.later].add(by_fact[link.earlier])
    right = [reply for reply in replies if _is_right(reply, joined[reply.fact])]
    wrong = [reply for reply in replies if joined[reply.fact] and reply not in right]
    print(f"{len(replies)} replies; {len(right)} joined rightly, {len(wrong)} wrongly, {len(replies) - len(right) - len(wrong)} not")
    if "--words" in arguments:
        for reply in replies:
            mark = "right" if reply in right else "wrong" if reply in wrong else "not"
            print(f"{mark:6} {reply.label:4} {reply.asked[:110]}")


def _is_right(reply: Stated, recommendations: set[Stated]) -> bool:
    asked = folded(reply.asked)
    return bool(recommendations) and all(folded(said.words) in asked for said in recommendations)


if __name__ == "__main__":
    main(sys.argv[1:])
