"""Documents from standard input: `-` among the paths."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def local_paths(paths: Iterable[str]) -> Generator[list[Path]]:
    """Yield the paths, with `-` replaced by a file that holds standard input for as long as it is needed.

    Args:
        paths: Paths as the user gave them.

    Yields:
        Paths that can be read.
    """
    wanted = list(paths)
    with tempfile.TemporaryDirectory() as folder:
        if "-" in wanted:
            (Path(folder) / "stdin").write_bytes(sys.stdin.buffer.read())
        yield [Path(folder) / "stdin" if path == "-" else Path(path) for path in wanted]
