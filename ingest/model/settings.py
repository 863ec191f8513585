"""Which language model is asked, where, and how much it may cost."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from graph_store.errors import UsageError

DEFAULT_URL: Final = "http://127.0.0.1:11434/v1"  # where a local server listens: nothing leaves the machine unless somebody says so
_LOCAL: Final = frozenset({"127.0.0.1", "::1", "localhost"})
_VARIABLES: Final = {
    "name": "GAPGRAPH_LLM_MODEL",
    "url": "GAPGRAPH_LLM_URL",
    "key": "GAPGRAPH_LLM_KEY",
    "max_requests": "GAPGRAPH_LLM_MAX_REQUESTS",
    "max_tokens": "GAPGRAPH_LLM_MAX_TOKENS",
    "per_minute": "GAPGRAPH_LLM_PER_MINUTE",
    "timeout": "GAPGRAPH_LLM_TIMEOUT",
    "answers": "GAPGRAPH_LLM_ANSWERS",
}
_MOST_SECONDS: Final = 3600.0


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """How to ask a language model.

    Attributes:
        name: The model's name, as its server calls it.
        url: Base address of the server; the chat endpoint is below it.
        key: What lets one in, sent as a bearer token; never shown.
        max_requests: Most requests of one build, repeated ones counted; 0 for no limit.
        max_tokens: Most tokens of one build, question and answer together; 0 for no limit.
        per_minute: Most requests in a minute; 0 for no limit.
        timeout: Seconds to wait for one answer.
        answers: Folder in which answers are kept.
    """

    name: str
    url: str = DEFAULT_URL
    key: str = field(default="", repr=False)
    max_requests: int = 500
    max_tokens: int = 1_000_000
    per_minute: int = 60
    timeout: float = 120.0
    answers: Path = Path(".gapgraph-answers")

    def __post_init__(self) -> None:
        if not self.name.strip() or not self.name.isprintable():
            raise UsageError("No language model is named.", remedy=f"Say which: --llm-model NAME, or {_VARIABLES['name']}.")
        if min(self.max_requests, self.max_tokens, self.per_minute) < 0 or not 0 < self.timeout <= _MOST_SECONDS:
            remedy = f"Limits are 0 (none) or more; the timeout is more than 0 and at most {_MOST_SECONDS:.0f} seconds."
            raise UsageError("A limit of the language model is out of range.", remedy=remedy)
        if not (self.key.isprintable() and self.key.isascii()) or self.key != self.key.strip():
            raise UsageError("The key holds a character that no key has.", remedy=f"Look at {_VARIABLES['key']}: a line end, perhaps.")
        _check_url(self.url, self.key)

    @property
    def endpoint(self) -> str:
        """Address to which the questions go."""
        base = self.url.rstrip("/")
        return base if base.endswith("/chat/completions") else f"{base}/chat/completions"

    @property
    def is_local(self) -> bool:
        """Whether the text stays on this machine."""
        return is_local(self.url)

    @classmethod
    def from_environment(
        cls, given: Mapping[str, object] | None = None, *, environment: Mapping[str, str] | None = None
    ) -> ModelSettings:
        """Put settings together: what is given wins over the environment, the environment over the default.

        Args:
            given: Settings by their names; a value of None counts as not given.
            environment: Where the variables are looked up, of which docs/settings.md has a table; the process' own if None.

        Returns:
            The settings.

        Raises:
            UsageError: If no model is named, or a value does not fit.
        """
        found = os.environ if environment is None else environment
        said = {name: found.get(variable, "") for name, variable in _VARIABLES.items()}
        values: dict[str, object] = {name: text for name, text in said.items() if text}
        values.update({name: value for name, value in (given or {}).items() if value is not None})
        return cls(**{"name": "", **{name: _typed(name, value) for name, value in values.items()}})  # type: ignore[arg-type]  # typed by _typed


def is_local(url: str) -> bool:
    """Tell whether an address is this machine's own.

    Args:
        url: The address.

    Returns:
        True if nothing that is sent there leaves the machine.
    """
    return urlsplit(url).hostname in _LOCAL


def _typed(name: str, value: object) -> object:
    kinds = {"max_requests": int, "max_tokens": int, "per_minute": int, "timeout": float, "answers": Path}
    try:
        return kinds.get(name, str)(str(value))
    except ValueError as error:
        raise UsageError(f"{value!r} is no number.", where=_VARIABLES[name], remedy="Give a number.") from error


def _check_url(url: str, key: str) -> None:
    try:
        parts = urlsplit(url)
        whole = parts.port != 0 and parts.scheme in {"http", "https"} and bool(parts.hostname) and not (parts.query or parts.fragment)
    except ValueError:
        parts, whole = urlsplit(""), False
    shown = f"{parts.scheme}://{parts.netloc.rsplit('@', 1)[-1]}{parts.path}"
    if not whole or not url.isascii() or not url.isprintable() or " " in url:
        raise UsageError("This is no address of a language model's server.", where=shown, remedy=f"Give one such as {DEFAULT_URL}.")
    if parts.username or parts.password:
        raise UsageError("The address holds a user or password.", where=shown, remedy=f"Put the key into {_VARIABLES['key']}.")
    if key and parts.scheme == "http" and not is_local(url):
        remedy = "Use https://, or a tunnel that ends on this machine."
        raise UsageError("The key would be sent unencrypted to another machine.", where=shown, remedy=remedy)
