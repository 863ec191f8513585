"""The kinds of views, and writing one of them to a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graph_store.errors import StoreError, UnknownNameError, UsageError

if TYPE_CHECKING:
    from gapgraph.dossier import Dossier
    from gapgraph.networks import Net
    from graph_store.contract import Reader


@dataclass(frozen=True, slots=True)
class ViewKind:
    """A kind of view.

    Attributes:
        title: Heading of its page.
        network: Makes its network from a dossier and a subject.
        takes_subject: Whether it can be about one thing.
    """

    title: str
    network: Callable[[Dossier, str | None], Net]
    takes_subject: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """A network with the place of each node.

    Attributes:
        kind: Name of the view.
        title: Heading of its page.
        net: The network.
        places: x and y by node, in pixels.
    """

    kind: str
    title: str
    net: Net
    places: Mapping[str, tuple[int, int]]


def view_kinds() -> Mapping[str, ViewKind]:
    """Return every kind of view by its name."""
    from gapgraph.networks import gap_network, partner_network, statistic_network

    return {
        "partners": ViewKind("Partners and what binds them", lambda dossier, subject: partner_network(dossier)),
        "statistic": ViewKind("Where the figures come from", statistic_network, takes_subject=True),
        "gaps": ViewKind("What is missing", lambda dossier, subject: gap_network(dossier)),
    }


def write_view(store: Reader, kind: str, path: str | Path, *, subject: str | None = None, stamp: str = "") -> Path:
    """Write a network as one page that opens from a file: address, offline.

    Where the page is written into a report's folder, its quotations lead to the report's document pages.

    Args:
        store: The store.
        kind: "partners", "statistic" or "gaps".
        path: The file to write.
        subject: What it is about: for "statistic" the figure ("40%"), its IRI or some of its words; None for all.
        stamp: A remark for the foot of the page, such as a date; without one, the same graph gives the same bytes.

    Returns:
        The file.

    Raises:
        UnknownNameError: If there is no such view, or no such statistic.
        UsageError: If a subject is given to a view that takes none.
        StoreError: If the store cannot answer, or the file cannot be written.
        IntegrityError: If a fact has no quotation.
    """
    from gapgraph.dossier import read_dossier
    from gapgraph.dossier.pages import document_pages
    from gapgraph.views.page import Surroundings, render_page

    _known(kind, subject)
    dossier, target = read_dossier(store), Path(path)
    report = (target.parent / "documents.html").is_file()
    pages = {iri: f"documents/{name}" for iri, name in document_pages(dossier).items()} if report else {}
    around = Surroundings(pages, home="index.html" if report else "", stamp=stamp)
    page = render_page(draw(dossier, kind, subject=subject), dossier, around)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        raise StoreError(f"The view cannot be written: {error.strerror}.", where=str(target), remedy="Name another file.") from error
    return target


def draw(dossier: Dossier, kind: str, *, subject: str | None = None) -> Drawing:
    """Make the network of a view and lay it out.

    Args:
        dossier: What the store holds.
        kind: Name of the view.
        subject: What it is about; None for all.

    Returns:
        The drawing.

    Raises:
        UnknownNameError: If there is no such view, or no such statistic.
        UsageError: If a subject is given to a view that takes none.
    """
    from gapgraph.views.layout import positions

    chosen = _known(kind, subject)
    net = chosen.network(dossier, subject)
    return Drawing(kind, chosen.title, net, positions(net))


def _known(kind: str, subject: str | None) -> ViewKind:
    kinds = view_kinds()
    if kind not in kinds:
        raise UnknownNameError("view", kind, kinds)
    if subject is not None and not kinds[kind].takes_subject:
        able = ", ".join(name for name, found in kinds.items() if found.takes_subject)
        remedy = f"Leave it out; views with a subject: {able}."
        raise UsageError(f"The view {kind!r} is about the whole graph and takes no subject.", where=subject, remedy=remedy)
    return kinds[kind]
