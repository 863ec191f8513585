"""The ways of figures as quads of the graph of links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gapgraph.links.passages import write_link, write_passage
from ingest.triples.quads import Scribe, ontology_class

if TYPE_CHECKING:
    from gapgraph.links.figures.finding import Ways
    from gapgraph.links.figures.model import Finding, Measurement


def write_ways(scribe: Scribe, ways: Ways) -> None:
    """Write what states one thing, and where sources hold it or do not.

    Args:
        scribe: Collects the quads of the graph of links.
        ways: What was found.
    """
    for measurement in ways.measurements:
        _write_measurement(scribe, measurement)
    for fact, reference in ways.references.items():
        scribe.link(fact, "gg:restsOnDocument", reference.paper.iri)
        if reference.source:
            scribe.link(reference.source, "gg:heldAs", reference.paper.iri)
    for fact, sources in ways.sources.items():
        for source in sources:
            scribe.link(fact, "gg:namesSource", source)
    for finding in ways.findings:
        _write_finding(scribe, finding)


def _write_measurement(scribe: Scribe, measurement: Measurement) -> None:
    iri = measurement.iri
    scribe.link(iri, "rdf:type", ontology_class("Measurement"))
    scribe.text(iri, "rdfs:label", measurement.figures[0].words)
    scribe.link(iri, "gg:firstFigure", measurement.figures[0].fact)
    scribe.link(iri, "gg:lastFigure", measurement.figures[-1].fact)
    scribe.integer(iri, "gg:origins", len(measurement.origins))
    scribe.integer(iri, "gg:papers", measurement.papers)
    for origin in measurement.origins:
        scribe.link(iri, "gg:origin", origin)
    for figure in measurement.figures:
        scribe.link(figure.fact, "gg:measurement", iri)
    for link in measurement.links:
        write_link(scribe, link)


def _write_finding(scribe: Scribe, finding: Finding) -> None:
    fact = finding.figure.fact
    if finding.is_there:
        scribe.link(fact, "gg:foundIn", write_passage(scribe, finding.paper, finding.start, finding.end))
    else:
        scribe.link(fact, "gg:notFoundIn", finding.paper.iri)
