"""The steps in order, for many documents: find, recognise, read, extract, ground, write; then what they share.

1. `find_files` finds the files, `recognise` tells which document each is; each one whose bytes and whose pipeline are as at
   the last reading is left alone.
2. Each other document becomes the N-Quads of its named graph. Many documents are read by several processes.
3. The store replaces a document's graph and its reading as soon as it is read: a run that is broken off goes on where it stopped.
4. If anything changed, the graphs that documents share are made anew: parties, identities, inferred types, activities.

Around each document, and only there, any exception becomes an issue and the run goes on.

Second readers, such as a language model, read after the rules, in one process, so that their limits hold for the whole build. What a
reading depends on is its version: the pipeline's, that of each package with extractors or readers, and those of second readers.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from graph_store.contract import Store
from graph_store.errors import InputError, PluginError
from ingest.activities import Activities, Reading, forget, mark_unfinished, read_activities, record
from ingest.documents.paths import File, Search, find_files
from ingest.extract.second import SecondReader
from ingest.identify.local import document_graph
from ingest.issues import Issue, Stage
from ingest.plugins import READERS, plugin_versions
from ingest.recognising import Paper, Recognised, recognise
from ingest.sharing import refresh_shared
from ingest.version import pipeline_version

_POOL_FROM_BYTES: Final = 1_500_000  # below this, starting processes costs more than it saves (measured: 0.4 s a process)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is.

    Attributes:
        done: Documents dealt with.
        total: Documents in all.
        document: The one just dealt with.
    """

    done: int
    total: int
    document: str


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build did.

    Attributes:
        read: Names of the documents that were read.
        unchanged: Names of the documents that were left alone.
        failed: Names of the documents that could not be read.
        removed: Names of the documents that were removed because they are gone.
        renamed: New names by old ones of the documents whose files were moved.
        facts: Number of facts read by kind.
        words: Words in the documents that were read.
        issues: What could not be read, placed or identified, now or before: every issue that stands.
        seconds: Wall-clock time.
        resumed: Whether a build before this one was broken off, so that what documents share was made anew.
    """

    read: tuple[str, ...]
    unchanged: tuple[str, ...]
    failed: tuple[str, ...]
    removed: tuple[str, ...]
    renamed: Mapping[str, str]
    facts: Mapping[str, int]
    words: int
    issues: tuple[Issue, ...]
    seconds: float
    resumed: bool = False

    @property
    def changed(self) -> bool:
        """Whether the store holds anything else than before."""
        return bool(self.read or self.removed or self.renamed or self.resumed)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document.

    Attributes:
        name: The document's name.
        bytes_hash: SHA-256 of its bytes; empty if they could not be had.
        nquads: Content of its graph; empty if it could not be read.
        facts: Number of facts by kind.
        words: Number of words.
        issues: What went wrong.
        whole: Whether every second reader read all of it.
    """

    name: str
    bytes_hash: str
    nquads: str = ""
    facts: Mapping[str, int] = field(default_factory=dict)
    words: int = 0
    issues: tuple[Issue, ...] = ()
    whole: bool = True


Read = Callable[[Path, str], Outcome]


def build(
    paths: Iterable[Path | File],
    store: Store,
    *,
    on_progress: Callable[[Progress], None] | None = None,
    force: bool = False,
    prune: bool = False,
    jobs: int = 1,
    second_readers: Sequence[SecondReader] = (),
) -> BuildSummary:
    """Read documents into a store.

    Args:
        paths: Files, folders and globs.
        store: Where the graph lives.
        on_progress: Called after each document.
        force: Read documents again although they have not changed.
        prune: Remove documents of the store that are not among the paths.
        jobs: Number of processes for large corpora; one if there are second readers.
        second_readers: Who reads each document after the rules.

    Returns:
        What was done, with every issue that stands.

    Raises:
        UsageError: If a path does not exist.
        PluginError: If an extractor or reader of another package cannot be loaded.
        StoreError: If the store cannot be read or written.
    """
    started = time.monotonic()
    before = read_activities(store)
    search = find_files(paths)
    found = recognise(search.files, before.readings, prune=prune)
    desk = _Desk(before, {paper.name: paper.file.origin for paper in found.papers}, _version(second_readers))
    todo, unchanged = _sort_out(found.papers, {} if force else before.readings, desk.version)
    if todo:
        _load_plugins()
    if todo or found.gone:
        mark_unfinished(store)
    marked = replace(before, unfinished=before.unfinished or bool(todo or found.gone))
    _remove(store, found.gone)  # first, so that a run that is broken off leaves no document under two names
    read = partial(read_document, second_readers=tuple(second_readers))
    seen = _outcomes(todo, 1 if second_readers else jobs, len(found.papers), on_progress, read)
    written = [_write(store, outcome, desk) for outcome in seen]
    outcomes = [outcome for outcome, _ in written]
    kept = _kept(before, found, desk.origins)
    standing = _standing(before, search, found, outcomes, set(before.readings) - set(kept))
    after = Activities(kept | {reading.document: reading for _, reading in written}, standing)
    refresh_shared(store, marked, after, changed=before.unfinished or bool(found.gone or any(outcome.nquads for outcome in outcomes)))
    return _summary(outcomes, unchanged, found, before, after, time.monotonic() - started)


