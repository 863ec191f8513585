"""Talking to an endpoint that speaks OpenAI's protocol: one POST a question, and a clear word when it fails.

1. A request is sent only if the budget allows it, and at its pace; every repetition counts.
2. An overloaded, limited or broken server is asked again: when it says (`Retry-After`), else after 1, 2 and 4 seconds.
3. A server that does not take an optional parameter is asked without it, from then on.
4. A redirection is an error: neither the text nor the key follows it to another place.

Nothing in a reply is trusted: its length and its time are bounded here, its words are checked in `filling`.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPResponse
from typing import Any, Final
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from graph_store.errors import ModelError
from ingest.model.budget import Budget
from ingest.model.settings import ModelSettings

_PATIENCE: Final = 120.0  # seconds: who is asked to wait longer had better come back later
_TRIES: Final = 4
_SLOW_TRIES: Final = 2  # what timed out once is likely to do so again, and may cost each time
_LONGEST: Final = 8_000_000  # bytes of one reply
_AGAIN: Final = frozenset({408, 425, 429, 500, 502, 503, 504, 529})
_NO_REPLY: Final = 200  # the server says that all is well, and sends something else than a reply
_REMEDIES: Final[Mapping[int, str]] = {
    401: "Put the right key into GAPGRAPH_LLM_KEY.",
    403: "Ask whoever runs the server for the right to use this model.",
    _NO_REPLY: "Check that the address is that of an OpenAI-compatible server.",
    404: "Check the address (most end in /v1) and the model's name.",
    413: "The server takes no question of this length; choose a model with a longer context.",
}
_RUNS: Final = "Check that the server runs and that the address is right."


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model replied.

    Attributes:
        content: Its words, JSON if all went well.
        finish: Why it stopped: "stop", "length", "content_filter", or what the server says.
        refusal: Its words if it declined to answer.
        tokens: What question and answer took; estimated if the server does not say.
    """

    content: str
    finish: str = "stop"
    refusal: str = ""
    tokens: int = 0


def estimated_tokens(text: str) -> int:
    """Return about how many tokens a text takes, rather too many than too few."""
    return len(text) // 3 + 1


class Endpoint:
    """The line to one model.

    Args:
        settings: Where it is, and how to be let in.
        budget: What may be spent.
    """

    def __init__(self, settings: ModelSettings, budget: Budget) -> None:
        self._settings = settings
        self._budget = budget
        self._opener = _opener(local=settings.is_local)
        self._quirks: set[str] = set()

    def ask(self, question: Mapping[str, Any], answer_tokens: int) -> Reply:
        """Ask the model.

        Args:
            question: The request as the protocol has it, without the limit of the answer.
            answer_tokens: The most tokens that the answer may take.

        Returns:
            The reply, whatever it says.

        Raises:
            ModelError: If the budget is spent, or the endpoint answers with an error, not at all, or no reply.
        """
        tries = 0
        while True:
            body = self._body(question, answer_tokens)
            self._allow(estimated_tokens(body) + answer_tokens)
            try:
                reply = self._reply(body)
            except _FailedError as failed:
                tries += 1
                self._budget.spend(estimated_tokens(body) if failed.paid else 0)
                if not self._adapt(failed):
                    self._wait(failed, tries)
                continue
            self._budget.spend(reply.tokens)
            return reply

    def _body(self, question: Mapping[str, Any], answer_tokens: int) -> str:
        limit = "max_completion_tokens" if "max_tokens" in self._quirks else "max_tokens"
        kept = {name: value for name, value in question.items() if name not in self._quirks}
        return json.dumps({**kept, limit: answer_tokens, "stream": False}, ensure_ascii=False)

    def _allow(self, tokens: int) -> None:
        refusal = self._budget.refusal(tokens)
        if refusal:
            remedy = "Raise --llm-max-requests or --llm-max-tokens, or build again with the same limit."
            raise ModelError(refusal, fatal=True, remedy=remedy)
        self._budget.start()

    def _adapt(self, failed: _FailedError) -> bool:
        """Do without an optional parameter that the server refuses; true if that is new."""
        if failed.status not in {400, 422}:
            return False
        refused = {name for name in ("max_tokens", "temperature") if name in failed.said} - self._quirks
        self._quirks |= refused
        return bool(refused)

    def _wait(self, failed: _FailedError, tries: int) -> None:
        most = _SLOW_TRIES if failed.slow else _TRIES
        if not failed.passing or tries >= most:
            raise self._error(failed)
        wait = 2.0 ** (tries - 1) if failed.after is None else failed.after
        if wait > _PATIENCE:
            remedy = "Build again then."
            raise ModelError(f"The endpoint asks to wait for {wait:.0f} seconds.", status=failed.status, fatal=True, remedy=remedy)
        self._budget.sleep(wait)

    def _error(self, failed: _FailedError) -> ModelError:
        fatal = not failed.slow and failed.status not in {*_AGAIN, _NO_REPLY}
        remedy = _REMEDIES.get(failed.status) or ("See the server's own log." if failed.status else _RUNS)
        if "response_format" in failed.said or "json_schema" in failed.said:
            remedy = "Choose a server that answers by a JSON schema: this one seems not to."
        if failed.slow:
            remedy = "Raise --llm-timeout, or choose a quicker model."
        return ModelError(failed.happened, status=failed.status, fatal=fatal, where=self._settings.endpoint, remedy=remedy)

    def _reply(self, body: str) -> Reply:
        headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "gapgraph"}
        if self._settings.key:
            headers["Authorization"] = f"Bearer {self._settings.key}"
        request = Request(self._settings.endpoint, data=body.encode(), headers=headers, method="POST")
        timeout = self._settings.timeout
        deadline = time.monotonic() + timeout
        try:
            with self._opener.open(request, timeout=timeout) as response:
                data = _whole(response, deadline)
        except HTTPError as error:
            said = _said(error, self._settings.key)
            raise _FailedError(f"The endpoint answered {error.code}: {said}.", error.code, said, _after(error)) from error
        except (URLError, OSError, HTTPException) as error:
            raise _unanswered(error, timeout) from error
        return _read(data, body)


