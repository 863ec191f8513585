"""From a document to facts.

`documents` turns bytes into text with structure, `extract` turns text into records, `identify` gives
names their identities, `triples` writes records as quads, and `pipeline` runs the steps for many
documents. What does not belong here: where quads live (`graph_store`), and what people touch (`gapgraph`).

Example:
    from ingest.pipeline import build
    summary = build([Path("samples")], store)
"""
