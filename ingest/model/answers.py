"""Answers kept on disk, so that a run that is broken off goes on without paying again.

One JSON file an answer, named by a hash of the model, the prompt and the text that was asked about. A file that is torn counts
as missing. Answers hold words of the documents: the folder is as confidential as they are.
"""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

from graph_store.errors import ModelError
from ingest.model.endpoint import Reply


def answer_key(*parts: str) -> str:
    """Return the name under which an answer is kept.

    Args:
        parts: All that the answer depends on: model, prompt, question.
    """
    return sha256("\x1f".join(parts).encode()).hexdigest()[:32]


class Answers:
    """A folder of answers.

    Args:
        folder: Where they are kept; made when the first one comes.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: str) -> Reply | None:
        """Return an answer that was kept.

        Args:
            key: Its name.

        Returns:
            The reply; None if there is none, or if its file is torn.
        """
        try:
            found = json.loads((self.folder / f"{key}.json").read_text(encoding="utf-8"))
            return Reply(str(found["content"]), str(found["finish"]), str(found["refusal"]), int(found["tokens"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, key: str, reply: Reply) -> None:
        """Keep an answer, as a whole or not at all.

        Args:
            key: Its name.
            reply: The answer.

        Raises:
            ModelError: If the folder cannot be written.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile("w", dir=self.folder, suffix=".part", delete=False, encoding="utf-8") as file:
                json.dump(asdict(reply), file)
            os.replace(file.name, self.folder / f"{key}.json")  # noqa: PTH105  the temporary file's name is no Path
        except OSError as error:
            remedy = "Choose a folder that can be written with --llm-answers."
            raise ModelError(f"The answer cannot be kept: {error}.", fatal=True, where=str(self.folder), remedy=remedy) from error
