"""The steps in order, for many documents: find, read, extract, ground, write; then what they share.

1. `iter_paths` names the documents; each one whose bytes and whose pipeline are as at the last reading
   is left alone.
2. Each other document becomes the N-Quads of its named graph. Many documents are read by several processes.
3. The store replaces a document's graph as soon as it is read: a run that is broken off goes on where it stopped.
4. If anything changed, the graphs that documents share are made anew: parties, identities, inferred types, activities.

Around each document, and only there, any exception becomes an issue and the run goes on.

Second readers, such as a language model, read after the rules, in one process, so that their limits hold for the whole build. What a
reading depends on is its version: the pipeline's, that of each package with extractors or readers, and those of second readers.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from graph_store.contract import Store
from graph_store.errors import InputError, PluginError
from ingest.activities import Activities, Reading, read_activities
from ingest.extract.second import SecondReader
from ingest.identify.local import document_graph
from ingest.issues import Issue, Stage
from ingest.plugins import READERS, plugin_versions
from ingest.sharing import refresh_shared

PIPELINE_VERSION: Final = "2"  # raise whenever a rule or the graph changes: documents are then read again
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
        facts: Number of facts read by kind.
        words: Words in the documents that were read.
        issues: What could not be read, placed or identified.
        seconds: Wall-clock time.
    """

    read: tuple[str, ...]
    unchanged: tuple[str, ...]
    failed: tuple[str, ...]
    removed: tuple[str, ...]
    facts: Mapping[str, int]
    words: int
    issues: tuple[Issue, ...]
    seconds: float

    @property
    def changed(self) -> bool:
        """Whether the store holds anything else than before."""
        return bool(self.read or self.removed)


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
    paths: Iterable[Path],
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
        What was done, with every issue met.

    Raises:
        InputError: If a path does not exist.
        PluginError: If an extractor or reader of another package cannot be loaded.
        StoreError: If the store cannot be read or written.
    """
    from ingest.documents import iter_paths

    started = time.monotonic()
    before = read_activities(store)
    found = list(iter_paths(paths))
    version = "; ".join((PIPELINE_VERSION, *plugin_versions(), *(reader.version for reader in second_readers)))
    duplicates, todo, unchanged = _sort_out(found, {} if force else before.readings, version)
    if todo:
        _load_plugins()
    read = partial(read_document, second_readers=tuple(second_readers))
    reading = _outcomes(todo, 1 if second_readers else jobs, len(found), on_progress, read)
    outcomes = [_write(store, outcome) for outcome in reading]
    gone = sorted(set(before.readings) - {name for _, name in found}) if prune else []
    for name in gone:
        store.replace(document_graph(name), "")
    after = _activities(before, outcomes, duplicates, gone, version)
    refresh_shared(store, before, after, changed=bool(gone or any(outcome.nquads for outcome in outcomes)))
    return _summary(outcomes, unchanged, gone, duplicates, time.monotonic() - started)


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
    warnings = tuple(Issue("read", name, warning) for warning in document.warnings)
    whole = True
    for reader in second_readers:
        second = reader.read(document, extraction)
        extraction, more = check_grounds(document, second.extraction)
        faults, whole = faults + second.issues + more, whole and second.whole
    facts = Counter(type(record).__name__ for record in (*extraction.partners, *extraction.people, *extraction.facts()))
    return Outcome(name, digest, to_nquads(document, extraction), facts, len(document.text.split()), warnings + faults, whole)


def _sort_out(
    found: list[tuple[Path, str]], readings: Mapping[str, Reading], version: str
) -> tuple[list[Issue], list[tuple[Path, str]], list[str]]:
    seen: dict[str, str] = {}
    duplicates: list[Issue] = []
    todo: list[tuple[Path, str]] = []
    unchanged: list[str] = []
    for path, name in found:
        digest = _digest(path)
        if digest and digest in seen:
            duplicates.append(Issue("find", name, f"It has the same bytes as {seen[digest]}.", "It is read once; remove one of the two."))
            continue
        seen[digest] = name
        known = readings.get(name)
        if known and known.bytes_hash == digest and known.version == version and not known.failed:
            unchanged.append(name)
        else:
            todo.append((path, name))
    return duplicates, todo, unchanged


def _digest(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""  # read_document meets the same error and makes it an issue


def _outcomes(
    todo: list[tuple[Path, str]], jobs: int, total: int, on_progress: Callable[[Progress], None] | None, read: Read
) -> Iterator[Outcome]:
    size = sum(path.stat().st_size for path, _ in todo if path.exists())
    done = total - len(todo)
    for outcome in _read_all(todo, jobs if size >= _POOL_FROM_BYTES else 1, read):
        done += 1
        if on_progress:
            on_progress(Progress(done, total, outcome.name))
        yield outcome


def _read_all(todo: list[tuple[Path, str]], jobs: int, read: Read) -> Iterator[Outcome]:
    if jobs <= 1 or len(todo) <= 1:
        yield from (read(path, name) for path, name in todo)
        return
    with ProcessPoolExecutor(max_workers=min(jobs, len(todo)), mp_context=get_context("spawn")) as pool:
        yield from pool.map(read, [path for path, _ in todo], [name for _, name in todo])


def _write(store: Store, outcome: Outcome) -> Outcome:
    if outcome.nquads:
        store.replace(document_graph(outcome.name), outcome.nquads)
    return outcome


def _activities(before: Activities, outcomes: list[Outcome], duplicates: list[Issue], gone: list[str], version: str) -> Activities:
    now = datetime.now(UTC).replace(microsecond=0).isoformat()
    again = {outcome.name for outcome in outcomes} | {issue.document for issue in duplicates} | set(gone)
    readings = {name: reading for name, reading in before.readings.items() if name not in gone}
    for outcome in outcomes:
        failed = not outcome.nquads
        as_read = version if outcome.whole else f"{version} (in part)"
        old = before.readings.get(outcome.name)
        same = old and failed and old.failed and old.bytes_hash == outcome.bytes_hash
        readings[outcome.name] = old if old and same else Reading(outcome.name, outcome.bytes_hash, as_read, now, failed)
    kept = [issue for issue in before.issues if issue.document not in again]
    return Activities(readings, tuple(sorted({*kept, *duplicates, *(issue for outcome in outcomes for issue in outcome.issues)})))


def _summary(outcomes: list[Outcome], unchanged: list[str], gone: list[str], duplicates: list[Issue], seconds: float) -> BuildSummary:
    facts: Counter[str] = Counter()
    for outcome in outcomes:
        facts.update(outcome.facts)
    return BuildSummary(
        read=tuple(outcome.name for outcome in outcomes if outcome.nquads),
        unchanged=tuple(unchanged),
        failed=tuple(outcome.name for outcome in outcomes if not outcome.nquads),
        removed=tuple(gone),
        facts=dict(sorted(facts.items())),
        words=sum(outcome.words for outcome in outcomes),
        issues=(*duplicates, *(issue for outcome in outcomes for issue in outcome.issues)),
        seconds=seconds,
    )
