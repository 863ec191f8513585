"""A real server on loopback that speaks the protocol of language models, and says what a test wants it to say."""

from __future__ import annotations

import contextlib
import json
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from ingest.documents.model import Document, Span
from ingest.model.schema import asked_fields, kinds
from ingest.records import Extraction, Record, Said

MINUTES = """Ashby Health Board

Minutes of the meeting held on 4 May 2021

Present: Jane Carter (Chair), Lucy Hart (Head of Planning)

1. Waiting times

Waiting lists grew by 12% last year. Jane Carter was worried that nobody at Ashby Constabulary had been told.

Lucy Hart felt that the Ashby Carers Trust might host a drop-in on Mondays from 1 July 2021.

ACTION: Lucy Hart to write to Ashby Constabulary by 1 June 2021
"""


@dataclass
class Reply:
    """What the server sends."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    before: float = 0.0
    drip: float = 0.0
    cut: int = 0


@dataclass
class Asked:
    """One request as it came in."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def text(self) -> str:
        """The part of the document, without the lines around it."""
        found = re.fullmatch(r"<document-(\w+)>\n(.*)\n</document-\1>", self.body["messages"][1]["content"], re.DOTALL)
        assert found
        return found[2]


def said(content: str, **more: Any) -> Reply:
    """A reply with the model's words, in the protocol's form."""
    choice = {"index": 0, "message": {"role": "assistant", "content": content, **more.pop("message", {})}, "finish_reason": more.pop("finish", "stop")}
    usage = more.pop("usage", {"prompt_tokens": 90, "completion_tokens": 10, "total_tokens": 100})
    return Reply(json.dumps({"object": "chat.completion", "model": "test", "choices": [choice], "usage": usage, **more}).encode())


def records(**kinds: list[Any]) -> Reply:
    """A reply with records."""
    return said(json.dumps(kinds))


def failing(status: int, message: str = "no", **headers: str) -> Reply:
    """An error in the protocol's form."""
    body = json.dumps({"error": {"message": message, "type": "error"}}).encode()
    return Reply(body, status, {name.replace("_", "-"): value for name, value in headers.items()})


class ModelServer:
    """The server: it keeps what it was asked, and answers from a list of replies, the last one again and again."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.replies: list[Reply | Callable[[Asked], Reply]] = [records(commitments=[])]
        self._lock = threading.Lock()
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                with server._lock:
                    asked = Asked(self.path, {name.casefold(): value for name, value in self.headers.items()}, body)
                    server.asked.append(asked)
                    reply = server.replies.pop(0) if len(server.replies) > 1 else server.replies[0]
                self._send(reply(asked) if callable(reply) else reply)

            def _send(self, reply: Reply) -> None:
                time.sleep(reply.before)
                if reply.status:  # else it hangs up without a word
                    with contextlib.suppress(OSError):  # the client may have had enough
                        self._speak(reply)

            def _speak(self, reply: Reply) -> None:
                self.send_response(reply.status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(reply.body)))
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                for piece in [reply.body[: len(reply.body) - reply.cut]] if not reply.drip else [bytes([byte]) for byte in reply.body]:
                    self.wfile.write(piece)
                    self.wfile.flush()
                    time.sleep(reply.drip)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/v1"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@dataclass
class Clock:
    """Time that passes only when somebody sleeps."""

    now: float = 0.0
    slept: list[float] = field(default_factory=list)

    def time(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def faithful(document: Document, extraction: Extraction, part: str) -> Reply:
    """A reply that says what the rules read in one part of a document, in the words of the text."""
    start = document.text.index(part)
    span = Span(start, start + len(part))
    items = {kind: [_item(document, record, kind) for record in getattr(extraction, kind) if record.quote in span] for kind in kinds()}
    return said(json.dumps(items))


def _item(document: Document, record: Record, kind: str) -> dict[str, Any]:
    item: dict[str, Any] = {"quote": document.words(record.quote)}
    for asked in asked_fields(kind):
        value = getattr(record, asked.name)
        if isinstance(value, tuple):
            item[asked.name] = [document.words(one.span) for one in value]
        elif isinstance(value, Said):
            item[asked.name] = document.words(value.span)
        else:
            item[asked.name] = document.words(value) if isinstance(value, Span) else value
    return item
