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
    from gapgraph.proofs.stamps import Asked
    from graph_store.contract import Reader


@dataclass(frozen=True, slots=True)
class ViewKind:
    """A kind of view.

    Attributes:
        title: Heading of its page.
        network: Makes its network from a dossier and a subject.
        takes_subject: Whether it can be about one thing.
        over_time: Whether its nodes stand by the dates of their papers.
    """

    title: str
    network: Callable[[Dossier, str | None], Net]
    takes_subject: bool = False
    over_time: bool = False


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
    from gapgraph.networks import gap_network, partner_network, promise_network, statistic_network

    return {
        "partners": ViewKind("Partners and what binds them", lambda dossier, subject: partner_network(dossier)),
        "statistic": ViewKind("Where the figures come from", statistic_network, takes_subject=True),
        "promises": ViewKind("What became of promises", lambda dossier, subject: promise_network(dossier), over_time=True),
        "gaps": ViewKind("What is missing", lambda dossier, subject: gap_network(dossier)),
    }


def write_view(
    store: Reader, kind: str, path: str | Path, *, subject: str | None = None, stamp: str = "", as_of: str = ""
) -> Path:
    """Write a network as one page that opens from a file: address, offline, and says what it was made of.

    Where the page is written into a report's folder, its quotations lead to the report's document pages.

    Args:
        store: The store.
        kind: "partners", "statistic", "promises" or "gaps".
        path: The file to write.
        subject: What it is about: for "statistic" the figure ("40%"), its IRI or some of its words; None for all.
        stamp: A remark for the foot of the page, such as for whom it was made; the same graph gives the same bytes.
        as_of: The day up to which the store's documents were regarded, for the foot of the page.

    Returns:
        The file.

    Raises:
        UnknownNameError: If there is no such view, or no such statistic.
        UsageError: If a subject is given to a view that takes none.
        StoreError: If the store cannot answer, or the file cannot be written.
        IntegrityError: If a fact has no quotation.
    """
    target = Path(path)
    page = view_page(store, kind, subject=subject, stamp=stamp, as_of=as_of, folder=target.parent)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        raise StoreError(f"The view cannot be written: {error.strerror}.", where=str(target), remedy="Name another file.") from error
    return target


def view_page(
    store: Reader, kind: str, *, subject: str | None = None, stamp: str = "", as_of: str = "", folder: Path | None = None
) -> str:
    """Return the page of a view.

    Args:
        store: The store.
        kind: Name of the view.
        subject: What it is about; None for all.
        stamp: A remark for the foot of the page.
        as_of: The day up to which the store's documents were regarded.
        folder: Where it will lie; in a report's folder, its quotations lead to the report's document pages.

    Returns:
        HTML.

    Raises:
        UnknownNameError: If there is no such view, or no such statistic.
        UsageError: If a subject is given to a view that takes none.
        StoreError: If the store cannot answer.
        IntegrityError: If a fact has no quotation.
    """
    from gapgraph.dossier import read_dossier
    from gapgraph.dossier.pages import document_pages
    from gapgraph.proofs.stamps import stamp as make_stamp
    from gapgraph.views.page import Surroundings, render_page

    _known(kind, subject)
    dossier = read_dossier(store)
    report = folder is not None and (folder / "documents.html").is_file()
    pages = {iri: f"documents/{name}" for iri, name in document_pages(dossier).items()} if report else {}
    proof = make_stamp(store, asked_of(kind, subject), as_of=as_of, remark=stamp)
    return render_page(draw(dossier, kind, subject=subject), dossier, Surroundings(pages, proof, home="index.html" if report else ""))


def asked_of(kind: str, subject: str | None = None) -> Asked:
    """Say what a view answers, for its stamp.

    Args:
        kind: Name of the view.
        subject: What it is about; None for all.

    Returns:
        The view, its subject, and the questions that a view is drawn from.
    """
    from gapgraph.proofs.stamps import Asked, looking

    return Asked("view", kind, {} if subject is None else {"subject": subject}, looking())


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
    from gapgraph.views.timely import over_time

    chosen = _known(kind, subject)
    net = chosen.network(dossier, subject)
    return Drawing(kind, chosen.title, net, over_time(net) if chosen.over_time else positions(net))


def _known(kind: str, subject: str | None) -> ViewKind:
    kinds = view_kinds()
    if kind not in kinds:
        raise UnknownNameError("view", kind, kinds)
    if subject is not None and not kinds[kind].takes_subject:
        able = ", ".join(name for name, found in kinds.items() if found.takes_subject)
        remedy = f"Leave it out; views with a subject: {able}."
        raise UsageError(f"The view {kind!r} is about the whole graph and takes no subject.", where=subject, remedy=remedy)
    return kinds[kind]
