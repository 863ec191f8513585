"""Documents from standard input: `-` among the paths."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ingest.documents.paths import File


@contextmanager
def local_paths(paths: Iterable[str], name: str = "") -> Generator[list[Path | File]]:
    """Yield the paths, with `-` replaced by a file that holds standard input for as long as it is needed.

    Args:
        paths: Paths as the user gave them.
        name: Name of the document that standard input holds; if empty, one made from its content, so that
            different documents do not take each other's place.

    Yields:
        Paths that can be read.

    Raises:
        UsageError: If there is a name and no `-` among the paths.
    """
    wanted = list(paths)
    if name and "-" not in wanted:
        raise click.UsageError("--name is for the document from standard input; put - among the paths.")
    with tempfile.TemporaryDirectory() as folder:
        yield [_standard_input(Path(folder), name) if path == "-" else Path(path) for path in dict.fromkeys(wanted)]


def _standard_input(folder: Path, name: str) -> File:
    from ingest.documents.paths import File

    data = sys.stdin.buffer.read()
    called = name.strip("/") or f"stdin-{sha256(data).hexdigest()[:12]}"
    path = folder / "stdin"
    path.write_bytes(data)
    return File(f"stdin/{called}", called, path)
