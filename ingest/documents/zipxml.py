"""Office files are ZIP archives of XML: opening them within limits.

A few kilobytes can unpack to gigabytes. Sizes are checked before anything is unpacked, and XML is parsed without
entities, without a network and without huge trees.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from graph_store.errors import UnreadableDocumentError

if TYPE_CHECKING:
    from lxml.etree import _Element

_LARGEST_PART: Final = 200 * 1024 * 1024  # bytes of one part unpacked; the XML of a 1,000-page pack has some 60 MB
_LARGEST_RATIO: Final = 200  # text packs at 5 to 30 to 1; a bomb at 1,000 to 1
_MOST_PARTS: Final = 5000


class Archive:
    """An office file.

    Args:
        data: Its bytes.
        name: The document's name, for messages.

    Raises:
        UnreadableDocumentError: If it is no ZIP archive, torn, encrypted, or unpacks to too much.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except zipfile.BadZipFile as error:
            raise UnreadableDocumentError(
                f"The file is damaged: {error}.", where=name, remedy="Fetch it again, or save it again from the word processor."
            ) from error
        if len(self._zip.infolist()) > _MOST_PARTS:
            raise UnreadableDocumentError("The file holds too many parts.", where=name, remedy="Save it again from the word processor.")

    def names(self) -> list[str]:
        """Return the names of the parts."""
        return self._zip.namelist()

    def read(self, part: str) -> bytes:
        """Unpack one part.

        Args:
            part: Its name.

        Returns:
            Its bytes; empty if there is no such part.

        Raises:
            UnreadableDocumentError: If it is damaged, encrypted or too large.
        """
        try:
            info = self._zip.getinfo(part)
        except KeyError:
            return b""
        if info.flag_bits & 1:
            raise UnreadableDocumentError("The file is encrypted.", where=self._name, remedy="Save it without a password.")
        if info.file_size > _LARGEST_PART or info.file_size > _LARGEST_RATIO * max(info.compress_size, 50_000):
            raise UnreadableDocumentError(
                f"The part {part} unpacks to {info.file_size} bytes.",
                where=self._name,
                remedy="Save the file again from the word processor.",
            )
        try:
            return self._zip.read(info)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise UnreadableDocumentError(
                f"The part {part} is damaged: {error}.", where=self._name, remedy="Fetch the file again."
            ) from error

    def xml(self, part: str) -> _Element | None:
        """Parse one part as XML.

        Args:
            part: Its name.

        Returns:
            The root element; None if there is no such part.

        Raises:
            UnreadableDocumentError: If it is damaged.
        """
        from lxml import etree

        data = self.read(part)
        if not data:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise UnreadableDocumentError(
                f"The part {part} is damaged: {error}.", where=self._name, remedy="Save the file again from the word processor."
            ) from error