def _version(second_readers: Sequence[SecondReader]) -> str:
    """All that a document's graph depends on beside its bytes: our rules, other packages, and who reads after the rules."""
    return "; ".join((pipeline_version(), *plugin_versions(), *(reader.version for reader in second_readers)))


def _remove(store: Store, names: Iterable[str]) -> None:
    for name in names:
        store.replace(document_graph(name), "")
        forget(store, name)


def _load_plugins() -> None:
    """Import what other packages bring, so that one that is broken ends the build before it starts."""
    from ingest.documents.registry import readers
    from ingest.extract.registry import extractors

    readers()
    extractors()


def read_document(path: Path, name: str, second_readers: Sequence[SecondReader] = ()) -> Outcome:
    """Turn one document into the content of its named graph.

    Args:
        path: Where it lies.
        name: Its name within the corpus.
        second_readers: Who reads it after the rules.

    Returns:
        The outcome; whatever goes wrong is an issue in it.
    """
    digest = ""
    try:
        data = path.read_bytes()
        digest = sha256(data).hexdigest()
        return _read(data, name, digest, second_readers)
    except PluginError as error:
        stage: Stage = "read" if error.where.startswith(READERS) else "extract"
        return Outcome(name, digest, issues=(Issue(stage, name, f"{error.happened} [{error.where}]", error.remedy),))
    except (InputError, OSError) as error:
        remedy = error.remedy if isinstance(error, InputError) else "Check that the file exists and may be read."
        message = error.happened if isinstance(error, InputError) else str(error)
        return Outcome(name, digest, issues=(Issue("read", name, message, remedy),))
    except Exception as error:  # noqa: BLE001  one document must not stop the others; the message names our defect
        message = f"Reading it failed inside GapGraph: {type(error).__name__}: {error}."
        return Outcome(name, digest, issues=(Issue("extract", name, message, "Report this with the document, if it may be shared."),))


def _read(data: bytes, name: str, digest: str, second_readers: Sequence[SecondReader]) -> Outcome:
    from ingest.documents import read_bytes
    from ingest.extract import extract
    from ingest.grounding import check_grounds
    from ingest.triples import to_nquads

    document = read_bytes(data, name)
    extraction, faults = check_grounds(document, extract(document))
    warnings = tuple(Issue("read", name, notice.message, notice.remedy) for notice in document.warnings)
    whole = True
    for reader in second_readers:
        second = reader.read(document, extraction)
        extraction, more = check_grounds(document, second.extraction)
        faults, whole = faults + second.issues + more, whole and second.whole
    facts = Counter(type(record).__name__ for record in (*extraction.partners, *extraction.people, *extraction.facts()))
    return Outcome(name, digest, to_nquads(document, extraction), facts, len(document.text.split()), warnings + faults, whole)


def _sort_out(papers: Iterable[Paper], readings: Mapping[str, Reading], version: str) -> tuple[list[Paper], list[str]]:
    """The documents to read, and the names of those that are as they were."""
    todo: list[Paper] = []
    unchanged: list[str] = []
    for paper in papers:
        known = readings.get(paper.name)
        if known and known.bytes_hash == paper.digest and known.version == version and not known.failed:
            unchanged.append(paper.name)
        else:
            todo.append(paper)
    return todo, unchanged


