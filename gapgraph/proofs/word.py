"""A stamp in a Word document: properties that Word shows (File, Info, Advanced), and a data part that holds it whole.

python-docx writes neither kind of part, and stamps the time of day into the archive; both are done here, so that the same
document gives the same bytes.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Final

from gapgraph.proofs.embedding import HOW_TO_CHECK
from gapgraph.proofs.printed import Printed, Quotation, folded
from gapgraph.proofs.stamps import to_json

if TYPE_CHECKING:
    from docx.document import Document

    from gapgraph.proofs.stamps import Stamp

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_PROOF_SPACE: Final = "https://w3id.org/gapgraph/proof"
_PROOF_PART: Final = "customXml/item2.xml"  # the template of python-docx has an item1
_FORMAT_ID: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the set of properties that people give, [MS-OLEPS] 2.18
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # the first time that an archive can state


def add_proof(document: Document, stamp: Stamp) -> None:
    """Put a stamp into a Word document.

    Args:
        document: The document.
        stamp: The stamp.
    """
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    package = document.part.package
    properties = Part(
        PackURI("/docProps/custom.xml"),
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        _properties(stamp),
        package,
    )
    package.relate_to(properties, f"{_OFFICE}/relationships/custom-properties")
    proof = Part(PackURI(f"/{_PROOF_PART}"), "application/xml", _proof(stamp), package)
    document.part.relate_to(proof, f"{_OFFICE}/relationships/customXml")


def _properties(stamp: Stamp) -> bytes:
    from lxml import etree

    types = f"{_OFFICE}/docPropsVTypes"
    top = etree.Element(f"{{{_OFFICE}/custom-properties}}Properties", nsmap={"op": f"{_OFFICE}/custom-properties", "vt": types})
    for number, (name, text) in enumerate(_shown(stamp).items(), start=2):  # the first two numbers are taken
        one = etree.SubElement(top, f"{{{_OFFICE}/custom-properties}}property", fmtid=_FORMAT_ID, pid=str(number), name=name)
        etree.SubElement(one, f"{{{types}}}lpwstr").text = xml_text(text)[:255]  # Word's longest property
    return etree.tostring(top, xml_declaration=True, encoding="UTF-8", standalone=True)


def _shown(stamp: Stamp) -> Mapping[str, str]:
    given = "; ".join(f"{name}={value}" for name, value in sorted(stamp.asked.params.items()))
    shown = {
        "GapGraph question": f"{stamp.asked.kind} {stamp.asked.name}",
        "GapGraph parameters": given,
        "GapGraph corpus fingerprint": stamp.fingerprint,
        "GapGraph documents": str(stamp.held),
        "GapGraph newest document": stamp.latest,
        "GapGraph version": stamp.version,
        "GapGraph rules": " ".join(stamp.pipeline),
        "GapGraph as of": stamp.as_of,
    }
    return {name: text for name, text in shown.items() if text}


def _proof(stamp: Stamp) -> bytes:
    from lxml import etree

    top = etree.Element(f"{{{_PROOF_SPACE}}}proof", nsmap={"gg": _PROOF_SPACE})
    top.text = json.dumps(to_json(stamp), ensure_ascii=True)
    return etree.tostring(top, xml_declaration=True, encoding="UTF-8", standalone=True)


@cache
def _no_xml() -> re.Pattern[str]:
    return re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Return a text with the characters that XML cannot hold replaced.

    Args:
        text: The text.
    """
    return _no_xml().sub("\ufffd", text)


def same_bytes(written: bytes) -> bytes:
    """Return an archive without the time at which it was written.

    Args:
        written: The archive.

    Returns:
        The same parts in the same order, the same for the same parts.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, date_time=_EPOCH)
            part.compress_type, part.create_system = zipfile.ZIP_DEFLATED, 3  # else it depends on the system
            new.writestr(part, old.read(name))
    return target.getvalue()


@cache
def _endnote() -> re.Pattern[str]:
    return re.compile(r"\[\d+\] “(?P<words>.*)” .*? (?P<address>\S+#char=\d+,\d+)", re.DOTALL)


def printed_word(data: bytes) -> Printed:
    """Return what a Word document prints.

    Args:
        data: The document.

    Returns:
        Its stamp, lines and quotations.

    Raises:
        ValueError: If it is no Word document.
    """
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            proof = _read_proof(archive)
    except (zipfile.BadZipFile, KeyError) as error:
        raise ValueError("it is no Word document") from error
    lines = [folded(paragraph.text) for paragraph in document.paragraphs]
    lines = lines[: lines.index(HOW_TO_CHECK)] if HOW_TO_CHECK in lines else lines
    notes = (found for line in lines if (found := _endnote().fullmatch(line)))
    quotations = tuple(Quotation(note["address"], note["words"]) for note in notes)
    return Printed(proof, tuple(line for line in lines if line), quotations)


def _read_proof(archive: zipfile.ZipFile) -> object:
    """Read the data part; Word may give it another number when it saves the document."""
    from lxml import etree

    for name in archive.namelist():
        if re.fullmatch(r"customXml/item\d+\.xml", name):
            top = etree.fromstring(archive.read(name), etree.XMLParser(resolve_entities=False, no_network=True))
            if top.tag == f"{{{_PROOF_SPACE}}}proof":
                return json.loads(top.text or "")
    return None
