"""Captions of a recorded meeting (WebVTT): the words that were spoken, a paragraph a caption."""

import re

from ingest.documents.blocks import BlockBuilder
from ingest.documents.model import Document
from ingest.documents.text import Format, make_document

TIMES = re.compile(r"(?m)^[\d:.]+ --> [\d:.]+.*\n((?:.+\n?)+)")


def sniff(data: bytes, name: str) -> bool:
    """Tell by the first bytes whether this is WebVTT."""
    return data.startswith(b"WEBVTT")


def read(data: bytes, name: str) -> Document:
    """Read the captions, without their times."""
    builder = BlockBuilder()
    for found in TIMES.finditer(data.decode("utf-8").replace("\r\n", "\n")):
        builder.add("paragraph", " ".join(found[1].split()))
    form = Format("text/vtt", reader="captions", version="1")
    return make_document(form, name=name, data=data, text=builder.text, blocks=tuple(builder.blocks))
