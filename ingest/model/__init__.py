"""A language model as a second reader, for who has one.

`LanguageModel` asks any endpoint that speaks OpenAI's protocol, a local one too, for the records that the rules look for,
and gives what stands beside what the rules found. It is off unless a build asks for it, and then the document's text is
sent to the endpoint. What does not belong here: what the rules know (`ingest.extract`), RDF (`ingest.triples`).

1. `chunks` cuts the text at blocks; `asking` puts each part into a message as data, and reads the reply.
2. `endpoint` sends it, within the `budget`; `answers` keeps each reply on disk, so that no part is paid for twice.
3. `filling` turns the reply into records whose words it finds in the text (`locating`), and refuses the others.
4. `comparing` sets them beside the rules' records: they agree, complete, contradict or add.

Example:
    from ingest.model import LanguageModel, ModelSettings
    reader = LanguageModel(ModelSettings("llama3.2"))
    second = reader.read(document, extract(document))
"""

from __future__ import annotations

from ingest.model.second import LanguageModel
from ingest.model.settings import ModelSettings

__all__ = ["LanguageModel", "ModelSettings"]