class _FailedError(Exception):
    """One request failed; whether that ends the question is decided by who asked."""

    def __init__(self, happened: str, status: int = 0, said: str = "", after: float | None = None, *, slow: bool = False) -> None:
        self.happened, self.status, self.said, self.after, self.slow = happened, status, said, after, slow
        super().__init__(happened)

    @property
    def passing(self) -> bool:
        """Whether another try may end better."""
        return self.status in _AGAIN or self.status == 0

    @property
    def paid(self) -> bool:
        """Whether the server may have done the work, and count it."""
        return self.slow or self.status == _NO_REPLY


class _NoRedirects(HTTPRedirectHandler):
    """Follows no redirection."""

    def redirect_request(self, *_: object) -> None:
        """Refuse: urllib then reports the status as an error."""


def _opener(*, local: bool) -> OpenerDirector:
    """An opener without redirections, and without a proxy between this machine and itself."""
    return build_opener(_NoRedirects(), ProxyHandler({})) if local else build_opener(_NoRedirects())


def _whole(response: HTTPResponse, deadline: float) -> bytes:
    """The whole body, or an error once it takes too long or is too long: a server may send a byte now and then for ever."""
    pieces: list[bytes] = []
    size = 0
    while piece := response.read1(65_536):
        pieces.append(piece)
        size += len(piece)
        if size > _LONGEST:
            raise HTTPException(f"it is longer than {_LONGEST:,} bytes")
        if time.monotonic() > deadline:
            raise TimeoutError("timed out")
    if response.length:
        raise HTTPException(f"{response.length:,} bytes are missing")
    return b"".join(pieces)


def _unanswered(error: Exception, timeout: float) -> _FailedError:
    reason = getattr(error, "reason", None) or error
    if isinstance(reason, TimeoutError) or "timed out" in str(reason):
        return _FailedError(f"The endpoint did not answer within {timeout:g} seconds.", slow=True)
    if isinstance(error, HTTPException):
        return _FailedError(f"The endpoint's answer is not whole: {str(error) or type(error).__name__}.", 502)
    return _FailedError(f"The endpoint cannot be reached: {reason}.")


def _after(error: HTTPError) -> float | None:
    """Seconds that the server asks to wait, by a number or by a date; None if it does not say."""
    text = (error.headers.get("Retry-After") or "").strip()
    if text.replace(".", "", 1).isdigit():
        return float(text)
    try:
        return max(0.0, (parsedate_to_datetime(text) - datetime.now(UTC)).total_seconds()) if text else None
    except (TypeError, ValueError):
        return None


def _said(error: HTTPError, secret: str) -> str:
    """The beginning of the server's own message, without what we sent in confidence."""
    try:
        text = error.read(4000).decode(errors="replace")
    except (OSError, HTTPException):
        text = ""
    try:
        found = json.loads(text)
        own = found.get("error", found.get("message", found)) if isinstance(found, dict) else found
        text = str(own.get("message", own) if isinstance(own, dict) else own)
    except ValueError:
        pass
    text = printable(text or str(error.reason)).rstrip(". ")[:300]
    return text.replace(secret, "***") if secret else text


def printable(text: str) -> str:
    """Return a text of somebody else in one line, without characters that could steer a terminal.

    Args:
        text: The text.
    """
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _read(data: bytes, body: str) -> Reply:
    try:
        found = json.loads(data)
        choice, usage = found["choices"][0], found.get("usage") or {}
        content, refusal = (choice["message"].get(name) or "" for name in ("content", "refusal"))
        finish, reported = str(choice.get("finish_reason") or "stop"), usage.get("total_tokens")
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise _FailedError("What the endpoint sent is no reply of a language model.", _NO_REPLY) from error
    if not isinstance(content, str) or not isinstance(refusal, str):
        raise _FailedError("The model's message is no text.", _NO_REPLY)
    tokens = reported if isinstance(reported, int) and reported > 0 else estimated_tokens(body) + estimated_tokens(content)
    return Reply(content, finish, refusal, tokens)
