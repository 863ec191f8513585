"""The whole road in one call: read, identify, store, link, find gaps, validate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gapgraph.holdings import Holdings
    from graph_store.contract import Store
    from graph_store.validation import ValidationReport
    from ingest.documents.paths import File
    from ingest.extract.second import SecondReader
    from ingest.pipeline import BuildSummary, Progress


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did, found and proved.

    Attributes:
        summary: Documents and facts read, and the issues met.
        validation: The proof that every quotation is in its text and that what was not proved before fits its shapes; None
            where nothing had changed since it was last proved.
        gaps: Number of gaps in the whole store by kind.
        held: Documents and facts in the whole store.
        identities: Number of names in the whole store that registers identify and leave open; empty without registers.
    """

    summary: BuildSummary
    validation: ValidationReport | None
    gaps: Mapping[str, int]
    held: Holdings
    identities: Mapping[str, int] = field(default_factory=dict)

    @property
    def documents(self) -> int:
        """Number of documents in the whole store."""
        return self.held.documents

    @property
    def ok(self) -> bool:
        """Whether all is well: no issue that stands, and nothing that validation objects to."""
        return not self.summary.issues and (self.validation is None or self.validation.conforms)


def build(
    paths: Iterable[str | Path | File],
    store: Store,
    *,
    on_progress: Callable[[Progress], None] | None = None,
    force: bool = False,
    prune: bool = False,
    jobs: int = 1,
    extractors: Sequence[str | SecondReader] = (),
) -> BuildResult:
    """Read documents into a store, prove the graph, and find its gaps.

    Args:
        paths: Files, folders and globs; a `File` stands for itself, under the name it proposes.
        store: Where the graph lives.
        on_progress: Called after each document.
        force: Read documents again although they have not changed.
        prune: Remove documents of the store that are not among the paths.
        jobs: Number of processes for large corpora; one if there are extractors.
        extractors: Who reads each document after the rules: "llm" for the language model that the settings name, to whose server
            the documents' text is then sent, or readers of your own. None unless you say so.

    Returns:
        What was done, found and proved.

    Raises:
        UnknownNameError: If there is no extractor of a name.
        UsageError: If a path does not exist, or the settings of the language model do not fit.
        PluginError: If an extractor or reader of another package cannot be loaded.
        StoreError: If the store cannot be read or written.
    """
    from gapgraph.gaps import gaps_are_current, list_gaps, write_gaps
    from gapgraph.holdings import holdings
    from gapgraph.identities.refreshing import count_identities
    from gapgraph.links import write_links
    from gapgraph.proving import prove
    from gapgraph.reviews.following import follow
    from ingest.extract.second import second_reader
    from ingest.pipeline import build as read_all

    seconds = [second_reader(one) if isinstance(one, str) else one for one in extractors]
    given = [Path(path) if isinstance(path, str) else path for path in paths]
    summary = read_all(given, store, on_progress=on_progress, force=force, prune=prune, jobs=jobs, second_readers=seconds)
    validation = None
    if summary.changed:
        follow(store, summary.renamed)
    if summary.changed or not gaps_are_current(store):
        write_links(store)
        write_gaps(store)
        validation = prove(store)
    gaps = Counter(gap.kind for gap in list_gaps(store))
    return BuildResult(summary, validation, dict(sorted(gaps.items())), holdings(store), count_identities(store))
