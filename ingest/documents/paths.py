"""Finding documents: files, folders and globs to paths with names within the corpus."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from graph_store.errors import InputError


def iter_paths(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Find the documents that paths mean.

    A file is named by its own name, a file in a folder by its path within the folder. Hidden files and
    folders are passed over. Where two documents would have the same name, the later one's gets a hash
    of its path.

    Args:
        paths: Files, folders (searched wholly) and globs.

    Yields:
        Pairs of path and name, in the order given, each folder's sorted.

    Raises:
        InputError: If a path does not exist or a glob finds nothing.
    """
    taken: set[str] = set()
    for path, name in _found(paths):
        if name in taken:
            parent = sha256(str(path.parent).encode()).hexdigest()[:8]
            name = f"{parent}/{name}"  # noqa: PLW2901  the name that the document gets
        if name not in taken:
            taken.add(name)
            yield path, name


def _found(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    for path in paths:
        if path.is_dir():
            inside = (found for found in path.rglob("*") if found.is_file())
            visible = ((found, found.relative_to(path)) for found in inside)
            yield from sorted((found, name.as_posix()) for found, name in visible if not any(part.startswith(".") for part in name.parts))
        elif path.is_file():
            yield path, path.name
        else:
            yield from _globbed(path)


def _globbed(path: Path) -> Iterator[tuple[Path, str]]:
    found = sorted(Path(name) for name in glob.glob(str(path), recursive=True) if Path(name).is_file())  # noqa: PTH207  the user's pattern may be absolute
    if not found:
        raise InputError("There is no such file or folder.", where=str(path), remedy="Check the spelling; quote a pattern with *.")
    yield from ((one, one.name) for one in found)
