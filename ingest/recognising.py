"""Which document of the corpus each file is.

A document is known by where it comes from (its origin) and by its bytes. So it keeps its name however it is asked for, is
replaced only by a new version of itself, and is read once however many copies of it lie about:

1. A file whose origin was read before is that document, whatever its bytes are now.
2. A file with the bytes of a document whose own file is still there is a copy of it: it is not read, and an issue says so. If
   that document's file is gone, it was moved: it is the same document, under the name that it has now.
3. Any other file is a new document. It is called as it proposes, unless that name is taken or two propose it: then each
   of the new ones takes as many folders before its name as tell it apart. No document silently takes another's place.

Nothing here depends on the order of the files.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePath, PurePosixPath

from ingest.activities import Reading
from ingest.documents.paths import File
from ingest.issues import Issue


@dataclass(frozen=True, slots=True, order=True)
class Paper:
    """A document of the corpus and the file to read it from.

    Attributes:
        name: Its name within the corpus.
        file: The file.
        digest: SHA-256 of its bytes; empty if they cannot be had.
    """

    name: str
    file: File
    digest: str


@dataclass(frozen=True, slots=True)
class Recognised:
    """What the files are.

    Attributes:
        papers: Documents to have, by name.
        gone: Names of documents that leave the corpus: pruned, renamed, or become a copy of another.
        renamed: New names by old ones.
        issues: Copies that are not read.
    """

    papers: tuple[Paper, ...]
    gone: tuple[str, ...]
    renamed: Mapping[str, str]
    issues: tuple[Issue, ...]


def recognise(files: Iterable[File], readings: Mapping[str, Reading], *, prune: bool = False) -> Recognised:
    """Tell which document each file is.

    Args:
        files: The files that were found, each origin once.
        readings: What was read before, by name.
        prune: Whether documents that are not among the files leave the corpus.

    Returns:
        The documents to have, and what became of others.
    """
    digests = {file: _digest(file.path) for file in sorted(files)}
    known = _known(digests, readings)
    moved, copies = _moved(digests, known, readings, prune=prune)
    standing = {**known, **moved}
    first = _first_of_each({file: digest for file, digest in digests.items() if file not in copies}, standing)
    kept = [file for file in first if first[file] == file]
    fixed = {file: standing[file] for file in kept if file in known or moved.get(file) == file.name}
    stay = set() if prune else set(readings) - set(standing.values())
    names = fixed | _new_names([file for file in kept if file not in fixed], {*fixed.values(), *stay})
    renamed = {old: names[file] for file, old in moved.items() if file in names and names[file] != old}
    originals = {file: renamed.get(holder, holder) for file, holder in copies.items()}
    originals |= {file: names[chosen] for file, chosen in first.items() if file != chosen}
    return Recognised(
        papers=tuple(sorted(Paper(name, file, digests[file]) for file, name in names.items())),
        gone=tuple(sorted(set(readings) - stay - set(names.values()))),
        renamed=renamed,
        issues=tuple(sorted(_copy(file, name) for file, name in originals.items())),
    )


def _digest(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""  # reading the document meets the same error and makes it an issue


def _known(files: Iterable[File], readings: Mapping[str, Reading]) -> dict[File, str]:
    """Names of files that were read before, by origin; a reading that does not know its origin is known by its name."""
    origins = {reading.origin: name for name, reading in readings.items() if reading.origin}
    known = {file: origins[file.origin] for file in files if file.origin in origins}
    free = {name for name, reading in readings.items() if not reading.origin}
    for file in files:
        if file not in known and file.name in free:
            free.remove(file.name)
            known[file] = file.name
    return known


def _moved(
    digests: Mapping[File, str], known: Mapping[File, str], readings: Mapping[str, Reading], *, prune: bool
) -> tuple[dict[File, str], dict[File, str]]:
    """Which documents moved, by the file that each is now, and which document each copy is one of."""
    now = {name: digests[file] for file, name in known.items()}
    unchanged = [name for name, reading in readings.items() if now.get(name, reading.bytes_hash) == reading.bytes_hash]
    holders = {readings[name].bytes_hash: name for name in sorted(unchanged, reverse=True)}
    moved: dict[File, str] = {}
    copies: dict[File, str] = {}
    for file in sorted(digests, key=lambda file: (file.name, file.origin)):
        holder = holders.get(digests[file]) if digests[file] and file not in known else None
        if holder is not None:
            is_there = holder in now or holder in moved.values() or (not prune and _is_there(readings[holder]))
            (copies if is_there else moved)[file] = holder
    return moved, copies


def _is_there(reading: Reading) -> bool:
    """Whether the file that a document came from still holds it; what came from no file always does."""
    origin = Path(reading.origin)
    return not origin.is_absolute() or _digest(origin) == reading.bytes_hash


def _first_of_each(digests: Mapping[File, str], standing: Mapping[File, str]) -> dict[File, File]:
    """For each file the one that is kept of those with its bytes: one that was read before, else the first by name."""
    chosen: dict[str, File] = {}
    for file in sorted(digests, key=lambda file: (file not in standing, standing.get(file, file.name), file.origin)):
        chosen.setdefault(digests[file] or file.origin, file)
    return {file: chosen[digest or file.origin] for file, digest in digests.items()}


def _new_names(files: Collection[File], taken: Collection[str]) -> dict[File, str]:
    names = {file: file.name for file in files}
    while True:
        often = Counter(names.values())
        clashing = [file for file, name in names.items() if often[name] > 1 or name in taken]
        if not clashing:
            return names
        names.update({file: _longer(file, names[file]) for file in clashing})


def _longer(file: File, name: str) -> str:
    """The name with one more folder before it."""
    origin = PurePath(file.origin)
    parts = origin.parts[1:] if origin.anchor else origin.parts
    count = len(PurePosixPath(name).parts) + 1
    return "/".join(parts[-count:]) if count <= len(parts) else f"{sha256(file.origin.encode()).hexdigest()[:8]}/{name}"


def _copy(file: File, original: str) -> Issue:
    return Issue("find", file.name, f"It has the same bytes as {original}.", "It is read once; remove one of the two.", file.origin)
