"""Asking by name: questions that SPARQL answers, kinds of gap among them ("gaps/no-owner"), and those that must be computed.

SPARQL cannot walk shortest ways or find groups; such an answer is computed by networkx and has the same form as
any other, so that it is shown and exported by the same code.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from gapgraph.gaps import find_gaps, kinds
from gapgraph.questions import Answer, Cell, questions, run, run_text
from gapgraph.reviews.standing import standing
from graph_store.errors import ParameterError, UnknownNameError

if TYPE_CHECKING:
    from gapgraph.questions import Question
    from graph_store.contract import Reader


def computed() -> Mapping[str, tuple[Callable[[Reader], Answer], str]]:
    """Return the questions that are computed, by name, with what each answers."""
    from gapgraph.networks import brokers

    return {"brokers": (brokers, "Who brokers between the partners, who is the only link, and which groups there are.")}


def question_names() -> dict[str, str]:
    """Return every question by name with what it answers, in alphabetical order."""
    named = {name: asked.description for name, asked in questions().items()}
    others = {name: line for name, (_, line) in computed().items()}
    gaps = {f"gaps/{name}": asked.extra["definition"] for name, asked in kinds().items()}
    return dict(sorted({**named, **others, **gaps}.items()))


def ask(store: Reader, name: str, params: Mapping[str, str] | None = None, *, evidence: bool = False) -> Answer:
    """Answer a question by name.

    Args:
        store: The store.
        name: The question's name.
        params: Values of its parameters.
        evidence: Whether each row that has a fact also gets its document, date, page, exact words and their address.

    Returns:
        The answer; with evidence, it has the columns that `gapgraph.questions.proof` describes behind its own.

    Raises:
        UnknownNameError: If there is no question of that name.
        ParameterError: If a parameter is not one of the question's.
        StoreError: If the store cannot answer.
    """
    answer = _answered(store, name, params)
    if not evidence:
        return answer
    from gapgraph.questions.proof import with_evidence

    return with_evidence(store, answer)


def _answered(store: Reader, name: str, params: Mapping[str, str] | None) -> Answer:
    if name in questions():
        return run(store, name, params)
    gap = kinds().get(name.removeprefix("gaps/"))
    if name not in computed() and gap is None:
        raise UnknownNameError("question", name, question_names())
    if params:
        raise ParameterError(f"The question {name!r} has no parameters.", remedy="Leave them out.")
    if gap is None:
        return computed()[name][0](store)
    return _found(store, gap) if "step" in gap.extra else run_text(standing(store), gap.text)


def _found(store: Reader, asked: Question) -> Answer:
    """The answer to a kind of gap whose rows are findings only after a step: one row a finding and party."""
    told = ("subject", "expectation", "confidence", "party", "about")
    columns = tuple(column for column in asked.columns if column.name in told)
    rows = [
        (_thing(gap.subject), _thing(gap.expectation), Cell(f"{gap.confidence:.2f}"), party, Cell(gap.sentence))
        for gap in find_gaps(store, only=[asked.name])
        for party in [Cell(name, iri) for name, iri in zip(gap.party_names, gap.parties, strict=True)] or [Cell("")]
    ]
    return Answer(columns, tuple(rows), asked.text)


def _thing(iri: str) -> Cell:
    return Cell(iri.rsplit("/", 1)[-1], iri)
