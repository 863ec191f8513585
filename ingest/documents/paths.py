"""Finding documents: files, folders and globs to files with the names that they propose.

A file is proposed to be called by its own name, a file in a folder by its path within the folder. What it is called in the
end depends on what else there is (`ingest.recognising`), never on the order in which paths are given.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graph_store.errors import UsageError
from graph_store.snapshots import is_store
from ingest.issues import Issue

_FETCH: Final = "Put the document itself there, or remove the entry."


@dataclass(frozen=True, slots=True, order=True)
class File:
    """A file that was found.

    Attributes:
        origin: Where it comes from: its absolute path, or a path-like word of its own for what is no file of the user's
            ("stdin/minutes.txt"). The same origin is the same document, however it is asked for.
        name: The name it proposes, a path with "/" between parts; the end of the origin.
        path: Where it can be read.
    """

    origin: str
    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class Search:
    """What a search found.

    Attributes:
        files: The files by origin, each once.
        issues: What was there and is no document, or could not be looked into.
        roots: Absolute paths of what was searched.
    """

    files: tuple[File, ...]
    issues: tuple[Issue, ...]
    roots: tuple[str, ...]


def find_files(paths: Iterable[Path | File]) -> Search:
    """Find the documents that paths mean.

    Hidden files and folders are passed over, and folders that hold a store. A file that is named twice (by itself and by its
    folder) is found once, under the longer name.

    Args:
        paths: Files, folders (searched wholly) and globs; a `File` stands for itself.

    Returns:
        The files, and an issue for everything else that was met.

    Raises:
        UsageError: If a path does not exist, is no regular file, or a glob finds nothing.
    """
    found: dict[str, File] = {}
    issues: set[Issue] = set()
    given = list(paths)
    for path in given:
        for one in _found(path):
            if isinstance(one, Issue):
                issues.add(one)
            elif len(one.name) >= len(found.get(one.origin, one).name):
                found[one.origin] = one
    roots = {path.origin if isinstance(path, File) else os.path.abspath(path) for path in given}  # noqa: PTH100  links stay links
    return Search(tuple(sorted(found.values())), tuple(sorted(issues)), tuple(sorted(roots | set(found))))


def _found(path: Path | File) -> Iterator[File | Issue]:
    if isinstance(path, File):
        yield path
    elif path.is_dir():
        yield from _in_folder(path)
    elif path.is_file():
        yield _file(path, path.name)
    elif path.exists():
        raise UsageError("This is no regular file.", where=str(path), remedy="Read it from standard input: ... | gapgraph build -")
    else:
        yield from _globbed(path)


def _file(path: Path, name: str) -> File:
    return File(_readable(os.path.abspath(path)), _readable(name), path)  # noqa: PTH100  a link is a place of its own, so it is not resolved


def _readable(name: str) -> str:
    """A name that is not UTF-8 with its odd bytes spelled out, so that it can be written down."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _in_folder(folder: Path) -> Iterator[File | Issue]:
    unreadable: list[OSError] = []
    empty = True
    for place, folders, files in os.walk(folder, onerror=unreadable.append):
        folders[:] = [name for name in folders if not name.startswith(".") and not is_store(Path(place, name))]
        for name in sorted((*files, *folders)):
            path = Path(place, name)
            found = None if name.startswith(".") else _entry(path, path.relative_to(folder).as_posix())
            if found:
                empty = False
                yield found
    for error in unreadable:
        empty = False
        name = os.path.relpath(error.filename, folder)
        yield _issue(name, Path(error.filename), f"The folder cannot be looked into: {error.strerror}.", "Ask for the right to read it.")
    if empty:
        yield _issue(str(folder), folder, "There is no document in this folder.", "Check that it is the right one.")


def _entry(path: Path, name: str) -> File | Issue | None:
    """A file, or why an entry of a folder is none; None for a folder, which is walked into."""
    if path.is_file():
        return _file(path, name)
    if path.is_symlink() and path.is_dir():
        return _issue(name, path, "It is a link to a folder, and links are not followed.", "Name the folder itself to read it too.")
    if path.is_symlink() and not path.exists():
        return _issue(name, path, f"It is a link to {os.readlink(path)}, which is not there.", _FETCH)  # noqa: PTH115
    return None if path.is_dir() else _issue(name, path, "It is no regular file.", _FETCH)


def _issue(name: str, path: Path, message: str, remedy: str) -> Issue:
    return Issue("find", _readable(name), message, remedy, _readable(os.path.abspath(path)))  # noqa: PTH100


def _globbed(path: Path) -> Iterator[File]:
    found = sorted(Path(name) for name in glob.glob(str(path), recursive=True) if Path(name).is_file())  # noqa: PTH207  the user's pattern may be absolute
    if not found:
        raise UsageError("There is no such file or folder.", where=str(path), remedy="Check the spelling; quote a pattern with *.")
    yield from (_file(one, one.name) for one in found)
