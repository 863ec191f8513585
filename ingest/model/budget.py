"""What a build may spend on a language model: requests, tokens, and how fast.

A limit is never passed: a request that could pass it is not sent. The clock and the sleep are passed in, so that tests need not wait.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from ingest.model.settings import ModelSettings


@dataclass(frozen=True, slots=True)
class Spent:
    """What was spent.

    Attributes:
        requests: Requests sent, repeated ones counted.
        tokens: Tokens of questions and answers; estimated where a server does not count them.
        kept: Parts whose answer was kept from an earlier time, and cost nothing.
    """

    requests: int = 0
    tokens: int = 0
    kept: int = 0


class Budget:
    """Counts and limits what is spent, and keeps the pace.

    Args:
        settings: The limits.
        clock: Seconds that only grow.
        sleep: Waits for some seconds.
    """

    def __init__(
        self, settings: ModelSettings, *, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._settings = settings
        self._clock = clock
        self.sleep = sleep
        self._next = 0.0
        self._requests = self._tokens = self._kept = 0

    @property
    def spent(self) -> Spent:
        """What was spent so far."""
        return Spent(self._requests, self._tokens, self._kept)

    def refusal(self, tokens: int) -> str:
        """Tell why a request may not be sent.

        Args:
            tokens: The most that it can take, question and answer together.

        Returns:
            The limit that it could pass, in a sentence; empty if it may be sent.
        """
        limit = self._settings
        if limit.max_requests and self._requests >= limit.max_requests:
            return f"The limit of {limit.max_requests:,} requests is reached."
        if limit.max_tokens and self._tokens + tokens > limit.max_tokens:
            return f"The limit of {limit.max_tokens:,} tokens would be passed ({self._tokens:,} are spent)."
        return ""

    def start(self) -> None:
        """Wait for the next request's turn, and count it."""
        wait = self._next - self._clock()
        if wait > 0:
            self.sleep(wait)
        if self._settings.per_minute:
            self._next = max(self._next, self._clock()) + 60 / self._settings.per_minute
        self._requests += 1

    def spend(self, tokens: int) -> None:
        """Count the tokens of an answered request."""
        self._tokens += tokens

    def keep(self) -> None:
        """Count a part whose answer was kept."""
        self._kept += 1
