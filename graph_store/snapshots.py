"""A frozen view of an embedded store's folder, beside a process that writes to it.

The engine (RocksDB) never changes a table file: it adds new ones, removes old ones, and says in a manifest which count. A
reader that opened the folder itself could find a file gone that it needs. So it opens a view of its own:

1. Table and log files are linked into a folder of the reader's, so that they stay though the writer removes them; the
   manifest and its like, which are written in place, are copied.
2. If the manifest or the list of files changed meanwhile, the view may be torn: it is taken again.
3. The view goes when the reader closes; what a killed reader left goes with the next.

Where links cannot be made (a folder that may only be read), the folder itself is opened.
"""

from __future__ import annotations

import os
import platform
import shutil
import time
from pathlib import Path
from secrets import token_hex
from typing import Final

_PREFIX: Final = ".reader-"
_LINKED: Final = (".sst", ".blob", ".log")
_COPIED: Final = ("CURRENT", "MANIFEST-", "OPTIONS-", "IDENTITY")
_TRIES: Final = 100  # a torn view is rare: one in some fifty beside a writer that does nothing but write
_PAUSE: Final = 0.02  # seconds between tries


def is_store(folder: Path) -> bool:
    """Tell whether a folder holds a store.

    Args:
        folder: The folder.

    Returns:
        True if it does.
    """
    return (folder / "CURRENT").is_file()


def take_view(folder: Path) -> Path | None:
    """Make a view of a store as it is now.

    Args:
        folder: The store's folder.

    Returns:
        The view's folder, to be removed after use; None if no view can be made in the store's folder.
    """
    _sweep(folder)
    view = folder / f"{_PREFIX}{_host()}-{os.getpid()}-{token_hex(4)}"
    try:
        for _ in range(_TRIES):
            view.mkdir()
            if _fill(view, folder):
                return view
            shutil.rmtree(view)
            time.sleep(_PAUSE)
    except OSError:
        shutil.rmtree(view, ignore_errors=True)
    return None


def _fill(view: Path, folder: Path) -> bool:
    """Link and copy the store's files; False if it changed meanwhile."""
    before = _state(folder)
    try:
        for name in before:
            if name.endswith(_LINKED):
                os.link(folder / name, view / name)
            else:
                shutil.copyfile(folder / name, view / name)
    except FileNotFoundError:
        return False
    return _state(folder) == before


def _state(folder: Path) -> dict[str, int]:
    """The files that make up the store, with the size of those that are written in place and must not change."""
    names = [path.name for path in folder.iterdir() if path.name.endswith(_LINKED) or path.name.startswith(_COPIED)]
    return {name: 0 if name.endswith(_LINKED) else _size(folder / name) for name in sorted(names)}


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return -1


def _sweep(folder: Path) -> None:
    """Remove the views of readers on this machine that are no more."""
    for view in folder.glob(f"{_PREFIX}{_host()}-*-*"):
        pid = view.name.rsplit("-", 2)[1]
        if pid.isdecimal() and not _is_running(int(pid)):
            shutil.rmtree(view, ignore_errors=True)


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _host() -> str:
    return "".join(c for c in platform.node() if c.isalnum()) or "here"
