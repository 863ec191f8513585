"""The kinds of gap: each is one question in queries/gaps/, whose header says everything about it.

| header line | says |
| --- | --- |
| `kind`, `definition` | its name, and when it holds, so that a reader can dispute it |
| `searched` | which documents are searched: `document`, `later` (if they name a party that it names), `corpus`, or `named` |
| `sentence`, `closes` | the finding in a sentence, and what would close it |
| `silence` | how often a person who looked found the documents silent too (docs/gaps-read.toml), from 0 to 1 |
| `ask`, `request` | a neutral question to a meeting, and what to ask a public body for; `{party}` is filled in |
| `step` | what is computed on the rows before they are findings (`gapgraph.gaps.steps`); most kinds have none |

Its columns are `subject expectation confidence party about`, and, where it needs them, `other` (the other thing that the finding is
about) and `basis` (a further fact that it rests on).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from gapgraph.questions.header import Question, parse_question
from graph_store.errors import UnknownNameError
from graph_store.resources import resource_folder


@cache
def kinds() -> Mapping[str, Question]:
    """Return the kinds of gap with the question and definition of each, by name."""
    files = sorted((resource_folder("queries") / "gaps").glob("*.rq"))
    return {file.stem: parse_question(file.stem, file.read_text(encoding="utf-8")) for file in files}


def kind(name: str) -> Question:
    """Return one kind of gap.

    Args:
        name: Its name.

    Returns:
        Its question; `extra` holds what else its header says.

    Raises:
        UnknownNameError: If there is none of that name.
    """
    if name not in kinds():
        raise UnknownNameError("gap kind", name, kinds())
    return kinds()[name]
