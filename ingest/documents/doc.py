"""Old Word files (.doc), through an installed converter: LibreOffice, or antiword.

LibreOffice keeps automatic numbers, tables and headings, and takes a second or two; antiword is quick and loses some. So
LibreOffice is asked first; what antiword could not lay out is said.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Final

from graph_store.errors import UnreadableDocumentError
from ingest.documents.model import Document, Notice

VERSION: Final = "2"
_MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECONDS: Final = 120  # a converter that takes longer has hung
_REMEDY: Final = "Install LibreOffice (or antiword), or save the file as .docx."
_BETTER: Final = "Install LibreOffice, or save the file as .docx."


def sniff(data: bytes, name: str) -> bool:
    """Tell whether bytes are an OLE file, which is what .doc is."""
    return data.startswith(_MAGIC)


def read(data: bytes, name: str) -> Document:
    """Read an old Word file.

    Args:
        data: Its bytes.
        name: Its name within the corpus.

    Returns:
        The document.

    Raises:
        UnreadableDocumentError: If it is encrypted, no converter is installed, or it cannot read the file.
    """
    _check(data, name)
    office, antiword = shutil.which("soffice") or shutil.which("libreoffice"), shutil.which("antiword")
    if office:
        return _office(data, name, office)
    if antiword:
        return _antiword(data, name, antiword)
    raise UnreadableDocumentError("There is no converter for .doc files.", where=name, remedy=_REMEDY)


def _check(data: bytes, name: str) -> None:
    """The same container holds locked .docx files, spreadsheets and mails; its streams have names."""
    if _stream("EncryptedPackage") in data:
        raise UnreadableDocumentError("The file is encrypted: it has a password.", where=name, remedy="Save it without a password.")
    if _stream("WordDocument") not in data:
        raise UnreadableDocumentError("The file is an old Office file, but no Word document.", where=name, remedy="Save as .docx or PDF.")


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le")


def _run(command: list[str], name: str, path: Path) -> bytes:
    """Run a converter; what it says of the file at `path` is said of the document, whose name does not change from run to run."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise UnreadableDocumentError(
            f"{Path(command[0]).name} did not finish in {_SECONDS} s.", where=name, remedy="Save the file as .docx."
        ) from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").replace(str(path), name).strip().splitlines()
        raise UnreadableDocumentError(
            f"{Path(command[0]).name} cannot read it: {said[0].rstrip('.') if said else 'no reason given'}.",
            where=name,
            remedy="Save the file as .docx.",
        )
    return done.stdout


def _antiword(data: bytes, name: str, program: str) -> Document:
    from ingest.documents import text
    from ingest.documents.antiword import has_broken_tables, tidy

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document.doc"
        path.write_bytes(data)
        said = _run([program, "-m", "UTF-8.txt", "-w", "0", str(path)], name, path).decode("utf-8", errors="replace")
    document = text.read(tidy(said).encode(), name)
    warnings = (Notice("antiword cannot lay out its tables.", _BETTER),) if has_broken_tables(said) else ()
    document = replace(document, media_type="application/msword", reader="doc", reader_version=VERSION, bytes_sha256=_hash(data))
    return replace(document, warnings=warnings)


def _office(data: bytes, name: str, program: str) -> Document:
    from ingest.documents import odt

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document.doc"
        path.write_bytes(data)
        profile = (Path(folder) / "profile").as_uri()
        _run([program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "odt", "--outdir", folder, str(path)], name, path)
        made = Path(folder) / "document.odt"
        if not made.is_file():
            raise UnreadableDocumentError("LibreOffice could not convert it.", where=name, remedy="Save the file as .docx.")
        document = odt.read(made.read_bytes(), name)
    return replace(document, media_type="application/msword", reader="doc", reader_version=VERSION, bytes_sha256=_hash(data))


def _hash(data: bytes) -> str:
    from hashlib import sha256

    return sha256(data).hexdigest()
