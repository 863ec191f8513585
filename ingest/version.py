"""The version of what turns a document into facts, computed from what does it.

A rule that changes must make documents be read again, and nobody must have to remember it. So the version is a digest of the
sources and word lists of this package, and of the namespaces that its quads are written in. A comment counts too: reading
once too often is cheap, keeping a fact that no rule would make any more is not.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path


@cache
def pipeline_version() -> str:
    """Return the version, 16 hexadecimal digits; computed once in a process, in some milliseconds.

    Returns:
        The same text for the same sources, wherever they lie.
    """
    return digest_of(Path(__file__).parent)


def digest_of(package: Path) -> str:
    """Return the digest of a package and of the namespaces beside it.

    Args:
        package: The folder `ingest`.

    Returns:
        16 hexadecimal digits.
    """
    top = package.parent
    files = [path for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    named = sorted((path.relative_to(top).as_posix(), path) for path in (*files, top / "graph_store" / "namespaces.py"))
    digest = sha256()
    for name, path in named:
        digest.update(f"{name} {sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()[:16]
