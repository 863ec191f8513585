"""Opening the folder of an embedded store: who may write, and what to do when somebody else does."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from graph_store.errors import StoreError, StoreLockedError

_REMEDY: Final = (
    "Wait for it or stop it; to look meanwhile, open the store read-only, or serve the folder with a SPARQL server and give its address."
)


def open_folder(folder: Path | None, *, read_only: bool) -> ox.Store:
    """Open the engine's store in a folder.

    Args:
        folder: Where it lies; made if it is missing. None keeps it in memory.
        read_only: Open a frozen snapshot, beside a process that writes.

    Returns:
        The engine's store.

    Raises:
        StoreLockedError: If it is open for writing already.
        StoreError: If the folder cannot be opened as a store.
    """
    if folder is None:
        return ox.Store()
    try:
        if read_only:
            return ox.Store.read_only(str(folder))
        folder.parent.mkdir(parents=True, exist_ok=True)
        return ox.Store(str(folder))
    except OSError as error:
        if "lock" in str(error).casefold():
            raise StoreLockedError(f"{_holder(folder)} is writing to this store.", where=str(folder), remedy=_REMEDY) from error
        remedy = "Name another folder, or remove this one and build again."
        if read_only and not folder.exists():
            remedy = "Build it first, or name the folder where it is."
        raise StoreError(f"The store cannot be opened: {error}.", where=str(folder), remedy=remedy) from error


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
