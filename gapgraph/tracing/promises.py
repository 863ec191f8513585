"""A promise through the papers: what became of it, and where nothing was heard."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from gapgraph.links.life import life
from gapgraph.tracing.model import Step
from graph_store.resources import query_text

if TYPE_CHECKING:
    from gapgraph.links.life import Stage
    from graph_store.contract import Reader

_ROLES: Final = {
    "stated": "promised",
    "restates": "said again",
    "amends": "another date",
    "supersedes": "replaced",
    "reports": "reported",
    "decides": "decided",
    "answers": "answered",
    "speaks of": "spoken of",
}


def life_of(store: Reader, fact: str) -> Iterator[Step]:
    """Tell the life of the promise that a fact is a statement of.

    Args:
        store: The store.
        fact: IRI of the fact.

    Yields:
        A step for each paper that speaks of it, in order of time, each with its words and with why it is thought to be the same
        promise; then the findings about it. Nothing for a fact that promises nothing, or of which no other paper speaks.

    Raises:
        StoreError: If the store cannot answer.
    """
    stages = life(store, fact)
    if len(stages) > 1:
        told = [stage.status for stage in stages if stage.status] or ["nothing"]
        papers = {(stage.title, stage.date) for stage in stages}
        yield Step("its life", f"in {len(papers)} papers; last told: {told[-1].replace('-', ' ')}")
        for stage in stages:
            yield from _stage(stage)
    asked = query_text("internal/findings-about").replace("VALUES ?fact { UNDEF }", f"VALUES ?fact {{ <{fact}> }}")
    for row in store.select(asked):
        yield Step("finding", str(row["sentence"]), "", str(row["finding"]))


def _stage(stage: Stage) -> Iterator[Step]:
    paper = f"{stage.title} ({stage.date})" if stage.date else stage.title
    parts = [stage.status.replace("-", " "), f"due {stage.due}" if stage.due else "", ", ".join(stage.owners), paper]
    yield Step(f"  {_ROLES[stage.what]}", "; ".join(part for part in parts if part), stage.words, stage.passage)
    if stage.because:
        yield Step("    why", stage.because)
