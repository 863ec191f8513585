"""What became of one promise, where one answer speaks of two."""

from __future__ import annotations

from gapgraph.links.life import life
from graph_store import open_store
from graph_store.namespaces import DATA, LINKS_GRAPH
from ingest.triples.quads import Scribe, concept


def _stated(scribe: Scribe, name: str, *promises: str) -> str:
    """A statement in a paper of its own."""
    paper, fact = f"{DATA}document/{name}", f"{DATA}document/{name}#said"
    scribe.text(paper, "rdfs:label", name)
    passage = f"{paper}#char=0,4"
    scribe.link(passage, "oa:hasSource", paper)
    scribe.integer(passage, "oa:start", 0)
    scribe.text(passage, "oa:exact", name)
    scribe.link(fact, "gg:quotation", passage)
    for promise in promises:
        scribe.link(fact, "gg:promise", promise)
    return fact


def _link(scribe: Scribe, earlier: str, later: str, because: str) -> None:
    link = f"{DATA}link/{because}"
    scribe.link(link, "gg:earlier", earlier)
    scribe.link(link, "gg:later", later)
    scribe.link(link, "gg:linkKind", concept("link", "answers"))
    scribe.text(link, "gg:because", because)
    scribe.decimal(link, "gg:confidence", 0.9)


def test_an_answer_to_two_promises_is_told_of_each_with_its_own_reason() -> None:
    scribe = Scribe(LINKS_GRAPH)
    one, other = f"{DATA}promise/one", f"{DATA}promise/other"
    first, second = _stated(scribe, "first", one), _stated(scribe, "second", other)
    answer = _stated(scribe, "answer", one, other)
    _link(scribe, first, answer, "quotes-the-first")
    _link(scribe, second, answer, "quotes-the-second")
    with open_store() as store:
        store.replace(LINKS_GRAPH, scribe.nquads())
        for fact, because in ((first, "quotes-the-first"), (second, "quotes-the-second")):
            assert [stage.because for stage in life(store, fact) if stage.what == "answers"] == [because]
