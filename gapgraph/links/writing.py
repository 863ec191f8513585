"""The graph of links: written as a whole, from what the documents' graphs hold.

For each promise: what states it, in which papers it is spoken of, how far it is, by which day it is due. For each link: what it joins, what
the later words do, and why the two are thought to be one thing. For each paper: the later papers of the same body, which are the ones
that could have reported on what it promises. For each figure that other papers state too, and each that a held paper is named for: its way
(`gapgraph.links.figures`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from gapgraph.links.comparing import Comparison
from gapgraph.links.dues import due_by
from gapgraph.links.figures import find_ways
from gapgraph.links.figures.writing import write_ways
from gapgraph.links.mentions import Mention, Sentences
from gapgraph.links.model import Link, Paper, Promise, Stated
from gapgraph.links.naming import link_iri, promise_iri
from gapgraph.links.numbering import Numbers
from gapgraph.links.papers import read_commitments, read_names, read_papers, read_responses
from gapgraph.links.passages import write_link, write_passage
from gapgraph.links.promises import can_be_followed, find_links, gather, is_recognisable
from gapgraph.links.references import References
from gapgraph.links.registers import numbered_reports
from gapgraph.links.reports import quoted_recommendations, with_reports
from gapgraph.links.settled import Sweeps, settlements
from gapgraph.reviews.standing import set_aside, standing
from graph_store.namespaces import LINKS_GRAPH
from ingest.triples.quads import Scribe, concept, ontology_class

if TYPE_CHECKING:
    from gapgraph.links.wording import Names
    from graph_store.contract import Reader, Store

_OPEN: Final = "agreed"


def write_links(store: Store) -> tuple[Promise, ...]:
    """Find what the papers say of one promise and of one figure, and replace the graph of links.

    Args:
        store: The store.

    Returns:
        The promises, those that one paper alone states among them.

    Raises:
        StoreError: If the store cannot be read or written.
    """
    reader = standing(store)
    papers = read_papers(reader)
    known = read_names(reader)
    sentences = Sentences(papers.values(), known)
    promises = _promises(reader, papers, known, sentences)
    scribe = Scribe(LINKS_GRAPH)
    _write_papers(scribe, papers.values())
    sweeps = Sweeps(papers.values())
    for promise in promises:
        _write_promise(scribe, promise, papers)
        for mention in (*sentences.mentions(promise), *settlements(promise, sentences, sweeps)):
            _write_mention(scribe, promise, mention)
    write_ways(scribe, find_ways(reader, papers))
    store.replace(LINKS_GRAPH, scribe.nquads())
    return promises


def find_promises(store: Reader) -> tuple[Promise, ...]:
    """Find the promises of a graph.

    Args:
        store: The store.

    Returns:
        The promises, in order of time; one for each commitment that is linked to no other.

    Raises:
        StoreError: If the store cannot answer.
    """
    store = standing(store)
    papers, known = read_papers(store), read_names(store)
    return _promises(store, papers, known, Sentences(papers.values(), known))


def _promises(store: Reader, papers: Mapping[str, Paper], known: Names, sentences: Sentences) -> tuple[Promise, ...]:
    stated = sorted((*read_commitments(store, papers), *read_responses(store, papers)), key=lambda said: said.order)
    refused = set_aside(store)
    comparison = Comparison(stated, known, refused)
    references = References(comparison, filter(can_be_followed, stated))
    numbers = Numbers(filter(can_be_followed, stated))
    links = find_links(comparison, references, numbers)
    more = (*_quoted(stated, links, sentences), *numbered_reports(papers.values(), numbers, stated))
    read = [(said, link) for said, link in more if link_iri(link.earlier, link.later) not in refused]
    for said, _ in read:
        comparison.add(said, ())
    stated = sorted((*stated, *{said.fact: said for said, _ in read}.values()), key=lambda said: said.order)
    linked = gather(stated, (*links, *(link for _, link in read)))
    together = {said.fact for promise in linked for said in promise.statements}
    others = (said for said in stated if said.fact not in together and said.kind != "Sentence" and can_be_followed(said))
    alone = (Promise(promise_iri(said), (said,), ()) for said in others)
    found = with_reports((*linked, *alone), sentences, comparison, references)
    return tuple(sorted(found, key=lambda promise: promise.statements[0].order))


def _quoted(stated: Iterable[Stated], links: Iterable[Link], sentences: Sentences) -> Iterator[tuple[Stated, Link]]:
    """What the responses quote that answer nothing which was read."""
    answering = {link.later for link in links if link.kind == "answers"}
    for said in stated:
        if said.kind == "Response" and said.fact not in answering:
            yield from quoted_recommendations(said, sentences)


def _write_papers(scribe: Scribe, papers: Iterable[Paper]) -> None:
    dated = [paper for paper in papers if paper.earliest]
    for paper in dated:
        for later in dated:
            if later.after(paper) and later.bodies & paper.bodies:
                scribe.link(paper.iri, "gg:laterPaper", later.iri)


def _write_promise(scribe: Scribe, promise: Promise, papers: Mapping[str, Paper]) -> None:
    first, last = promise.statements[0], promise.last
    scribe.link(promise.iri, "rdf:type", ontology_class("Promise"))
    scribe.text(promise.iri, "rdfs:label", first.words)
    scribe.link(promise.iri, "gg:firstStated", first.fact)
    scribe.link(promise.iri, "gg:lastStated", last.fact)
    scribe.link(promise.iri, "gg:lastStatus", concept("status", last.status or _OPEN))
    scribe.typed(promise.iri, "gg:recognisable", "true" if any(map(is_recognisable, promise.statements)) else "false", "boolean")
    for said in promise.statements:
        scribe.link(promise.iri, "gg:heardIn", said.paper.iri)
        if said.kind == "Sentence":
            scribe.link(promise.iri, "gg:spokenOfIn", write_passage(scribe, said.paper, said.start, said.end))
        else:
            scribe.link(said.fact, "gg:promise", promise.iri)
    _write_due(scribe, promise, papers.values())
    for link in promise.links:
        write_link(scribe, link)


def _write_due(scribe: Scribe, promise: Promise, papers: Iterable[Paper]) -> None:
    """The day of the newest statement that names one: a later date amends an earlier."""
    dues = [(said, due_by(said, papers)) for said in promise.statements if said.due]
    for said, day in dues:
        if day:
            scribe.typed(said.fact, "gg:dueBy", day, "date")
    newest = next((day for _, day in reversed(dues) if day), "")
    if newest:
        scribe.typed(promise.iri, "gg:dueBy", newest, "date")


def _write_mention(scribe: Scribe, promise: Promise, mention: Mention) -> None:
    scribe.link(promise.iri, "gg:heardIn", mention.paper.iri)
    scribe.link(promise.iri, "gg:spokenOfIn", write_passage(scribe, mention.paper, mention.start, mention.end))