def _outcomes(
    todo: list[Paper], jobs: int, total: int, on_progress: Callable[[Progress], None] | None, read: Read
) -> Iterator[Outcome]:
    size = sum(paper.file.path.stat().st_size for paper in todo if paper.file.path.exists())
    done = total - len(todo)
    for outcome in _read_all(todo, jobs if size >= _POOL_FROM_BYTES else 1, read):
        done += 1
        if on_progress:
            on_progress(Progress(done, total, outcome.name))
        yield outcome


def _read_all(todo: list[Paper], jobs: int, read: Read) -> Iterator[Outcome]:
    if jobs <= 1 or len(todo) <= 1:
        yield from (read(paper.file.path, paper.name) for paper in todo)
        return
    with ProcessPoolExecutor(max_workers=min(jobs, len(todo)), mp_context=get_context("spawn")) as pool:
        yield from pool.map(read, [paper.file.path for paper in todo], [paper.name for paper in todo])


@dataclass(frozen=True, slots=True)
class _Desk:
    """What is known while documents are written: what was read before, where each lies, and by which version they are read."""

    before: Activities
    origins: Mapping[str, str]
    version: str


def _write(store: Store, outcome: Outcome, desk: _Desk) -> tuple[Outcome, Reading]:
    if outcome.nquads:
        store.replace(document_graph(outcome.name), outcome.nquads)
    reading = _reading(outcome, desk)
    record(store, reading, outcome.issues)
    return outcome, reading


def _reading(outcome: Outcome, desk: _Desk) -> Reading:
    """The reading of a document; one that failed as it did before is as it was."""
    now = datetime.now(UTC).replace(microsecond=0).isoformat()
    as_read = desk.version if outcome.whole else f"{desk.version} (in part)"
    new = Reading(outcome.name, outcome.bytes_hash, as_read, now, failed=not outcome.nquads, origin=desk.origins[outcome.name])
    old = desk.before.readings.get(outcome.name)
    return old if old and new.failed and replace(old, when=now) == new else new


def _kept(before: Activities, found: Recognised, origins: Mapping[str, str]) -> dict[str, Reading]:
    """The readings of before that stay, with where each document lies now."""
    stay = {name: old for name, old in before.readings.items() if name not in found.gone and (name in origins or not _is_over(old))}
    return {name: replace(old, origin=origins.get(name, old.origin)) for name, old in stay.items()}


def _is_over(old: Reading) -> bool:
    """Whether a document could not be read, and its file is not there any more."""
    return old.failed and Path(old.origin).is_absolute() and not os.path.lexists(old.origin)


def _standing(before: Activities, search: Search, found: Recognised, outcomes: list[Outcome], over: set[str]) -> tuple[Issue, ...]:
    """The issues that stand: those met now, and those of before whose cause has not been looked at again and is still there."""
    again = over | {outcome.name for outcome in outcomes}
    old = (issue for issue in before.issues if (_is_there(issue, search) if issue.stage == "find" else issue.document not in again))
    new = (issue for outcome in outcomes for issue in outcome.issues)
    return tuple(sorted({*old, *new, *search.issues, *found.issues}))


def _is_there(issue: Issue, search: Search) -> bool:
    """Whether what an earlier search met lies outside this one, and is still there."""
    inside = any(issue.place == root or issue.place.startswith(root.rstrip("/") + "/") for root in search.roots)
    return not inside and (not Path(issue.place).is_absolute() or os.path.lexists(issue.place))


def _summary(
    outcomes: list[Outcome], unchanged: list[str], found: Recognised, before: Activities, after: Activities, seconds: float
) -> BuildSummary:
    facts: Counter[str] = Counter()
    for outcome in outcomes:
        facts.update(outcome.facts)
    return BuildSummary(
        read=tuple(outcome.name for outcome in outcomes if outcome.nquads),
        unchanged=tuple(unchanged),
        failed=tuple(outcome.name for outcome in outcomes if not outcome.nquads),
        removed=tuple(name for name in found.gone if name not in found.renamed),
        renamed=dict(found.renamed),
        facts=dict(sorted(facts.items())),
        words=sum(outcome.words for outcome in outcomes),
        issues=after.issues,
        seconds=seconds,
        resumed=before.unfinished,
    )
