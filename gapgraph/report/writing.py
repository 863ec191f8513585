"""Writing the report's folder.

    index.html, gaps.html, ...   one page a question
    documents/NAME.html          one page a document, every passage highlighted in its text
    networks/KIND.html           the views
    assets/                      style sheet, script, vis-network

The same graph gives the same bytes. Pages of documents that are gone are removed when a report is written anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from gapgraph.report.pages import pages
from gapgraph.report.site import Site
from graph_store.errors import StoreError

if TYPE_CHECKING:
    from jinja2 import Environment

    from gapgraph.dossier import Dossier, Fact, Paper, Passage
    from gapgraph.proofs.stamps import Asked, Stamp
    from graph_store.contract import Reader

_MARKER: Final = b'<meta name="generator" content="GapGraph'  # a page that holds this was written by us, and may be removed


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """What was written.

    Attributes:
        folder: Where.
        index: The page to open.
        pages: Number of pages.
        documents: Number of documents.
        facts: Number of facts.
        gaps: Number of gaps.
        size: Bytes in all files.
        left_out: Number of facts that people rejected or superseded, and that are not shown.
    """

    folder: Path
    index: Path
    pages: int
    documents: int
    facts: int
    gaps: int
    size: int
    left_out: int = 0


def write_report(store: Reader, folder: str | Path, *, stamp: str = "", as_of: str = "") -> ReportSummary:
    """Write the whole graph as a static site that works offline, each page of which says what it was made of.

    Args:
        store: The store.
        folder: Where to write; made if it is not there. Files of the same names are replaced.
        stamp: A remark for the foot of each page, such as for whom it was made; the same graph gives the same bytes.
        as_of: The day up to which the store's documents were regarded, for the foot of each page.

    Returns:
        What was written.

    Raises:
        StoreError: If the store cannot answer, or the folder cannot be written.
        IntegrityError: If a fact has no quotation.
    """
    from gapgraph.dossier import read_dossier

    dossier, target = read_dossier(store), Path(folder)
    files = dict(_files(dossier, _proof(store, stamp, as_of)))
    try:
        _tidy(target, files)
        size = sum(_write(target / name, text) for name, text in files.items())
    except OSError as error:
        raise StoreError(f"The report cannot be written: {error.strerror}.", where=str(target), remedy="Name another folder.") from error
    count = sum(name.endswith(".html") for name in files)
    index, counts = target / "index.html", (len(dossier.papers), len(dossier.facts), len(dossier.gaps))
    return ReportSummary(target, index, count, *counts, size, dossier.left_out)


def iter_report(store: Reader, *, stamp: str = "", as_of: str = "") -> Iterator[tuple[str, str]]:
    """Yield the files of the report, each made when it is asked for.

    Args:
        store: The store.
        stamp: A remark for the foot of each page.
        as_of: The day up to which the store's documents were regarded.

    Yields:
        Name within the report's folder ("documents/minutes-txt.html"), and text.

    Raises:
        StoreError: If the store cannot answer.
        IntegrityError: If a fact has no quotation.
    """
    from gapgraph.dossier import read_dossier

    yield from _files(read_dossier(store), _proof(store, stamp, as_of))


def _proof(store: Reader, remark: str, as_of: str) -> Stamp:
    """The stamp of the first page, of which the others' are made."""
    from gapgraph.proofs.stamps import stamp

    return stamp(store, _asked("index.html"), as_of=as_of, remark=remark)


def _asked(page: str) -> Asked:
    from gapgraph.proofs.stamps import Asked, looking

    return Asked("report", page, {}, looking("concepts"))


def _files(dossier: Dossier, proof: Stamp) -> Iterator[tuple[str, str]]:
    from gapgraph.views.page import LIBRARY, asset

    environment, site = _environment(), Site(dossier)
    yield from _pages(site, environment, proof)
    yield from _document_pages(dossier, environment, proof)
    yield from _views(site, proof)
    for name in ("report.css", "report.js"):
        yield f"assets/{name}", (Path(__file__).parent / "assets" / name).read_text(encoding="utf-8")
    yield f"assets/{LIBRARY}", asset(LIBRARY)
    yield "assets/vis-network.LICENSE-MIT.txt", asset("vis-network.LICENSE-MIT.txt")


def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    import gapgraph
    from gapgraph.proofs.embedding import html_block

    templates = FileSystemLoader(Path(__file__).parent / "templates")
    environment = Environment(
        loader=templates, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    menu = [page for page in pages() if page.in_menu]
    environment.globals.update(version=gapgraph.__version__, menu=menu, proof_block=html_block)
    return environment


def _pages(site: Site, environment: Environment, proof: Stamp) -> Iterator[tuple[str, str]]:
    for page in pages():
        shown = {"site": site, "page": page.name, "title": page.title, "proof": proof.about(_asked(page.name))}
        yield page.name, environment.get_template(page.name).render(**shown, **page.context(site))


def _document_pages(dossier: Dossier, environment: Environment, proof: Stamp) -> Iterator[tuple[str, str]]:
    site, template = Site(dossier, "../"), environment.get_template("document.html")
    stated: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in dossier.facts:
        stated[fact.document].append(fact)
    for iri, address in site.pages.items():
        paper, facts = dossier.papers[iri], stated[iri]
        pointed_at = (*dossier.links.passages, *(gap.expectation for gap in dossier.gaps if gap.expectation))
        text = _marked(paper, facts, (passage for passage in pointed_at if passage.document == iri))
        name = address.removeprefix("../")
        own = proof.about(_asked(name), iri)  # a list of all documents on the page of each would grow with their square
        yield name, template.render(site=site, page="documents.html", title=paper.title, proof=own, paper=paper, facts=facts, text=text)


def _marked(paper: Paper, facts: Iterable[Fact], linked: Iterable[Passage]) -> str:
    from gapgraph.report.marking import mark_passages

    passages: dict[str, Passage] = {passage.iri: passage for passage in linked}
    quoted: dict[str, str] = {}
    for fact in facts:
        passages |= {passage.iri: passage for passage in fact.evidence}
        if fact.kind != "Naming":
            quoted[fact.quotation.iri] = "quotation"
    return mark_passages(paper.text, passages.values(), quoted)


def _views(site: Site, proof: Stamp) -> Iterator[tuple[str, str]]:
    from gapgraph.views.page import LIBRARY, Surroundings, render_page
    from gapgraph.views.writing import asked_of

    addresses = Site(site.dossier, "../").pages
    for drawing in site.drawings:
        own = proof.about(asked_of(drawing.kind))
        around = Surroundings(addresses, own, home="../index.html", library=f"../assets/{LIBRARY}")
        yield f"networks/{drawing.kind}.html", render_page(drawing, site.dossier, around)


def _tidy(target: Path, files: Mapping[str, str]) -> None:
    for path in (*target.glob("documents/*.html"), *target.glob("networks/*.html")):
        if path.relative_to(target).as_posix() not in files and _MARKER in path.read_bytes():
            path.unlink()


def _write(path: Path, text: str) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    data = text.encode("utf-8")
    path.write_bytes(data)
    return len(data)
