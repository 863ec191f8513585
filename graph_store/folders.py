"""Opening the folder of an embedded store: who may write, and what to do when somebody else does."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from graph_store.errors import StoreError, StoreLockedError, UsageError
from graph_store.snapshots import is_store, take_view

_WAIT: Final = "Wait for it or stop it. What only reads works meanwhile: query, gaps, trace; in Python open_store(..., read_only=True)."
_ANOTHER: Final = "Name another folder, or remove this one and build again."


def require_store(folder: Path) -> None:
    """Refuse a folder that holds no store.

    Args:
        folder: Where it should lie.

    Raises:
        UsageError: If there is none.
    """
    if not is_store(folder):
        remedy = f"Make one with `gapgraph build PATH --store {folder}`, or name the folder where it is."
        raise UsageError("There is no store here.", where=str(folder), remedy=remedy)


def open_folder(folder: Path | None) -> ox.Store:
    """Open the engine's store in a folder, for writing.

    Args:
        folder: Where it lies; made if it is missing. None keeps it in memory.

    Returns:
        The engine's store.

    Raises:
        StoreLockedError: If it is open for writing already.
        StoreError: If the folder cannot be opened as a store.
    """
    if folder is None:
        return ox.Store()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        return ox.Store(str(folder))
    except OSError as error:
        if "lock" in str(error).casefold():
            raise StoreLockedError(f"{_holder(folder)} is writing to this store.", where=str(folder), remedy=_WAIT) from error
        raise StoreError(f"The store cannot be opened: {error}.", where=str(folder), remedy=_ANOTHER) from error


def open_view(folder: Path) -> tuple[ox.Store, Path | None]:
    """Open a frozen view of the store in a folder, beside a process that may write to it.

    Args:
        folder: Where it lies.

    Returns:
        The engine's store, and the folder of the view, to be removed after use; None where the folder itself had to be opened.

    Raises:
        UsageError: If there is no store.
        StoreError: If the folder cannot be opened as a store.
    """
    require_store(folder)
    view = take_view(folder)
    try:
        return ox.Store.read_only(str(view or folder)), view
    except OSError as error:
        if view:
            shutil.rmtree(view, ignore_errors=True)
        raise StoreError(f"The store cannot be opened: {error}.", where=str(folder), remedy=_ANOTHER) from error


def require_empty(folder: Path) -> None:
    """Refuse a folder that holds anything.

    Args:
        folder: Where something is about to be written.

    Raises:
        StoreError: If it is a file, or a folder that is not empty.
    """
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise StoreError("The folder for the copy is not empty.", where=str(folder), remedy="Name a new folder.")


def _holder(folder: Path) -> str:
    """Who holds the lock, as far as the system tells: Linux lists the locks of a file by its inode."""
    try:
        inode = (folder / "LOCK").stat().st_ino
        lines = Path("/proc/locks").read_text(encoding="ascii").splitlines()
    except OSError:
        return "Another process"
    fields = next((line.split() for line in lines if f":{inode} " in line), None)
    if fields is None or not fields[4].isdigit():
        return "Another process"
    return "This program itself" if int(fields[4]) == os.getpid() else f"Another process ({fields[4]})"
