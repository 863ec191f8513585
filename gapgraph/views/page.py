"""From a network to one page that works from a file: address, offline, and asks nobody for anything.

1. Everything the page shows goes into one JSON script element in which no character can end the
   element; the script writes it as text.
2. The page forbids itself, by Content-Security-Policy, to load anything from anywhere, and to run any
   script but its own, which it names by hash.
3. The same network gives the same bytes: no time stamp unless one is given.
"""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from gapgraph.networks.ties import DETAILS
from gapgraph.proofs.embedding import html_block, safe_json
from gapgraph.views.canvas import Canvas
from gapgraph.views.palette import colour_of_tie, look_of

if TYPE_CHECKING:
    from gapgraph.dossier import Dossier
    from gapgraph.networks import Net
    from gapgraph.proofs.stamps import Stamp
    from gapgraph.views.writing import Drawing

LIBRARY: Final = "vis-network.min.js"
_NOWHERE: Final = "base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is around a view's page.

    Attributes:
        pages: Address of each document's page, relative to the view, by the document's IRI.
        proof: What the page says of itself.
        home: Address of the report's first page; empty if there is no report.
        library: Address of vis-network's file; empty to write it into the page.
    """

    pages: Mapping[str, str]
    proof: Stamp
    home: str = ""
    library: str = ""


def asset(name: str) -> str:
    """Return the text of a file that ships with the views.

    Args:
        name: Its name below assets/.
    """
    return (Path(__file__).parent / "assets" / name).read_text(encoding="utf-8")


def render_page(drawing: Drawing, dossier: Dossier, around: Surroundings) -> str:
    """Return the page of a drawing.

    Args:
        drawing: The network, laid out.
        dossier: What it was made of.
        around: What is around the page.

    Returns:
        HTML.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    import gapgraph

    templates = FileSystemLoader(Path(__file__).parent / "templates")
    environment = Environment(loader=templates, autoescape=True, undefined=StrictUndefined, trim_blocks=True, keep_trailing_newline=True)
    net = drawing.net
    library, script = "" if around.library else asset(LIBRARY), asset("view.js")
    return environment.get_template("view.html").render(
        title=drawing.title,
        question=net.graph["question"],
        policy=_policy(library, script),
        css=Markup(asset("view.css")),  # our own file
        data=Markup(safe_json(_data(drawing, dossier, around.pages))),  # safe_json leaves nothing that HTML could read
        library=Markup(library),  # our own file
        script=Markup(script),  # our own file
        library_href=around.library,
        home=around.home,
        empty=not net,
        left_out=dossier.left_out,
        proof=around.proof.line,
        proof_block=html_block(around.proof),
        version=gapgraph.__version__,
        fingerprint=net.graph["fingerprint"],
        documents=[(dossier.papers[iri].name, dossier.papers[iri].first("gg:textHash")) for iri in net.graph["documents"].split()],
    )


def _policy(library: str, script: str) -> str:
    own = " ".join(f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'" for text in (library, script) if text)
    beside = "" if library else " 'self' file:"
    return f"default-src 'none'; script-src {own}{beside}; style-src 'unsafe-inline'; img-src data: blob:; {_NOWHERE}"


def _data(drawing: Drawing, dossier: Dossier, pages: Mapping[str, str]) -> dict[str, object]:
    net, quotes = drawing.net, _Quotes(dossier, pages)
    numbers = {node: number for number, node in enumerate(net)}
    return {
        "drawing": Canvas(net, drawing.places).model(),
        "nodes": [_node(node, data, quotes) | ({"href": pages[node]} if node in pages else {}) for node, data in net.nodes(data=True)],
        "edges": [
            {"from": numbers[a], "to": numbers[b], "kind": data["kind"], "label": data["label"], "quote": quotes.number(data)} | _why(data)
            for a, b, data in net.edges(data=True)
        ],
        "quotes": quotes.listed,
        "types": _types(net),
        "kinds": dict(sorted(Counter(kind for _, _, kind in net.edges(data="kind")).items())),
        "colours": {kind: colour_of_tie(kind) for kind in sorted({kind for _, _, kind in net.edges(data="kind")}) if colour_of_tie(kind)},
        "bodies": dict(sorted(Counter(body for _, body in net.nodes(data="body") if body).items())),
    }


def _node(node: str, data: Mapping[str, Any], quotes: _Quotes) -> dict[str, object]:
    known = {"key": node, "label": data["label"], "type": data["type"], "find": f"{data['label']} {data.get('aliases', '')}".casefold()}
    detail = [(title, data[name]) for name, title in DETAILS.items() if name in data]
    body = {"body": data["body"]} if "body" in data else {}
    return {**known, **body, "detail": detail, **({"quote": quotes.number(data)} if "words" in data else {})}


def _why(data: Mapping[str, Any]) -> dict[str, object]:
    """Why a line between papers is thought to be so, for the panel."""
    return {"why": f"{data['because']} ({data['confidence']})"} if "because" in data else {}


def _types(net: Net) -> dict[str, dict[str, object]]:
    counts = Counter(name for _, name in net.nodes(data="type"))
    looks = {name: look_of(name) for name in counts}
    ordered = sorted(looks, key=lambda name: (-counts[name], looks[name].name))
    return {name: {**asdict(looks[name]), "count": counts[name]} for name in ordered}


class _Quotes:
    """The quotations of a page, each once."""

    def __init__(self, dossier: Dossier, pages: Mapping[str, str]) -> None:
        self.listed: list[dict[str, object]] = []
        self._numbers: dict[str, int] = {}
        self._dossier = dossier
        self._pages = pages

    def number(self, data: Mapping[str, Any]) -> int:
        """Return the place of an edge's or a node's words in the list, after adding them if they are new."""
        passage = data["passage"]
        if passage not in self._numbers:
            self._numbers[passage] = len(self.listed)
            self.listed.append(self._quote(data))
        return self._numbers[passage]

    def _quote(self, data: Mapping[str, Any]) -> dict[str, object]:
        paper = self._dossier.papers.get(data["document"])
        page = self._pages.get(data["document"], "")
        return {
            "words": data["words"],
            "passage": data["passage"],
            "document": paper.title if paper else data["document"],
            "date": paper.date if paper else "",
            "page": data["page"],
            "href": f"{page}#char-{data['start']}-{data['end']}" if page else "",
        }
